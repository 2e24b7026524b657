#include "ui/start/start_page.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSvgRenderer>
#include <QVBoxLayout>

#include "engram_version.h"
#include "ui/settings/settings.h"
#include "ui/start/card_grid.h"
#include "ui/start/picture_maker.h"
#include "ui/start/recent_row.h"
#include "ui/start/scenario_card.h"
#include "ui/window/recent_files.h"
#include "ui/window/scenario_text.h"

namespace engram::ui {
namespace {

constexpr int margin = 24;
constexpr int between_halves = 32;
constexpr int introduction_width = 288;
constexpr int narrow = 820;  // below it, one half stands above the other
constexpr int mark_size = 56;

QString ownStyle(const Theme& theme) {
  return QString(
             "QLabel#startName { font-size: %1px; font-weight: 700; }"
             "QLabel#startIdea { font-size: %2px; }"
             "QLabel[startHeading=\"true\"] { font-size: %3px; font-weight: 600; }")
      .arg(theme.fontSize + 15)
      .arg(theme.fontSize + 1)
      .arg(theme.titleFontSize + 2);
}

QLabel* heading(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("startHeading", true);
  return label;
}

}  // namespace

StartPage::StartPage(const QStringList& shipped, RecentFiles& recent, const Theme& theme, QWidget* parent)
    : QScrollArea(parent), recent_(recent), theme_(theme) {
  setObjectName("startPage");
  setAccessibleName(tr("Start page"));
  setFrameShape(QFrame::NoFrame);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget(this);
  halves_ = new QBoxLayout(QBoxLayout::LeftToRight, content);
  halves_->setContentsMargins(margin, margin, margin, margin);
  halves_->setSpacing(between_halves);
  QWidget* scenarios = makeScenarios(shipped);
  introduction_ = makeIntroduction();
  halves_->addWidget(introduction_, 0);
  halves_->addWidget(scenarios, 1);
  setWidget(content);
  content->setAutoFillBackground(false);
  viewport()->setAutoFillBackground(false);
  auto* leave = new QShortcut(Qt::Key_Escape, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  connect(leave, &QShortcut::activated, this, &StartPage::backChosen);
  connect(&recent_, &RecentFiles::changed, this, &StartPage::showRecent);
  showRecent();
  setTheme(theme);
}

StartPage::~StartPage() = default;

QWidget* StartPage::makeIntroduction() {
  auto* part = new QWidget(this);
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(14);
  auto* line = new QHBoxLayout;
  line->setSpacing(14);
  mark_ = new QLabel(part);
  mark_->setFixedSize(mark_size, mark_size);
  line->addWidget(mark_);
  auto* names = new QVBoxLayout;
  names->setSpacing(0);
  auto* name = new QLabel("Engram", part);
  name->setObjectName("startName");
  auto* version = new QLabel(tr("Version %1").arg(ENGRAM_VERSION), part);
  version->setProperty("muted", true);
  names->addWidget(name);
  names->addWidget(version);
  line->addLayout(names, 1);
  column->addLayout(line);
  auto* idea = new QLabel(tr("A memory network of excitatory and inhibitory spiking neurons: give it a corrupted cue "
                             "and watch it recall. With inhibition that acts at once it goes on remembering; the same "
                             "network, with the same noise, bursts and falls silent when inhibition comes one step "
                             "late."),
                          part);
  idea->setObjectName("startIdea");
  idea->setWordWrap(true);
  column->addWidget(idea);
  column->addWidget(makeButtons());
  column->addWidget(makeFoot(), 1);
  return part;
}

QWidget* StartPage::makeFoot() {
  foot_ = new QWidget(this);
  auto* column = new QVBoxLayout(foot_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(14);
  recent_part_ = new QWidget(foot_);
  recent_column_ = new QVBoxLayout(recent_part_);
  recent_column_->setContentsMargins(0, 8, 0, 0);
  recent_column_->setSpacing(2);
  recent_column_->addWidget(heading(tr("Recent files"), recent_part_));
  column->addWidget(recent_part_);
  column->addStretch(1);
  at_start_ = new QCheckBox(tr("Show this page at the start"), foot_);
  at_start_->setStatusTip(tr("Else the program starts with the course’s network; Help ▸ Start page shows it again"));
  connect(at_start_, &QCheckBox::clicked, this,
          [](bool on) { settings::setAtStart(on ? settings::AtStart::start_page : settings::AtStart::network); });
  column->addWidget(at_start_);
  return foot_;
}

QWidget* StartPage::makeButtons() {
  auto* part = new QWidget(this);
  auto* row = new QHBoxLayout(part);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  const auto add = [&](const QString& text, const QString& tip) {
    auto* button = new QPushButton(text, part);
    button->setStatusTip(tip);
    button->setAutoDefault(false);
    row->addWidget(button);
    return button;
  };
  back_ = add(tr("Back to the run"), tr("Goes on with the run that is there (Esc)"));
  back_->setProperty("primary", true);
  open_ = add(tr("Open…"), tr("Opens a scenario, or a table or picture that Engram wrote"));
  new_ = add(tr("New"), tr("A network with the default values"));
  row->addStretch(1);
  connect(open_, &QPushButton::clicked, this, &StartPage::openChosen);
  connect(new_, &QPushButton::clicked, this, &StartPage::newChosen);
  connect(back_, &QPushButton::clicked, this, &StartPage::backChosen);
  return part;
}

QWidget* StartPage::makeScenarios(const QStringList& shipped) {
  auto* part = new QWidget(this);
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addWidget(heading(tr("Scenarios to start from"), part));
  auto* grid = new CardGrid(part);
  std::vector<Scenario> scenarios;
  for (const QString& file : shipped) {
    ScenarioRead read = readScenarioFile(file);
    if (!read.scenario) continue;
    ScenarioSummary summary = summaryOf(*read.scenario);
    if (summary.title.isEmpty()) summary.title = QFileInfo(file).completeBaseName();
    auto* card = new ScenarioCard(summary, grid);
    grid->add(card);
    const int which = static_cast<int>(cards_.size());
    cards_ << card;
    card->installEventFilter(this);
    scenarios.push_back(std::move(*read.scenario));
    connect(card, &QAbstractButton::clicked, this, [this, file] { emit scenarioChosen(file); });
    connect(card, &ScenarioCard::resized, this, [this, which] { askForPicture(which); });
  }
  pictures_ = std::make_unique<PictureMaker>(std::move(scenarios));
  connect(pictures_.get(), &PictureMaker::drawn, this,
          [this](int which, const QImage& picture) { cards_[which]->setPicture(picture); });
  column->addWidget(grid);
  column->addStretch(1);
  return part;
}

void StartPage::showRecent() {
  for (RecentRow* row : std::as_const(rows_)) {
    row->hide();
    row->deleteLater();  // perhaps it is the one whose click led here
  }
  rows_.clear();
  const QStringList names = distinctNames(recent_.files());
  for (qsizetype i = 0; i < names.size(); ++i) {
    auto* row = new RecentRow(names[i], recent_.files()[i], recent_part_);
    row->setTheme(theme_);
    row->installEventFilter(this);
    connect(row, &QAbstractButton::clicked, this, [this, row] { emit recentChosen(row->file()); });
    recent_column_->addWidget(row);
    rows_ << row;
  }
  recent_part_->setVisible(!rows_.isEmpty());
}

void StartPage::setTheme(const Theme& theme) {
  theme_ = theme;
  setStyleSheet(ownStyle(theme));
  for (ScenarioCard* card : std::as_const(cards_)) card->setTheme(theme);
  for (RecentRow* row : std::as_const(rows_)) row->setTheme(theme);
  for (int i = 0; i < cards_.size(); ++i) askForPicture(i);
  drawMark();
  stack(width() < theme_.px(narrow));
}

void StartPage::setWayBack(const QString& text) { back_->setText(text); }

void StartPage::askForPicture(int which) {
  if (!isVisible()) return;  // its size is not known yet
  const double scale = devicePixelRatioF();
  const QSize pixels = (QSizeF(cards_[which]->pictureArea().size()) * scale).toSize();
  if (!pixels.isEmpty()) pictures_->ask(which, pixels, scale, theme_);
}

void StartPage::drawMark() {
  const double scale = devicePixelRatioF();
  QPixmap pixmap((QSizeF(mark_size, mark_size) * scale).toSize());
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  QSvgRenderer(QString(":/icons/engram.svg")).render(&painter);
  painter.end();
  pixmap.setDevicePixelRatio(scale);
  mark_->setPixmap(pixmap);
}

void StartPage::resizeEvent(QResizeEvent* event) {
  stack(event->size().width() < theme_.px(narrow));
  QScrollArea::resizeEvent(event);
}

void StartPage::stack(bool stacked) {
  introduction_->setMinimumWidth(stacked ? 0 : theme_.px(introduction_width));
  introduction_->setMaximumWidth(stacked ? QWIDGETSIZE_MAX : theme_.px(introduction_width));
  if (stacked == stacked_) return;
  stacked_ = stacked;
  halves_->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  auto* column = static_cast<QVBoxLayout*>(introduction_->layout());
  (stacked ? static_cast<QLayout*>(column) : halves_)->removeWidget(foot_);
  if (stacked) halves_->addWidget(foot_);
  else column->addWidget(foot_, 1);
}

void StartPage::showEvent(QShowEvent* event) {
  QScrollArea::showEvent(event);
  at_start_->setChecked(settings::atStart() == settings::AtStart::start_page);
  showRecent();  // files may have gone
  verticalScrollBar()->setValue(0);
  drawMark();
  for (int i = 0; i < cards_.size(); ++i) askForPicture(i);
}

bool StartPage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusIn) ensureWidgetVisible(static_cast<QWidget*>(watched), 0, margin);
  return QScrollArea::eventFilter(watched, event);
}

}  // namespace engram::ui

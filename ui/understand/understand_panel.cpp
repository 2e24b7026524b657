#include "ui/understand/understand_panel.h"

#include <QButtonGroup>
#include <QFontInfo>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/bridge/live_bridge.h"

namespace engram::ui {
namespace {
constexpr int refresh_every_ms = 50;
constexpr int buttons_in_a_row = 4;
}  // namespace

UnderstandPanel::UnderstandPanel(LiveBridge& bridge, QWidget* parent)
    : QFrame(parent),
      bridge_(bridge),
      title_(new QLabel(this)),
      selector_(new QGridLayout),
      column_(new QVBoxLayout(this)),
      group_(new QButtonGroup(this)) {
  setObjectName("understand");
  setProperty("card", true);
  setAccessibleName(tr("Understand"));
  column_->setContentsMargins(1, 8, 1, 4);
  column_->setSpacing(6);
  makeHeading();
  selector_->setContentsMargins(10, 0, 10, 0);
  selector_->setSpacing(3);
  column_->addLayout(selector_);
  title_->setProperty("title", true);
  title_->setWordWrap(true);
  auto* question = new QHBoxLayout;  // a label's own margins go when style sheets are applied
  question->setContentsMargins(14, 4, 10, 0);
  question->addWidget(title_);
  column_->addLayout(question);
  connect(&bridge_, &LiveBridge::frame, this, [this] {
    if (isVisible() && (!refreshed_.isValid() || refreshed_.elapsed() >= refresh_every_ms)) refresh();
  });
}

UnderstandPanel::~UnderstandPanel() {
  for (QScrollArea* frame : frames_)
    if (frame != nullptr && frame->parent() == nullptr) delete frame;
}

void UnderstandPanel::putInPlace(QScrollArea* frame) {
  if (frame == in_place_) return;
  if (in_place_ != nullptr) {
    column_->removeWidget(in_place_);
    in_place_->setParent(nullptr);
  }
  in_place_ = frame;
  column_->addWidget(frame, 1);
  frame->show();
}

void UnderstandPanel::makeHeading() {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(14, 0, 8, 0);
  auto* heading = new QLabel(tr("UNDERSTAND"), this);
  heading->setProperty("muted", true);
  heading->setProperty("heading", true);
  row->addWidget(heading, 1);
  auto* close = new QToolButton(this);
  close->setObjectName("closeUnderstand");
  close->setText(QStringLiteral("×"));
  close->setToolTip(tr("Closes this column"));
  close->setAccessibleName(tr("Close Understand"));
  close->setProperty("flat", true);
  connect(close, &QToolButton::clicked, this, &UnderstandPanel::closed);
  row->addWidget(close);
  column_->addLayout(row);
}

void UnderstandPanel::add(UnderstandPage page, UnderstandView* view) {
  const auto at = static_cast<std::size_t>(page);
  const UnderstandText text = understandText(page);
  auto* frame = new QScrollArea;
  frame->setWidget(view);
  frame->setWidgetResizable(true);
  frame->setFrameShape(QFrame::NoFrame);
  frame->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  frame->setFocusPolicy(Qt::NoFocus);
  view->setAutoFillBackground(false);  // the card shows through
  frame->viewport()->setAutoFillBackground(false);
  auto* button = new QToolButton(this);
  button->setObjectName("understand_" + understandKey(page));
  button->setText(text.name);
  button->setProperty("page", true);  // so that four fit in a row
  button->setCheckable(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setToolTip(text.tip);
  button->setStatusTip(text.tip);
  button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  group_->addButton(button);
  const int n = static_cast<int>(at);
  selector_->addWidget(button, n / buttons_in_a_row, n % buttons_in_a_row);
  connect(button, &QToolButton::clicked, this, [this, page] { turnTo(page); });
  connect(view, &UnderstandView::message, this, &UnderstandPanel::message);
  views_[at] = view;
  frames_[at] = frame;
  buttons_[at] = button;
  if (page == page_) turnTo(page);
}

void UnderstandPanel::turnTo(UnderstandPage page) {
  const auto at = static_cast<std::size_t>(page);
  if (views_[at] == nullptr) return;
  page_ = page;
  buttons_[at]->setChecked(true);
  QString title = understandText(page).question;
  title_->setText(title.remove('&'));
  putInPlace(frames_[at]);
  if (isVisible()) {
    dress();
    refresh();
  }
  emit pageChanged(page);
}

void UnderstandPanel::setTheme(const Theme& theme) {
  theme_ = theme;
  dressed_.fill(false);
  if (isVisible()) dress();
}

void UnderstandPanel::dress() {
  const auto at = static_cast<std::size_t>(page_);
  if (views_[at] == nullptr || !theme_ || dressed_[at]) return;
  dressed_[at] = true;
  views_[at]->setTheme(*theme_);
}

void UnderstandPanel::ask() {
  Question question;
  const UnderstandView* view = this->view(page_);
  if (isVisible() && view != nullptr) view->addTo(question);
  if (question == asked_) return;
  asked_ = question;
  bridge_.ask(question);
}

void UnderstandPanel::refresh() {
  refreshed_.restart();
  ask();
  if (UnderstandView* view = this->view(page_)) view->refresh();
}

void UnderstandPanel::showEvent(QShowEvent* event) {
  QFrame::showEvent(event);
  dress();
  refresh();
}

void UnderstandPanel::hideEvent(QHideEvent* event) {
  QFrame::hideEvent(event);
  ask();
}

QSize UnderstandPanel::sizeHint() const { return {QFontInfo(font()).pixelSize() * 370 / 13, 400}; }
QSize UnderstandPanel::minimumSizeHint() const { return {QFontInfo(font()).pixelSize() * 290 / 13, 200}; }

}  // namespace engram::ui

#include "ui/window/shortcuts_page.h"

#include <QDialogButtonBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>
#include <QVBoxLayout>

namespace engram::ui {
namespace {

constexpr int keys_width = 190, gap = 4;

QString ownStyle(const Theme& theme) {
  return QString(
             "QLabel[key=\"true\"] { background: %1; border: 1px solid %2; border-bottom: 2px solid %2;"
             " border-radius: 4px; padding: 1px 6px; font-size: %3px; }")
      .arg(theme.field.name(), theme.axis.name())
      .arg(theme.fontSize - 1);
}

QString plain(QString text) {
  text.replace("&&", "\x01");
  return text.remove('&').replace('\x01', '&').remove(QChar(0x2026));  // "Open…" is "Open" here
}

void collect(const QMenu& menu, std::vector<KeyLine>& lines) {
  for (const QAction* action : menu.actions()) {
    if (action->menu() != nullptr) collect(*action->menu(), lines);
    if (action->shortcuts().isEmpty()) continue;
    QStringList keys;
    for (const QKeySequence& each : action->shortcuts()) keys << each.toString(QKeySequence::NativeText);
    const QVariant always = action->property("plainName");
    const QString name = always.isValid() ? always.toString() : plain(action->text());
    lines.push_back({keys, action->statusTip().isEmpty() ? name : name + ": " + action->statusTip()});
  }
}

/// The caps of the keys, in as many rows as they need.
QWidget* capsOf(const QStringList& keys, int width, QWidget* parent) {
  auto* all = new QWidget(parent);
  all->setFixedWidth(width);
  auto* rows = new QVBoxLayout(all);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(gap);
  QHBoxLayout* row = nullptr;
  int taken = 0;
  for (const QString& key : keys) {
    auto* cap = new QLabel(key, all);
    cap->setProperty("key", true);
    cap->ensurePolished();
    const int needed = cap->sizeHint().width() + gap;
    if (row == nullptr || taken + needed > width) {
      if (row != nullptr) row->addStretch(1);
      row = new QHBoxLayout;
      row->setSpacing(gap);
      rows->addLayout(row);
      taken = 0;
    }
    row->addWidget(cap);
    taken += needed;
  }
  if (row != nullptr) row->addStretch(1);
  return all;
}

}  // namespace

std::vector<KeyGroup> keysOf(const QMenuBar& menus) {
  std::vector<KeyGroup> groups;
  for (const QAction* action : menus.actions()) {
    if (action->menu() == nullptr) continue;
    KeyGroup group{plain(action->text()), {}};
    collect(*action->menu(), group.lines);
    if (!group.lines.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

ShortcutsPage::ShortcutsPage(const QMenuBar& menus, const Theme& theme, QWidget* parent)
    : QDialog(parent),
      theme_(theme),
      search_(new QLineEdit(this)),
      area_(new QScrollArea(this)),
      nothing_(new QLabel(this)) {
  setObjectName("shortcuts");
  setWindowTitle(tr("Keys and gestures"));
  setAttribute(Qt::WA_WindowPropagation);
  setTheme(theme);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 12);
  layout->setSpacing(12);
  search_->setPlaceholderText(tr("Search: a key, or what it does"));
  search_->setAccessibleName(tr("Search keys"));
  search_->setClearButtonEnabled(true);
  search_->setMinimumHeight(30);
  layout->addWidget(search_);
  auto* content = new QWidget(area_);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 8, 0);
  column->setSpacing(8);
  for (const KeyGroup& group : keysOf(menus)) addGroup(group, *column);
  for (const KeyGroup& group : gestures()) addGroup(group, *column);
  nothing_->setText(tr("Nothing of that name. Try a shorter word."));
  nothing_->setProperty("muted", true);
  nothing_->hide();
  column->addWidget(nothing_);
  column->addStretch(1);
  area_->setWidgetResizable(true);
  area_->setFrameShape(QFrame::NoFrame);
  area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area_->setAccessibleName(tr("Keys and gestures"));
  area_->setWidget(content);
  content->setAutoFillBackground(false);
  layout->addWidget(area_, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout->addWidget(buttons);
  connect(search_, &QLineEdit::textChanged, this, &ShortcutsPage::filter);
  resize(theme.px(640), 640);
  search_->setFocus();
}

void ShortcutsPage::setTheme(const Theme& theme) {
  theme_ = theme;
  setStyleSheet(ownStyle(theme));
}

void ShortcutsPage::addGroup(const KeyGroup& group, QLayout& column) {
  auto* card = new QFrame(this);
  card->setProperty("card", true);
  auto* rows = new QVBoxLayout(card);
  rows->setContentsMargins(14, 10, 14, 12);
  rows->setSpacing(6);
  auto* title = new QLabel(group.title, card);
  title->setProperty("title", true);
  rows->addWidget(title);
  Card entry{card, {}};
  for (const KeyLine& line : group.lines) {
    entry.rows << addLine(line, card);
    rows->addWidget(entry.rows.back().widget);
  }
  cards_ << entry;
  column.addWidget(card);
}

ShortcutsPage::Row ShortcutsPage::addLine(const KeyLine& line, QWidget* card) {
  auto* row = new QWidget(card);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  auto* what = new QLabel(line.what, row);
  what->setWordWrap(true);
  what->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addWidget(capsOf(line.keys, theme_.px(keys_width), row), 0, Qt::AlignTop);
  layout->addWidget(what, 1);
  return {row, line.keys.join(" / ") + "  " + line.what};
}

void ShortcutsPage::filter(const QString& text) {
  const QStringList words = text.simplified().split(' ', Qt::SkipEmptyParts);
  bool any = false;
  for (const Card& card : std::as_const(cards_)) {
    bool any_here = false;
    for (const Row& row : card.rows) {
      const bool fits = std::all_of(words.begin(), words.end(),
                                    [&](const QString& word) { return row.text.contains(word, Qt::CaseInsensitive); });
      row.widget->setVisible(fits);
      any_here |= fits;
    }
    card.widget->setVisible(any_here);
    any |= any_here;
  }
  nothing_->setVisible(!any);
}

QStringList ShortcutsPage::shownLines() const {
  QStringList lines;
  for (const Card& card : cards_)
    for (const Row& row : card.rows)
      if (!row.widget->isHidden()) lines << row.text;
  return lines;
}

}  // namespace engram::ui

#include "ui/window/transport_bar.h"

#include <QApplication>
#include <QFontInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QResizeEvent>
#include <QStyle>
#include <QToolButton>

#include "ui/panels/value_field.h"
#include "ui/panels/value_slider.h"
#include "ui/window/compare_actions.h"
#include "ui/window/run_actions.h"
#include "ui/window/side_badge.h"
#include "ui/window/understand_actions.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

QToolButton* button(QAction& action, QWidget* parent) {
  auto* result = new QToolButton(parent);
  result->setDefaultAction(&action);
  result->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  result->setFocusPolicy(Qt::TabFocus);
  return result;
}

/// The room for its name in bold letters, which it has while it is checked.
void keepRoomForBold(QToolButton& button) {
  button.setMinimumWidth(0);
  QFont bold = button.font();
  bold.setWeight(QFont::DemiBold);
  const int extra =
      QFontMetrics(bold).horizontalAdvance(button.text()) - button.fontMetrics().horizontalAdvance(button.text());
  button.setMinimumWidth(button.sizeHint().width() + std::max(0, extra));
}

/// With its name beside its drawing, or the drawing alone; the style sheet tells them apart.
void showWord(QToolButton& button, bool on) {
  const auto style = on ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly;
  if (button.toolButtonStyle() == style) return;
  button.setToolButtonStyle(style);
  button.style()->unpolish(&button);
  button.style()->polish(&button);
}

}  // namespace

TransportBar::TransportBar(RunActions& actions, const CompareActions& comparison, SpeedControl& speed,
                           const ViewActions& view, const UnderstandActions& understand, QWidget* parent)
    : QToolBar(tr("Transport"), parent), actions_(actions), speed_(speed) {
  setObjectName("transport");
  setMovable(false);
  setFloatable(false);
  setContextMenuPolicy(Qt::PreventContextMenu);
  auto* card = new QFrame(this);
  card_ = card;
  card->setProperty("card", true);
  card->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  auto* row = new QHBoxLayout(card);
  row->setContentsMargins(8, 6, 8, 6);
  row->setSpacing(4);
  addRun(*row);
  row->addSpacing(10);
  row->addStretch(1);
  row->addWidget(&speed);
  row->addSpacing(10);
  row->addStretch(1);
  addRules(*row);
  row->addSpacing(8);
  compare_ = button(comparison.compare(), card);
  compare_->setObjectName("compare");
  compare_->setAccessibleName(tr("Compare A | B"));  // also where it says less
  row->addWidget(compare_);
  row->addStretch(4);
  row->addSpacing(8);
  why_ = button(understand.shown(), card);
  why_->setObjectName("why");
  why_->setToolButtonStyle(Qt::ToolButtonIconOnly);
  row->addWidget(why_);
  notes_ = button(view.notes(), card);
  notes_->setObjectName("readNotes");
  row->addWidget(notes_);
  full_screen_ = button(view.fullScreen(), card);
  full_screen_->setObjectName("fullScreen");
  full_screen_->setToolButtonStyle(Qt::ToolButtonIconOnly);
  row->addWidget(full_screen_);
  addWidget(card);
  orderTabs();
  connect(&actions_, &RunActions::rulesChanged, this, &TransportBar::showRules);
  showRules();
}

void TransportBar::addRun(QHBoxLayout& row) {
  back_ = button(actions_.time().back(), card_);
  back_->setObjectName("back");
  back_->setToolButtonStyle(Qt::ToolButtonIconOnly);
  back_->setAutoRepeat(true);
  row.addWidget(back_);
  play_ = button(actions_.play(), card_);
  play_->setObjectName("play");
  play_->setProperty("primary", true);
  row.addWidget(play_);
  for (QAction* each : {&actions_.step(), &actions_.reset(), &actions_.newSeed()}) {
    shortened_ << button(*each, card_);
    row.addWidget(shortened_.back());
  }
}

void TransportBar::addRules(QHBoxLayout& row) {
  update_label_ = new QLabel(tr("Update"), card_);
  update_label_->setProperty("muted", true);
  row.addWidget(update_label_);
  addSideButton(row);
  row.addSpacing(4);
  rule_ = new QToolButton(card_);
  rule_->setObjectName("rule");
  rule_->setPopupMode(QToolButton::InstantPopup);
  rule_->setFocusPolicy(Qt::TabFocus);
  auto* menu = new QMenu(rule_);
  rule_->setMenu(menu);
  row.addWidget(rule_);
  for (QAction* each : actions_.updates()) {
    menu->addAction(each);
    rules_ << button(*each, card_);
    row.addWidget(rules_.back());
  }
}

void TransportBar::addSideButton(QHBoxLayout& row) {
  side_ = new QToolButton(card_);
  side_->setObjectName("updateSide");
  side_->setPopupMode(QToolButton::InstantPopup);
  side_->setFocusPolicy(Qt::TabFocus);
  auto* menu = new QMenu(side_);
  const std::array<std::pair<QString, std::optional<Side>>, 3> choices{
      {{tr("Update A and &B"), std::nullopt}, {tr("Update &A"), Side::a}, {tr("Update B"), Side::b}}};
  for (const auto& [text, side] : choices)
    menu->addAction(text, this, [this, side = side] { actions_.pickSide(side); });
  side_->setMenu(menu);
  row.addWidget(side_);
}

void TransportBar::showRules() {
  const bool compared = actions_.compares();
  for (int i = 0; i < rules_.size(); ++i) {
    const auto rule = static_cast<std::size_t>(i);
    QToolButton& button = *rules_[i];
    const bool a = actions_.inForce(rule, Side::a), b = actions_.inForce(rule, Side::b);
    const QString sides = a && b ? inBrackets({}) : a ? inBrackets(Side::a) : b ? inBrackets(Side::b) : QString();
    button.setAccessibleName(actions_.updates()[rule]->iconText() + (compared ? sides : QString()));
    button.setProperty("compared", compared);
    button.setToolButtonStyle(compared && (a || b) ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonTextOnly);
    button.style()->unpolish(&button);
    button.style()->polish(&button);
  }
  showRuleInForce();
  showSide();
  if (widths_[0] != 0) measure();
}

void TransportBar::showRuleInForce() {
  const std::array short_names{tr("Sync."), tr("Seq."), tr("Async.")};
  const std::size_t a = actions_.ruleOf(Side::a), b = actions_.ruleOf(Side::b);
  const QString name_a = actions_.updates()[a]->iconText(), name_b = actions_.updates()[b]->iconText();
  if (a != b) rule_->setText(short_names[a] + " | " + short_names[b]);
  else rule_->setText(stage_ < stages - 1 ? name_a : short_names[a]);
  rule_->setToolTip(a == b ? tr("Update rule: %1").arg(name_a) : tr("Update rule: %1 (A), %2 (B)").arg(name_a, name_b));
  rule_->setAccessibleName(rule_->toolTip());
}

void TransportBar::showSide() {
  const auto set = actions_.sideSet();
  const QString letter = !set ? tr("A and B") : *set == Side::a ? tr("A") : tr("B");
  side_->setText(stage_ < 3 ? tr("Update %1").arg(letter) : letter);
  side_->setToolTip(tr("The update buttons set %1; choose another side here").arg(letter));
  side_->setStatusTip(side_->toolTip());
  side_->setAccessibleName(tr("Update %1").arg(letter));
  update_label_->setVisible(stage_ < 1 && !actions_.compares());
  side_->setVisible(actions_.compares());
}

void TransportBar::orderTabs() {
  QList<QWidget*> order{back_, play_};
  for (QToolButton* each : std::as_const(shortened_)) order << each;
  order << &speed_.slider() << &speed_.field() << side_ << rule_;
  for (QToolButton* each : std::as_const(rules_)) order << each;
  order << compare_ << why_ << notes_ << full_screen_;
  for (int i = 1; i < order.size(); ++i) setTabOrder(order[i - 1], order[i]);
}

void TransportBar::measure() {
  if (measuring_) return;
  measuring_ = true;
  const QPointer<QWidget> focused = QApplication::focusWidget();  // leaving something out would take it away
  const int side = QFontInfo(play_->font()).pixelSize() * 16 / 13;
  for (QToolButton* each : card_->findChildren<QToolButton*>()) each->setIconSize({side, side});
  for (int i = 0; i < rules_.size(); ++i) {
    const auto rule = static_cast<std::size_t>(i);
    rules_[i]->setIconSize(sideBadgeSize(side, actions_.inForce(rule, Side::a), actions_.inForce(rule, Side::b)));
  }
  showStage(0);
  play_->setMinimumWidth(0);
  const QString word = play_->text();
  int width = 0;
  for (const QString& each : {tr("Run"), tr("Pause")}) {
    play_->setText(each);
    width = std::max(width, play_->sizeHint().width());
  }
  play_->setText(word);
  for (QToolButton* each : std::as_const(rules_)) keepRoomForBold(*each);
  for (int stage = 0; stage < stages; ++stage) {
    showStage(stage);
    play_->setMinimumWidth(stage < 4 ? width : 0);  // "Run" and "Pause" take the same room
    card_->layout()->invalidate();
    widths_[static_cast<std::size_t>(stage)] = card_->layout()->minimumSize().width();
  }
  measuring_ = false;
  fit();
  play_->setMinimumWidth(stage_ < 4 ? width : 0);
  if (focused && focused->isVisible()) focused->setFocus();
}

void TransportBar::fit() {
  const QMargins margins = layout()->contentsMargins();
  const int room = width() - margins.left() - margins.right();
  int stage = 0;
  while (stage + 1 < stages && widths_[static_cast<std::size_t>(stage)] > room) ++stage;
  showStage(stage);
}

void TransportBar::showStage(int stage) {
  stage_ = stage;
  using Room = SpeedControl::Room;
  constexpr std::array rooms{Room::plenty, Room::little, Room::little, Room::less, Room::least, Room::least};
  showSide();
  showWord(*notes_, stage < 1);
  compare_->defaultAction()->setIconText(stage < 1 ? tr("Compare A | B") : tr("A | B"));
  showWord(*compare_, stage < 3);
  showRuleInForce();
  for (QToolButton* each : std::as_const(shortened_)) showWord(*each, stage < 2);
  showWord(*shortened_.back(), stage < 1);  // a new seed
  for (QToolButton* each : std::as_const(rules_)) each->setVisible(stage < 3);
  rule_->setVisible(stage >= 3);
  showWord(*play_, stage < 4);
  full_screen_->setVisible(stage < 4);  // F11, Esc and the menu remain
  back_->setVisible(stage < 4);         // as do the arrow and the timeline
  speed_.setRoom(rooms[static_cast<std::size_t>(stage)]);
}

QSize TransportBar::minimumSizeHint() const { return {0, QToolBar::minimumSizeHint().height()}; }

void TransportBar::resizeEvent(QResizeEvent* event) {
  if (widths_[0] == 0) measure();
  else fit();
  QToolBar::resizeEvent(event);
}

void TransportBar::changeEvent(QEvent* event) {
  QToolBar::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
    QMetaObject::invokeMethod(this, &TransportBar::measure, Qt::QueuedConnection);  // when all parts have the new font
}

}  // namespace engram::ui

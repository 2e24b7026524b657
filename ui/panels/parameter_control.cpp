#include "ui/panels/parameter_control.h"

#include <QGridLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

#include "ui/bridge/side_choice.h"
#include "ui/panels/side_row.h"

namespace engram::ui {
namespace {

/// Properties that nobody has set are false and without words.
void setState(QWidget* widget, const char* property, const QVariant& state) {
  if (widget == nullptr || widget->property(property).toString() == state.toString() ||
      (!widget->property(property).isValid() && !state.toBool()))
    return;
  widget->setProperty(property, state);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

}  // namespace

void present(ParameterControl& control, const Value& a, const std::optional<Value>& b, const SideChoice& sides,
             const std::string& key) {
  if (b) control.present(SideValues{a, *b, sides.sideFor(key, !(a == *b))});
  else control.present(a);
}

QString problemInWords(const Problem& problem, const QString& own_name) {
  const ParameterText text = parameterText(problem.path);
  QString message = QString::fromStdString(problem.message);
  for (const ParameterInfo& row : parameter_table()) {  // "network.excitatory" is called "Excitatory neurons N" here
    const QString path = QString::fromStdString(std::string(row.path));
    if (path.contains('.')) message.replace(path, fullName(parameterText(row.path)));
  }
  const QString name = fullName(text);
  return name.isEmpty() || name == own_name ? message : name + ": " + message;
}

ParameterControl::ParameterControl(ParameterText text, Value default_value, ControlCalls calls, QWidget* parent)
    : QWidget(parent),
      text_(std::move(text)),
      value_(default_value),
      default_(std::move(default_value)),
      calls_(std::move(calls)),
      problem_(new QLabel(this)) {
  problem_->setObjectName("problem");
  problem_->setProperty("problem", true);
  problem_->setWordWrap(true);
  problem_->setTextFormat(Qt::PlainText);
  problem_->hide();
}

void ParameterControl::describe(QWidget* widget) {
  described_ << widget;
  widget->setAccessibleName(spokenName());
  updateTooltip();
}

QString ParameterControl::spokenName() const {
  QString name = fullName(text_);
  if (!text_.unit.isEmpty()) name += " (" + text_.unit + ')';
  return sides_ ? name + inBrackets(sides_->sets) : name;
}

void ParameterControl::updateTooltip() {
  QString facts = tr("Default %1.").arg(inWords(default_));
  if (!text_.range.isEmpty()) facts += ' ' + tr("Allowed: %1.").arg(text_.range);
  if (differs()) facts += ' ' + tr("A has %1, B has %2.").arg(inWords(sides_->a), inWords(sides_->b));
  if (sets()) facts += ' ' + (*sets() == Side::a ? tr("Changes set A alone.") : tr("Changes set B alone."));
  facts += ' ' + tr("Double-click resets.");
  const QString tooltip =
      QString("<p><b>%1</b><br>%2</p><p>%3</p>")
          .arg(fullName(text_).toHtmlEscaped(), text_.tooltip.toHtmlEscaped(), facts.toHtmlEscaped());
  for (QWidget* widget : std::as_const(described_)) {
    widget->setToolTip(tooltip);
    widget->setStatusTip(text_.tooltip);
    const QString state = offDefault() ? ' ' + tr("Changed; the default is %1.").arg(inWords(default_)) : QString();
    widget->setAccessibleDescription(refused() ? reason() : text_.tooltip + state);
  }
}

void ParameterControl::present(const Value& value) {
  const bool compared = std::exchange(sides_, std::nullopt).has_value();
  take(value);
  if (compared) showSides();
}

void ParameterControl::present(const SideValues& sides) {
  const bool other_side = sides_ && sides_->sets != sides.sets;
  sides_ = sides;
  take(sides.sets == Side::b ? sides.b : sides.a);
  if (other_side && refused()) revert();  // what was refused was for the other side
  showSides();
}

void ParameterControl::showSides() {
  const bool differ = differs();
  if (differ && side_row_ == nullptr) addSideRow();
  if (differ) side_row_->present(fullName(text_), inWords(sides_->a), inWords(sides_->b), sides_->sets);
  if (side_row_ != nullptr) side_row_->setVisible(differ);
  const QString side = !sets() ? QString() : *sets() == Side::a ? "A" : "B";
  for (QWidget* widget : std::as_const(described_)) {
    if (qobject_cast<QLabel*>(widget) == nullptr) setState(widget, "sets", side);
    if (widget->accessibleName() != spokenName()) widget->setAccessibleName(spokenName());
  }
  updateTooltip();
  if (std::exchange(did_differ_, differ) != differ) emit differsChanged(differ);
}

void ParameterControl::addSideRow() {
  constexpr int below_everything = 3;
  QWidget* before = this;  // what Tab reaches last
  for (QWidget* each = nextInFocusChain(); isAncestorOf(each); each = each->nextInFocusChain()) before = each;
  side_row_ = new SideRow(this);
  static_cast<QGridLayout*>(layout())->addWidget(side_row_, below_everything, 0, 1, 2);
  for (QWidget* each : {&side_row_->chip(Side::a), &side_row_->chip(Side::b), &side_row_->equal()}) {
    setTabOrder(before, each);
    before = each;
  }
  connect(side_row_, &SideRow::picked, this, [this](Side side) {
    revert();
    calls_.pick(side);
    showSides();  // also if nothing changed
  });
  connect(side_row_, &SideRow::equalWanted, this, &ParameterControl::makeEqual);
}

void ParameterControl::makeEqual() {
  if (!differs()) return;
  const bool had_focus = side_row_->equal().hasFocus();
  revert();
  const Problems problems = calls_.make_equal(sets() == Side::b ? sides_->b : sides_->a);
  if (!problems.empty()) showProblems(problems);
  else if (had_focus && framed() != nullptr) framed()->setFocus();
}

void ParameterControl::take(const Value& value) {
  value_ = value;
  if (refused()) recheck();
  else if (!editing()) display(value_);
  if (was_off_default_ != offDefault()) {
    was_off_default_ = offDefault();
    setState(framed(), "changed", was_off_default_);
    updateTooltip();
    emit offDefaultChanged(was_off_default_);
  }
}

void ParameterControl::setDefault(const Value& value) {
  if (default_ == value) return;
  default_ = value;
  updateTooltip();
  take(value_);
}

void ParameterControl::send(const Value& value) {
  badly_typed_ = false;
  refused_.reset();
  const Problems problems = calls_.apply(value);
  if (problems.empty()) {
    revert();
    return;
  }
  refused_ = value;
  showProblems(problems);
}

void ParameterControl::refuseTyped(const QString& reason) {
  refused_.reset();
  badly_typed_ = true;
  showReason(reason);
}

void ParameterControl::resetToDefault() {
  refused_.reset();
  badly_typed_ = false;
  const Problems problems = calls_.reset();
  if (problems.empty()) {
    revert();
    return;
  }
  display(default_);
  refused_ = default_;
  showProblems(problems);
}

void ParameterControl::showProblems(const Problems& problems) {
  const QString own = refused_ ? ownReason(*refused_) : QString();
  if (!own.isEmpty()) {
    showReason(own);
    return;
  }
  QStringList lines;
  for (const Problem& problem : problems) lines << problemInWords(problem, fullName(text_));
  if (!refused_) refused_ = value_;
  showReason(lines.join('\n'));
}

void ParameterControl::recheck() {
  if (!refused_) return;
  const Problems problems = calls_.check(*refused_);
  if (problems.empty()) showReason(tr("Possible now: press Enter to apply it."), true);
  else showProblems(problems);
}

void ParameterControl::revert() {
  refused_.reset();
  badly_typed_ = false;
  display(value_);
  showReason({});
}

QString ParameterControl::reason() const { return problem_->text(); }

void ParameterControl::showReason(const QString& reason, bool possible_now) {
  if (problem_->text() == reason && problem_->isHidden() == reason.isEmpty()) return;
  problem_->setText(reason);
  problem_->setVisible(!reason.isEmpty());
  setState(problem_, "possible", possible_now);
  setState(framed(), "refused", !reason.isEmpty() && !possible_now);
  updateTooltip();
  if (!reason.isEmpty()) emit reasonShown();
}

}  // namespace engram::ui

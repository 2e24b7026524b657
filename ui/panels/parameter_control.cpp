#include "ui/panels/parameter_control.h"

#include <QLabel>
#include <QStyle>

namespace engram::ui {
namespace {

void setState(QWidget* widget, const char* property, bool on) {
  if (widget == nullptr || widget->property(property).toBool() == on) return;
  widget->setProperty(property, on);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

}  // namespace

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
  QString name = fullName(text_);
  if (!text_.unit.isEmpty()) name += " (" + text_.unit + ')';
  widget->setAccessibleName(name);
  updateTooltip();
}

void ParameterControl::updateTooltip() {
  QString facts = tr("Default %1.").arg(inWords(default_));
  if (!text_.range.isEmpty()) facts += ' ' + tr("Allowed: %1.").arg(text_.range);
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
  present(value_);
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

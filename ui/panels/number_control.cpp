#include "ui/panels/number_control.h"

#include <QGridLayout>
#include <QSignalBlocker>
#include <cmath>

#include "ui/panels/control_label.h"
#include "ui/panels/value_field.h"
#include "ui/panels/value_slider.h"

namespace engram::ui {

NumberControl::NumberControl(ParameterText t, ValueKind kind, Value default_value, ControlCalls calls, QWidget* parent)
    : ParameterControl(std::move(t), std::move(default_value), std::move(calls), parent),
      kind_(kind),
      format_(text(), kind),
      scale_(text().low, text().high, text().logarithmic, kind != ValueKind::real),
      label_(new ControlLabel(text().name, text().symbol, this)),
      field_(new ValueField(this)) {
  auto* layout = new QGridLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setHorizontalSpacing(6);
  layout->setVerticalSpacing(1);
  layout->setColumnStretch(0, 1);
  layout->addWidget(label_, 0, 0);
  layout->addWidget(field_, 0, 1);
  field_->setRoomFor({kind == ValueKind::seed ? "1000000000000" : "1000000"});
  label_->setBuddy(field_);
  if (text().low < text().high) addSlider();
  layout->addWidget(problemLabel(), 2, 0, 1, 2);

  describe(label_);
  describe(field_);
  connect(label_, &ControlLabel::doubleClicked, this, &NumberControl::resetToDefault);
  connect(this, &ParameterControl::offDefaultChanged, label_, &ControlLabel::setOffDefault);
  connect(this, &ParameterControl::differsChanged, label_, &ControlLabel::setUnlinked);
  connect(field_, &ValueField::committed, this, &NumberControl::typed);
  connect(field_, &ValueField::reverted, this, &NumberControl::revert);
  connect(field_, &ValueField::stepped, this, &NumberControl::stepBy);
  display(presented());
}

void NumberControl::addSlider() {
  slider_ = new ValueSlider(this);
  slider_->setRange(0, scale_.positions());
  slider_->setPageStep(std::max(1, scale_.positions() / 10));
  static_cast<QGridLayout*>(layout())->addWidget(slider_, 1, 0, 1, 2);
  describe(slider_);
  slider_->setReading({.value = [this] { return shownNumber(presented()); },
                       .words = [this] { return inWords(presented()); },
                       .numberAt = [this](int position) { return scale_.numberAt(position); },
                       .positionFor = [this](double number) { return scale_.positionOf(number); }});
  connect(slider_, &QSlider::valueChanged, this, &NumberControl::slid);
  connect(slider_, &ValueSlider::doubleClicked, this, &NumberControl::resetToDefault);
}

void NumberControl::setAbsent(const QString& text, const Value& meaning) {
  if (absent_text_ == text && absent_meaning_ == meaning) return;
  absent_text_ = text;
  absent_meaning_ = meaning;
  field_->setRoomFor({kind_ == ValueKind::seed ? "1000000000000" : "1000000", text});
  field_->setPlaceholderText(text);
  updateTooltip();
}

void NumberControl::setSliderEnd(double high) {
  if (slider_ == nullptr || text().low + scale_.positions() == high) return;
  scale_ = SliderScale(text().low, high, text().logarithmic, whole());
  const QSignalBlocker quiet(slider_);
  slider_->setRange(0, scale_.positions());
  slider_->setPageStep(std::max(1, scale_.positions() / 10));
  slider_->setValue(scale_.positionOf(format_.shown(presented())));
}

void NumberControl::display(const Value& value) {
  field_->setText(format_.text(value));
  if (slider_ == nullptr) return;
  const double shown = shownNumber(value);
  if (shown != announced_) slider_->announceValue();
  announced_ = shown;
  // Several positions can stand for one round number; the slider stays where the hand left it.
  if (!slider_->isSliderDown() && scale_.numberAt(slider_->value()) == shown) return;
  const QSignalBlocker quiet(slider_);
  slider_->setValue(scale_.positionOf(shown));
}

double NumberControl::shownNumber(const Value& value) const {
  return format_.shown(std::holds_alternative<std::monostate>(value) ? absent_meaning_ : value);
}

QString NumberControl::inWords(const Value& value) const {
  return std::holds_alternative<std::monostate>(value) ? absent_text_ : format_.text(value);
}

QWidget* NumberControl::framed() const { return field_; }

bool NumberControl::editing() const { return field_->hasFocus() && field_->isModified(); }

QString NumberControl::ownReason(const Value& value) const {
  if (text().factor == 1 && text().offset == 0) return {};
  const ParameterInfo* row = find_parameter(text().offset == 1 ? "cue.pattern" : "cue.fraction");
  if (text().factor == 100 && !in_range(*row, value)) return tr("%1 is not possible: 0 to 100 %").arg(field_->text());
  const bool memory_exists =
      slider_ == nullptr || (format_.shown(value) >= 1 && format_.shown(value) <= slider_->maximum() + 1);
  if (text().offset == 1 && !memory_exists)
    return tr("There is no memory %1: this network stores %2.").arg(field_->text()).arg(slider_->maximum() + 1);
  return {};
}

void NumberControl::typed(const QString& text) {
  if (text.trimmed().isEmpty() && !absent_text_.isEmpty()) {
    send(std::monostate{});
    return;
  }
  const std::optional<Value> value = format_.value(text);
  if (value) send(*value);
  else refuseTyped(whole() ? tr("“%1” is not a whole number").arg(text) : tr("“%1” is not a number").arg(text));
}

void NumberControl::slid(int position) {
  const Value value = format_.fromShown(scale_.numberAt(position));
  field_->setText(format_.text(value));
  if (refused() || !(value == presented())) send(value);
}

void NumberControl::stepBy(int steps) {
  const std::optional<Value> typed = format_.value(field_->text());
  Value next = typed.value_or(presented());
  if (std::holds_alternative<std::monostate>(next)) next = absent_meaning_;
  if (const auto* seed = std::get_if<std::uint64_t>(&next)) {
    next = steps < 0 && *seed < static_cast<std::uint64_t>(-steps) ? 0 : *seed + static_cast<std::uint64_t>(steps);
  } else if (std::holds_alternative<std::monostate>(next)) {
    return;
  } else {
    const double step = scale_.stepNear(format_.shown(next));
    const double number = format_.shown(next) + steps * step;
    next = format_.fromShown(step < 1 ? std::round(number / step) / std::round(1 / step) : number);
  }
  field_->setText(format_.text(next));
  field_->setModified(false);
  send(next);
}

}  // namespace engram::ui

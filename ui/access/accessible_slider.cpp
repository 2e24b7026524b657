#include "ui/access/accessible_slider.h"

#include <cmath>

#include "ui/panels/value_slider.h"

namespace engram::ui {
namespace {

/// 0.01, not 0.010000000000000009.
double plain(double difference) { return std::round(difference * 1e9) / 1e9; }

}  // namespace

AccessibleSlider::AccessibleSlider(ValueSlider& slider) : QAccessibleWidget(&slider, QAccessible::Slider) {}

void* AccessibleSlider::interface_cast(QAccessible::InterfaceType type) {
  if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
  return QAccessibleWidget::interface_cast(type);
}

QString AccessibleSlider::text(QAccessible::Text kind) const {
  if (kind == QAccessible::Value && slider().reading().words) return slider().reading().words();
  return QAccessibleWidget::text(kind);
}

QVariant AccessibleSlider::currentValue() const {
  return slider().reading().value ? slider().reading().value() : slider().value();
}

void AccessibleSlider::setCurrentValue(const QVariant& value) {
  const double number = value.toDouble();
  if (!std::isfinite(number)) return;
  const auto& position = slider().reading().positionFor;
  slider().setValue(position ? position(number) : static_cast<int>(std::lround(number)));
}

QVariant AccessibleSlider::maximumValue() const { return numberAt(slider().maximum()); }
QVariant AccessibleSlider::minimumValue() const { return numberAt(slider().minimum()); }

QVariant AccessibleSlider::minimumStepSize() const {
  // Neighbouring positions of a logarithmic slider can stand for the same round number.
  const int here = slider().value();
  for (int other = here + 1; other <= slider().maximum(); ++other)
    if (numberAt(other) != numberAt(here)) return plain(numberAt(other) - numberAt(here));
  for (int other = here - 1; other >= slider().minimum(); --other)
    if (numberAt(other) != numberAt(here)) return plain(numberAt(here) - numberAt(other));
  return 0.0;
}

ValueSlider& AccessibleSlider::slider() const { return static_cast<ValueSlider&>(*object()); }

double AccessibleSlider::numberAt(int position) const {
  return slider().reading().numberAt ? slider().reading().numberAt(position) : position;
}

}  // namespace engram::ui

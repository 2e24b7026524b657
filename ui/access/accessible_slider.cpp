#include "ui/access/accessible_slider.h"

#include <cmath>

#include "ui/panels/value_slider.h"

namespace engram::ui {

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
  const int here = std::min(slider().value(), slider().maximum() - 1);
  return numberAt(here + 1) - numberAt(here);
}

ValueSlider& AccessibleSlider::slider() const { return static_cast<ValueSlider&>(*object()); }

double AccessibleSlider::numberAt(int position) const {
  return slider().reading().numberAt ? slider().reading().numberAt(position) : position;
}

}  // namespace engram::ui

// A slider as screen readers see it: numbers and units, not positions.
#pragma once

#include <QAccessibleWidget>

namespace engram::ui {

class ValueSlider;

/// Value, ends and steps are those of the slider's reading; without one, positions.
class AccessibleSlider : public QAccessibleWidget, public QAccessibleValueInterface {
 public:
  explicit AccessibleSlider(ValueSlider& slider);

  void* interface_cast(QAccessible::InterfaceType type) override;
  /// The value is "1.05", or "5 %" where there is a unit.
  [[nodiscard]] QString text(QAccessible::Text kind) const override;

  [[nodiscard]] QVariant currentValue() const override;
  /// Moves the slider to the nearest position.
  void setCurrentValue(const QVariant& value) override;
  [[nodiscard]] QVariant maximumValue() const override;
  [[nodiscard]] QVariant minimumValue() const override;
  [[nodiscard]] QVariant minimumStepSize() const override;

 private:
  [[nodiscard]] ValueSlider& slider() const;
  [[nodiscard]] double numberAt(int position) const;
};

}  // namespace engram::ui

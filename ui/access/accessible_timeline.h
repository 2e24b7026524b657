// The timeline bar as screen readers see it: a slider of steps, with the changes in words.
#pragma once

#include <QAccessibleWidget>

namespace engram::ui {

class TimelineBar;

/// Its description is the chosen change, or all of them.
class AccessibleTimeline : public QAccessibleWidget, public QAccessibleValueInterface {
 public:
  explicit AccessibleTimeline(TimelineBar& bar);

  void* interface_cast(QAccessible::InterfaceType type) override;
  [[nodiscard]] QString text(QAccessible::Text kind) const override;

  [[nodiscard]] QVariant currentValue() const override;
  /// Goes to that step.
  void setCurrentValue(const QVariant& value) override;
  [[nodiscard]] QVariant maximumValue() const override;
  [[nodiscard]] QVariant minimumValue() const override { return 0; }
  [[nodiscard]] QVariant minimumStepSize() const override { return 1; }

 private:
  [[nodiscard]] TimelineBar& bar() const;
};

}  // namespace engram::ui

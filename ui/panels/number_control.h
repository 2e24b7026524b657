// A number with a typed value and, where a sensible range exists, a slider below it.
#pragma once

#include <memory>

#include "ui/panels/number_format.h"
#include "ui/panels/parameter_control.h"
#include "ui/panels/slider_scale.h"

namespace engram::ui {

class ControlLabel;
class ValueField;
class ValueSlider;

class NumberControl : public ParameterControl {
  Q_OBJECT
 public:
  NumberControl(ParameterText text, ValueKind kind, Value default_value, ControlCalls calls, QWidget* parent = nullptr);

  /// What an empty field stands for ("same as seed"), and the number it then has; without it, an empty field is
  /// refused.
  void setAbsent(const QString& text, const Value& meaning = {});
  /// Another end of the slider, in shown units (memories: 1 … M).
  void setSliderEnd(double high);

  [[nodiscard]] ValueField& field() const { return *field_; }
  [[nodiscard]] ValueSlider* slider() const { return slider_; }
  [[nodiscard]] ControlLabel& label() const { return *label_; }

 protected:
  void display(const Value& value) override;
  [[nodiscard]] QString inWords(const Value& value) const override;
  [[nodiscard]] QWidget* framed() const override;
  [[nodiscard]] QString ownReason(const Value& value) const override;
  [[nodiscard]] bool editing() const override;

 private:
  void addSlider();
  void typed(const QString& text);
  void slid(int position);
  void stepBy(int steps);
  [[nodiscard]] double shownNumber(const Value& value) const;
  [[nodiscard]] bool whole() const { return kind_ == ValueKind::integer || kind_ == ValueKind::seed; }

  ValueKind kind_;
  NumberFormat format_;
  SliderScale scale_;
  QString absent_text_;
  Value absent_meaning_;
  ControlLabel* label_;
  ValueField* field_;
  ValueSlider* slider_ = nullptr;
  double announced_ = 0;  // what screen readers were told last
};

}  // namespace engram::ui

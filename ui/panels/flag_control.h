// Something that is on or off.
#pragma once

#include "ui/panels/parameter_control.h"

class QCheckBox;

namespace engram::ui {

class ControlLabel;

class FlagControl : public ParameterControl {
  Q_OBJECT
 public:
  FlagControl(ParameterText text, bool default_value, ControlCalls calls, QWidget* parent = nullptr);

  [[nodiscard]] QCheckBox& box() const { return *box_; }
  [[nodiscard]] ControlLabel& label() const { return *label_; }

 protected:
  void display(const Value& value) override;
  [[nodiscard]] QString inWords(const Value& value) const override;
  [[nodiscard]] QWidget* framed() const override;

 private:
  QCheckBox* box_;
  ControlLabel* label_;  // beside the box, so that a double click on it resets
};

}  // namespace engram::ui

// A choice among named values.
#pragma once

#include "ui/panels/parameter_control.h"

class QComboBox;

namespace engram::ui {

class ControlLabel;

class ChoiceControl : public ParameterControl {
  Q_OBJECT
 public:
  /// `values` are what is handed on, beside the names in `text.choices`.
  ChoiceControl(ParameterText text, std::vector<std::string> values, Value default_value, ControlCalls calls,
                QWidget* parent = nullptr);

  [[nodiscard]] QComboBox& box() const { return *box_; }
  [[nodiscard]] ControlLabel& label() const { return *label_; }

 protected:
  void display(const Value& value) override;
  [[nodiscard]] QString inWords(const Value& value) const override;
  [[nodiscard]] QWidget* framed() const override;

 private:
  bool eventFilter(QObject* watched, QEvent* event) override;
  [[nodiscard]] int indexOf(const Value& value) const;

  std::vector<std::string> values_;
  ControlLabel* label_;
  QComboBox* box_;
};

}  // namespace engram::ui

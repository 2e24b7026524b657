// Numbers as people read and type them: in their locale, with a unit, memories from 1, fractions in percent.
#pragma once

#include <QLocale>
#include <optional>

#include "core/model/parameter_table.h"
#include "ui/panels/parameter_texts.h"

namespace engram::ui {

class NumberFormat {
 public:
  NumberFormat(ParameterText text, ValueKind kind, QLocale locale = QLocale());

  /// Exact: reading it back gives the same value. Empty for an absent value.
  [[nodiscard]] QString text(const Value&) const;

  /// What was typed, with or without unit; nothing if it is no number of this kind. Ranges are not looked at.
  [[nodiscard]] std::optional<Value> value(const QString& typed) const;

  /// The number that is shown for a value (a double is exact enough for sliders), and back, rounded for whole kinds.
  [[nodiscard]] double shown(const Value&) const;
  [[nodiscard]] Value fromShown(double number) const;

 private:
  [[nodiscard]] std::optional<double> number(const QString& typed) const;

  ParameterText text_;
  ValueKind kind_;
  QLocale locale_;
};

}  // namespace engram::ui

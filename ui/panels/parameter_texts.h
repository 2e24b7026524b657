// What people read about each parameter, and how its control is scaled. What a value may be is not decided here: that
// is core/model/parameter_table.h.
#pragma once

#include <QString>
#include <QStringList>
#include <string_view>

namespace engram::ui {

/// The words and the scale of one control. Shown numbers are value × factor + offset.
struct ParameterText {
  QString name = {};              // "Threshold"
  QString symbol = {};            // "θ"
  QString unit = {};              // shown behind the number; may be empty
  QString tooltip = {};           // one sentence, with the formula that the value enters
  double low = 0, high = 1;       // ends of the slider, in shown units; equal: no slider
  bool logarithmic = false;       // of the slider
  int decimals = 0;               // at least so many are shown
  double factor = 1, offset = 0;  // 100 for fractions in percent; 1 for memories, which people count from 1
  QStringList choices = {};       // names of the choices, in the order of the parameter table
  QString range = {};             // what is allowed, in shown units: "above 0", "1 to N"; empty for choices and flags
};

/// The text of a path of the parameter table, or of "stimulus.on", "stimulus.pattern", "stimulus.strength",
/// "stimulus.centred", "interventions.state", "interventions.fraction". An unknown path is named by itself.
[[nodiscard]] ParameterText parameterText(std::string_view path);

/// "Threshold θ", for messages and screen readers.
[[nodiscard]] QString fullName(const ParameterText&);

}  // namespace engram::ui

// The equations of the model as they are in force: with the terms of the active rule and options, in symbols and with
// the numbers of now.
#pragma once

#include <string>
#include <vector>

#include "core/model/parameters.h"
#include "ui/understand/math.h"

namespace engram::ui {

/// One line of a formula: "h_i", "= …"; later lines have nothing on the left.
struct Equation {
  std::string key;  // what the line is about: "inhibition"
  Math left, right;
  bool operator==(const Equation&) const = default;
};

struct Formula {
  std::string key;  // "input"
  QString title;    // "Input of an excitatory neuron"
  std::vector<Equation> symbols;
  std::vector<Equation> numbers;  // the same with the numbers of now; empty if there are none
  QString words;                  // below them; may be empty
};

/// All formulas that `p` runs by, in the order in which they are read.
[[nodiscard]] std::vector<Formula> formulasOf(const Parameters& p);

}  // namespace engram::ui

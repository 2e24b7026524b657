// The formulas of one run, or of both sides of a comparison in one list: what they have in common stands there once.
#pragma once

#include <optional>
#include <vector>

#include "core/scenario/scenario.h"
#include "ui/understand/formula_text.h"

namespace engram::ui {

struct FormulaLine {
  Equation equation;         // what the other side does not have is marked (Math::differs)
  bool numbers = false;      // with the numbers of now
  std::optional<Side> side;  // absent: of both, or there is no comparison
};

struct FormulaWords {
  QString text;
  std::optional<Side> side;
};

struct FormulaSection {
  std::string key;
  QString title;
  std::vector<FormulaLine> lines;
  std::vector<FormulaWords> words;
  [[nodiscard]] bool hasSides() const;
};

/// `b`: the other side of a comparison, or null.
[[nodiscard]] std::vector<FormulaSection> formulaSections(const Parameters& a, const Parameters* b);

/// All of it in letters, for screen readers.
[[nodiscard]] QString plainText(const std::vector<FormulaSection>& sections);

}  // namespace engram::ui

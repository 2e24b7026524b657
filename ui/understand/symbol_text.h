// What the symbols in formulas stand for.
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "core/model/parameters.h"

namespace engram::ui {

struct SymbolText {
  QString name;      // "Steepness β"
  QString meaning;   // one sentence
  QString value;     // of now; empty if it has none, or another one for each neuron
  QString range;     // what it can be
  std::string path;  // of the control that rules it; empty: none
};

/// Of a path of the parameter table (or of the stimulus), or of one of symbolKeys().
[[nodiscard]] SymbolText symbolText(const std::string& key, const Parameters& p);

/// SymbolText::path alone, at once.
[[nodiscard]] std::string symbolPath(const std::string& key);

/// Symbols that are no parameters: "sigma", "c", "memberships" …
[[nodiscard]] std::vector<std::string> symbolKeys();

/// For the tooltip of a symbol. `b`: the other side of a comparison, or null.
[[nodiscard]] QString symbolTip(const std::string& key, const Parameters& p, const Parameters* b);

}  // namespace engram::ui

// A formula as data: letters, indices, fractions and sums, each symbol with the name of what it stands for.
#pragma once

#include <QString>
#include <string>
#include <vector>

namespace engram::ui {

struct Math {
  enum class Kind {
    text,      // upright: numbers, operators, words
    letter,    // italic: variables
    space,     // where a line may be broken
    row,       // parts, one beside the other
    scripts,   // parts[0] with parts[1] below and parts[2] above; either may be an empty row
    fraction,  // parts[0] over parts[1]
    sum        // Σ with parts[0] below and parts[1] above; either may be an empty row
  };

  Kind kind = Kind::row;
  QString text = {};
  std::string key = {};  // what it stands for: a path of the parameter table or a name of symbolText(); may be empty
  bool number = false;   // a value of now
  bool differs = false;  // from the other side of a comparison
  std::vector<Math> parts = {};

  bool operator==(const Math&) const = default;
};

namespace math {
[[nodiscard]] Math text(const QString& text, const std::string& key = {});
[[nodiscard]] Math letter(const QString& text, const std::string& key = {});
[[nodiscard]] Math row(std::vector<Math> parts);
[[nodiscard]] Math scripts(Math base, Math below, Math above, const std::string& key = {});
[[nodiscard]] Math fraction(Math above, Math below);
[[nodiscard]] Math sum(Math below, Math above = {});
/// An operator with a space on either side; a line may be broken before it.
[[nodiscard]] Math op(const QString& text);
}  // namespace math

/// All in one line of letters, for screen readers and tests: "h_i = c/N Σ_μ ξ_i^μ".
[[nodiscard]] QString plainText(const Math&);

/// Marks in `a` and in `b` what the other one does not have.
void markDifferences(Math& a, Math& b);

}  // namespace engram::ui

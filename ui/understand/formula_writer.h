// Writes the parts of formulas, in symbols or with the numbers of now.
#pragma once

#include <string>
#include <vector>

#include "core/model/parameters.h"
#include "ui/understand/math.h"

namespace engram::ui {

class FormulaWriter {
 public:
  enum class With { symbols, numbers };
  FormulaWriter(const Parameters& p, With with) : p_(p), numbers_(with == With::numbers) {}

  [[nodiscard]] const Parameters& parameters() const { return p_; }
  [[nodiscard]] bool numbers() const { return numbers_; }
  [[nodiscard]] bool asynchronous() const { return p_.dynamics.update == UpdateRule::asynchronous; }
  [[nodiscard]] bool sequential() const { return p_.dynamics.update == UpdateRule::sequential; }

  // Parameters: their symbol or their number.
  [[nodiscard]] Math excitatory() const { return parameter("network.excitatory", math::letter("N")); }
  [[nodiscard]] Math inhibitory() const;
  [[nodiscard]] Math inputs() const { return parameter("network.inputs_per_inhibitory", math::letter("K")); }
  [[nodiscard]] Math memories() const { return parameter("network.patterns", math::letter("M")); }
  [[nodiscard]] Math activity() const { return parameter("network.activity", math::letter("a")); }
  [[nodiscard]] Math beta() const { return parameter("dynamics.beta", math::letter("β")); }
  [[nodiscard]] Math theta() const { return parameter("dynamics.theta", math::letter("θ")); }
  [[nodiscard]] Math gain() const { return parameter("dynamics.inhibition_gain", math::letter("g")); }
  [[nodiscard]] Math scale() const;  // c
  [[nodiscard]] Math strength() const;
  [[nodiscard]] Math stimulated() const;  // the number of the memory that the stimulus shows
  [[nodiscard]] Math secondThreshold() const;

  // What changes in a step, and what the network is made of. `index` is i, j or k.
  [[nodiscard]] Math sigma(const char* index, const char* time, const std::string& key = "sigma") const;
  [[nodiscard]] Math sigmaInhibitory(const char* index, const Math& time) const;
  [[nodiscard]] Math sigmaSecond(const char* index, const Math& time) const;
  [[nodiscard]] Math xi(const char* index, const Math& memory) const;
  [[nodiscard]] Math memberships() const;  // n_i
  [[nodiscard]] Math wires(bool second) const;
  [[nodiscard]] Math field() const;                       // h_i
  [[nodiscard]] Math inhibitoryField(bool second) const;  // h^I_k

  // Times: nothing in the asynchronous rule, where every spike is the present one.
  [[nodiscard]] Math now() const { return time("t"); }
  [[nodiscard]] Math next() const { return time(asynchronous() ? "next" : "t+1"); }
  /// At which the first population acts on h_i; said by the delay or by the update rule.
  [[nodiscard]] Math acting() const;

  /// Factors one beside the other, with points between numbers.
  [[nodiscard]] Math product(const std::vector<Math>& factors) const;
  [[nodiscard]] static Math number(const QString& text, const std::string& key);
  /// Words, broken where lines end.
  [[nodiscard]] static Math phrase(const QString& text, const std::string& key = {});

 private:
  [[nodiscard]] Math parameter(const std::string& path, Math symbol) const;
  [[nodiscard]] static Math time(const QString& text, const std::string& key = {});

  const Parameters& p_;
  bool numbers_;
};

}  // namespace engram::ui

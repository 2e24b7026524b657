// What is measured (MODEL.md, "What is measured"), from the integer sums of a state.
#pragma once

#include <optional>

#include "core/engine/state.h"
#include "core/model/network.h"

namespace engram {

/// The limits of the two retrieval rules.
struct RetrievalLimits {
  double hamming = 0.05;  // retrieved if D^μ is at most this
  double overlap = 0.7;   // retrieved if m^μ is at least this
};

/// m^μ = Σ_j (ξ_j^μ − a) σ_j / (N a (1−a)), from the sums of a state of one network.
class OverlapFormula {
 public:
  OverlapFormula() = default;
  explicit OverlapFormula(const NetworkParameters& p)
      : activity_(p.activity), norm_(static_cast<double>(p.excitatory) * p.activity * (1.0 - p.activity)) {}

  /// Its numerator, from Σ_j ξ_j^μ σ_j and a Σ_j σ_j.
  [[nodiscard]] static double numerator(std::int64_t pattern, double expected) {
    return static_cast<double>(pattern) - expected;
  }
  /// a Σ_j σ_j
  [[nodiscard]] double expected(std::int64_t excitatory) const { return activity_ * static_cast<double>(excitatory); }
  /// m^μ of a numerator; the larger, the larger.
  [[nodiscard]] double of(double numerator) const { return numerator / norm_; }

 private:
  double activity_ = 0, norm_ = 1;
};

/// One state, measured. Rates are spikes per neuron and step; absent populations have none.
class Observables {
 public:
  Observables(const Network& network, const Parameters& p, const Sums& sums)
      : patterns_(network.patterns()), p_(p), sums_(sums) {}

  [[nodiscard]] const NetworkParameters& network() const { return p_.network; }
  [[nodiscard]] const Sums& sums() const { return sums_; }
  /// m^μ
  [[nodiscard]] double overlap(std::int64_t mu) const {
    const OverlapFormula formula(p_.network);
    return formula.of(OverlapFormula::numerator(sums_.pattern[mu], formula.expected(sums_.excitatory)));
  }
  /// D^μ = (1/N) Σ_j |ξ_j^μ − σ_j|
  [[nodiscard]] double hamming(std::int64_t mu) const {
    return static_cast<double>(patterns_.active(mu) + sums_.excitatory - 2 * sums_.pattern[mu]) /
           static_cast<double>(p_.network.excitatory);
  }
  [[nodiscard]] double rate_excitatory() const {
    return static_cast<double>(sums_.excitatory) / static_cast<double>(p_.network.excitatory);
  }
  [[nodiscard]] std::optional<double> rate_inhibitory() const {
    if (!p_.has_inhibitory()) return std::nullopt;
    return static_cast<double>(sums_.inhibitory) / static_cast<double>(p_.network.inhibitory);
  }
  [[nodiscard]] std::optional<double> rate_inhibitory_2() const {
    if (!p_.has_inhibitory_2()) return std::nullopt;
    return static_cast<double>(sums_.inhibitory_2) / static_cast<double>(p_.network.inhibitory);
  }
  [[nodiscard]] bool retrieved_hamming(std::int64_t mu, RetrievalLimits limits = {}) const {
    return hamming(mu) <= limits.hamming;
  }
  [[nodiscard]] bool retrieved_overlap(std::int64_t mu, RetrievalLimits limits = {}) const {
    return overlap(mu) >= limits.overlap;
  }

 private:
  const Patterns& patterns_;
  const Parameters& p_;
  const Sums& sums_;
};

}  // namespace engram

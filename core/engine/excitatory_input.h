// The input h_i of excitatory neurons as a function of a few integers (MODEL.md, Inputs). The order of the floating-
// point operations is part of the model's reproducibility: every engine and every kernel must round as this does.
#pragma once

#include "core/model/network.h"

namespace engram {

/// The inhibitory side of the input: what the first population sends to neuron i, before the factor g c a n_i, and
/// what the second sends to all, before the factor c a.
class ExcitatoryInput {
 public:
  ExcitatoryInput(const Network& network, const Parameters& p)
      : patterns_(network.patterns()), stimulus_(p.stimulus), self_coupling_(p.network.self_coupling) {
    const double a = p.network.activity;
    const double c = 2.0 / (a * (1.0 - a));
    coupling_ = c / static_cast<double>(p.network.excitatory);
    inhibition_ = p.dynamics.inhibition_gain * (c * a);
    second_ = c * a;
    memories_ = static_cast<double>(p.network.patterns);
  }

  /// h_i from Σ_j ξ_j^μ σ_j of all memories, the neuron's own σ_i, x = the mean inhibition that reaches it
  /// (mean_k σ^I_k for uniform feedback) and y = mean_k σ^J_k.
  template <class PatternSums>
  [[nodiscard]] double operator()(std::int64_t i, const PatternSums& pattern_sums, bool own_spike, double x,
                                  double y) const {
    std::int64_t sum = pattern_sums(patterns_.memories_of(i)).sum();    // Σ_μ ξ_i^μ Σ_j ξ_j^μ σ_j
    if (!self_coupling_ && own_spike) sum -= patterns_.memberships(i);  // without j = i, which adds Σ_μ ξ_i^μ ξ_i^μ
    return combine(i, sum, x, y);
  }

  /// The same from the sum already made.
  [[nodiscard]] double combine(std::int64_t i, std::int64_t sum, double x, double y) const {
    return excitation(sum) - inhibition(i, x) - second(y) + stimulus(i);
  }

  // The terms one by one, for people who ask why a neuron fired.
  [[nodiscard]] double excitation(std::int64_t sum) const { return coupling_ * static_cast<double>(sum); }
  [[nodiscard]] double inhibition(std::int64_t i, double x) const {
    return (inhibition_ * static_cast<double>(patterns_.memberships(i))) * x;
  }
  [[nodiscard]] double second(double y) const { return second_ * y; }
  [[nodiscard]] double stimulus(std::int64_t i) const {
    if (!stimulus_) return 0;
    const double xi = patterns_.contains(stimulus_->pattern, i) ? 1.0 : 0.0;
    const double mean = stimulus_->centred ? static_cast<double>(patterns_.memberships(i)) / memories_ : 0.0;
    return stimulus_->strength * (xi - mean);
  }

 private:
  const Patterns& patterns_;
  std::optional<Stimulus> stimulus_;
  bool self_coupling_;
  double coupling_, inhibition_, second_, memories_;
};

}  // namespace engram

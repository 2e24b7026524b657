// How far the sums over memories k_mu = sum_j xi_j^mu sigma_j have moved from older ones, known for every set of
// memories at once without adding anything up.
#pragma once

#include <cstdint>
#include <vector>

#include "core/engine/state.h"
#include "core/model/patterns.h"

namespace engram {

/// With d_mu = k_mu - reference_mu - shift, for any n memories: |sum d_mu| <= n tolerance + excess, where excess is
/// the sum of (|d_mu| - tolerance)+ over all memories.
class Drift {
 public:
  using PatternSums = Eigen::Array<std::int64_t, Eigen::Dynamic, 1>;

  [[nodiscard]] bool measures(const PatternSums& k) const { return reference_.size() == k.size(); }

  /// From now on the reference is k.
  void refer_to(const PatternSums& k) { reference_ = k; }

  /// Chooses shift and tolerance anew for what k is now, with room for `expected` more in each memory.
  void measure(const PatternSums& k, double expected);

  /// Neuron with these memories starts (change = 1) or ceases (-1) to fire: k and excess follow.
  void flip(PatternSums& k, IndexView memories, std::int64_t change) {
    const std::int64_t shift = shift_, tolerance = tolerance_;
    std::int64_t excess = excess_;
    for (const std::int32_t mu : memories) {
      const std::int64_t along = change * (k[mu] - reference_[mu] - shift);
      excess += (along >= tolerance ? 1 : 0) - (along < -tolerance ? 1 : 0);
      k[mu] += change;
    }
    excess_ = excess;
  }

  [[nodiscard]] std::int64_t shift() const { return shift_; }
  [[nodiscard]] std::int64_t tolerance() const { return tolerance_; }
  [[nodiscard]] std::int64_t excess() const { return excess_; }

 private:
  PatternSums reference_;
  std::int64_t shift_ = 0, tolerance_ = 0, excess_ = 0;
};

}  // namespace engram

#include "core/engine/kernels/drift.h"

#include <cmath>
#include <cstdlib>

namespace engram {

void Drift::measure(const PatternSums& k, double expected) {
  const double memories = static_cast<double>(k.size());
  std::int64_t sum = 0;
  for (Eigen::Index mu = 0; mu < k.size(); ++mu) sum += k[mu] - reference_[mu];
  shift_ = std::llround(static_cast<double>(sum) / memories);
  std::int64_t distance = 0;
  for (Eigen::Index mu = 0; mu < k.size(); ++mu) distance += std::abs(k[mu] - reference_[mu] - shift_);
  // Twice the mean distance is near the optimum: of normally distributed distances one in ten lies beyond it.
  tolerance_ = std::llround(std::hypot(2 * static_cast<double>(distance) / memories, expected));
  excess_ = 0;
  for (Eigen::Index mu = 0; mu < k.size(); ++mu)
    excess_ += std::max<std::int64_t>(std::abs(k[mu] - reference_[mu] - shift_) - tolerance_, 0);
}

}  // namespace engram

// How the inputs of the neurons that should fire and of those that should not lie about the threshold.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/parameters.h"

namespace engram {

/// What an axis of inputs shows.
struct InputRange {
  double low = 0, high = 1;
};
/// From the smallest to the largest of `h` and θ.
[[nodiscard]] InputRange input_range(std::span<const float> h, double theta);
/// Holds both.
[[nodiscard]] InputRange united(const InputRange& a, const InputRange& b);

/// Inputs h_i counted in bins of equal width.
struct InputHistogram {
  InputRange range;                          // from the first to the last bin
  std::vector<std::int64_t> on, off;         // neurons of the memory, and all others; as many bins
  std::int64_t on_below = 0, off_above = 0;  // on the wrong side of the threshold: h < θ, h >= θ
  std::int64_t on_all = 0, off_all = 0;
};

/// `h` and `pattern` have N entries. Inputs outside `range` are in its first and last bin.
[[nodiscard]] InputHistogram input_histogram(std::span<const float> h, const Spikes& pattern, double theta,
                                             const InputRange& range, int bins);

/// Which neurons of a state are as the memory has them.
struct StateErrors {
  std::int64_t right = 0;    // fire and should
  std::int64_t missing = 0;  // should fire and do not
  std::int64_t extra = 0;    // fire and should not
};
[[nodiscard]] StateErrors state_errors(const Spikes& state, const Spikes& pattern);

}  // namespace engram

#include "core/observe/input_histogram.h"

#include <algorithm>
#include <cmath>

namespace engram {
InputRange input_range(std::span<const float> h, double theta) {
  double low = theta, high = theta;
  for (const float each : h) {
    low = std::min(low, static_cast<double>(each));
    high = std::max(high, static_cast<double>(each));
  }
  return {low, high};
}

InputRange united(const InputRange& a, const InputRange& b) {
  return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

InputHistogram input_histogram(std::span<const float> h, const Spikes& pattern, double theta, const InputRange& range,
                               int bins) {
  InputHistogram histogram;
  histogram.range = range;
  histogram.on.assign(static_cast<std::size_t>(bins), 0);
  histogram.off = histogram.on;
  const double per_unit = bins / (range.high - range.low);
  for (std::size_t i = 0; i < h.size(); ++i) {
    const bool on = pattern[static_cast<Eigen::Index>(i)] != 0, below = static_cast<double>(h[i]) < theta;
    const auto bin = static_cast<int>((static_cast<double>(h[i]) - range.low) * per_unit);
    ++(on ? histogram.on : histogram.off)[static_cast<std::size_t>(std::clamp(bin, 0, bins - 1))];
    ++(on ? histogram.on_all : histogram.off_all);
    if (on && below) ++histogram.on_below;
    if (!on && !below) ++histogram.off_above;
  }
  return histogram;
}

StateErrors state_errors(const Spikes& state, const Spikes& pattern) {
  StateErrors errors;
  for (Eigen::Index i = 0; i < state.size(); ++i) {
    errors.right += state[i] & pattern[i];
    errors.missing += pattern[i] & (state[i] ^ 1);
    errors.extra += state[i] & (pattern[i] ^ 1);
  }
  return errors;
}

}  // namespace engram

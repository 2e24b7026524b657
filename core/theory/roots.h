// Where a function of one number is zero.
#pragma once

#include <algorithm>
#include <cmath>

namespace engram {

/// A place and the function's value there.
struct Sample {
  double at = 0, value = 0;
};

/// A zero of `function` between two samples of different sign, to `tolerance` of the place or of the value; where the
/// function jumps across zero, that place. The rule of false position, Illinois variant, with a halving now and then.
template <typename Function>
[[nodiscard]] double root_between(const Function& function, Sample low, Sample high, double tolerance) {
  constexpr int most_steps = 200;
  int kept_low = 0;  // how often in succession; negative: how often the other end was
  for (int step = 1; step <= most_steps && std::abs(high.at - low.at) > tolerance; ++step) {
    double at = (low.at * high.value - high.at * low.value) / (high.value - low.value);
    if (step % 4 == 0 || !std::isfinite(at)) at = (low.at + high.at) / 2;
    const Sample middle{at, function(at)};
    if (std::abs(middle.value) <= tolerance) return at;
    if ((middle.value > 0) == (high.value > 0)) {
      high = middle;
      kept_low = std::max(kept_low, 0) + 1;
      if (kept_low > 1) low.value /= 2;
    } else {
      low = middle;
      kept_low = std::min(kept_low, 0) - 1;
      if (kept_low < -1) high.value /= 2;
    }
  }
  return (low.at + high.at) / 2;
}

}  // namespace engram

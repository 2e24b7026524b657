// A binomial distribution as a short list of points with weights.
#pragma once

#include <cstdint>
#include <vector>

namespace engram {

/// A number of successes and its weight; weights sum to 1.
struct BinomialPoint {
  double successes = 0, weight = 0;
};

/// The distribution of the successes among `count` >= 0 trials of probability 0 < p < 1, without tails whose points
/// have less than `negligible` of the largest weight. At most `per_deviation` points are taken per standard deviation,
/// evenly spaced: by the trapezoidal rule the mean of a function that is smooth on their distance is then as good as
/// exact. 0: every point.
[[nodiscard]] std::vector<BinomialPoint> binomial_points(std::int64_t count, double p, double negligible,
                                                         int per_deviation);

}  // namespace engram

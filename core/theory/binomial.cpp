#include "core/theory/binomial.h"

#include <algorithm>
#include <cmath>

namespace engram {
namespace {

/// From the most probable point (weight 1) upwards in steps of `stride`, that point not included.
void add_above(std::vector<BinomialPoint>& points, double count, double odds, double mode, double negligible,
               int stride) {
  double weight = 1;
  for (double n = mode; n < count && weight > negligible;) {
    for (int k = 0; k < stride; ++k, ++n) weight *= std::max(count - n, 0.0) / (n + 1) * odds;
    if (weight > negligible) points.push_back({n, weight});
  }
}

}  // namespace

std::vector<BinomialPoint> binomial_points(std::int64_t count, double p, double negligible, int per_deviation) {
  const auto trials = static_cast<double>(count);
  const double deviation = std::sqrt(trials * p * (1 - p)), mode = std::min(std::floor((trials + 1) * p), trials);
  const int stride = per_deviation > 0 ? std::max(1, static_cast<int>(deviation / per_deviation)) : 1;
  // Below the mode: failures take the place of successes.
  std::vector<BinomialPoint> points;
  add_above(points, trials, (1 - p) / p, trials - mode, negligible, stride);
  for (BinomialPoint& each : points) each.successes = trials - each.successes;
  std::reverse(points.begin(), points.end());
  points.push_back({mode, 1});
  add_above(points, trials, p / (1 - p), mode, negligible, stride);
  double sum = 0;
  for (const BinomialPoint& each : points) sum += each.weight;
  for (BinomialPoint& each : points) each.weight /= sum;
  return points;
}

}  // namespace engram

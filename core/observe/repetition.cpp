#include "core/observe/repetition.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace engram {
namespace {

/// From the products of a signal without its mean.
template <class Product>
std::vector<double> correlations(std::size_t steps, Product product) {
  std::vector<double> result(steps * 3 / 4 + 1, 0.0);
  for (std::size_t lag = 0; lag < std::min(result.size(), steps); ++lag) {
    double both = 0, early = 0, late = 0;
    for (std::size_t t = 0; t + lag < steps; ++t) {
      both += product(t, t + lag);
      early += product(t, t);
      late += product(t + lag, t + lag);
    }
    if (early > 0 && late > 0) result[lag] = both / std::sqrt(early * late);
  }
  return result;
}

}  // namespace

std::vector<double> autocorrelation(const std::vector<double>& signal) {
  const double mean = std::accumulate(signal.begin(), signal.end(), 0.0) / static_cast<double>(signal.size());
  return correlations(signal.size(), [&](auto t, auto s) { return (signal[t] - mean) * (signal[s] - mean); });
}

std::vector<double> autocorrelation(const Eigen::ArrayXXd& products) {
  return correlations(static_cast<std::size_t>(products.rows()), [&](auto t, auto s) {
    return products(static_cast<Eigen::Index>(t), static_cast<Eigen::Index>(s));
  });
}

Eigen::ArrayXXd without_means(const Eigen::ArrayXXd& products) {
  const Eigen::ArrayXd of_step = products.rowwise().mean();
  return (products.colwise() - of_step).rowwise() - of_step.transpose() + of_step.mean();
}

Repetition repetition(const std::vector<double>& correlation, std::size_t steps, double least, double least_twice) {
  std::vector<std::size_t> peaks;
  double highest = 0;
  for (std::size_t lag = 2; lag <= steps / 2 && lag + 1 < correlation.size(); ++lag) {
    const double here = correlation[lag];
    if (here < std::max(least, 3.5 / std::sqrt(static_cast<double>(steps - lag)))) continue;
    if (here < correlation[lag - 1] || here < correlation[lag + 1]) continue;
    if (2 * lag < correlation.size() && correlation[2 * lag] < least_twice) continue;
    peaks.push_back(lag);
    highest = std::max(highest, here);
  }
  for (const std::size_t lag : peaks)
    if (correlation[lag] >= 0.8 * highest) return {static_cast<int>(lag), correlation[lag]};
  return {};
}

int burst_period(const std::vector<double>& signal, double irregular) {
  const auto [low, high] = std::minmax_element(signal.begin(), signal.end());
  const double middle = (*low + *high) / 2, margin = (*high - *low) / 8;
  std::vector<double> distances;
  std::optional<std::size_t> last;
  bool below = false;
  for (std::size_t t = 0; t < signal.size(); ++t) {
    if (below && signal[t] > middle + margin) {
      if (last) distances.push_back(static_cast<double>(t - *last));
      last = t;
      below = false;
    } else if (signal[t] < middle - margin) {
      below = true;
    }
  }
  if (distances.size() < 4) return 0;
  const auto count = static_cast<double>(distances.size());
  const double mean = std::accumulate(distances.begin(), distances.end(), 0.0) / count;
  double variance = 0;
  for (const double distance : distances) variance += (distance - mean) * (distance - mean) / count;
  return std::sqrt(variance) <= irregular * mean ? static_cast<int>(std::lround(mean)) : 0;
}

}  // namespace engram

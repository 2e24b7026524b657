#include "core/theory/smoothed_gain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace engram {
namespace {

/// ½ (1 + tanh x)
double gain(double x) { return 1.0 / (1.0 + std::exp(-2.0 * x)); }
double normal_below(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

/// Nodes of the trapezoidal rule for the mean over a distribution of given density.
template <std::size_t size>
struct Nodes {
  std::array<double, size> at{}, weight{};

  template <typename Density>
  Nodes(double range, Density density) {
    double sum = 0;
    for (std::size_t k = 0; k < size; ++k) {
      at[k] = range * (2.0 * static_cast<double>(k) / (size - 1) - 1);
      sum += weight[k] = density(at[k]);
    }
    for (double& each : weight) each /= sum;
  }

  template <typename Function>
  [[nodiscard]] double mean(Function function) const {
    double sum = 0;
    for (std::size_t k = 0; k < size; ++k) sum += weight[k] * function(at[k]);
    return sum;
  }
};

/// smoothed_gain over t = x √p and p = 1 / (1 + s²), in which it is smooth from no noise (p = 1) to nothing but noise
/// (p = 0). Read by cubic interpolation.
class Table {
 public:
  Table() : values_(rows * columns) {
    for (std::size_t row = 0; row < rows; ++row) {
      const double p = static_cast<double>(row) / (rows - 1);
      for (std::size_t column = 0; column < columns; ++column)
        values_[row * columns + column] = of((static_cast<double>(column) - 1) / per_unit, p);
    }
  }

  /// For t >= 0.
  [[nodiscard]] double read(double t, double p) const {
    const double across = std::min(t * per_unit, last) + 1, down = p * (rows - 1);
    const auto column = static_cast<std::size_t>(across) - 1;
    const std::size_t row = std::min(static_cast<std::size_t>(std::max(down - 1, 0.0)), rows - 4);
    const auto in_column = weights(across - static_cast<double>(column)),
               in_row = weights(down - static_cast<double>(row));
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const double* v = &values_[(row + i) * columns + column];
      sum += in_row[i] * (in_column[0] * v[0] + in_column[1] * v[1] + in_column[2] * v[2] + in_column[3] * v[3]);
    }
    return sum;
  }

 private:
  static constexpr std::size_t rows = 17, per_unit = 32, largest = 9, columns = largest * per_unit + 4;
  static constexpr double last = largest * per_unit;  // there it is 1 to 1e-7

  static double of(double t, double p) {
    if (p == 0) return normal_below(t);
    return smoothed_gain(t / std::sqrt(p), std::sqrt((1 - p) / p));
  }

  /// Of the values at 0, 1, 2 and 3, for the cubic through them at x.
  static std::array<double, 4> weights(double x) {
    const double a = x - 1, b = x - 2, c = x - 3;
    return {-a * b * c / 6, x * b * c / 2, -x * a * c / 2, x * a * b / 6};
  }

  std::vector<double> values_;  // a row for each p, in it t = -1 / per_unit, 0, 1 / per_unit, …
};

}  // namespace

double smoothed_gain(double x, double s) {
  // The rule converges exponentially here: over z where the normal distribution is the wider one, and otherwise over
  // the logistic distribution that ½ (1 + tanh) belongs to.
  static const Nodes<37> normal(7.2, [](double z) { return std::exp(-z * z / 2); });
  static const Nodes<61> logistic(12, [](double y) { return 1 / (std::cosh(y) * std::cosh(y)); });
  if (s == 0) return gain(x);
  if (s < 1) return normal.mean([&](double z) { return gain(x + s * z); });
  return logistic.mean([&](double y) { return normal_below((x + y) / s); });
}

double tabulated_gain(double x, double variance) {
  static const Table table;
  const double p = 1 / (1 + variance), t = x * std::sqrt(p);
  return t < 0 ? 1 - table.read(-t, p) : table.read(t, p);
}

}  // namespace engram

// Does a signal repeat itself, and after how many steps?
#pragma once

#include <Eigen/Core>
#include <vector>

namespace engram {

/// The autocorrelation of a signal for lags 0 … 3/4 of its length, in steps: 1 if the signal is the same again, 0 if
/// not more than by chance. A constant signal has 0 everywhere.
[[nodiscard]] std::vector<double> autocorrelation(const std::vector<double>& signal);

/// The same of a signal of many components. `products` (t, s): Σ_i x_i(t) x_i(s).
[[nodiscard]] std::vector<double> autocorrelation(const Eigen::ArrayXXd& products);

/// Takes the mean over time off each component, given only `products` as above.
[[nodiscard]] Eigen::ArrayXXd without_means(const Eigen::ArrayXXd& products);

struct Repetition {
  int period = 0;          // in steps; 0: it does not repeat itself
  double correlation = 0;  // the autocorrelation there
};

/// The period of a signal of `steps` steps from its autocorrelation: the first peak, at a lag from 2 to half of the
/// steps, that reaches `least`, 3.5 standard errors of noise (3.5 / √(steps − lag)) and four fifths of the highest
/// peak; where twice the lag is in sight the autocorrelation there must reach `least_twice`.
[[nodiscard]] Repetition repetition(const std::vector<double>& correlation, std::size_t steps, double least,
                                    double least_twice);

/// The period of a signal that bursts at regular distances, even if they are a step longer or shorter now and then: the
/// mean of at least four distances whose standard deviation is at most `irregular` of it. A burst begins where the
/// signal goes from below the middle of its range to above it, by an eighth of the range or more on both sides. 0: no
/// such period.
[[nodiscard]] int burst_period(const std::vector<double>& signal, double irregular);

}  // namespace engram

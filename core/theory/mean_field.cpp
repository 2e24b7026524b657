#include "core/theory/mean_field.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "core/theory/roots.h"
#include "core/theory/smoothed_gain.h"

namespace engram {
namespace {

// Beyond these nothing changes any more, and squares of everything stay finite.
constexpr double largest_beta = 1e9, largest_factor = 1e100;

bool inhibits_at_once(const Parameters& p) {
  return p.dynamics.update == UpdateRule::sequential || !p.has_inhibitory() || p.dynamics.inhibition_delay == 0;
}

std::vector<BinomialPoint> other_memories(const NetworkParameters& p, Precision precision) {
  return precision == Precision::full ? binomial_points(p.patterns - 1, p.activity, 1e-14, 0)
                                      : binomial_points(p.patterns - 1, p.activity, 1e-7, 4);
}

/// The largest modulus of the eigenvalues, by Gelfand's formula: the limit of |A^n|^(1/n), here with n = 2^30.
double largest_eigenvalue(Eigen::Matrix3d power) {
  double log_radius = 0, exponent = 1;
  for (int squaring = 0; squaring <= 30; ++squaring) {
    const double norm = power.norm();
    if (norm == 0) return 0;
    log_radius += exponent * std::log(norm);
    power /= norm;
    power = (power * power).eval();
    exponent /= 2;
  }
  return std::exp(log_radius);
}

}  // namespace

MeanField::MeanField(const Parameters& p, Precision precision)
    : precision_(precision),
      at_once_(inhibits_at_once(p)),
      beta_(std::min(p.dynamics.beta, largest_beta)),
      theta_(p.dynamics.theta),
      gain_(std::min(p.dynamics.inhibition_gain, largest_factor)),
      activity_(p.network.activity),
      scale_(2 / (1 - activity_)),
      crosstalk_(
          std::min(4 / (activity_ * (1 - activity_) * static_cast<double>(p.network.excitatory)), largest_factor)),
      noise_(p.has_inhibitory() ? 1 / static_cast<double>(p.network.inhibitory) : 0),
      others_(other_memories(p.network, precision)) {}

double MeanField::firing_probability(bool member, const MeanState& state) const {
  const double xi = member ? 1 : 0, r = at_once_ ? state.q : state.r;
  const double alone = 2 * xi * state.m - theta_, push = scale_ * (state.q - gain_ * r);
  const double crosstalk = std::max(crosstalk_ * state.q, 0.0);
  const double noise = scale_ * gain_ * scale_ * gain_ * noise_ * std::max(r * (1 - r), 0.0);
  double sum = 0;
  for (const auto& [n, weight] : others_) {
    const double x = beta_ * (alone + (n + xi) * push);
    const double variance = beta_ * beta_ * (n * crosstalk + (n + xi) * (n + xi) * noise);
    sum +=
        weight * (precision_ == Precision::full ? smoothed_gain(x, std::sqrt(variance)) : tabulated_gain(x, variance));
  }
  return sum;
}

MeanState MeanField::next(const MeanState& state) const {
  const double of_members = firing_probability(true, state), of_others = firing_probability(false, state);
  return {of_members - of_others, activity_ * of_members + (1 - activity_) * of_others, state.q};
}

double MeanField::resting_rate(double m) const {
  constexpr int most_steps = 400;
  const auto change = [&](double q) { return next({m, q, q}).q - q; };
  // From a in the direction in which q moves, to the first rate at which it does not. Steps are those of the theory or
  // longer where the change dwindles.
  double q = activity_, now = change(q), factor = 1;
  for (int step = 0; step < most_steps && std::abs(now) > tolerance(); ++step) {
    const double further = std::clamp(q + factor * now, 0.0, 1.0), there = change(further);
    if ((there > 0) != (now > 0)) return root_between(change, {q, now}, {further, there}, tolerance());
    const double dwindled = (now - there) / (further - q);
    factor = dwindled > 0 ? std::clamp(1 / dwindled, 0.1, 10.0) : 1;
    q = further;
    now = there;
  }
  return q;
}

MeanState MeanField::relaxed(double m) const {
  const double q = resting_rate(m);
  return {m, q, q};
}

double MeanField::spectral_radius(const MeanState& state) const {
  constexpr double h = 1e-4;
  Eigen::Matrix3d jacobian;
  for (int column = 0; column < 3; ++column) {
    MeanState low = state, high = state;
    double& below = column == 0 ? low.m : column == 1 ? low.q : low.r;
    double& above = column == 0 ? high.m : column == 1 ? high.q : high.r;
    below -= h;
    above += h;
    if (column > 0) {  // rates end at 0 and 1
      below = std::max(below, 0.0);
      above = std::min(above, 1.0);
    }
    const MeanState before = next(low), after = next(high);
    jacobian.col(column) =
        Eigen::Vector3d(after.m - before.m, after.q - before.q, after.r - before.r) / (above - below);
  }
  return largest_eigenvalue(jacobian);
}

}  // namespace engram

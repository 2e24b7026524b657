#include <cmath>

#include "core/theory/mean_field.h"
#include "core/theory/roots.h"

namespace engram {
namespace {

/// Places from one end to the other, so that zeros at round numbers lie between them.
struct Scan {
  double from, step;
  int count;  // of intervals
  [[nodiscard]] double place(int k) const { return from + step * k; }
};

// No fixed point has m > 1, since m(t+1) = P_1 − P_0.
constexpr Scan everywhere{-0.205, 0.01, 121};
constexpr Scan of_retrieval{1.005, -0.0205, 15};  // downwards, to just below retrieval_overlap_limit

/// The top of a parabola through three samples at equal distances, the middle one the highest.
double summit(const Sample& a, const Sample& b, const Sample& c) {
  const double bend = a.value - 2 * b.value + c.value;
  return bend == 0 ? b.at : b.at + (b.at - a.at) * (a.value - c.value) / (2 * bend);
}

/// Calls `found` with the ends of each part of the scan in which `function` changes sign, until that gives false. Where
/// the function nearly touches zero between its samples, it is looked at there, too.
template <typename Function, typename Found>
void find_sign_changes(const Scan& scan, const Function& function, const Found& found) {
  const auto sample = [&](double at) { return Sample{at, function(at)}; };
  const auto differ = [](const Sample& a, const Sample& b) { return (a.value > 0) != (b.value > 0); };
  Sample a, b = sample(scan.place(0));
  for (int k = 1; k <= scan.count; ++k) {
    const Sample c = sample(scan.place(k));
    if (differ(b, c)) {
      if (!found(b.at, c.at)) return;
    } else if (k > 1 && !differ(a, b) && std::abs(b.value) < std::abs(a.value) &&
               std::abs(b.value) < std::abs(c.value)) {
      const Sample top = sample(summit(a, b, c));
      const bool earlier = (top.at - b.at) * scan.step < 0;
      if (differ(top, b) && (!found(earlier ? a.at : b.at, top.at) || !found(top.at, earlier ? b.at : c.at))) return;
    }
    a = b;
    b = c;
  }
}

}  // namespace

std::optional<FixedPoint> MeanField::fixed_point_between(double low, double high) const {
  const auto surplus = [this](double m) { return map(m) - m; };
  const double m = root_between(surplus, {low, surplus(low)}, {high, surplus(high)}, 10 * tolerance());
  const MeanState state = relaxed(m), after = next(state);
  // Where the relaxed rate jumps to another branch, the map does so as well and passes the diagonal without meeting it.
  constexpr double at_rest = 1e-6;
  if (std::abs(after.m - m) > at_rest || std::abs(after.q - state.q) > at_rest) return std::nullopt;
  return FixedPoint{state, spectral_radius(state)};
}

std::vector<FixedPoint> MeanField::fixed_points() const {
  std::vector<FixedPoint> points;
  find_sign_changes(
      everywhere, [this](double m) { return map(m) - m; },
      [&](double low, double high) {
        if (const auto point = fixed_point_between(low, high)) points.push_back(*point);
        return true;
      });
  return points;
}

std::optional<FixedPoint> MeanField::retrieval() const {
  std::optional<FixedPoint> best;
  find_sign_changes(
      of_retrieval, [this](double m) { return map(m) - m; },
      [&](double high, double low) {
        const auto point = fixed_point_between(low, high);
        if (point && point->retrieves()) best = point;
        return !best;
      });
  return best;
}

}  // namespace engram

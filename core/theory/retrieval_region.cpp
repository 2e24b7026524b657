#include "core/theory/retrieval_region.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/model/parameter_table.h"

namespace engram {
namespace {

/// From at most `low` to at least `high`, wider if `value` lies near or beyond an end.
RegionAxis axis(std::string_view path, double value, double low, double high) {
  return {path, std::min(low, value < 0 ? 1.25 * value : value), std::max(high, 1.25 * value), false, false};
}

RegionAxis logarithmic_axis(std::string_view path, double value, double low, double high) {
  return {path, std::min(low, value / 2), std::max(high, value * 2), true, false};
}

/// No value that the parameter cannot have.
RegionAxis within_range(RegionAxis axis) {
  const ParameterInfo& info = *find_parameter(axis.path);
  axis.from = std::max(axis.from, info.minimum);
  axis.to = std::min({axis.to, info.maximum, std::numeric_limits<double>::max()});
  axis.whole = info.kind == ValueKind::integer;
  return axis;
}

void set(Parameters& p, const RegionAxis& axis, double value) {
  const ParameterInfo& info = *find_parameter(axis.path);
  info.set(p, axis.whole ? Value(static_cast<std::int64_t>(std::llround(value))) : Value(value));
}

/// The overlap after region_steps steps, or where it comes to rest before.
double final_overlap(const MeanField& theory, const MeanState& start) {
  constexpr double at_rest = 1e-7;
  MeanState state = start;
  for (int step = 0; step < region_steps; ++step) {
    const MeanState before = std::exchange(state, theory.next(state));
    const double moved =
        std::max({std::abs(state.m - before.m), std::abs(state.q - before.q), std::abs(state.r - before.r)});
    if (moved < at_rest) break;
  }
  return state.m;
}

}  // namespace

double RegionAxis::at(double fraction) const {
  const double value = logarithmic ? from * std::pow(to / from, fraction) : from + (to - from) * fraction;
  return std::clamp(whole ? std::round(value) : value, from, to);
}

double RegionAxis::fraction_of(double value) const {
  return logarithmic ? std::log(value / from) / std::log(to / from) : (value - from) / (to - from);
}

std::array<RegionAxis, 2> region_axes(RegionPlane plane, const Parameters& p) {
  const DynamicsParameters& d = p.dynamics;
  if (plane == RegionPlane::theta_beta)
    return {within_range(axis("dynamics.theta", d.theta, 0, 2.5)),
            within_range(logarithmic_axis("dynamics.beta", d.beta, 0.5, 32))};
  const auto patterns = static_cast<double>(p.network.patterns);
  return {within_range(logarithmic_axis("network.patterns", patterns, 1, std::max(100.0, 4 * patterns))),
          within_range(axis("dynamics.inhibition_gain", d.inhibition_gain, 0, 2))};
}

Parameters at_point(const Parameters& p, const std::array<RegionAxis, 2>& axes, double x, double y) {
  Parameters point = p;
  set(point, axes[0], x);
  set(point, axes[1], y);
  return point;
}

RetrievalPoint retrieval_point(const Parameters& p, const MeanState& start) {
  const MeanField theory(p, Precision::fast);
  const auto kept = theory.retrieval();
  if (!kept) return {};
  return {kept->state.m, final_overlap(theory, start) > retrieval_overlap_limit};
}

bool retrieves(const Parameters& p) { return MeanField(p, Precision::fast).retrieval().has_value(); }

}  // namespace engram

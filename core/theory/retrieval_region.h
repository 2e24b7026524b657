// Where in a plane of two parameters the theory says that a memory can be kept, and that its cue recalls it. One point
// at a time, nearly all below 1 ms: whoever draws the plane chooses the points and the thread.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/theory/mean_field.h"

namespace engram {

/// One axis of a plane.
struct RegionAxis {
  std::string_view path;     // of a row of parameter_table(): "dynamics.theta"
  double from = 0, to = 0;   // both are values that the parameter can have
  bool logarithmic = false;  // equal distances are equal ratios
  bool whole = false;        // only whole numbers
  /// The value at `fraction` (0 … 1) of the axis, a whole number where it must be.
  [[nodiscard]] double at(double fraction) const;
  /// Where a value is on the axis; below 0 or above 1 if it lies outside.
  [[nodiscard]] double fraction_of(double value) const;
};

enum class RegionPlane { theta_beta, patterns_gain };

/// The axes, horizontal and vertical, of a plane: ranges that people will want to see and that contain the values of
/// `p`.
[[nodiscard]] std::array<RegionAxis, 2> region_axes(RegionPlane, const Parameters& p);

/// `p` with other values on the two axes.
[[nodiscard]] Parameters at_point(const Parameters& p, const std::array<RegionAxis, 2>& axes, double x, double y);

struct RetrievalPoint {
  /// m of the stable fixed point above retrieval_overlap_limit; absent: no memory is kept, whatever the cue.
  std::optional<double> overlap;
  /// From the start that was asked about, the overlap is above the limit after `region_steps` steps. In the synchronous
  /// rule many cues miss a stable fixed point that is there: the first burst throws them out.
  bool recalled = false;
};

inline constexpr int region_steps = 200;

/// One point, at Precision::fast. `start`: as the network starts; that of the cue on average is expected_cue(p).
[[nodiscard]] RetrievalPoint retrieval_point(const Parameters& p, const MeanState& start);

/// There is a stable fixed point with m > 0.7.
[[nodiscard]] bool retrieves(const Parameters& p);

}  // namespace engram

// What the page of the theory shows, as values made beside the window.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/model/network.h"
#include "core/theory/retrieval_region.h"

namespace engram::ui {

/// The theory of one side at the values of now.
struct TheoryOfSide {
  Parameters parameters;
  MeanState start;                 // of the run
  std::vector<FixedPoint> points;  // ascending in m
  std::vector<double> map;         // at map_samples places from map_low to map_high
  RetrievalPoint retrieval;        // from the start
};
inline constexpr double map_low = -0.2, map_high = 1.2;
inline constexpr int map_samples = 71;
/// Where the map was taken: `sample` counts from 0.
[[nodiscard]] double map_place(int sample);
[[nodiscard]] TheoryOfSide theory_of_side(const Parameters& p, const MeanState& start);

/// What becomes of a memory.
enum class RegionClass { none, missed, recalled };
[[nodiscard]] RegionClass class_of(const RetrievalPoint& point);

/// A plane of two parameters in equal cells, each with what its middle says.
struct RegionGrid {
  std::array<RegionAxis, 2> axes;
  int columns = 0, rows = 0;
  std::vector<RetrievalPoint> points;  // row by row from the lowest

  [[nodiscard]] const RetrievalPoint& at(int column, int row) const {
    return points[static_cast<std::size_t>(row * columns + column)];
  }
  /// The values in the middle of a cell.
  [[nodiscard]] double value(int axis, int cell) const {
    return axes[static_cast<std::size_t>(axis)].at((cell + 0.5) / (axis == 0 ? columns : rows));
  }
};
/// Nothing if `outdated` became true meanwhile.
[[nodiscard]] std::optional<RegionGrid> region_grid(RegionPlane plane, const Parameters& p, const MeanState& start,
                                                    int columns, int rows, const std::function<bool()>& outdated);
/// Whether the regions of two networks are the same: they differ at most in where they stand in the plane.
[[nodiscard]] bool same_region(RegionPlane plane, const Parameters& p, const Parameters& other);

}  // namespace engram::ui

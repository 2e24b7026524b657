#include "ui/understand/theory_values.h"

namespace engram::ui {

double map_place(int sample) { return map_low + (map_high - map_low) * sample / (map_samples - 1); }

TheoryOfSide theory_of_side(const Parameters& p, const MeanState& start) {
  const MeanField theory(p, Precision::fast);
  TheoryOfSide side{p, start, theory.fixed_points(), {}, retrieval_point(p, start)};
  side.map.reserve(map_samples);
  for (int sample = 0; sample < map_samples; ++sample) side.map.push_back(theory.map(map_place(sample)));
  return side;
}

RegionClass class_of(const RetrievalPoint& point) {
  if (!point.overlap) return RegionClass::none;
  return point.recalled ? RegionClass::recalled : RegionClass::missed;
}

std::optional<RegionGrid> region_grid(RegionPlane plane, const Parameters& p, const MeanState& start, int columns,
                                      int rows, const std::function<bool()>& outdated) {
  RegionGrid grid{region_axes(plane, p), columns, rows, {}};
  grid.points.reserve(static_cast<std::size_t>(columns * rows));
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      if (outdated()) return std::nullopt;
      grid.points.push_back(retrieval_point(at_point(p, grid.axes, grid.value(0, column), grid.value(1, row)), start));
    }
  return grid;
}

bool same_region(RegionPlane plane, const Parameters& p, const Parameters& other) {
  const auto axes = region_axes(plane, p), others = region_axes(plane, other);
  for (std::size_t n = 0; n < axes.size(); ++n)
    if (axes[n].from != others[n].from || axes[n].to != others[n].to) return false;
  const Parameters a = at_point(p, axes, axes[0].from, axes[1].from);
  const Parameters b = at_point(other, axes, axes[0].from, axes[1].from);
  return a.network == b.network && a.dynamics == b.dynamics && a.cue == b.cue && a.seed == b.seed;
}

}  // namespace engram::ui

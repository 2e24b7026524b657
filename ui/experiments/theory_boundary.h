// Up to where in a map mean-field theory says that a memory is recalled.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/experiment/sweep_results.h"
#include "ui/experiments/figure.h"
#include "ui/experiments/figure_painter.h"

namespace engram::ui {

/// What is needed to follow the theory over one map.
struct BoundaryTask {
  Parameters parameters;  // of any point of the map
  std::string x, y;       // paths of its axes
  FigureAxis x_axis, y_axis;
};

/// One for each map of a figure; null where the theory does not describe its networks, or if its axes are none that the
/// theory knows.
[[nodiscard]] std::vector<std::optional<BoundaryTask>> boundary_tasks(const SweepResults& results,
                                                                      const Figure& figure);

/// Where recall, from an average cue, begins and ends. Takes up to some seconds; ends early, empty, when `outdated`.
[[nodiscard]] Boundary theory_boundary(const std::optional<BoundaryTask>& task, const std::function<bool()>& outdated);

}  // namespace engram::ui

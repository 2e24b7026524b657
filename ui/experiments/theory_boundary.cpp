#include "ui/experiments/theory_boundary.h"

#include <array>
#include <cmath>

#include "core/model/parameter_table.h"
#include "core/theory/course.h"
#include "core/theory/retrieval_region.h"
#include "core/theory/validity.h"

namespace engram::ui {
namespace {

constexpr int columns = 56, rows = 42;  // of the places where the theory is asked

bool set(Parameters& p, const std::string& path, double value) {
  if (path == "load") {
    p.network.patterns = std::max<std::int64_t>(1, std::llround(value * static_cast<double>(p.network.excitatory)));
    return true;
  }
  const ParameterInfo* row = find_parameter(path);
  if (row == nullptr) return false;
  if (row->kind == ValueKind::integer) row->set(p, std::int64_t{std::llround(value)});
  else if (row->kind == ValueKind::real) row->set(p, value);
  return row->kind == ValueKind::integer || row->kind == ValueKind::real;
}

}  // namespace

std::vector<std::optional<BoundaryTask>> boundary_tasks(const SweepResults& results, const Figure& figure) {
  std::vector<std::optional<BoundaryTask>> tasks;
  const auto axes = figure_axes(results.plan());
  if (figure.kind != FigureKind::map || !axes || !axes->y) return tasks;
  const SweepAxis &x = results.plan().axes()[axes->x], &y = results.plan().axes()[*axes->y];
  if (!x.coupled.empty() || !y.coupled.empty()) return tasks;
  for (const FigureMap& map : figure.maps) {
    BoundaryTask task{results.parameters(map.cells.front().point), x.path, y.path, figure.x, figure.y};
    Parameters tried = task.parameters;
    const bool known = set(tried, x.path, figure.x.from) && set(tried, y.path, figure.y.from) &&
                       left_out_of_theory(task.parameters).empty();
    tasks.push_back(known ? std::optional(task) : std::nullopt);
  }
  return tasks;
}

namespace {

/// The theory's answer over the places of a map; a place is counted in columns and rows.
class Recall {
 public:
  explicit Recall(const BoundaryTask& task) : task_(task) {}

  [[nodiscard]] QPointF value(QPointF place) const {
    return {task_.x_axis.at(place.x() / (columns - 1)), task_.y_axis.at(place.y() / (rows - 1))};
  }

  [[nodiscard]] bool at(QPointF place) const {
    Parameters p = task_.parameters;
    const QPointF here = value(place);
    set(p, task_.x, here.x());
    set(p, task_.y, here.y());
    return retrieval_point(p, expected_cue(p)).recalled;
  }

  /// Where between two places with different answers the answer changes.
  [[nodiscard]] QPointF change(QPointF a, QPointF b) const {
    constexpr int halvings = 4;
    const bool there = at(b);
    for (int n = 0; n < halvings; ++n) {
      const QPointF middle = (a + b) / 2;
      (at(middle) == there ? b : a) = middle;
    }
    return value((a + b) / 2);
  }

 private:
  const BoundaryTask& task_;
};

}  // namespace

Boundary theory_boundary(const std::optional<BoundaryTask>& task, const std::function<bool()>& outdated) {
  if (!task) return {};
  const Recall recall(*task);
  std::vector<bool> recalled;
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      if (outdated()) return {};
      recalled.push_back(recall.at(QPointF(column, row)));
    }
  const auto known = [&](QPointF p) {
    return recalled[static_cast<std::size_t>(p.y()) * columns + static_cast<std::size_t>(p.x())];
  };
  Boundary boundary;
  // In each square of four places the line joins those sides whose ends differ.
  for (int row = 0; row + 1 < rows; ++row)
    for (int column = 0; column + 1 < columns; ++column) {
      if (outdated()) return {};
      const std::array<QPointF, 5> around{QPointF(column, row), QPointF(column + 1, row), QPointF(column + 1, row + 1),
                                          QPointF(column, row + 1), QPointF(column, row)};
      std::vector<QPointF> crossings;
      for (std::size_t side = 0; side + 1 < around.size(); ++side)
        if (known(around[side]) != known(around[side + 1]))
          crossings.push_back(recall.change(around[side], around[side + 1]));
      for (std::size_t n = 0; n + 1 < crossings.size(); n += 2) boundary.emplace_back(crossings[n], crossings[n + 1]);
    }
  return boundary;
}

}  // namespace engram::ui

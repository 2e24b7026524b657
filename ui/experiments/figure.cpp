#include "ui/experiments/figure.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace engram::ui {
namespace {

constexpr std::size_t most_curves = 8;  // in a panel

bool is_numeric(const SweepAxis& axis) {
  return axis.values.size() > 1 &&
         std::all_of(axis.values.begin(), axis.values.end(), [](const Json& value) { return value.is_number(); });
}

bool counts_memories(const std::string& path) { return path == "load" || path == "network.patterns"; }

/// Whether points of a sweep differ in N, so that numbers of memories compare only as M / N.
bool differs_in_size(const SweepPlan& plan) {
  return std::any_of(plan.axes().begin(), plan.axes().end(),
                     [](const SweepAxis& axis) { return axis.path == "network.excitatory" && axis.values.size() > 1; });
}

struct Shown {
  double value, error;
};

Shown shown(const SweepResults& results, std::int64_t point, const FigureChoice& choice) {
  const PointResult& r = results.at(point);
  const MeanOfMany& retrieved = choice.by_overlap ? r.retrieved_overlap : r.retrieved_hamming;
  const auto neurons = static_cast<double>(results.parameters(point).network.excitatory);
  const auto patterns = static_cast<double>(results.parameters(point).network.patterns);
  const double cues = std::max(1.0, static_cast<double>(r.cues));
  switch (choice.quantity) {
    case Quantity::retrieved_per_neuron: {
      const double scale = patterns / cues / neurons;  // if not all were cued, those that were stand for all
      return {retrieved.mean * scale, retrieved.error() * scale};
    }
    case Quantity::retrieved_share:
      return {retrieved.mean / cues, retrieved.error() / cues};
    case Quantity::overlap:
      return {r.overlap.mean, r.overlap.error()};
    case Quantity::hamming:
      return {r.hamming.mean, r.hamming.error()};
    case Quantity::rate:
      return {r.rate.mean, r.rate.error()};
  }
  return {};
}

class FigureMaker {
 public:
  FigureMaker(const SweepResults& results, const FigureChoice& choice, FigureAxes axes)
      : results_(results), plan_(results.plan()), choice_(choice), axes_(axes) {
    if (choice_.kind == FigureKind::map && !axes_.y) choice_.kind = FigureKind::curves;
    if (choice_.kind == FigureKind::curves) axes_.y.reset();
  }

  Figure make() {
    figure_.kind = choice_.kind;
    figure_.quantity = quantityWords(choice_);
    figure_.dictionaries = plan_.dictionaries();
    figure_.x = axis_of(axes_.x);
    if (axes_.y) figure_.y = axis_of(*axes_.y);
    const std::vector<std::vector<std::int64_t>> groups = grouped();
    if (figure_.kind == FigureKind::curves && groups.size() > most_curves) spread_over_panels(groups.size());
    for (const auto& points : groups) figure_.kind == FigureKind::map ? add_map(points) : add_curve(points);
    find_range();
    return std::move(figure_);
  }

 private:
  [[nodiscard]] bool is_spread(std::size_t axis) const { return axis == axes_.x || (axes_.y && axis == *axes_.y); }

  [[nodiscard]] double number(std::int64_t point, std::size_t axis) const {
    const std::string& path = plan_.axes()[axis].path;
    const auto& network = results_.parameters(point).network;
    if (path == "load" || (counts_memories(path) && differs_in_size(plan_)))
      return static_cast<double>(network.patterns) / static_cast<double>(network.excitatory);
    return plan_.value(point, axis).get<double>();
  }

  FigureAxis axis_of(std::size_t axis) const {
    const SweepAxis& a = plan_.axes()[axis];
    FigureAxis found;
    const bool load = counts_memories(a.path) && (a.path == "load" || differs_in_size(plan_));
    found.title = axisWords(load ? "load" : a.path);
    found.symbol = axisSymbol(load ? "load" : a.path);
    found.from = 1e300;
    found.to = -1e300;
    for (std::int64_t point = 0; point < plan_.points(); ++point) {
      found.from = std::min(found.from, number(point, axis));
      found.to = std::max(found.to, number(point, axis));
    }
    // Values whose ratios are alike rather than their differences are laid out so.
    const std::size_t n = a.values.size();
    const double first = a.values.front().get<double>(), last = a.values.back().get<double>();
    const double middle = a.values[n / 2].get<double>();
    if (!load && n > 2 && first > 0 && last / first >= 4) {
      const double share = static_cast<double>(n / 2) / static_cast<double>(n - 1);
      const double even = std::lerp(first, last, share), ratio = first * std::pow(last / first, share);
      found.logarithmic = std::abs(middle - ratio) < std::abs(middle - even);
    }
    if (found.from == found.to) found.to = found.from + 1;
    return found;
  }

  /// The points of each curve or map: those that differ in nothing but the spread axes.
  [[nodiscard]] std::vector<std::vector<std::int64_t>> grouped() const {
    std::map<std::vector<std::size_t>, std::vector<std::int64_t>> groups;
    for (std::int64_t point = 0; point < plan_.points(); ++point) groups[indices(point)].push_back(point);
    std::vector<std::vector<std::int64_t>> list;
    for (auto& [key, points] : groups) list.push_back(std::move(points));
    return list;
  }

  /// Which value of each axis that is not spread a point has.
  [[nodiscard]] std::vector<std::size_t> indices(std::int64_t point) const {
    std::vector<std::size_t> found(plan_.axes().size());
    auto rest = static_cast<std::size_t>(point);
    for (std::size_t axis = found.size(); axis-- > 0;) {
      found[axis] = rest % plan_.axes()[axis].values.size();
      rest /= plan_.axes()[axis].values.size();
      if (is_spread(axis)) found[axis] = 0;
    }
    return found;
  }

  [[nodiscard]] bool is_panel(std::size_t axis) const {
    return std::find(panel_axes_.begin(), panel_axes_.end(), axis) != panel_axes_.end();
  }

  /// The axes whose values tell the curves of a panel, or the maps, apart.
  [[nodiscard]] std::vector<std::size_t> telling() const {
    std::vector<std::size_t> axes;
    for (std::size_t axis = 0; axis < plan_.axes().size(); ++axis)
      if (!is_spread(axis) && !is_panel(axis) && plan_.axes()[axis].values.size() > 1) axes.push_back(axis);
    return axes;
  }

  /// Makes panels of the last axes, until there are few enough curves in each.
  void spread_over_panels(std::size_t curves) {
    for (auto axes = telling(); curves > most_curves && axes.size() > 1; axes = telling()) {
      panel_axes_.insert(panel_axes_.begin(), axes.back());
      curves /= plan_.axes()[axes.back()].values.size();
    }
    if (panel_axes_.empty()) return;
    figure_.panels.emplace_back();
    for (const std::size_t axis : panel_axes_) {
      std::vector<QString> titles;
      for (const QString& before : figure_.panels)
        for (const Json& value : plan_.axes()[axis].values)
          titles.push_back((before.isEmpty() ? QString() : before + QStringLiteral(", ")) +
                           valueWords(plan_.axes()[axis].path, value));
      figure_.panels = std::move(titles);
    }
  }

  [[nodiscard]] QString name_of(std::int64_t point) const {
    QStringList parts;
    for (const std::size_t axis : telling()) parts << valueWords(plan_.axes()[axis].path, plan_.value(point, axis));
    return parts.join(QStringLiteral(", "));
  }

  [[nodiscard]] FigurePoint point_of(std::int64_t point) const {
    FigurePoint p{.point = point, .x = number(point, axes_.x)};
    if (axes_.y) p.y = number(point, *axes_.y);
    p.finished = results_.finished(point);
    if (p.finished == 0) return p;
    const Shown s = shown(results_, point, choice_);
    constexpr double to_95_percent = 1.96;
    p.value = s.value;
    p.low = s.value - to_95_percent * s.error;
    p.high = s.value + to_95_percent * s.error;
    return p;
  }

  void add_curve(const std::vector<std::int64_t>& points) {
    FigureCurve curve;
    curve.name = name_of(points.front());
    const std::vector<std::size_t> key = indices(points.front()), axes = telling();
    for (std::size_t n = 0; n < axes.size(); ++n)
      (n == 0 ? curve.hue : n == 1 ? curve.dash : curve.mark) = static_cast<int>(key[axes[n]]);
    if (axes.size() == 2) curve.mark = curve.dash;  // shapes help where there are many dashes
    for (const std::size_t axis : panel_axes_) curve.panel = curve.panel * plan_.axes()[axis].values.size() + key[axis];
    for (const std::int64_t point : points) curve.points.push_back(point_of(point));
    std::stable_sort(curve.points.begin(), curve.points.end(),
                     [](const FigurePoint& a, const FigurePoint& b) { return a.x < b.x; });
    figure_.curves.push_back(std::move(curve));
  }

  void add_map(const std::vector<std::int64_t>& points) {
    FigureMap map;
    map.title = name_of(points.front());
    for (const std::int64_t point : points) map.cells.push_back(point_of(point));
    std::set<double> xs, ys;
    for (const FigurePoint& cell : map.cells) {
      xs.insert(cell.x);
      ys.insert(cell.y);
    }
    map.xs.assign(xs.begin(), xs.end());
    map.ys.assign(ys.begin(), ys.end());
    map.columns = xs.size();
    map.rows = ys.size();
    std::stable_sort(map.cells.begin(), map.cells.end(),
                     [](const FigurePoint& a, const FigurePoint& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
    figure_.maps.push_back(std::move(map));
  }

  void find_range() {
    double most = 0, least = 0;
    const auto look = [&](const FigurePoint& p) {
      if (p.finished == 0) return;
      most = std::max({most, p.value, std::min(p.high, 1.2 * p.value)});
      least = std::min(least, p.value);
    };
    for (const FigureCurve& curve : figure_.curves) std::for_each(curve.points.begin(), curve.points.end(), look);
    for (const FigureMap& map : figure_.maps) std::for_each(map.cells.begin(), map.cells.end(), look);
    figure_.low = least < -0.05 ? least : 0;
    figure_.high = choice_.quantity == Quantity::retrieved_share || choice_.quantity == Quantity::overlap
                       ? std::max(1.0, most)
                       : std::max(most, 0.01);
    if (figure_.kind == FigureKind::map) return;
    figure_.y = {figure_.quantity, {}, figure_.low, figure_.high * 1.04, false};
  }

  const SweepResults& results_;
  const SweepPlan& plan_;
  FigureChoice choice_;
  FigureAxes axes_;
  std::vector<std::size_t> panel_axes_;
  Figure figure_;
};

}  // namespace

double FigureAxis::fraction(double value) const {
  return logarithmic ? std::log(value / from) / std::log(to / from) : (value - from) / (to - from);
}

double FigureAxis::at(double fraction) const {
  return logarithmic ? from * std::pow(to / from, fraction) : std::lerp(from, to, fraction);
}

std::optional<FigureAxes> figure_axes(const SweepPlan& plan) {
  std::optional<std::size_t> x, y;
  const auto& axes = plan.axes();
  for (std::size_t n = 0; n < axes.size(); ++n) {
    if (!is_numeric(axes[n])) continue;
    const auto rank = [&](std::size_t axis) {  // memories lie on the horizontal axis, else the longest that is last
      return std::pair(counts_memories(axes[axis].path) ? 1 : 0, axes[axis].values.size());
    };
    if (!x || rank(n) >= rank(*x)) {
      y = x;
      x = n;
    } else if (!y || rank(n) >= rank(*y)) {
      y = n;
    }
  }
  if (!x) return std::nullopt;
  const bool map = y && axes[*y].path != "network.excitatory" && axes[*y].values.size() > 2;
  return FigureAxes{*x, map ? y : std::nullopt};
}

FigureChoice first_choice(const SweepPlan& plan) {
  constexpr std::size_t enough = 6;  // values of a vertical axis
  FigureChoice choice;
  const auto axes = figure_axes(plan);
  if (axes && axes->y && plan.axes()[*axes->y].values.size() >= enough) choice.kind = FigureKind::map;
  if (axes && !counts_memories(plan.axes()[axes->x].path)) choice.quantity = Quantity::retrieved_share;
  return choice;
}

Figure figure_of(const SweepResults& results, const FigureChoice& choice) {
  const auto axes = figure_axes(results.plan());
  return axes ? FigureMaker(results, choice, *axes).make() : Figure{};
}

}  // namespace engram::ui

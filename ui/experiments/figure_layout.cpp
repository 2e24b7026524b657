#include "ui/experiments/figure_layout.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/axis_ticks.h"

namespace engram::ui {
namespace {

constexpr double reach = 14;  // logical pixels from a point of a curve
constexpr double legend_left = 12;
constexpr double legend_sample = 54;  // line and gaps of an entry

/// Where `value` lies among ascending `values`, from 0 to 1, as in equal cells with the values in their middles.
double cellShare(const FigureAxis& axis, const std::vector<double>& values, double value) {
  if (values.size() < 2) return 0.5;
  const auto upper = std::upper_bound(values.begin() + 1, values.end() - 1, value);
  const double before = axis.fraction(*(upper - 1)), after = axis.fraction(*upper);
  const double between = (axis.fraction(value) - before) / (after - before);
  return (static_cast<double>(upper - 1 - values.begin()) + 0.5 + between) / static_cast<double>(values.size());
}

}  // namespace

FigureLayout::FigureLayout(const Figure& figure, const QRectF& area, const QFont& font)
    : figure_(figure),
      all_(area),
      letters_(font),
      left_(letters_.horizontalAdvance(QStringLiteral("0.0000")) + letters_.height() + 10) {
  const double line = letters_.height();
  if (figure_.kind == FigureKind::curves) {
    layOutLegend();
    const std::size_t count = std::max<std::size_t>(1, figure_.panels.size());
    layOutPanels(area.adjusted(0, legend_height_ + 6, -4, 0), count, count > 1);
    return;
  }
  const double scale_room = letters_.horizontalAdvance(QStringLiteral("0.000")) + line + 42;
  layOutPanels(area.adjusted(0, 0, -scale_room, -line - 4), figure_.maps.size(), true);  // a line for the boundary
  if (!panels_.empty())
    scale_ = QRectF(area.right() - scale_room + 24, panels_.front().top(), 14,
                    panels_.back().bottom() - panels_.front().top());
}

void FigureLayout::layOutLegend() {
  for (const FigureCurve& curve : figure_.curves) {
    if (curve.panel > 0 || curve.name.isEmpty()) continue;
    ++legend_entries_;
    legend_entry_ = std::max(legend_entry_, letters_.horizontalAdvance(curve.name) + legend_sample);
  }
  if (legend_entries_ == 0) return;
  const double fitting = std::max(1.0, std::floor((all_.width() - legend_left) / legend_entry_));
  const auto most = std::min(static_cast<std::size_t>(fitting), legend_entries_);
  const std::size_t lines = (legend_entries_ + most - 1) / most;
  legend_columns_ = (legend_entries_ + lines - 1) / lines;
  legend_height_ = static_cast<double>(lines) * (letters_.height() + 4);
}

QPointF FigureLayout::legendEntry(std::size_t n) const {
  return {all_.left() + legend_left + static_cast<double>(n % legend_columns_) * legend_entry_,
          all_.top() + static_cast<double>(n / legend_columns_) * (letters_.height() + 4)};
}

void FigureLayout::layOutPanels(const QRectF& area, std::size_t count, bool titled) {
  if (count == 0) return;
  // As many columns as make panels that are not much narrower than they are high.
  double best = 1e300;
  for (std::size_t columns = 1; columns <= count; ++columns) {
    const std::size_t rows = (count + columns - 1) / columns;
    const double w = area.width() / static_cast<double>(columns) - left_;
    const double h = area.height() / static_cast<double>(rows) - 4 * letters_.height();
    const double empty = static_cast<double>(columns * rows - count) * 0.3;
    const double score = w < 60 || h < 40 ? 1e200 : std::abs(std::log(w / h / 1.15)) + empty;
    if (score >= best) continue;
    best = score;
    columns_ = columns;
  }
  const std::size_t rows = (count + columns_ - 1) / columns_;
  const double w = area.width() / static_cast<double>(columns_), h = area.height() / static_cast<double>(rows);
  const double above = titled ? letters_.height() + 10 : 6, below = 2 * letters_.height() + 10;
  for (std::size_t n = 0; n < count; ++n) {
    const QRectF part(area.left() + static_cast<double>(n % columns_) * w,
                      area.top() + static_cast<double>(n / columns_) * h, w, h);
    titles_.emplace_back(part.left() + left_, part.top(), w - left_ - 10, letters_.height() + 8);
    const QRectF inner = part.adjusted(left_, above, -10, -below);
    panels_.emplace_back(std::round(inner.left()), std::round(inner.top()), std::max(20.0, std::round(inner.width())),
                         std::max(20.0, std::round(inner.height())));
  }
}

double FigureLayout::share(bool vertical, double value) const {
  const FigureAxis& axis = vertical ? figure_.y : figure_.x;
  if (figure_.kind == FigureKind::curves) return axis.fraction(value);
  return cellShare(axis, vertical ? figure_.maps.front().ys : figure_.maps.front().xs, value);
}

QPointF FigureLayout::at(std::size_t group, double x, double y) const {
  const QRectF& in = panelOf(group);
  return {in.left() + share(false, x) * in.width(), in.bottom() - std::clamp(share(true, y), -1.0, 2.0) * in.height()};
}

QPointF FigureLayout::place(std::size_t group, const FigurePoint& point) const {
  return at(group, point.x, figure_.kind == FigureKind::map ? point.y : point.value);
}

QRectF FigureLayout::cell(std::size_t map, std::size_t column, std::size_t row, std::size_t width,
                          std::size_t height) const {
  const QRectF& in = panels_[map];
  const FigureMap& of = figure_.maps[map];
  const auto along = [](std::size_t n, std::size_t count, double length) {
    return std::round(length * static_cast<double>(std::min(n, count)) / static_cast<double>(count));
  };
  return {QPointF(in.left() + along(column, of.columns, in.width()),
                  in.bottom() - along(row + height, of.rows, in.height())),
          QPointF(in.left() + along(column + width, of.columns, in.width()),
                  in.bottom() - along(row, of.rows, in.height()))};
}

QRectF FigureLayout::cellOf(std::size_t map, const FigurePoint& point) const {
  const FigureMap& of = figure_.maps[map];
  const auto index = [](const std::vector<double>& values, double value) {
    return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
  };
  return cell(map, index(of.xs, point.x), index(of.ys, point.y));
}

std::optional<FigureLayout::Found> FigureLayout::near(QPointF at) const {
  std::optional<Found> best;
  if (figure_.kind == FigureKind::map) {
    for (std::size_t n = 0; n < panels_.size(); ++n) {
      const QRectF& in = panels_[n];
      if (!in.contains(at)) continue;
      const FigureMap& map = figure_.maps[n];
      const auto index = [](double share, std::size_t count) {
        return std::min(static_cast<std::size_t>(share * static_cast<double>(count)), count - 1);
      };
      const std::size_t column = index((at.x() - in.left()) / in.width(), map.columns);
      const std::size_t row = index((in.bottom() - at.y()) / in.height(), map.rows);
      best = Found{n, map.cells[row * map.columns + column]};
    }
    return best;
  }
  double nearest = reach;
  for (std::size_t n = 0; n < figure_.curves.size(); ++n)
    for (const FigurePoint& p : figure_.curves[n].points) {
      if (p.finished == 0) continue;
      const QPointF there = place(n, p);
      const double distance = std::hypot(there.x() - at.x(), there.y() - at.y());
      if (distance >= nearest) continue;
      nearest = distance;
      best = Found{n, p};
    }
  return best;
}

std::vector<double> figureTicks(const FigureAxis& axis, double length, double room) {
  std::vector<double> ticks;
  const int most = std::clamp(static_cast<int>(length / room), 2, 9);
  if (!axis.logarithmic) {
    const double step = tickInterval(axis.to - axis.from, most);
    for (double n = std::ceil(axis.from / step - 1e-9); n * step <= axis.to + step / 1000; ++n)
      ticks.push_back(n == 0 ? 0 : n * step);
    return ticks;
  }
  const bool wide = axis.to / axis.from > 30;
  for (double decade = std::pow(10, std::floor(std::log10(axis.from))); decade <= axis.to; decade *= 10)
    for (const double times : {1.0, 2.0, 5.0})
      if (decade * times >= axis.from * 0.999 && decade * times <= axis.to * 1.001 && (!wide || times != 2.0))
        ticks.push_back(decade * times);
  return ticks;
}

}  // namespace engram::ui

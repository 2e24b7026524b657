#include "ui/plots/vector_layers.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/plots/breath.h"
#include "ui/plots/vector_curve.h"

namespace engram::ui {

VectorLayers::VectorLayers(QPainter& painter, const QRectF& area, const History* history, StepWindow window, double low,
                           double high, std::int64_t newest)
    : painter_(painter), area_(area), history_(history), window_(window), low_(low), high_(high), newest_(newest) {
  if (history_ == nullptr) return;
  first_ = history_->indexOf(window.from - 1);
  last_ = std::min(history_->indexOf(window.to) + 1, history_->size());
  while (last_ > first_ && history_->first(last_ - 1) > newest) --last_;
}

double VectorLayers::x(double step) const {
  return area_.left() +
         (step + 0.5 - static_cast<double>(window_.from)) * area_.width() / static_cast<double>(window_.length());
}

double VectorLayers::y(double value) const { return area_.top() + (high_ - value) / (high_ - low_) * area_.height(); }

QRectF VectorLayers::cell(std::size_t i, double top, double bottom) const {
  const double left = x(static_cast<double>(history_->first(i)) - 0.5);
  const double right = x(static_cast<double>(history_->last(i)) + 0.5);
  return QRectF(QPointF(left, top), QPointF(right, bottom)) & area_;
}

void VectorLayers::stimulus(const QColor& color) {
  painter_.setPen(Qt::NoPen);
  painter_.setBrush(color);
  QRectF shade;
  for (std::size_t i = first_; i < last_; ++i) {
    if (!history_->stimulated(i)) continue;
    const QRectF next = cell(i, area_.top(), area_.bottom());
    if (next.isEmpty()) continue;
    if (!shade.isEmpty() && next.left() - shade.right() > 0.01) {
      painter_.drawRect(shade);
      shade = next;
    } else {
      shade |= next;
    }
  }
  if (!shade.isEmpty()) painter_.drawRect(shade);
}

void VectorLayers::level(double value, double width, const QColor& color, double dash) {
  if (y(value) < area_.top() || y(value) > area_.bottom()) return;
  QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
  if (dash > 0) pen.setDashPattern({dash / width, dash / width});
  painter_.setPen(pen);
  painter_.drawLine(QPointF(area_.left(), y(value)), QPointF(area_.right(), y(value)));
}

void VectorLayers::curve(const Values& values, double width, const QColor& color, double column) {
  VectorCurve curve(area_, column);
  double before = 0;
  for (std::size_t i = first_; i < last_; ++i) {
    const Range range = values(i);
    if (range.empty()) {
      curve.lift();
      continue;
    }
    // Of an entry that covers several steps only the extremes are known: the nearer one comes first.
    const auto low = static_cast<double>(range.low), high = static_cast<double>(range.high);
    const bool lowFirst = before < (low + high) / 2;
    const auto from = static_cast<double>(history_->first(i)), to = static_cast<double>(history_->last(i));
    curve.add(x(from), y(lowFirst ? low : high));
    if (to > from || low < high) curve.add(x(to), y(lowFirst ? high : low));
    before = lowFirst ? high : low;
  }
  QPainterPath path;
  for (const QPolygonF& line : curve.take()) path.addPolygon(line);
  if (path.isEmpty()) return;
  painter_.setBrush(Qt::NoBrush);
  painter_.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
  painter_.drawPath(path);
  Breath::take();
}

void VectorLayers::theory(const TheoryCourse& course, MeanValue value, double width, double dash, const QColor& color) {
  VectorCurve curve(area_, fine);
  const std::int64_t first = std::max<std::int64_t>(window_.from - 1, course.from);
  for (std::int64_t step = first; step < std::min<std::int64_t>(window_.to + 1, course.end()); ++step)
    curve.add(x(static_cast<double>(step)), y(course.at(step).*value));
  QPainterPath path;
  for (const QPolygonF& line : curve.take()) path.addPolygon(line);
  if (path.isEmpty()) return;
  QPen pen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  pen.setDashPattern({dash / width, dash * 2 / 3 / width});
  painter_.setBrush(Qt::NoBrush);
  painter_.setPen(pen);
  painter_.drawPath(path);
  Breath::take();
}

void VectorLayers::markers(const Values& values, MarkerShape shape, const QColor& color, const Theme& theme) {
  if (shape == MarkerShape::none || first_ == last_) return;
  const MarkerSteps steps(area_.width() / static_cast<double>(window_.length()));
  const QRectF bounds = markerBounds(shape, theme);
  const double highest = area_.top() - bounds.top(), lowest = area_.bottom() - bounds.bottom();
  QList<QPointF> middles;
  const std::int64_t newest = std::min(newest_, history_->last(last_ - 1));
  for (std::int64_t step = steps.next(shape, window_.from); step < window_.to; step += steps.spacing()) {
    const double middle = x(static_cast<double>(step));
    if (middle + bounds.left() < area_.left() || middle + bounds.right() > area_.right()) continue;
    const auto value = steps.value(*history_, values, step, newest);
    if (!value || *value < low_ || *value > high_) continue;
    const double height = std::clamp(y(*value), highest, std::max(highest, lowest));
    middles += QPointF(std::round(middle * 100) / 100, std::round(height * 100) / 100);
  }
  paintMarkers(painter_, middles, shape, color, theme);
}

void VectorLayers::band(const Values& values, const QColor& color) {
  QPolygonF above, below;
  painter_.setPen(Qt::NoPen);
  painter_.setBrush(color);
  const auto inside = [this](double x, double y) {
    return QPointF(std::clamp(x, area_.left(), area_.right()), std::clamp(y, area_.top(), area_.bottom()));
  };
  const auto draw = [&] {
    std::reverse(below.begin(), below.end());
    if (above.size() > 1) painter_.drawPolygon(above + below);
    above.clear();
    below.clear();
  };
  Range column;  // entries closer than a column share one pair of points
  double left = 0;
  for (std::size_t i = first_; i < last_; ++i) {
    const Range range = values(i);
    const double middle = x((static_cast<double>(history_->first(i)) + static_cast<double>(history_->last(i))) / 2);
    const bool full = !column.empty() && (range.empty() || middle - left > coarse);
    if (full) {
      above += inside(left, y(static_cast<double>(column.high)));
      below += inside(left, y(static_cast<double>(column.low)));
      column = {};
    }
    if (column.empty()) left = middle;
    column.add(range);
    if (range.empty()) draw();
  }
  if (!column.empty()) {
    above += inside(left, y(static_cast<double>(column.high)));
    below += inside(left, y(static_cast<double>(column.low)));
  }
  draw();
}

}  // namespace engram::ui

#include "ui/plots/vector_curve.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace engram::ui {

namespace {

QPointF rounded(QPointF p) { return {std::round(p.x() * 100) / 100, std::round(p.y() * 100) / 100}; }

/// One edge of Liang and Barsky's clipping: what of the share from … to lies on the inner side.
bool cut(double step, double distance, double& from, double& to) {
  if (step == 0) return distance >= 0;
  const double share = distance / step;
  if (step < 0) from = std::max(from, share);
  else to = std::min(to, share);
  return from <= to;
}

}  // namespace

bool clipLine(const QRectF& area, QPointF& a, QPointF& b) {
  const QPointF d = b - a;
  double from = 0, to = 1;
  if (!cut(-d.x(), a.x() - area.left(), from, to) || !cut(d.x(), area.right() - a.x(), from, to) ||
      !cut(-d.y(), a.y() - area.top(), from, to) || !cut(d.y(), area.bottom() - a.y(), from, to))
    return false;
  const QPointF start = a;
  a = start + from * d;
  b = start + to * d;
  return true;
}

void VectorCurve::add(double x, double y) {
  const auto index = static_cast<qint64>(std::floor((x - area_.left()) / column_));
  if (index != index_) closeColumn();
  index_ = index;
  const QPointF point(x, y);
  if (open_.size() < 2) {
    open_ += point;
    return;
  }
  QPointF &first = open_[0], &second = open_[1];
  const double top = std::min(first.y(), second.y()), bottom = std::max(first.y(), second.y());
  if (y >= top && y <= bottom) return;
  const bool replacesFirst = y < top ? first.y() == top : first.y() == bottom;
  if (replacesFirst) first = second;
  second = point;
}

void VectorCurve::lift() {
  closeColumn();
  flushLine();
}

QList<QPolygonF> VectorCurve::take() {
  lift();
  return std::exchange(lines_, {});
}

void VectorCurve::closeColumn() {
  for (const QPointF& point : open_) append(point);
  open_.clear();
}

void VectorCurve::append(QPointF point) {
  point = rounded(point);
  const qsizetype size = line_.size();
  if (size >= 2 && line_[size - 1].y() == point.y() && line_[size - 2].y() == point.y()) line_.back() = point;
  else line_ += point;
}

void VectorCurve::flushLine() {
  if (line_.size() == 1) line_ += line_.front() + QPointF(column_, 0);  // a lone point is still to be seen
  QPolygonF piece;
  for (qsizetype i = 1; i < line_.size(); ++i) {
    QPointF a = line_[i - 1], b = line_[i];
    const bool seen = clipLine(area_, a, b);
    if (!piece.isEmpty() && (!seen || a != piece.back())) lines_ += std::exchange(piece, {});
    if (!seen) continue;
    if (piece.isEmpty()) piece += a;
    piece += b;
  }
  if (!piece.isEmpty()) lines_ += piece;
  line_.clear();
}

}  // namespace engram::ui

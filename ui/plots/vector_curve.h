// A curve as lines for print: as few points as show everything, none outside the plot.
#pragma once

#include <QList>
#include <QPolygonF>
#include <QRectF>

#include "core/live/sample.h"

namespace engram::ui {

/// Takes a curve from left to right. Points that share a column are reduced to the lowest and the highest, in the order
/// in which they came, so that no extreme is lost; level stretches keep their ends. Coordinates are rounded to
/// hundredths, which keeps files small.
class VectorCurve {
 public:
  /// Lines are cut off at the edges of `area`; columns are `column` wide.
  VectorCurve(const QRectF& area, double column) : area_(area), column_(column) {}

  /// The curve has this position at x (not before the last one).
  void add(double x, double y);
  /// The curve has a gap here.
  void lift();
  /// Everything added, as polylines of at least two points. The curve is empty afterwards.
  [[nodiscard]] QList<QPolygonF> take();

 private:
  void closeColumn();
  void append(QPointF point);
  void flushLine();

  QRectF area_;
  double column_;
  QList<QPointF> open_;  // of the column that is being filled: at most lowest and highest
  qint64 index_ = 0;     // of that column
  QPolygonF line_;       // not yet cut off
  QList<QPolygonF> lines_;
};

/// The part of the line a … b within `area`; false if there is none.
[[nodiscard]] bool clipLine(const QRectF& area, QPointF& a, QPointF& b);

}  // namespace engram::ui

// Figures of experiments on any paint device: the window, a picture, a page.
#pragma once

#include <QPainter>
#include <QPolygonF>
#include <optional>
#include <vector>

#include "ui/experiments/figure.h"
#include "ui/plots/theme.h"

namespace engram::ui {

/// A line over a map, in values of its axes: up to where the theory says that a memory is recalled.
using Boundary = std::vector<std::pair<QPointF, QPointF>>;

class FigurePainter {
 public:
  /// The figure laid out in `area`. `boundaries`: one for each map, or none.
  FigurePainter(const Figure& figure, const std::vector<Boundary>& boundaries, const QRectF& area, const Theme& theme,
                const QFont& font);

  void paint(QPainter& painter) const;
  /// The point of the sweep near a place, with the curve or map that it belongs to.
  struct Found {
    std::size_t group = 0;
    FigurePoint point;
    QPointF place;
  };
  [[nodiscard]] std::optional<Found> near(QPointF place) const;
  /// A ring around a point, as for the one under the pointer.
  void paintMark(QPainter& painter, const Found& found) const;

  [[nodiscard]] QColor colourOf(const FigureCurve& curve) const;
  /// Where the values of group `n` are drawn: all curves share one.
  [[nodiscard]] QRectF area(std::size_t group) const;

 private:
  void layOut(const QRectF& area);
  [[nodiscard]] QPointF place(const FigurePoint& point, std::size_t group) const;
  [[nodiscard]] QRectF cell(const FigureMap& map, std::size_t column, std::size_t row, std::size_t width,
                            std::size_t height, std::size_t group) const;
  void paintFrame(QPainter& painter, std::size_t group) const;
  void paintAxis(QPainter& painter, const QRectF& in, bool vertical, bool texts) const;
  void paintCurves(QPainter& painter) const;
  void paintLegend(QPainter& painter) const;
  void paintMap(QPainter& painter, std::size_t group) const;
  void paintBoundary(QPainter& painter, std::size_t group) const;
  void paintScale(QPainter& painter) const;
  void paintMarkAt(QPainter& painter, QPointF at, const FigureCurve& curve, double size, bool filled) const;

  const Figure& figure_;
  const std::vector<Boundary>& boundaries_;
  Theme theme_;
  QFont font_, bold_;
  QRectF all_, scale_;
  std::vector<QRectF> areas_, titles_;
  double legend_entry_ = 0;
  std::size_t legend_columns_ = 1;
};

}  // namespace engram::ui

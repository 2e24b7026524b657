// Figures of experiments on any paint device: the window, a picture, a page.
#pragma once

#include <QPainter>
#include <vector>

#include "ui/experiments/figure_layout.h"
#include "ui/plots/theme.h"

namespace engram::ui {

/// A line over a map, in values of its axes: up to where the theory says that a memory is recalled.
using Boundary = std::vector<std::pair<QPointF, QPointF>>;

class FigurePainter {
 public:
  /// The figure laid out in `area`. `boundaries`: one for each map, or none. All must outlive the painter.
  FigurePainter(const Figure& figure, const std::vector<Boundary>& boundaries, const QRectF& area, const Theme& theme,
                const QFont& font);

  void paint(QPainter& painter) const;
  /// A ring or frame around a point, as for the one under the pointer.
  void paintMark(QPainter& painter, const FigureLayout::Found& found) const;
  [[nodiscard]] const FigureLayout& layout() const { return layout_; }

 private:
  [[nodiscard]] QColor colourOf(const FigureCurve& curve) const;
  void paintTitle(QPainter& painter, std::size_t panel, const QString& text) const;
  void paintFrame(QPainter& painter, std::size_t panel) const;
  void paintAxis(QPainter& painter, std::size_t panel, bool vertical) const;
  void paintAxisTitle(QPainter& painter, const QRectF& in, bool vertical) const;
  void paintBand(QPainter& painter, std::size_t group) const;
  void paintCurve(QPainter& painter, std::size_t group) const;
  void paintLegend(QPainter& painter) const;
  void paintSymbol(QPainter& painter, QPointF at, const FigureCurve& curve, bool filled) const;
  void paintMap(QPainter& painter, std::size_t group) const;
  void paintBoundary(QPainter& painter, std::size_t group) const;
  void paintScale(QPainter& painter) const;

  const Figure& figure_;
  const std::vector<Boundary>& boundaries_;
  Theme theme_;
  QFont font_, bold_;
  FigureLayout layout_;
};

}  // namespace engram::ui

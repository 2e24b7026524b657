// Where everything of a figure is: panels, legend, scale, and the values in them.
#pragma once

#include <QFontMetricsF>
#include <QRectF>
#include <optional>
#include <vector>

#include "ui/experiments/figure.h"

namespace engram::ui {

/// Groups are the curves or the maps of a figure; panels are the frames they are drawn in: one for each map, and for
/// curves as many as there are titles.
class FigureLayout {
 public:
  FigureLayout(const Figure& figure, const QRectF& area, const QFont& font);

  [[nodiscard]] const QRectF& all() const { return all_; }
  [[nodiscard]] std::size_t panels() const { return panels_.size(); }
  [[nodiscard]] const QRectF& panel(std::size_t n) const { return panels_[n]; }
  [[nodiscard]] const QRectF& title(std::size_t n) const { return titles_[n]; }
  [[nodiscard]] const QRectF& panelOf(std::size_t group) const { return panels_[panelIndex(group)]; }
  /// Whether nothing is drawn to the left of a panel, or below it: there the axis has its title.
  [[nodiscard]] bool isLeft(std::size_t panel) const { return panel % columns_ == 0; }
  [[nodiscard]] bool isLowest(std::size_t panel) const { return panel + columns_ >= panels_.size(); }
  /// The colours of maps with their values.
  [[nodiscard]] const QRectF& scale() const { return scale_; }
  /// Where the n-th entry of the legend begins, and how wide each is.
  [[nodiscard]] QPointF legendEntry(std::size_t n) const;
  [[nodiscard]] double legendWidth() const { return legend_entry_; }

  /// Where a value of an axis is in a panel, as a share of its side. In maps values are in the middle of their cells.
  [[nodiscard]] double share(bool vertical, double value) const;
  [[nodiscard]] QPointF at(std::size_t group, double x, double y) const;
  [[nodiscard]] QPointF place(std::size_t group, const FigurePoint& point) const;
  /// The cell of a map, `width` and `height` cells large to the right and upwards.
  [[nodiscard]] QRectF cell(std::size_t map, std::size_t column, std::size_t row, std::size_t width = 1,
                            std::size_t height = 1) const;
  [[nodiscard]] QRectF cellOf(std::size_t map, const FigurePoint& point) const;

  struct Found {
    std::size_t group = 0;
    FigurePoint point;
  };
  /// The point of the sweep near a place: that of a curve within some pixels, or of the cell.
  [[nodiscard]] std::optional<Found> near(QPointF place) const;

 private:
  void layOutLegend();
  void layOutPanels(const QRectF& area, std::size_t count, bool titled);
  [[nodiscard]] std::size_t panelIndex(std::size_t group) const {
    return figure_.kind == FigureKind::map ? group : figure_.curves[group].panel;
  }

  const Figure& figure_;
  QRectF all_, scale_;
  QFontMetricsF letters_;
  std::vector<QRectF> panels_, titles_;
  std::size_t columns_ = 1, legend_columns_ = 1, legend_entries_ = 0;
  double left_, legend_entry_ = 0, legend_height_ = 0;
};

/// Round numbers to write along an axis of `length`, each with so much `room` at least.
[[nodiscard]] std::vector<double> figureTicks(const FigureAxis& axis, double length, double room);

}  // namespace engram::ui

// Where in a plane of two parameters theory says that a memory is recalled, kept but missed, or not kept.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "ui/plots/theme.h"
#include "ui/understand/theory_values.h"

namespace engram::ui {

class RegionPlot : public QWidget {
  Q_OBJECT
 public:
  explicit RegionPlot(QWidget* parent = nullptr);

  /// Where a run stands in the plane.
  struct Place {
    double x = 0, y = 0;
    QString letter;  // of its side; empty: one run
    bool operator==(const Place&) const = default;
  };

  void setTheme(const Theme& theme);
  void present(std::shared_ptr<const RegionGrid> grid);
  void showPlaces(const std::vector<Place>& places);
  [[nodiscard]] const RegionGrid* grid() const { return grid_.get(); }
  [[nodiscard]] const std::vector<Place>& places() const { return places_; }

  /// The values of the axes at a point of the widget, as round as a pixel is wide; nothing outside.
  [[nodiscard]] std::optional<std::pair<double, double>> valuesAt(QPointF point) const;
  /// Where values are drawn.
  [[nodiscard]] QPointF placeOf(double x, double y) const;
  /// What is told about a point of the widget.
  [[nodiscard]] QString wordsAt(QPointF point) const;
  [[nodiscard]] QSize sizeHint() const override { return {theme_.px(240), theme_.px(168)}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {theme_.px(110), theme_.px(168)}; }

 signals:
  /// A click on a place.
  void chosen(double x, double y);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] QRectF area() const;
  [[nodiscard]] QFont smallFont() const;
  void paintCells(QPainter& painter) const;
  void paintAxis(QPainter& painter, int axis) const;
  void paintPlaces(QPainter& painter) const;

  Theme theme_;
  std::shared_ptr<const RegionGrid> grid_;
  std::vector<Place> places_;
};

/// How a class looks on the card, in the plot and in its legend.
void paintRegionClass(QPainter& painter, const QRectF& area, RegionClass kind, const Theme& theme);
/// "recalled"
[[nodiscard]] QString regionText(RegionClass kind);

}  // namespace engram::ui

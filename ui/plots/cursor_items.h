// The cursor of a plot: a line at one step and a card with what is read there, in the chart above the canvas.
#pragma once

#include <QFont>
#include <QGraphicsItem>
#include <optional>

#include "ui/plots/readout.h"
#include "ui/plots/theme.h"

namespace engram::ui {

/// Moving it repaints a line one pixel wide and nothing of the canvas.
class CursorLine : public QGraphicsItem {
 public:
  explicit CursorLine(QGraphicsItem* parent);
  void setColor(const QColor& color);
  /// From top to bottom of the plot at x.
  void place(const QRectF& plot, double x);
  [[nodiscard]] QRectF boundingRect() const override { return area_; }
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  QRectF area_;
  QColor color_;
};

/// Stands beside the line, right of it while there is room; it changes sides only when it must, never lies under the
/// pointer, and does not shrink while numbers change.
class ReadoutCard : public QGraphicsItem {
 public:
  explicit ReadoutCard(QGraphicsItem* parent);

  void setTheme(const Theme& theme);
  /// `pointer` in the coordinates of the chart, if it is over this plot.
  void show(const Readout& readout, const QRectF& plot, double x, const std::optional<QPointF>& pointer);
  void clear();

  [[nodiscard]] const Readout& readout() const { return readout_; }
  [[nodiscard]] QRectF boundingRect() const override { return card_; }
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  [[nodiscard]] QFont font(bool bold) const;
  [[nodiscard]] QSizeF neededSize() const;
  void fitRows(double height);

  Readout readout_;
  Theme theme_;
  QRectF card_;
  double width_ = 0;
  bool left_ = false;
};

}  // namespace engram::ui

// Over a plot of a run that has gone back in time: what it had already come to is pale.
#pragma once

#include <QColor>
#include <QGraphicsItem>

namespace engram::ui {

/// Lies between the data and the cursor.
class NowVeil : public QGraphicsItem {
 public:
  explicit NowVeil(QGraphicsItem* parent);

  /// `ground` is that of the plot, `line` of the line at the present step.
  void setColors(const QColor& ground, const QColor& line);
  /// From x to the right edge of the plot.
  void place(const QRectF& plot, double x);

  [[nodiscard]] QRectF boundingRect() const override { return area_; }
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  QRectF area_;
  QColor ground_, line_;
};

}  // namespace engram::ui

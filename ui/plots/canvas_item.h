// The image of a plot's data, in the chart above the grid.
#pragma once

#include <QColor>
#include <QGraphicsItem>
#include <QImage>
#include <functional>

namespace engram::ui {

class CanvasItem : public QGraphicsItem {
 public:
  /// `image` is not owned and may change at any time; call update() then.
  CanvasItem(QGraphicsItem* parent, const QImage* image);

  /// The plot area, in logical pixels; a frame of one pixel lies around it.
  void setArea(const QRectF& area);
  [[nodiscard]] QRectF area() const { return area_; }
  void setFrame(const QColor& color);
  /// Paints the data within the area in place of the image, until it is set to nothing again.
  using Drawing = std::function<void(QPainter& painter, const QRectF& area)>;
  void setDrawing(Drawing drawing) { drawing_ = std::move(drawing); }
  /// Another image of that size is shown behind it, at a share of its strength; null: none.
  void setBehind(const QImage* image, double strength);
  /// The size of an image that fits the area, one pixel per device pixel.
  [[nodiscard]] QSize pixelSize(double scale) const;

  [[nodiscard]] QRectF boundingRect() const override { return area_.adjusted(-1, -1, 1, 1); }
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  const QImage *image_, *behind_ = nullptr;
  double strength_ = 1;  // of the image behind
  QRectF area_;
  QColor frame_;
  Drawing drawing_;
};

}  // namespace engram::ui

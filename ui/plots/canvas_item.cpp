#include "ui/plots/canvas_item.h"

#include <QPainter>
#include <cmath>

namespace engram::ui {

CanvasItem::CanvasItem(QGraphicsItem* parent, const QImage* image) : QGraphicsItem(parent), image_(image) {
  setZValue(10);
}

void CanvasItem::setArea(const QRectF& area) {
  prepareGeometryChange();
  area_ = area;
}

void CanvasItem::setFrame(const QColor& color) {
  frame_ = color;
  update();
}

void CanvasItem::setBehind(const QImage* image, double strength) {
  behind_ = image;
  strength_ = strength;
  update();
}

QSize CanvasItem::pixelSize(double scale) const {
  return {static_cast<int>(std::lround(area_.width() * scale)), static_cast<int>(std::lround(area_.height() * scale))};
}

void CanvasItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  painter->setRenderHint(QPainter::Antialiasing, false);
  painter->setPen(QPen(frame_, 1));
  painter->setBrush(Qt::NoBrush);
  painter->drawRect(area_.adjusted(-0.5, -0.5, 0.5, 0.5));
  if (drawing_) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawing_(*painter, area_);
    painter->restore();
    return;
  }
  if (image_->isNull()) return;
  painter->save();
  painter->setClipRect(area_, Qt::IntersectClip);
  painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
  if (behind_ != nullptr && !behind_->isNull()) {
    painter->setOpacity(strength_);
    painter->drawImage(area_.topLeft(), *behind_);
    painter->setOpacity(1);
  }
  // The image's own size, not the area: stretching by a fraction of a pixel would blur it.
  painter->drawImage(area_.topLeft(), *image_);
  painter->restore();
}

}  // namespace engram::ui

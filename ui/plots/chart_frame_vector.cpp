// Cards as lines and words, for pictures.
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QPaintEngine>
#include <QPainter>

#include "ui/plots/canvas_item.h"
#include "ui/plots/chart_frame.h"

namespace engram::ui {

namespace {

bool keepsLines(const QPainter& painter) {
  const auto type = painter.paintEngine()->type();
  return type == QPaintEngine::SVG || type == QPaintEngine::Pdf;
}

CanvasItem* canvasOf(const QGraphicsScene& scene) {
  for (QGraphicsItem* item : scene.items())
    if (auto* canvas = dynamic_cast<CanvasItem*>(item)) return canvas;
  return nullptr;
}

}  // namespace

void ChartFrame::drawOn(QPainter& painter, Content content) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  if (theme_.card.alpha() > 0) {
    painter.setPen(QPen(theme_.cardBorder, 1));
    painter.setBrush(theme_.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme_.cardRadius, theme_.cardRadius);
  }
  painter.restore();

  auto* view = findChild<QGraphicsView*>();
  QGraphicsScene& scene = *view->scene();
  CanvasItem* canvas = canvasOf(scene);
  if (keepsLines(painter) || content == Content::empty)
    canvas->setDrawing([this, content](QPainter& p, const QRectF& area) {
      if (content == Content::all) paintBehind(p, area);
      paintVector(p, area, content);
    });
  const QRectF shown(QPointF(0, 0), QSizeF(view->size()));
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);  // as on screen: grid lines stay crisp
  scene.render(&painter, shown.translated(view->pos()), shown);
  painter.restore();
  canvas->setDrawing({});
}

void ChartFrame::paintVector(QPainter& painter, const QRectF& area, Content) { painter.drawImage(area, canvas_); }

}  // namespace engram::ui

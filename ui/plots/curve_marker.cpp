#include "ui/plots/curve_marker.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace engram::ui {

namespace {

/// Around the origin. The shapes look equally large, which is not to say that they are equally wide.
QPainterPath outlineOf(MarkerShape shape, double radius) {
  QPainterPath path;
  switch (shape) {
    case MarkerShape::none:
      break;
    case MarkerShape::square:
      path.addRect(-radius, -radius, 2 * radius, 2 * radius);
      break;
    case MarkerShape::triangle:
      path.addPolygon(QPolygonF{{-1.2 * radius, radius}, {1.2 * radius, radius}, {0, -1.2 * radius}});
      break;
    case MarkerShape::diamond:
      path.addPolygon(QPolygonF{{0, -1.3 * radius}, {1.3 * radius, 0}, {0, 1.3 * radius}, {-1.3 * radius, 0}});
      break;
    case MarkerShape::circle:
      path.addEllipse(QPointF(0, 0), 1.2 * radius, 1.2 * radius);  // less would be a square with soft corners
      break;
  }
  path.closeSubpath();
  return path;
}

double outlineWidth(const Theme& theme) { return theme.px(1); }

void paintOutlined(QPainter& painter, const QPainterPath& path, const QColor& color, const Theme& theme) {
  QColor ground = theme.card;
  ground.setAlpha(255);  // pictures may have a transparent ground
  painter.setPen(QPen(ground, 2 * outlineWidth(theme), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
  painter.setBrush(ground);
  painter.drawPath(path);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawPath(path);
}

}  // namespace

double markerSize(const Theme& theme) { return theme.px(7); }

double markerReach(const Theme& theme) { return std::ceil(1.3 * markerSize(theme) / 2 + outlineWidth(theme)); }

QRectF markerBounds(MarkerShape shape, const Theme& theme) {
  const double outline = outlineWidth(theme);
  return outlineOf(shape, markerSize(theme) / 2).boundingRect().adjusted(-outline, -outline, outline, outline);
}

void paintMarker(QPainter& painter, const QPointF& middle, MarkerShape shape, double size, const QColor& color,
                 const Theme& theme) {
  if (shape != MarkerShape::none) paintOutlined(painter, outlineOf(shape, size / 2).translated(middle), color, theme);
}

void paintMarkers(QPainter& painter, const QList<QPointF>& middles, MarkerShape shape, const QColor& color,
                  const Theme& theme) {
  const QPainterPath one = outlineOf(shape, markerSize(theme) / 2);
  QPainterPath all;
  for (const QPointF& middle : middles) all.addPath(one.translated(middle));
  if (!all.isEmpty()) paintOutlined(painter, all, color, theme);
}

QImage markerStamp(MarkerShape shape, const QColor& color, const Theme& theme, double scale) {
  const int half = static_cast<int>(std::ceil(markerReach(theme) * scale));
  QImage stamp(2 * half + 1, 2 * half + 1, QImage::Format_ARGB32_Premultiplied);
  stamp.fill(Qt::transparent);
  QPainter painter(&stamp);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(half + 0.5, half + 0.5);
  painter.scale(scale, scale);
  // A whole and odd number of device pixels: straight sides are crisp then.
  const double size = (2 * std::floor(markerSize(theme) * scale / 2) + 1) / scale;
  paintMarker(painter, {0, 0}, shape, size, color, theme);
  return stamp;
}

double curveKeyLength(const Theme& theme) { return markerSize(theme) + 11; }

void paintCurveKey(QPainter& painter, const QPointF& left, double width, MarkerShape shape, const QColor& color,
                   const Theme& theme) {
  // On whole pixels: soft edges would change its colour.
  const double height = std::max(2.0, std::round(width)), length = curveKeyLength(theme);
  const double x = std::round(left.x()), top = std::round(left.y() - height / 2);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.fillRect(QRectF(x, top, length, height), color);
  painter.setRenderHint(QPainter::Antialiasing);
  // As many pixels above the line as below it.
  double size = markerSize(theme);
  if (std::fmod(size + height, 2) != 0) ++size;
  const double middle = std::round(length / 2) + (std::fmod(size, 2) != 0 ? 0.5 : 0.0);
  paintMarker(painter, {x + middle, top + height / 2}, shape, size, color, theme);
  painter.restore();
}

}  // namespace engram::ui

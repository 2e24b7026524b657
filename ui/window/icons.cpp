#include "ui/window/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace engram::ui {
namespace {

QPixmap drawn(QSvgRenderer& drawing, const QColor& color, int size) {
  QPixmap pixmap(size, size);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  drawing.render(&painter);
  painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
  painter.fillRect(pixmap.rect(), color);
  return pixmap;
}

}  // namespace

QIcon icon(const QString& name, const QColor& color) {
  const QString file = ":/icons/" + name + ".svg";
  QIcon result;
  if (!QFile::exists(file)) return result;
  QSvgRenderer drawing(file);
  QColor pale = color;
  pale.setAlphaF(0.4F);
  for (const int size : {16, 24, 32, 48, 64}) {  // for scales from 1 to 4
    result.addPixmap(drawn(drawing, color, size), QIcon::Normal);
    result.addPixmap(drawn(drawing, pale, size), QIcon::Disabled);
  }
  return result;
}

}  // namespace engram::ui

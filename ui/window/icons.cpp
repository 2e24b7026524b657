#include "ui/window/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace engram::ui {
namespace {

constexpr float pale = 0.4F;  // opacity of a disabled icon

/// Draws at exactly the size that is asked for, so that lines are sharp on every screen.
class LineDrawing : public QIconEngine {
 public:
  LineDrawing(QString file, const QColor& color, const QColor& checked)
      : file_(std::move(file)), color_(color), checked_(checked.isValid() ? checked : color) {}

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    const QString key = QString("engram-icon %1 %2 %3x%4")
                            .arg(file_, colorOf(mode, state).name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(size.height());
    QPixmap result;
    if (QPixmapCache::find(key, &result)) return result;
    result = QPixmap(size);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    paint(&painter, QRect(QPoint(), size), mode, state);
    painter.end();
    QPixmapCache::insert(key, result);
    return result;
  }

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const double scale = painter->device()->devicePixelRatioF();
    QImage image((QSizeF(rect.size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) return;
    image.fill(Qt::transparent);
    const int side = std::min(image.width(), image.height());
    QSvgRenderer drawing(file_);
    QPainter onto(&image);
    drawing.render(&onto, QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side));
    onto.setCompositionMode(QPainter::CompositionMode_SourceIn);
    onto.fillRect(image.rect(), colorOf(mode, state));
    onto.end();
    image.setDevicePixelRatio(scale);
    painter->drawImage(rect.topLeft(), image);
  }

  QIconEngine* clone() const override { return new LineDrawing(*this); }
  bool isNull() override { return false; }

 private:
  [[nodiscard]] QColor colorOf(QIcon::Mode mode, QIcon::State state) const {
    if (mode != QIcon::Disabled) return state == QIcon::On ? checked_ : color_;
    QColor color = color_;
    color.setAlphaF(pale);
    return color;
  }

  QString file_;
  QColor color_, checked_;
};

}  // namespace

QIcon icon(const QString& name, const QColor& color, const QColor& checked) {
  const QString file = ":/icons/" + name + ".svg";
  return QFile::exists(file) ? QIcon(new LineDrawing(file, color, checked)) : QIcon();
}

}  // namespace engram::ui

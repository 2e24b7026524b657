#include "ui/window/side_badge.h"

#include <QFont>
#include <QIconEngine>
#include <QPainter>
#include <cmath>

namespace engram::ui {
namespace {

constexpr int gap = 2;

/// Draws at exactly the size that is asked for.
class BadgeDrawing : public QIconEngine {
 public:
  BadgeDrawing(const Theme& theme, bool a, bool b) : ink_(theme.accentText) {
    if (a) letters_.push_back({'A', theme.sideA});
    if (b) letters_.push_back({'B', theme.sideB});
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap result(size);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return result;
  }

  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
    Q_UNUSED(scale)  // `size` is in device pixels
    return pixmap(size, mode, state);
  }

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (mode == QIcon::Disabled) painter->setOpacity(0.4);
    const int count = static_cast<int>(letters_.size());
    const double width = (rect.width() - gap * (count - 1.0)) / count, side = std::min<double>(width, rect.height());
    QFont font = painter->font();
    font.setWeight(QFont::Bold);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(side * 0.78))));
    painter->setFont(font);
    for (int i = 0; i < count; ++i) {
      const QRectF box(rect.left() + i * (width + gap), rect.top() + (rect.height() - side) / 2, side, side);
      const auto& [letter, color] = letters_[static_cast<std::size_t>(i)];
      painter->setPen(Qt::NoPen);
      painter->setBrush(color);
      painter->drawRoundedRect(box, side / 5, side / 5);
      painter->setPen(ink_);
      painter->drawText(box, Qt::AlignCenter, QString(letter));
    }
    painter->restore();
  }

  QIconEngine* clone() const override { return new BadgeDrawing(*this); }
  bool isNull() override { return letters_.empty(); }

 private:
  QColor ink_;
  std::vector<std::pair<QChar, QColor>> letters_;
};

}  // namespace

QIcon sideBadge(const Theme& theme, bool a, bool b) { return a || b ? QIcon(new BadgeDrawing(theme, a, b)) : QIcon(); }

QSize sideBadgeSize(int height, bool a, bool b) { return {a && b ? 2 * height + gap : height, height}; }

}  // namespace engram::ui

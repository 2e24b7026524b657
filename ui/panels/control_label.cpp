#include "ui/panels/control_label.h"

#include <QMouseEvent>
#include <QPainter>

namespace engram::ui {

ControlLabel::ControlLabel(const QString& name, const QString& symbol, QWidget* parent)
    : ElidedLabel(symbol.isEmpty() ? name : name + "  " + symbol, parent) {
  setContentsMargins(0, 0, 10, 0);  // room for the dot
}

void ControlLabel::setOffDefault(bool off) {
  if (off_default_ == off) return;
  off_default_ = off;
  update();
}

void ControlLabel::setUnlinked(bool unlinked) {
  if (unlinked_ == unlinked) return;
  unlinked_ = unlinked;
  setContentsMargins(0, 0, unlinked ? 10 + fontMetrics().height() : 10, 0);
  update();
}

void ControlLabel::mousePressEvent(QMouseEvent* event) {
  pressed_ = true;  // the release after a double click is not a click
  event->accept();
}

void ControlLabel::mouseReleaseEvent(QMouseEvent* event) {
  if (pressed_ && event->button() == Qt::LeftButton && rect().contains(event->pos())) emit clicked();
  pressed_ = false;
  event->accept();
}

void ControlLabel::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) emit doubleClicked();
  event->accept();
}

void ControlLabel::paintEvent(QPaintEvent* event) {
  ElidedLabel::paintEvent(event);
  if (!off_default_ && !unlinked_) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double radius = height() < 20 ? 3 : 4;
  double x =
      std::min(fontMetrics().horizontalAdvance(shownText()) + 5.0 + radius, contentsRect().right() + 10.0 - radius);
  if (off_default_) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(window()->palette().color(QPalette::Link));
    painter.drawEllipse(QPointF(x, height() / 2.0), radius, radius);
    x += 2 * radius + 2;
  }
  if (!unlinked_) return;
  QFont bold = font();
  bold.setWeight(QFont::Bold);
  painter.setFont(bold);
  painter.setPen(palette().color(foregroundRole()));
  painter.drawText(QRectF(x - radius, 0, width() - x + radius, height()), Qt::AlignLeft | Qt::AlignVCenter, "≠");
}

}  // namespace engram::ui

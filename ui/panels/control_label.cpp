#include "ui/panels/control_label.h"

#include <QMouseEvent>
#include <QPainter>

namespace engram::ui {

ControlLabel::ControlLabel(const QString& name, const QString& symbol, QWidget* parent)
    : QLabel(symbol.isEmpty() ? name : name + "  " + symbol, parent) {
  setTextFormat(Qt::PlainText);
  setContentsMargins(0, 0, 10, 0);                              // room for the dot
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // a narrow panel cuts it rather than growing
}

void ControlLabel::setOffDefault(bool off) {
  if (off_default_ == off) return;
  off_default_ = off;
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
  QLabel::paintEvent(event);
  if (!off_default_) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(palette().color(QPalette::Highlight));
  const double x = std::min(fontMetrics().horizontalAdvance(text()) + 8.0, width() - 4.0);
  painter.drawEllipse(QPointF(x, height() / 2.0), 3.0, 3.0);
}

}  // namespace engram::ui

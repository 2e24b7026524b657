#include "ui/plots/header_button.h"

#include <QPainter>
#include <QPainterPath>

namespace engram::ui {

HeaderButton::HeaderButton(Sign sign, QWidget* parent) : QAbstractButton(parent), sign_(sign), theme_(darkTheme()) {
  setCheckable(true);
  setFocusPolicy(Qt::NoFocus);  // the plot has the focus; its keys do the same
  setCursor(Qt::PointingHandCursor);
  resize(side, side);
}

void HeaderButton::setTheme(const Theme& theme) {
  theme_ = theme;
  update();
}

void HeaderButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (underMouse()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.buttonHover);
    painter.drawRoundedRect(rect(), 3, 3);
  }
  const QColor color = isChecked() ? theme_.link : underMouse() ? theme_.text : theme_.mutedText;
  painter.setPen(QPen(color, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  if (sign_ == Sign::padlock) paintPadlock(painter);
  else paintArrows(painter);
}

void HeaderButton::paintPadlock(QPainter& painter) const {
  const QRectF body(4.5, 8.5, 9, 6);
  if (isChecked()) painter.setBrush(painter.pen().color());
  painter.drawRoundedRect(body, 1, 1);
  painter.setBrush(Qt::NoBrush);
  QPainterPath shackle;
  shackle.moveTo(6.3, 8.5);
  shackle.lineTo(6.3, 6.2);
  shackle.arcTo(QRectF(6.3, 3.5, 5.4, 5.4), 180, isChecked() ? -180 : -130);
  if (isChecked()) shackle.lineTo(11.7, 8.5);
  painter.drawPath(shackle);
}

void HeaderButton::paintArrows(QPainter& painter) const {
  // Two corners: outwards to enlarge, inwards to return.
  const bool back = isChecked();
  for (const bool lower : {false, true}) {
    painter.save();
    painter.translate(9, 9);
    if (lower) painter.rotate(180);
    const QPointF tip = back ? QPointF(1.6, -1.6) : QPointF(5, -5), end = back ? QPointF(5, -5) : QPointF(1.6, -1.6);
    const double turn = back ? 3 : -3;
    painter.drawLine(tip, end);
    painter.drawPolyline(QPolygonF{tip + QPointF(turn, 0), tip, tip + QPointF(0, -turn)});
    painter.restore();
  }
}

void HeaderButton::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  update();
}

void HeaderButton::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  update();
}

}  // namespace engram::ui

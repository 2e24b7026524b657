#include "ui/panels/value_slider.h"

#include <QMouseEvent>
#include <QStyle>
#include <QStyleOptionSlider>

#include "ui/access/announce.h"

namespace engram::ui {

ValueSlider::ValueSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
  setFocusPolicy(Qt::StrongFocus);  // not the wheel
}

void ValueSlider::announceValue() {
  if (reading_.value) ui::announceValue(*this, reading_.value());
}

void ValueSlider::mousePressEvent(QMouseEvent* event) {
  QStyleOptionSlider option;
  initStyleOption(&option);
  const QRect handle = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
  if (event->button() == Qt::LeftButton && !handle.contains(event->pos())) {
    const int travel = width() - handle.width();
    setValue(QStyle::sliderValueFromPosition(minimum(), maximum(), event->pos().x() - handle.width() / 2, travel,
                                             option.upsideDown));
  }
  QSlider::mousePressEvent(event);  // the handle now lies under the pointer, so that it can be dragged on
}

void ValueSlider::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) emit doubleClicked();
  event->accept();
}

void ValueSlider::wheelEvent(QWheelEvent* event) {
  if (hasFocus()) QSlider::wheelEvent(event);
  else event->ignore();
}

}  // namespace engram::ui

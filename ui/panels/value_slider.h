// A slider that jumps to where it is clicked and lets the wheel scroll the page unless it has the focus.
#pragma once

#include <QSlider>

namespace engram::ui {

class ValueSlider : public QSlider {
  Q_OBJECT
 public:
  explicit ValueSlider(QWidget* parent = nullptr);

 signals:
  void doubleClicked();

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
};

}  // namespace engram::ui

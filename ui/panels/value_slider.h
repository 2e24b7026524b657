// A slider that jumps to where it is clicked and lets the wheel scroll the page unless it has the focus.
#pragma once

#include <QSlider>
#include <functional>

namespace engram::ui {

/// What a slider stands for, in the numbers that people see: for screen readers, which cannot do anything with
/// positions.
struct SliderReading {
  std::function<double()> value;           // in force; it may lie between two positions
  std::function<QString()> words;          // the same with its unit
  std::function<double(int)> numberAt;     // of a position
  std::function<int(double)> positionFor;  // the nearest
};

class ValueSlider : public QSlider {
  Q_OBJECT
 public:
  explicit ValueSlider(QWidget* parent = nullptr);

  void setReading(SliderReading reading) { reading_ = std::move(reading); }
  /// All four are there, or none (then positions are all that is known).
  [[nodiscard]] const SliderReading& reading() const { return reading_; }
  /// Tells screen readers that the value changed, also when the handle did not move.
  void announceValue();

 signals:
  void doubleClicked();

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  SliderReading reading_;
};

}  // namespace engram::ui

// The gain curve: the probability to fire as a function of the input, with one neuron's input and draw on it.
#pragma once

#include <optional>

#include "ui/understand/understand_parts.h"

namespace engram::ui {

class GainCurve : public SmallPicture {
  Q_OBJECT
 public:
  enum class Shape { step, line, tanh };  // ½ (1 + tanh β (h − θ)); h; tanh h

  explicit GainCurve(QWidget* parent = nullptr);

  struct Point {
    Shape shape = Shape::step;
    double theta = 1, beta = 4;
    double input = 0, probability = 0;
    double draw = 0;  // u: it fires if u < probability
    bool fires = false;
  };
  void present(const Point& point);
  /// Less high.
  void setCompact(bool compact);
  [[nodiscard]] const Point& point() const { return point_; }
  [[nodiscard]] QSize sizeHint() const override { return {theme().px(240), theme().px(compact_ ? 92 : 128)}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] double probability(double h) const;

  bool compact_ = false;
  Point point_;
};

}  // namespace engram::ui

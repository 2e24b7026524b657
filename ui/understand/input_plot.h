// The inputs of the neurons that should fire and of the others, as two histograms about the threshold.
#pragma once

#include "core/observe/input_histogram.h"
#include "ui/understand/understand_parts.h"

namespace engram::ui {

/// A range that holds this one and ends at round numbers, so that it does not move with every step.
[[nodiscard]] InputRange roundedRange(const InputRange& range);

class InputPlot : public SmallPicture {
  Q_OBJECT
 public:
  explicit InputPlot(QWidget* parent = nullptr);

  void present(const InputHistogram& histogram, double theta, double beta);
  [[nodiscard]] const InputHistogram& histogram() const { return histogram_; }
  [[nodiscard]] QSize sizeHint() const override { return {theme().px(240), theme().px(118)}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {theme().px(110), theme().px(118)}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  InputHistogram histogram_;
  double theta_ = 1, beta_ = 4;
};

}  // namespace engram::ui

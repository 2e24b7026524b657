// The inputs of the neurons that should fire and of the others, as two histograms about the threshold.
#pragma once

#include <QWidget>

#include "core/observe/input_histogram.h"
#include "ui/plots/theme.h"

namespace engram::ui {

class InputPlot : public QWidget {
  Q_OBJECT
 public:
  explicit InputPlot(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void present(const InputHistogram& histogram, double theta, double beta);
  [[nodiscard]] const InputHistogram& histogram() const { return histogram_; }
  [[nodiscard]] QSize sizeHint() const override { return {theme_.px(240), theme_.px(118)}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {theme_.px(110), theme_.px(118)}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Theme theme_;
  InputHistogram histogram_;
  double theta_ = 1, beta_ = 4;
};

}  // namespace engram::ui

// How far each point of an experiment is, as a row of bars.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/plots/theme.h"

namespace engram::ui {

class PointProgress : public QWidget {
  Q_OBJECT
 public:
  explicit PointProgress(QWidget* parent = nullptr);
  void setTheme(const Theme& theme);
  /// The share that is done of each point, 0 … 1, in their order.
  void present(std::vector<double> shares);
  [[nodiscard]] const std::vector<double>& shares() const { return shares_; }
  [[nodiscard]] QSize sizeHint() const override { return {200, theme_.px(14)}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Theme theme_;
  std::vector<double> shares_;
};

}  // namespace engram::ui

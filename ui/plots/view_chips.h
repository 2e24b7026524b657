// Small buttons over the lower right corner of a plot: what the picture shows, if it is not the present.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/plots/theme.h"

class QPushButton;

namespace engram::ui {

class ChartFrame;

class ViewChips : public QWidget {
  Q_OBJECT

 public:
  explicit ViewChips(QWidget* column);

  void setTheme(const Theme& theme);
  /// "Frozen at step …" if a step is given, "Follow" if the view was chosen by hand, over `plot` of the same column.
  void present(std::optional<qint64> frozen, bool away, const ChartFrame& plot);

 signals:
  void followClicked();
  void thawClicked();

 private:
  void place(const ChartFrame& plot);

  QPushButton *frozen_, *follow_;
  std::optional<qint64> frozen_step_;
};

}  // namespace engram::ui

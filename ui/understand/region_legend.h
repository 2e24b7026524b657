// What the fillings of the region mean.
#pragma once

#include <QWidget>

#include "ui/plots/theme.h"

namespace engram::ui {

class RegionLegend : public QWidget {
  Q_OBJECT
 public:
  explicit RegionLegend(QWidget* parent = nullptr);
  void setTheme(const Theme& theme);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {theme_.px(110), sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] QFont smallFont() const;
  Theme theme_;
};

}  // namespace engram::ui

// A small quiet button in the header of a plot: its sign is drawn, so that it needs no picture and suits every theme.
#pragma once

#include <QAbstractButton>

#include "ui/plots/theme.h"

namespace engram::ui {

class HeaderButton : public QAbstractButton {
  Q_OBJECT

 public:
  enum class Sign { padlock, enlarge };
  static constexpr int side = 18;  // of the square it takes, in logical pixels

  HeaderButton(Sign sign, QWidget* parent);

  void setTheme(const Theme& theme);
  /// Checked: the padlock is shut, the plot is enlarged.
  [[nodiscard]] QSize sizeHint() const override { return {side, side}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void paintPadlock(QPainter& painter) const;
  void paintArrows(QPainter& painter) const;

  Sign sign_;
  Theme theme_;
};

}  // namespace engram::ui

// The bar below the menus: run, step, reset, new seed; speed; update rule; notes.
#pragma once

#include <QList>
#include <QToolBar>

class QToolButton;

namespace engram::ui {

class RunActions;
class SpeedControl;

class TransportBar : public QToolBar {
  Q_OBJECT
 public:
  TransportBar(const RunActions& actions, SpeedControl& speed, QAction& notes, QWidget* parent = nullptr);

  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showWords(bool on);

  SpeedControl& speed_;
  QWidget* card_;
  QList<QToolButton*> shortened_;  // icons alone where the words have no room
  QWidget* update_label_;          // left out there
  int full_width_ = 0;
};

}  // namespace engram::ui

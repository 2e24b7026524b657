// The bar below the menus: run, step, reset, new seed; speed; update rule.
#pragma once

#include <QToolBar>

namespace engram::ui {

class RunActions;
class SpeedControl;

class TransportBar : public QToolBar {
  Q_OBJECT
 public:
  TransportBar(const RunActions& actions, SpeedControl& speed, QWidget* parent = nullptr);
};

}  // namespace engram::ui

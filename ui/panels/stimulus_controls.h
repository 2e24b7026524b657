// The stimulus: on or off, and what it is. Its values are kept while it is off.
#pragma once

#include <QWidget>

#include "ui/bridge/live_bridge.h"

namespace engram::ui {

class FlagControl;
class NumberControl;

class StimulusControls : public QWidget {
  Q_OBJECT
 public:
  explicit StimulusControls(LiveBridge& bridge, QWidget* parent = nullptr);

  void present(const Parameters& p);

  [[nodiscard]] FlagControl& on() const { return *on_; }
  [[nodiscard]] NumberControl& memory() const { return *memory_; }
  [[nodiscard]] NumberControl& strength() const { return *strength_; }
  [[nodiscard]] FlagControl& centred() const { return *centred_; }

 private:
  Problems change(const Stimulus& next);
  Problems turn(bool on);

  LiveBridge& bridge_;
  Stimulus kept_;
  bool is_on_ = false;
  bool memory_chosen_ = false;  // else it is the first that is not the cued one
  FlagControl* on_;
  NumberControl* memory_;
  NumberControl* strength_;
  FlagControl* centred_;
};

}  // namespace engram::ui

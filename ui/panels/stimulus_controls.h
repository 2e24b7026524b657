// The stimulus: on or off, and what it is. Its values are kept while it is off.
#pragma once

#include <QWidget>

#include "ui/bridge/side_choice.h"
#include "ui/panels/parameter_control.h"

namespace engram::ui {

class FlagControl;
class NumberControl;

class StimulusControls : public QWidget {
  Q_OBJECT
 public:
  StimulusControls(LiveBridge& bridge, SideChoice& sides, QWidget* parent = nullptr);

  /// The values of the one run, or, with `b`, of two sides.
  void present(const Parameters& a, const std::optional<Parameters>& b);

  [[nodiscard]] FlagControl& on() const { return *on_; }
  [[nodiscard]] NumberControl& memory() const { return *memory_; }
  [[nodiscard]] NumberControl& strength() const { return *strength_; }
  [[nodiscard]] FlagControl& centred() const { return *centred_; }

 private:
  struct Half {  // of one side; without a comparison both are the same
    Stimulus kept;
    bool on = false;
    bool memory_chosen = false;  // else it is the first that is not the cued one
  };
  using Change = std::function<Stimulus(Stimulus)>;

  /// The calls of the control of one member. The core judges; off, it judges what turning it on would be.
  template <class T>
  [[nodiscard]] ControlCalls callsOf(const char* key, T Stimulus::*member, T default_value);
  [[nodiscard]] ControlCalls callsOfOn();
  Problems change(const Change& change, std::optional<Side> side);
  [[nodiscard]] Problems check(const Change& change, std::optional<Side> side) const;
  Problems turn(bool on, std::optional<Side> side);
  void follow(Half& half, const Parameters& p) const;
  /// The sides that a change of `side` (nothing: both) sets.
  [[nodiscard]] std::vector<Side> concerned(std::optional<Side> side) const;
  [[nodiscard]] const Half& half(Side side) const { return halves_[side == Side::b]; }

  LiveBridge& bridge_;
  SideChoice& sides_;
  Half halves_[2];
  FlagControl* on_;
  NumberControl* memory_;
  NumberControl* strength_;
  FlagControl* centred_;
};

}  // namespace engram::ui

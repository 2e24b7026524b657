// What is done to one population: nothing, or a share of its neurons silenced or made to fire.
#pragma once

#include <QWidget>

#include "ui/bridge/side_choice.h"
#include "ui/panels/parameter_control.h"

class QLabel;

namespace engram::ui {

class ChoiceControl;
class NumberControl;

/// Edits the first entry of its population in "interventions"; all other entries stay as they are. Neurons that a file
/// lists one by one are kept.
class InterventionControl : public QWidget {
  Q_OBJECT
 public:
  InterventionControl(LiveBridge& bridge, SideChoice& sides, Population population, QWidget* parent = nullptr);

  /// The values of the one run, or, with `b`, of two sides.
  void present(const Parameters& a, const std::optional<Parameters>& b);

  [[nodiscard]] ChoiceControl& state() const { return *state_; }
  [[nodiscard]] NumberControl& share() const { return *share_; }
  [[nodiscard]] QLabel& chosen() const { return *chosen_; }

 private:
  struct Half {  // of one side; without a comparison both are the same
    std::optional<Intervention> entry;
    Intervention kept;

    [[nodiscard]] Value state() const;  // as its control has it
    [[nodiscard]] Value share() const;  // absent: neurons are listed
  };

  [[nodiscard]] ControlCalls callsOfState();
  [[nodiscard]] ControlCalls callsOfShare();
  /// The whole list of a side with this population's entry replaced; nothing removes it.
  [[nodiscard]] Json listWith(Side side, const std::optional<Intervention>& entry) const;
  Problems choose(const std::string& state, std::optional<Side> side);
  Problems setShare(const Value& share, std::optional<Side> side);
  [[nodiscard]] Problems check(Side side, const Intervention& entry) const;
  void follow(Half& half, const Parameters& p) const;
  void presentShare(bool compared);
  [[nodiscard]] std::vector<Side> concerned(std::optional<Side> side) const;
  [[nodiscard]] const Half& half(Side side) const { return halves_[side == Side::b]; }

  LiveBridge& bridge_;
  SideChoice& sides_;
  Population population_;
  std::string state_key_, share_key_;
  Half halves_[2];
  ChoiceControl* state_;
  NumberControl* share_;
  QLabel* chosen_;
};

}  // namespace engram::ui

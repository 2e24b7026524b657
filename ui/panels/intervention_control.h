// What is done to one population: nothing, or a share of its neurons silenced or made to fire.
#pragma once

#include <QWidget>

#include "ui/bridge/live_bridge.h"

class QLabel;

namespace engram::ui {

class ChoiceControl;
class NumberControl;

/// Edits the first entry of its population in "interventions"; all other entries stay as they are. Neurons that a file
/// lists one by one are kept.
class InterventionControl : public QWidget {
  Q_OBJECT
 public:
  InterventionControl(LiveBridge& bridge, Population population, QWidget* parent = nullptr);

  void present(const Parameters& p);

  [[nodiscard]] ChoiceControl& state() const { return *state_; }
  [[nodiscard]] NumberControl& share() const { return *share_; }
  [[nodiscard]] QLabel& chosen() const { return *chosen_; }

 private:
  /// The whole list with this population's entry replaced; nothing removes it.
  [[nodiscard]] Json listWith(const std::optional<Intervention>& entry) const;
  Problems choose(const std::string& state);
  [[nodiscard]] Intervention withShare(double share) const;

  LiveBridge& bridge_;
  Population population_;
  std::optional<Intervention> entry_;
  Intervention kept_;
  ChoiceControl* state_;
  NumberControl* share_;
  QLabel* chosen_;
};

}  // namespace engram::ui

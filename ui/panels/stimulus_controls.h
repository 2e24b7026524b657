// The stimulus: on or off, for some steps, or as long as a button is held; and what it is. Its values are kept while it
// is off.
#pragma once

#include <QTimer>
#include <QWidget>
#include <array>

#include "ui/bridge/side_choice.h"
#include "ui/panels/parameter_control.h"

class QLabel;
class QPushButton;

namespace engram::ui {

class FlagControl;
class NumberControl;
class ValueField;

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
  [[nodiscard]] QPushButton& stimulate() const { return *stimulate_; }
  [[nodiscard]] ValueField& steps() const { return *steps_; }

  /// The stimulus for so many steps as its field says.
  void pulse();

 signals:
  void message(const QString& text);

 protected:
  void hideEvent(QHideEvent* event) override;

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
  void addPulse();
  void hold();
  void release();
  void takeSteps(const QString& typed);
  void showReason(const QString& reason);
  /// What the stimulus is on the sides that it is for; null: it is not for that side.
  [[nodiscard]] std::array<Json, 2> wanted() const;
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
  QPushButton* stimulate_;
  ValueField* steps_;
  QLabel* reason_;
  QTimer holding_;
  std::optional<std::array<std::optional<Json>, 2>> held_over_;  // what the sides had before the button was held
  std::int64_t for_steps_ = 5;
};

}  // namespace engram::ui

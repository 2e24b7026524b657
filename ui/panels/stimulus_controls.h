// The stimulus: on or off, for some steps, or as long as a button is held; and what it is. Its values are kept while it
// is off.
#pragma once

#include <QTimer>
#include <QWidget>
#include <array>

#include "ui/bridge/live_bridge.h"

class QLabel;
class QPushButton;

namespace engram::ui {

class FlagControl;
class NumberControl;
class ValueField;

class StimulusControls : public QWidget {
  Q_OBJECT
 public:
  explicit StimulusControls(LiveBridge& bridge, QWidget* parent = nullptr);

  void present(const Parameters& p);

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
  Problems change(const Stimulus& next);
  Problems turn(bool on);
  void addPulse();
  void hold();
  void release();
  void takeSteps(const QString& typed);
  void showReason(const QString& reason);
  /// Whom the stimulus is for; absent: both.
  [[nodiscard]] std::optional<Side> side() const { return std::nullopt; }

  LiveBridge& bridge_;
  Stimulus kept_;
  bool is_on_ = false;
  bool memory_chosen_ = false;  // else it is the first that is not the cued one
  FlagControl* on_;
  NumberControl* memory_;
  NumberControl* strength_;
  FlagControl* centred_;
  QPushButton* stimulate_;
  ValueField* steps_;
  QLabel* reason_;
  QTimer holding_;
  std::optional<std::array<std::optional<Stimulus>, 2>> held_over_;  // what the sides had before the button was held
  std::int64_t for_steps_ = 5;
};

}  // namespace engram::ui

// What can be done with a run, as actions for toolbar, menu and keys.
#pragma once

#include <QAction>
#include <QActionGroup>
#include <array>
#include <tuple>

#include "ui/bridge/side_choice.h"
#include "ui/plots/theme.h"
#include "ui/window/speed_control.h"
#include "ui/window/time_actions.h"

class QMenu;

namespace engram::ui {

class RunActions : public QObject {
  Q_OBJECT
 public:
  RunActions(LiveBridge& bridge, SideChoice& sides, SpeedControl& speed, QWidget* window);

  void addTo(QMenu& menu) const;
  void setTheme(const Theme& theme);

  [[nodiscard]] QAction& play() const { return *play_; }
  [[nodiscard]] QAction& step() const { return *step_; }
  [[nodiscard]] QAction& reset() const { return *reset_; }
  [[nodiscard]] QAction& newSeed() const { return *new_seed_; }
  /// Back, and all other ways through time.
  [[nodiscard]] TimeActions& time() const { return *time_; }
  [[nodiscard]] QAction& stimulate() const { return *stimulate_; }
  /// Synchronous, sequential, asynchronous; one of them is checked, or, while two sides are compared, those in force on
  /// them. These then bear the letters of their sides as icon.
  [[nodiscard]] const std::array<QAction*, 3>& updates() const { return updates_; }

  /// Whether a rule is in force on a side.
  [[nodiscard]] bool inForce(std::size_t rule, Side side) const { return ruleOf(side) == rule; }
  /// The number of the rule in force on a side.
  [[nodiscard]] std::size_t ruleOf(Side side) const { return in_force_[side == Side::b]; }
  /// The side that the rules set from now on; nothing: both.
  void pickSide(std::optional<Side> side) { sides_.pick("dynamics.update", side); }
  /// The side that they set.
  [[nodiscard]] std::optional<Side> sideSet() const { return sides_.sideFor("dynamics.update"); }
  [[nodiscard]] bool compares() const { return bridge_.compares(); }

  /// Shows the rules in force.
  void refresh();

 signals:
  /// Another rule is in force on a side, or the rules set another side.
  void rulesChanged();
  void message(const QString& text);
  void refused(const QString& what, const Problems& problems);

 private:
  QAction* add(const QString& text, const QKeySequence& key, const QString& tip);
  void makeUpdates();
  void setRule(std::size_t rule);
  void showRule(std::size_t rule);
  void startAnew(const Problems& problems, const QString& message);
  void showPlaying(bool playing);

  LiveBridge& bridge_;
  SideChoice& sides_;
  QWidget* window_;
  Theme theme_;
  TimeActions* time_;
  QAction *play_, *step_, *reset_, *new_seed_, *stimulate_, *faster_, *slower_;
  QActionGroup* rules_;
  std::array<QAction*, 3> updates_{};
  std::array<std::size_t, 2> in_force_{};  // rules of A and B
  std::tuple<bool, std::array<std::size_t, 2>, std::optional<Side>> shown_;
};

}  // namespace engram::ui

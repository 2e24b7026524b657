// What can be done with a run, as actions for toolbar, menu and keys.
#pragma once

#include <QAction>
#include <QActionGroup>
#include <array>

#include "ui/bridge/live_bridge.h"
#include "ui/plots/theme.h"
#include "ui/window/speed_control.h"
#include "ui/window/time_actions.h"

class QMenu;

namespace engram::ui {

class RunActions : public QObject {
  Q_OBJECT
 public:
  RunActions(LiveBridge& bridge, SpeedControl& speed, QWidget* window);

  void addTo(QMenu& menu) const;
  void setTheme(const Theme& theme);

  [[nodiscard]] QAction& play() const { return *play_; }
  [[nodiscard]] QAction& step() const { return *step_; }
  [[nodiscard]] QAction& reset() const { return *reset_; }
  [[nodiscard]] QAction& newSeed() const { return *new_seed_; }
  /// Back, and all other ways through time.
  [[nodiscard]] TimeActions& time() const { return *time_; }
  [[nodiscard]] QAction& stimulate() const { return *stimulate_; }
  /// Synchronous, sequential, asynchronous; one of them is checked.
  [[nodiscard]] const std::array<QAction*, 3>& updates() const { return updates_; }

  /// Shows the rule in force.
  void refresh();

 signals:
  void message(const QString& text);
  void refused(const QString& what, const Problems& problems);

 private:
  QAction* add(const QString& text, const QKeySequence& key, const QString& tip);
  void makeUpdates();
  void startAnew(const Problems& problems, const QString& message);
  void showPlaying(bool playing);

  LiveBridge& bridge_;
  QWidget* window_;
  Theme theme_;
  TimeActions* time_;
  QAction *play_, *step_, *reset_, *new_seed_, *stimulate_, *faster_, *slower_;
  QActionGroup* rules_;
  std::array<QAction*, 3> updates_{};
};

}  // namespace engram::ui

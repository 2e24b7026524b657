// What can be done with a comparison, as actions for toolbar, menu and keys.
#pragma once

#include <QAction>
#include <QActionGroup>
#include <array>

#include "ui/bridge/side_choice.h"
#include "ui/plots/theme.h"

class QMenu;

namespace engram::ui {

class CompareActions : public QObject {
  Q_OBJECT
 public:
  CompareActions(LiveBridge& bridge, SideChoice& sides, QWidget* window);

  void addTo(QMenu& menu) const;
  void setTheme(const Theme& theme);

  /// Two sides on and off.
  [[nodiscard]] QAction& compare() const { return *compare_; }
  /// What changes set: both, A, B; one of them is checked.
  [[nodiscard]] const std::array<QAction*, 3>& sets() const { return sets_; }
  [[nodiscard]] QAction& swap() const { return *swap_; }
  /// B becomes the scenario.
  [[nodiscard]] QAction& keepB() const { return *keep_b_; }

  /// Shows what is possible now.
  void refresh();

 signals:
  void message(const QString& text);
  void refused(const QString& what, const Problems& problems);

 private:
  QAction* add(const QString& text, const QList<QKeySequence>& keys, const QString& tip);
  void makeSets();
  void turn(bool on);
  /// An edit with its name for undo, and what the bottom line says of it.
  void edit(const QString& name, const LiveBridge::Change& change, const QString& said);

  LiveBridge& bridge_;
  SideChoice& sides_;
  QWidget* window_;
  QAction *compare_, *swap_, *keep_b_;
  QActionGroup* set_group_;
  std::array<QAction*, 3> sets_{};
};

}  // namespace engram::ui

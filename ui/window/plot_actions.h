// Reading the plots, as actions for the View menu and for keys that work in the whole window.
#pragma once

#include <QAction>
#include <QObject>
#include <vector>

#include "core/scenario/scenario.h"

class QMainWindow;
class QMenu;

namespace engram::ui {

class PlotReading;
class RunPair;

class PlotActions : public QObject {
  Q_OBJECT
 public:
  PlotActions(RunPair& plots, QMainWindow* window);

  void addTo(QMenu& menu);
  /// Keeping a run as ghost, and removing it.
  void addGhosts(QMenu& menu);

  /// Checked: the plots stand still while the run goes on.
  [[nodiscard]] QAction& freeze() const { return *freeze_; }
  /// Checked: the newest step is in sight. Its key works while a plot has the focus.
  [[nodiscard]] QAction& follow() const { return *follow_; }
  /// Keeps the run as it is now as a ghost: that of A, or that of B, which is there in a comparison only.
  [[nodiscard]] QAction& keepGhost(Side side) const { return side == Side::b ? *ghost_b_ : *ghost_a_; }
  [[nodiscard]] QAction& removeGhost() const { return *no_ghost_; }

 private:
  [[nodiscard]] PlotReading& reading() const;
  void refresh();

  RunPair& plots_;
  QAction *freeze_, *follow_, *ghost_a_, *ghost_b_, *no_ghost_;
  std::vector<QAction*> of_strip_;  // menus of the difference
};

}  // namespace engram::ui

// Reading the plots, as actions for the View menu and for keys that work in the whole window.
#pragma once

#include <QAction>
#include <QObject>

class QMainWindow;
class QMenu;

namespace engram::ui {

class RunPlots;

class PlotActions : public QObject {
  Q_OBJECT
 public:
  PlotActions(RunPlots& plots, QMainWindow* window);

  void addTo(QMenu& menu);

  /// Checked: the plots stand still while the run goes on.
  [[nodiscard]] QAction& freeze() const { return *freeze_; }
  /// Checked: the newest step is in sight. Its key works while a plot has the focus.
  [[nodiscard]] QAction& follow() const { return *follow_; }

 private:
  void refresh();

  RunPlots& plots_;
  QAction *freeze_, *follow_;
};

}  // namespace engram::ui

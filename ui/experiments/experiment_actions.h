// The menu of experiments, and what passes between their window and the live one.
#pragma once

#include <QObject>
#include <functional>

#include "ui/plots/theme.h"

class QAction;
class QMenu;
class QWidget;

namespace engram::ui {

class ExperimentsWindow;
class LiveBridge;
class ScenarioFiles;

class ExperimentActions : public QObject {
  Q_OBJECT
 public:
  ExperimentActions(LiveBridge& bridge, ScenarioFiles& files, QWidget* window);

  void addTo(QMenu& menu);
  void setTheme(const Theme& theme);
  /// The window of experiments, made when it is first asked for.
  ExperimentsWindow& window();
  [[nodiscard]] QAction& opening() const { return *opening_; }
  /// Opens a file that carries a sweep; false: refused, and its problems are shown.
  bool openFile(const QString& file);
  /// Sweeps that the program ships with, as files of the resources.
  [[nodiscard]] static QStringList shipped();

 signals:
  void message(const QString& text);

 private:
  void present();

  LiveBridge& bridge_;
  ScenarioFiles& files_;
  QWidget* parent_;
  Theme theme_;
  QAction* opening_;
  ExperimentsWindow* window_ = nullptr;
};

/// Whether a file carries a sweep, and what it is: a sweep, its results, or a figure of it.
[[nodiscard]] std::optional<QString> sweepTextOf(const QString& file);

}  // namespace engram::ui

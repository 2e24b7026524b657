// How the window is divided: kept from one start to the next, and back to the first look on demand.
#pragma once

#include <QAction>
#include <QByteArray>
#include <QObject>

class QMainWindow;
class QSplitter;
class QWidget;

namespace engram::ui {

/// Geometry, docks and toolbars of `window` and the three columns in it: parameters, plots, and `right`, notes above
/// memories.
class WindowLayout : public QObject {
  Q_OBJECT
 public:
  WindowLayout(QMainWindow& window, QSplitter& columns, QSplitter& right, QWidget& parameters);

  /// Once, when all docks and toolbars exist: the look that was kept, or the first one. What would lie outside all
  /// screens comes back.
  void restore();
  void keep() const;
  /// The first look.
  void reset();
  /// No larger than its screen, as far as what is in it allows.
  void fitScreen();

  /// Shows or hides the parameter panel; the choice is kept.
  [[nodiscard]] QAction& parameters() const { return *show_parameters_; }
  [[nodiscard]] QAction& resetting() const { return *reset_; }

 signals:
  /// reset() was asked for: what others hide should be shown as well.
  void wasReset();

 private:
  void firstSize();
  void firstColumns();
  void bringOnScreen();

  QMainWindow& window_;
  QSplitter &columns_, &right_;
  QWidget& panel_;
  QAction *show_parameters_, *reset_;
  QByteArray first_state_;
};

}  // namespace engram::ui

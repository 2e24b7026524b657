// The menu bar: every action of the window has its place here.
#pragma once

#include <QObject>

class QMenu;
class QMenuBar;

namespace engram::ui {

class MainWindow;

class MainMenus : public QObject {
  Q_OBJECT
 public:
  explicit MainMenus(MainWindow& window);

  /// What is done to the run: of no use while the start page covers it.
  [[nodiscard]] QMenu& run() const { return *run_; }
  [[nodiscard]] QMenu& comparison() const { return *comparison_; }
  [[nodiscard]] QMenu& understand() const { return *understand_; }

 private:
  void addFile(QMenuBar& bar);
  void addEdit(QMenuBar& bar);
  void addView(QMenuBar& bar);
  void addHelp(QMenuBar& bar);

  MainWindow& window_;
  QMenu *run_ = nullptr, *comparison_ = nullptr, *understand_ = nullptr;
};

}  // namespace engram::ui

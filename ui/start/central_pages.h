// What fills the window: the run, or the start page in its place.
#pragma once

#include <QActionGroup>
#include <QStackedWidget>

#include "ui/plots/theme.h"

namespace engram::ui {

class LiveBridge;
class ScenarioFiles;
class StartPage;

/// The run stands still while the start page covers it, and goes on when it is back, if it was going on before.
/// A scenario that is opened, by whatever way, brings the run to the front and lets it play.
class CentralPages : public QStackedWidget {
  Q_OBJECT
 public:
  CentralPages(LiveBridge& bridge, ScenarioFiles& files, QWidget* run, QWidget* parent = nullptr);

  /// These cannot be used while the start page is shown, nor can their keys.
  void guard(const QList<QAction*>& actions);

  void showStartPage();
  /// The start page before anything ran; leaving it starts the run.
  void beginWithStartPage();
  void showRun();
  [[nodiscard]] bool startPageShown() const;
  /// Null until it was shown for the first time.
  [[nodiscard]] StartPage* startPage() const { return start_; }
  void setTheme(const Theme& theme);

  /// That of the page which is shown: the start page fits where the run does not.
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  void pageChanged(bool start_page);

 private:
  void makeStartPage();
  void turnTo(QWidget* page);

  LiveBridge& bridge_;
  ScenarioFiles& files_;
  QWidget* run_;
  StartPage* start_ = nullptr;
  Theme theme_;
  QList<QActionGroup*> guarded_;
  bool was_playing_ = false;
};

}  // namespace engram::ui

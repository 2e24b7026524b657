// The window of one run: parameters on the left, plots on the right, transport above, status below.
#pragma once

#include <QElapsedTimer>
#include <QMainWindow>

#include "ui/bridge/side_choice.h"
#include "ui/plots/theme.h"

class QSplitter;

namespace engram::ui {

class BuildingNotice;
class CentralPages;
class CompareActions;
class EditActions;
class ExpectedCourses;
class ExperimentActions;
class ExportActions;
class FileDrop;
class MemoriesPanel;
class NotesPanel;
class ParameterPanel;
class PlotActions;
class Recovery;
class RightColumn;
class RunActions;
class RunPair;
class RunPlots;
class ScenarioFiles;
class SidePages;
class SpeedControl;
class SweepActions;
class StatusLine;
class TimelineBar;
class TransportBar;
class UnderstandActions;
class UnderstandPanel;
class ViewActions;
class WindowLayout;

class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  /// Shows `session` at step 0; play() lets it run.
  explicit MainWindow(const Session& session = Session());

  void play();
  /// The first thing seen without a file: the start page, or the run playing, as the settings say; above it, what a
  /// crash left behind.
  void begin();
  /// Opens a scenario; false if it is refused, which is shown.
  bool openFile(const QString& file);

  [[nodiscard]] LiveBridge& bridge() { return bridge_; }
  [[nodiscard]] ParameterPanel& panel() const { return *panel_; }
  [[nodiscard]] NotesPanel& notes() const;
  [[nodiscard]] MemoriesPanel& memories() const;
  /// The plots: one column, or two in a comparison.
  [[nodiscard]] RunPair& pair() const { return *pair_; }
  /// The column of side A.
  [[nodiscard]] RunPlots& plots() const;
  [[nodiscard]] RunActions& actions() const { return *actions_; }
  [[nodiscard]] CompareActions& comparison() const { return *comparison_; }
  [[nodiscard]] SideChoice& sides() { return sides_; }
  [[nodiscard]] EditActions& edits() const { return *edits_; }
  [[nodiscard]] BuildingNotice& building() const { return *building_; }
  [[nodiscard]] ScenarioFiles& files() const { return *files_; }
  [[nodiscard]] ExportActions& exports() const { return *exports_; }
  [[nodiscard]] ExperimentActions& experiments() const { return *experiments_; }
  [[nodiscard]] SpeedControl& speed() const { return *speed_; }
  [[nodiscard]] StatusLine& status() const { return *status_; }
  [[nodiscard]] TimelineBar& timeline() const { return *timeline_; }
  [[nodiscard]] ViewActions& view() const { return *view_; }
  [[nodiscard]] UnderstandActions& understanding() const { return *understanding_; }
  [[nodiscard]] UnderstandPanel& understandPanel() const { return *understand_; }
  [[nodiscard]] ExpectedCourses& expected() const { return *expected_; }
  [[nodiscard]] PlotActions& plotActions() const { return *plot_actions_; }
  [[nodiscard]] SweepActions& sweeps() const { return *sweeps_; }
  [[nodiscard]] CentralPages& pages() const { return *pages_; }
  [[nodiscard]] WindowLayout& windowLayout() const { return *layout_; }
  [[nodiscard]] SidePages& sidePages() const { return *side_pages_; }
  [[nodiscard]] Recovery& recovery() const { return *recovery_; }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void buildCentre();
  void connectMemories();
  void buildMenus();
  void connectBridge();
  void connectWords();
  void connectFiles();
  void buildUnderstanding();
  void explainPlots();
  void onFrame();
  void applyTheme();
  void showTitle();
  /// A comparison that is opened plays to the end of its scenario.
  void pauseAtEnd();
  void foldRightColumn();
  void showRefusal(const QString& what, const Problems& problems);

  LiveBridge bridge_;
  SideChoice sides_;
  Theme theme_;
  SpeedControl* speed_;
  RunActions* actions_;
  CompareActions* comparison_;
  EditActions* edits_;
  ScenarioFiles* files_;
  Recovery* recovery_;
  ViewActions* view_;
  UnderstandActions* understanding_;
  StatusLine* status_;
  TransportBar* transport_;
  FileDrop* drop_;
  CentralPages* pages_ = nullptr;
  WindowLayout* layout_ = nullptr;
  SidePages* side_pages_ = nullptr;
  ParameterPanel* panel_ = nullptr;
  RunPair* pair_ = nullptr;
  BuildingNotice* building_ = nullptr;
  PlotActions* plot_actions_ = nullptr;
  SweepActions* sweeps_ = nullptr;
  RightColumn* right_ = nullptr;
  UnderstandPanel* understand_ = nullptr;
  ExpectedCourses* expected_ = nullptr;
  ExportActions* exports_ = nullptr;
  ExperimentActions* experiments_ = nullptr;
  TimelineBar* timeline_ = nullptr;
  QSplitter* columns_ = nullptr;
  QElapsedTimer followed_;            // when the controls last followed the script
  std::optional<qint64> length_set_;  // of the time axis, for a comparison that was opened
  bool styling_ = false;
};

}  // namespace engram::ui

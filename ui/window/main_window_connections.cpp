// Who tells whom in the main window.
#include "ui/experiments/experiment_actions.h"
#include "ui/export/export_actions.h"
#include "ui/panels/memories_panel.h"
#include "ui/panels/notes_panel.h"
#include "ui/panels/parameter_panel.h"
#include "ui/panels/parameter_texts.h"
#include "ui/panels/stimulus_controls.h"
#include "ui/plots/run_pair.h"
#include "ui/recovery/recovery.h"
#include "ui/start/central_pages.h"
#include "ui/timeline/timeline_bar.h"
#include "ui/window/building_notice.h"
#include "ui/window/compare_actions.h"
#include "ui/window/edit_actions.h"
#include "ui/window/file_drop.h"
#include "ui/window/main_window.h"
#include "ui/window/right_column.h"
#include "ui/window/run_actions.h"
#include "ui/window/run_view.h"
#include "ui/window/scenario_files.h"
#include "ui/window/status_line.h"
#include "ui/window/sweep_actions.h"
#include "ui/window/transport_bar.h"
#include "ui/window/understand_actions.h"
#include "ui/window/view_actions.h"

namespace engram::ui {

void MainWindow::connectMemories() {
  MemoriesPanel* memories = &right_->memories();
  connect(memories, &MemoriesPanel::pinsChosen, &plots(), &RunPlots::setPinned);
  connect(&plots(), &RunPlots::pinnedChanged, memories, &MemoriesPanel::setPinned);
  connect(&right_->notes(), &NotesPanel::pageWanted, this, [this](const QString& key) {
    if (const auto page = understandPageOf(key)) understanding_->open(*page);
  });
  connect(memories, &MemoriesPanel::message, status_, &StatusLine::say);
  connect(memories, &MemoriesPanel::refused, this, &MainWindow::showRefusal);
}

void MainWindow::connectBridge() {
  new RunView(bridge_, *pair_, this);
  connect(&bridge_, &LiveBridge::frame, this, &MainWindow::onFrame);
  connect(speed_, &SpeedControl::speedChanged, &bridge_, &LiveBridge::setSpeed);
  connect(view_, &ViewActions::themeChanged, this, &MainWindow::applyTheme);
}

void MainWindow::connectFiles() {
  connect(files_, &ScenarioFiles::changed, this, &MainWindow::showTitle);
  connect(files_, &ScenarioFiles::opened, panel_, &ParameterPanel::revertAll);
  connect(files_, &ScenarioFiles::opened, pair_, &RunPair::forgetChoices);
  connect(files_, &ScenarioFiles::opened, this, &MainWindow::pauseAtEnd);
  connect(files_, &ScenarioFiles::sweepChosen, experiments_, &ExperimentActions::openFile);
  connect(experiments_, &ExperimentActions::message, status_, &StatusLine::say);
  connect(files_, &ScenarioFiles::message, status_, &StatusLine::say);
  connect(files_, &ScenarioFiles::refused, status_, &StatusLine::sayError);
  connect(recovery_, &Recovery::message, status_, &StatusLine::say);
  connect(&files_->recent(), &RecentFiles::chosen, files_, &ScenarioFiles::openRecent);
  connect(drop_, &FileDrop::dropped, files_, &ScenarioFiles::openFirstOf);
  connect(drop_, &FileDrop::refused, status_, &StatusLine::sayError);
  connect(pages_, &CentralPages::pageChanged, this, [this](bool start_page) {
    transport_->setVisible(!start_page);
    if (!start_page) setFocus();
  });
}

void MainWindow::connectWords() {
  connect(&bridge_, &LiveBridge::rebuilding, this, [this](const QString& path) {
    const QString name = fullName(parameterText(path.toStdString()));
    const QString seed = QString::number(bridge_.session().scenario().parameters.seed);
    status_->say(path == "seed" ? tr("New network from another seed")
                                : tr("%1 changed: new run with the same seed %2").arg(name, seed));
  });
  connect(&bridge_, &LiveBridge::problems, this, [this](const QString& path, const Problems& problems) {
    if (path.isEmpty()) return;  // a file: told in a dialog
    panel_->showProblems(path.toStdString(), problems);
    showRefusal(fullName(parameterText(path.toStdString())), problems);
  });
  connect(&bridge_, &LiveBridge::failed, this, [this](const QString& message) {
    status_->sayError(tr("The simulation stopped: %1. Press R to start anew.").arg(message));
  });
  connect(speed_, &SpeedControl::refused, status_, &StatusLine::sayError);
  connect(actions_, &RunActions::message, status_, &StatusLine::say);
  connect(comparison_, &CompareActions::message, status_, &StatusLine::say);
  connect(comparison_, &CompareActions::refused, this, &MainWindow::showRefusal);
  connect(edits_, &EditActions::message, status_, &StatusLine::say);
  connect(sweeps_, &SweepActions::message, status_, &StatusLine::say);
  connect(building_, &BuildingNotice::message, status_, &StatusLine::say);
  connect(timeline_, &TimelineBar::message, status_, &StatusLine::say);
  connect(timeline_, &TimelineBar::refused, this, &MainWindow::showRefusal);
  connect(&actions_->stimulate(), &QAction::triggered, &panel_->stimulus(), &StimulusControls::pulse);
  connect(&panel_->stimulus(), &StimulusControls::message, status_, &StatusLine::say);
  connect(actions_, &RunActions::refused, this, &MainWindow::showRefusal);
  connect(exports_, &ExportActions::message, status_, &StatusLine::say);
  connect(exports_, &ExportActions::failed, status_, &StatusLine::sayError);
}

}  // namespace engram::ui

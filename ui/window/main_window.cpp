#include "ui/window/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QSplitter>
#include <QStatusBar>
#include <QStatusTipEvent>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/access/install.h"
#include "ui/experiments/experiment_actions.h"
#include "ui/export/export_actions.h"
#include "ui/panels/parameter_control.h"
#include "ui/panels/parameter_panel.h"
#include "ui/panels/stimulus_controls.h"
#include "ui/plots/difference_plot.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/rate_plot.h"
#include "ui/plots/run_pair.h"
#include "ui/recovery/recovery.h"
#include "ui/settings/settings.h"
#include "ui/start/central_pages.h"
#include "ui/timeline/timeline_bar.h"
#include "ui/understand/understand_panel.h"
#include "ui/window/building_notice.h"
#include "ui/window/columns.h"
#include "ui/window/compare_actions.h"
#include "ui/window/dialog_room.h"
#include "ui/window/edit_actions.h"
#include "ui/window/file_drop.h"
#include "ui/window/key_rules.h"
#include "ui/window/main_menus.h"
#include "ui/window/plot_actions.h"
#include "ui/window/right_column.h"
#include "ui/window/run_actions.h"
#include "ui/window/scenario_files.h"
#include "ui/window/side_pages.h"
#include "ui/window/status_line.h"
#include "ui/window/sweep_actions.h"
#include "ui/window/transport_bar.h"
#include "ui/window/understand_actions.h"
#include "ui/window/view_actions.h"
#include "ui/window/window_layout.h"
#include "ui/window/window_style.h"

namespace engram::ui {
namespace {
constexpr int follow_every_ms = 100;
constexpr std::int64_t most_in_sight = 2000;  // steps of a comparison that is opened
constexpr int roomy_width = 860;              // for parameters, plots and notes side by side
constexpr int roomy_for_four = 1500;          // with the panel "Understand" as well
}  // namespace

MainWindow::MainWindow(const Session& session)
    : bridge_(session),
      sides_(bridge_),
      theme_(darkTheme()),
      speed_(new SpeedControl(this)),
      actions_(new RunActions(bridge_, sides_, *speed_, this)),
      comparison_(new CompareActions(bridge_, sides_, this)),
      edits_(new EditActions(bridge_, this)),
      files_(new ScenarioFiles(bridge_, this)),
      recovery_(new Recovery(bridge_, *files_, this)),
      view_(new ViewActions(this)),
      understanding_(new UnderstandActions(this)),
      status_(new StatusLine(bridge_, *statusBar())),
      transport_(new TransportBar(*actions_, *comparison_, *speed_, *view_, *understanding_, this)),
      drop_(new FileDrop(this)) {
  setObjectName("engram");
  installAccessibility();
  addToolBar(transport_);
  buildCentre();
  buildMenus();
  connectBridge();
  connectWords();
  connectFiles();
  connectMemories();
  new KeyRules(this);
  new DialogRoom(this);
  applyTheme();
  showTitle();
  layout_->restore();
  transport_->show();  // also if the start page had its place when the window was closed
  bridge_.setSpeed(speed_->speed());
  bridge_.frameClock().setLimit(settings::frameLimit());
  bridge_.start();
  setFocus();  // no button looks chosen at the start
}

void MainWindow::buildCentre() {
  auto* centre = new QWidget(this);
  auto* rows = new QVBoxLayout(centre);
  rows->setContentsMargins(theme_.spacing, theme_.spacing / 2, theme_.spacing, 0);
  rows->setSpacing(1);
  columns_ = new Columns(Qt::Horizontal, centre);
  columns_->setHandleWidth(theme_.spacing);
  columns_->setChildrenCollapsible(false);
  panel_ = new ParameterPanel(bridge_, sides_, columns_);
  pair_ = new RunPair(theme_, columns_);
  building_ = new BuildingNotice(bridge_, pair_);
  plot_actions_ = new PlotActions(*pair_, this);
  sweeps_ = new SweepActions(bridge_, *pair_, this);
  exports_ = new ExportActions(
      bridge_, *pair_, [this] { return files_->title(); }, this);
  experiments_ = new ExperimentActions(bridge_, *files_, this);
  explainPlots();
  columns_->addWidget(panel_);
  columns_->addWidget(pair_);
  right_ = new RightColumn(bridge_, *view_, columns_);
  buildUnderstanding();
  columns_->setStretchFactor(0, 0);
  columns_->setStretchFactor(1, 1);
  columns_->setStretchFactor(2, 0);
  columns_->setStretchFactor(3, 0);
  columns_->setSizes({panel_->sizeHint().width(), 1000, right_->sizeHint().width(), understand_->sizeHint().width()});
  rows->addWidget(columns_, 1);
  timeline_ = new TimelineBar(bridge_, centre);
  rows->addWidget(timeline_);
  pages_ = new CentralPages(bridge_, *files_, centre, this);
  setCentralWidget(pages_);
  layout_ = new WindowLayout(*this, *columns_, *right_, *panel_);
  connect(layout_, &WindowLayout::wasReset, right_, &RightColumn::reset);
}

void MainWindow::explainPlots() {
  for (const Side side : {Side::a, Side::b}) {
    const RunPlots& column = pair_->column(side);
    column.overlapPlot().setStatusTip(tr("How much of each memory the network shows: 1 all of it, 0 none of it"));
    column.ratePlot().setStatusTip(tr("Share of the neurons of each population that fire in a step"));
    column.rasterPlot().setStatusTip(
        tr("Who fires when: a dot is a spike; the rows at the top belong to the cued memory"));
  }
  pair_->strip().setStatusTip(tr("How many neurons do another thing in B than in A; they share all noise"));
}

void MainWindow::buildMenus() {
  side_pages_ = new SidePages(this, {*view_, *layout_, bridge_.frameClock()});
  connect(side_pages_, &SidePages::message, status_, &StatusLine::say);
  const MainMenus* menus = new MainMenus(*this);
  pages_->guard(menus->run().actions());
  pages_->guard(menus->comparison().actions());
  pages_->guard(menus->understand().actions());
  pages_->guard({&view_->notes(), &view_->memories(), &layout_->parameters(), &edits_->undo(), &edits_->redo()});
}

RunPlots& MainWindow::plots() const { return pair_->column(Side::a); }
NotesPanel& MainWindow::notes() const { return right_->notes(); }
MemoriesPanel& MainWindow::memories() const { return right_->memories(); }

void MainWindow::play() { bridge_.play(); }

void MainWindow::pauseAtEnd() {
  // The two runs are there to be compared, with all that happens to them in sight.
  const std::int64_t steps = bridge_.session().scenario().parameters.steps;
  PauseWhen when = bridge_.pausesWhen();
  when.step.reset();
  if (bridge_.compares()) when.step = steps;
  bridge_.pauseWhen(when);
  const bool in_sight = bridge_.compares() && steps <= most_in_sight;
  if (in_sight) plots().setWindowLength(steps + 1);
  else if (length_set_ && plots().timeAxis().length() == length_set_) plots().setWindowLength(std::nullopt);
  length_set_ = in_sight ? std::optional<qint64>(steps + 1) : std::nullopt;
}

void MainWindow::begin() {
  QTimer::singleShot(0, recovery_, &Recovery::offer);  // above what is shown now
  if (settings::atStart() == settings::AtStart::network) {
    play();
    return;
  }
  pages_->beginWithStartPage();
  // On a small screen there may be room for this page only; that is known when it has been laid out.
  QTimer::singleShot(0, layout_, &WindowLayout::fitScreen);
}

bool MainWindow::openFile(const QString& file) { return files_->openFile(file); }

void MainWindow::onFrame() {
  status_->refresh();
  const bool scripted = !bridge_.session().scenario().timeline.empty();  // its changes come as the run goes on
  if (scripted && (!followed_.isValid() || followed_.elapsed() > follow_every_ms)) {
    followed_.restart();
    panel_->refresh();
    actions_->refresh();
  }
}

void MainWindow::applyTheme() {
  // Styling and painting so many widgets take their time: the event loop has a turn in between.
  setUpdatesEnabled(false);
  QTimer::singleShot(0, this, [this] { setUpdatesEnabled(true); });
  theme_ = view_->shownTheme();
  styling_ = true;
  setPalette(ui::palette(theme_));
  setStyleSheet(windowStyle(theme_));
  styling_ = false;
  pair_->setTheme(theme_);
  sweeps_->setTheme(theme_);
  timeline_->setTheme(theme_);
  right_->setTheme(theme_);
  understand_->setTheme(theme_);
  understanding_->setTheme(theme_);
  actions_->setTheme(theme_);
  comparison_->setTheme(theme_);
  view_->setTheme(theme_);
  pages_->setTheme(theme_);
  experiments_->setTheme(theme_);
  drop_->setTheme(theme_);
  side_pages_->setTheme(theme_);
  foldRightColumn();
}

void MainWindow::showTitle() {
  setWindowTitle(tr("%1[*] — Engram").arg(files_->name()));
  setWindowFilePath(files_->file());
  setWindowModified(files_->modified());
  right_->present(files_->title(), QString::fromStdString(bridge_.session().scenario().notes));
}

void MainWindow::foldRightColumn() {
  right_->fold(width() < theme_.px(understanding_->shown().isChecked() ? roomy_for_four : roomy_width));
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  foldRightColumn();
}

void MainWindow::showRefusal(const QString& what, const Problems& problems) {
  QStringList words;
  for (const Problem& each : problems) words << problemInWords(each, what);
  status_->sayError(tr("%1 is not possible: %2").arg(what, words.join("; ")));
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!files_->mayGo()) {
    event->ignore();
    return;
  }
  layout_->keep();
  recovery_->finish();
  bridge_.stop();  // joins the thread while everything it feeds still exists
  event->accept();
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && !styling_ && view_->theme() == ViewActions::ThemeChoice::system)
    applyTheme();
}

bool MainWindow::event(QEvent* event) {
  if (event->type() == QEvent::StatusTip) {  // beside step and speed, not in their place
    status_->hint(static_cast<QStatusTipEvent*>(event)->tip());
    return true;
  }
  if (event->type() == QEvent::ApplicationPaletteChange && !styling_ &&
      view_->theme() == ViewActions::ThemeChoice::system)
    applyTheme();
  if (event->type() == QEvent::ApplicationFontChange && !styling_) applyTheme();
  return QMainWindow::event(event);
}

}  // namespace engram::ui

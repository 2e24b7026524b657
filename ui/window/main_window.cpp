#include "ui/window/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>
#include <QStatusTipEvent>

#include "ui/export/export_actions.h"
#include "ui/panels/notes_panel.h"
#include "ui/panels/parameter_control.h"
#include "ui/panels/parameter_panel.h"
#include "ui/panels/parameter_texts.h"
#include "ui/plots/run_plots.h"
#include "ui/window/about.h"
#include "ui/window/dropped_files.h"
#include "ui/window/key_rules.h"
#include "ui/window/pattern_names.h"
#include "ui/window/run_actions.h"
#include "ui/window/scenario_files.h"
#include "ui/window/status_line.h"
#include "ui/window/transport_bar.h"
#include "ui/window/view_actions.h"
#include "ui/window/window_style.h"

namespace engram::ui {
namespace {
constexpr int panel_width = 278;
constexpr int layout_version = 2;
constexpr int follow_every_ms = 100;
}  // namespace

MainWindow::MainWindow(const Session& session)
    : bridge_(session),
      theme_(darkTheme()),
      speed_(new SpeedControl(this)),
      actions_(new RunActions(bridge_, *speed_, this)),
      files_(new ScenarioFiles(bridge_, this)),
      view_(new ViewActions(this)),
      status_(new StatusLine(bridge_, *statusBar())) {
  setObjectName("engram");
  addToolBar(new TransportBar(*actions_, *speed_, view_->notes(), this));
  buildCentre();
  buildMenus();
  connectBridge();
  connectWords();
  new KeyRules(this);
  applyTheme();
  showTitle();
  restoreLayout();
  bridge_.setSpeed(speed_->speed());
  bridge_.start();
  setFocus();  // no button looks chosen at the start
}

void MainWindow::buildCentre() {
  auto* centre = new QWidget(this);
  auto* row = new QHBoxLayout(centre);
  row->setContentsMargins(theme_.spacing, theme_.spacing / 2, theme_.spacing, theme_.spacing / 2);
  columns_ = new QSplitter(Qt::Horizontal, centre);
  columns_->setHandleWidth(theme_.spacing);
  columns_->setChildrenCollapsible(false);
  panel_ = new ParameterPanel(bridge_, columns_);
  panel_->setMinimumWidth(panel_width - 20);
  plots_ = new RunPlots(theme_, columns_);
  columns_->addWidget(panel_);
  notes_ = new NotesPanel(columns_);
  notes_->setMinimumWidth(180);
  columns_->addWidget(plots_);
  columns_->addWidget(notes_);
  columns_->setStretchFactor(0, 0);
  columns_->setStretchFactor(1, 1);
  columns_->setStretchFactor(2, 0);
  columns_->setSizes({panel_width, 1000, NotesPanel::preferred_width});
  row->addWidget(columns_);
  setCentralWidget(centre);
}

void MainWindow::buildFileMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&File"));
  menu->addAction(tr("&New"), QKeySequence::New, files_, &ScenarioFiles::openNew);
  menu->addAction(tr("&Open…"), QKeySequence::Open, files_, &ScenarioFiles::openWithDialog);
  files_->addShipped(*menu->addMenu(tr("S&cenarios")));
  menu->addSeparator();
  menu->addAction(tr("&Save"), QKeySequence::Save, files_, &ScenarioFiles::save);
  menu->addAction(tr("Save &as…"), QKeySequence::SaveAs, files_, &ScenarioFiles::saveAs);
  exports_ = new ExportActions(
      bridge_, *plots_, [this] { return files_->title(); }, this);
  exports_->addTo(*menu->addMenu(tr("&Export")));
  menu->addSeparator();
  menu->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::buildMenus() {
  buildFileMenu();
  actions_->addTo(*menuBar()->addMenu(tr("&Run")));
  view_->addTo(*menuBar()->addMenu(tr("&View")));
  QMenu* help = menuBar()->addMenu(tr("&Help"));
  help->addAction(tr("&About Engram"), this, [this] { showAbout(this); });
  help->addAction(tr("&Licence"), this, [this] { showLicence(this); });
}

void MainWindow::connectBridge() {
  bridge_.setSampleSink([this](const Sample& sample) { plots_->append(sample); });
  connect(&bridge_, &LiveBridge::started, this, &MainWindow::onStarted);
  connect(&bridge_, &LiveBridge::frame, this, &MainWindow::onFrame);
  connect(speed_, &SpeedControl::speedChanged, &bridge_, &LiveBridge::setSpeed);
  connect(view_, &ViewActions::themeChanged, this, &MainWindow::applyTheme);
  connect(view_, &ViewActions::timeWindowChanged, this, &MainWindow::applyTimeWindow);
  connect(view_, &ViewActions::notesChanged, this, &MainWindow::showNotes);
  connect(files_, &ScenarioFiles::changed, this, &MainWindow::showTitle);
  connect(files_, &ScenarioFiles::opened, panel_, &ParameterPanel::revertAll);
  connect(new DroppedFiles(this), &DroppedFiles::dropped, this, &MainWindow::openFile);
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
  connect(actions_, &RunActions::refused, this, &MainWindow::showRefusal);
  connect(files_, &ScenarioFiles::message, status_, &StatusLine::say);
  connect(exports_, &ExportActions::message, status_, &StatusLine::say);
  connect(exports_, &ExportActions::failed, status_, &StatusLine::sayError);
}

void MainWindow::play() { bridge_.play(); }

bool MainWindow::openFile(const QString& file) { return files_->openFile(file); }

void MainWindow::onStarted(const std::shared_ptr<const RasterLayout>& layout,
                           const std::shared_ptr<const Network>& network) {
  const Parameters& p = bridge_.session().plan(Side::a).start();
  plots_->start(layout, network->patterns().count(), p.cue.pattern, p.network.activity, patternNames(p));
  if (view_->wholeRun()) plots_->showWholeRun();
}

void MainWindow::onFrame(double steps_per_second) {
  plots_->refresh(steps_per_second);
  status_->refresh();
  const bool scripted = !bridge_.session().scenario().timeline.empty();  // its changes come as the run goes on
  if (scripted && (!followed_.isValid() || followed_.elapsed() > follow_every_ms)) {
    followed_.restart();
    panel_->refresh();
    actions_->refresh();
  }
}

void MainWindow::applyTheme() {
  using Choice = ViewActions::ThemeChoice;
  const bool system_dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
  const bool dark = view_->theme() == Choice::dark || (view_->theme() == Choice::system && system_dark);
  theme_ = dark ? darkTheme() : lightTheme();
  styling_ = true;
  setPalette(ui::palette(theme_));
  setStyleSheet(windowStyle(theme_));
  styling_ = false;
  plots_->setTheme(theme_);
  actions_->setTheme(theme_);
}

void MainWindow::applyTimeWindow() {
  if (view_->wholeRun()) plots_->showWholeRun();
  else plots_->setWindowLength(view_->windowLength());
}

void MainWindow::showTitle() {
  setWindowTitle(tr("Engram — %1[*]").arg(files_->title()));
  setWindowModified(files_->modified());
  showNotes();
}

void MainWindow::showNotes() {
  notes_->present(files_->title(), QString::fromStdString(bridge_.session().scenario().notes));
  view_->notes().setEnabled(notes_->hasNotes());
  notes_->setVisible(notes_->hasNotes() && view_->notes().isChecked());
}

void MainWindow::showRefusal(const QString& what, const Problems& problems) {
  QStringList words;
  for (const Problem& each : problems) words << problemInWords(each, what);
  status_->sayError(tr("%1 is not possible: %2").arg(what, words.join("; ")));
}

void MainWindow::restoreLayout() {
  const QSettings settings;
  resize(QSize(1280, 800).boundedTo(screen()->availableSize()));
  restoreGeometry(settings.value("window/geometry").toByteArray());
  restoreState(settings.value("window/state").toByteArray(), layout_version);
  columns_->restoreState(settings.value("window/three_columns").toByteArray());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!files_->mayGo()) {
    event->ignore();
    return;
  }
  QSettings settings;
  settings.setValue("window/geometry", saveGeometry());
  settings.setValue("window/state", saveState(layout_version));
  settings.setValue("window/three_columns", columns_->saveState());
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
  return QMainWindow::event(event);
}

}  // namespace engram::ui

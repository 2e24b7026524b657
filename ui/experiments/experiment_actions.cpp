#include "ui/experiments/experiment_actions.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QMenu>

#include "core/experiment/sweep_file.h"
#include "core/model/parameter_table.h"
#include "core/scenario/carrier.h"
#include "ui/bridge/live_bridge.h"
#include "ui/bridge/value_json.h"
#include "ui/experiments/experiment_store.h"
#include "ui/experiments/experiments_window.h"
#include "ui/window/problems_dialog.h"
#include "ui/window/scenario_files.h"

namespace engram::ui {
namespace {

constexpr const char* shipped_folder = ":/sweeps";

/// The scenario with the values that are in force now.
Json networkOf(const LiveBridge& bridge) {
  const Scenario& scenario = bridge.session().scenario();
  Json document = scenario.document;
  const Parameters now = bridge.shown();
  for (const ParameterInfo& row : parameter_table())
    if (row.live && row.get(now) != row.get(scenario.parameters)) set_in(document, row.path, toJson(row.get(now)));
  for (const char* left_out : {"timeline", "comparison", "notes", "title", "steps"}) document.erase(left_out);
  return document;
}

}  // namespace

std::optional<QString> sweepTextOf(const QString& name) {
  QFile file(name);
  if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
  const QByteArray bytes = file.readAll();
  const auto text = carried_sweep(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
  return text ? std::optional(QString::fromStdString(*text)) : std::nullopt;
}

ExperimentActions::ExperimentActions(LiveBridge& bridge, ScenarioFiles& files, QWidget* window)
    : QObject(window), bridge_(bridge), files_(files), parent_(window), theme_(darkTheme()) {
  opening_ = new QAction(tr("&Experiments…"), this);
  opening_->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X));
  opening_->setStatusTip(tr("Capacity curves and maps over parameters, from many runs beside this one"));
  connect(opening_, &QAction::triggered, this, &ExperimentActions::present);
}

QStringList ExperimentActions::shipped() {
  QStringList files;
  for (const QFileInfo& each : QDir(shipped_folder).entryInfoList({"*.json"}, QDir::Files, QDir::Name))
    files << each.filePath();
  return files;
}

void ExperimentActions::addTo(QMenu& menu) {
  menu.addAction(opening_);
  menu.addSeparator();
  for (const QString& file : shipped()) {
    Problems ignored;
    const Json document = parse_sweep_text(sweepTextOf(file).value_or(QString()).toStdString(), ignored);
    if (!document.is_object()) continue;
    const std::string title = document.value("title", QFileInfo(file).baseName().toStdString());
    QAction* action = menu.addAction(QString::fromStdString(title), this, [this, file] { openFile(file); });
    action->setStatusTip(tr("A study that is ready to start"));
  }
}

void ExperimentActions::setTheme(const Theme& theme) {
  theme_ = theme;
  if (window_ != nullptr) window_->setTheme(theme);
}

ExperimentsWindow& ExperimentActions::window() {
  if (window_ != nullptr) return *window_;
  window_ = new ExperimentsWindow([this] { return networkOf(bridge_); }, experimentFolder(), parent_);
  window_->setTheme(theme_);
  connect(window_, &ExperimentsWindow::runWanted, this, [this](const Scenario& scenario, const QString& words) {
    if (!files_.restore(Session(scenario), Place{}, QString())) return;
    PauseWhen when = bridge_.pausesWhen();
    when.step = scenario.parameters.steps;  // where the experiment judged it
    bridge_.pauseWhen(when);
    bridge_.play();
    emit message(words);
    parent_->raise();
    parent_->activateWindow();
  });
  return *window_;
}

void ExperimentActions::present() {
  window().show();
  window().raise();
  window().activateWindow();
}

bool ExperimentActions::openFile(const QString& file) {
  const auto text = sweepTextOf(file);
  const Problems problems = text ? window().open(*text) : Problems{{"file", "holds no sweep"}};
  if (!problems.empty()) {
    ProblemsDialog(file, problems, parent_).exec();
    return false;
  }
  present();
  return true;
}

}  // namespace engram::ui

#include "ui/window/scenario_files.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

#include "ui/window/problems_dialog.h"
#include "ui/window/scenario_text.h"

namespace engram::ui {
namespace {

const char* const shipped_folder = ":/scenarios";
const char* const folder_setting = "files/folder";

QString lastFolder() { return QSettings().value(folder_setting, QDir::homePath()).toString(); }
void rememberFolder(const QString& file) { QSettings().setValue(folder_setting, QFileInfo(file).absolutePath()); }

}  // namespace

ScenarioFiles::ScenarioFiles(LiveBridge& bridge, QWidget* window)
    : QObject(window), bridge_(bridge), window_(window), saved_(bridge.session().scenario().document) {
  connect(&bridge_, &LiveBridge::sessionChanged, this, &ScenarioFiles::changed);
  connect(&bridge_, &LiveBridge::started, this, [this] { before_.reset(); });
  connect(&bridge_, &LiveBridge::problems, this, [this](const QString& path, const Problems& problems) {
    if (path.isEmpty()) goBack(problems);
  });
}

bool ScenarioFiles::modified() const { return bridge_.session().scenario().document != saved_; }

QString ScenarioFiles::title() const {
  const QString title = QString::fromStdString(bridge_.session().scenario().title);
  if (!title.isEmpty()) return title;
  return file_.isEmpty() ? tr("Untitled") : QFileInfo(file_).completeBaseName();
}

bool ScenarioFiles::openNew() {
  if (!mayGo()) return false;
  take(Session(), {});
  return true;
}

bool ScenarioFiles::openWithDialog() {
  const QString file = QFileDialog::getOpenFileName(
      window_, tr("Open a scenario"), lastFolder(),
      tr("Scenarios (*.engram);;All that hold a scenario (*.engram *.csv *.png *.svg *.pdf *.webp);;All files (*)"));
  return !file.isEmpty() && openFile(file);
}

bool ScenarioFiles::openFile(const QString& file) {
  const ScenarioRead read = readScenarioFile(file);
  if (!read.scenario) {
    ProblemsDialog(file, read.problems, window_).exec();
    return false;
  }
  if (!mayGo()) return false;
  const bool own = file.endsWith(".engram") && !file.startsWith(':');  // saving must not write a scenario over a CSV
  if (own) rememberFolder(file);
  take(Session(*read.scenario), own ? file : QString());
  emit message(tr("Opened %1").arg(title()));
  return true;
}

void ScenarioFiles::take(const Session& session, const QString& file) {
  if (!before_) before_ = Place{file_, saved_};
  file_ = file;
  saved_ = session.scenario().document;
  bridge_.open(session);
  emit opened();
}

void ScenarioFiles::goBack(const Problems& problems) {
  const QString refused = file_.isEmpty() ? title() : file_;
  if (before_) {
    file_ = before_->file;
    saved_ = before_->saved;
    before_.reset();
  }
  emit changed();
  ProblemsDialog(refused, problems, window_).exec();
}

bool ScenarioFiles::save() { return file_.isEmpty() ? saveAs() : saveTo(file_); }

bool ScenarioFiles::saveAs() {
  QString file = QFileDialog::getSaveFileName(window_, tr("Save the scenario"),
                                              file_.isEmpty() ? lastFolder() + '/' + title() + ".engram" : file_,
                                              tr("Scenarios (*.engram)"));
  if (file.isEmpty()) return false;
  if (!file.endsWith(".engram")) file += ".engram";
  return saveTo(file);
}

bool ScenarioFiles::saveTo(const QString& file) {
  bridge_.settle();
  const QString error = writeScenarioFile(file, bridge_.session().scenario());
  if (!error.isEmpty()) {
    QMessageBox::warning(window_, tr("Cannot save"), tr("%1 could not be written: %2").arg(file, error));
    return false;
  }
  file_ = file;
  saved_ = bridge_.session().scenario().document;
  rememberFolder(file);
  emit changed();
  emit message(tr("Saved %1").arg(QFileInfo(file).fileName()));
  return true;
}

bool ScenarioFiles::mayGo() {
  if (!modified()) return true;
  QMessageBox box(QMessageBox::Question, tr("Unsaved changes"), tr("Save the changes to “%1”?").arg(title()),
                  QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, window_);
  box.setInformativeText(tr("What you changed, and at which step, is lost otherwise."));
  box.setDefaultButton(QMessageBox::Save);
  switch (box.exec()) {
    case QMessageBox::Save:
      return save();
    case QMessageBox::Discard:
      return true;
    default:
      return false;
  }
}

void ScenarioFiles::addShipped(QMenu& menu) {
  for (const QFileInfo& each : QDir(shipped_folder).entryInfoList({"*.engram"}, QDir::Files, QDir::Name)) {
    const QString file = each.filePath();
    const ScenarioRead read = readScenarioFile(file);
    QString name = read.scenario ? QString::fromStdString(read.scenario->title) : QString();
    if (name.isEmpty()) name = each.completeBaseName();
    connect(menu.addAction(name), &QAction::triggered, this, [this, file] { openFile(file); });
  }
  menu.setEnabled(!menu.isEmpty());
}

QString ScenarioFiles::firstShipped() {
  const QDir folder(shipped_folder);
  const QStringList found = folder.entryList({"course-network.engram"}, QDir::Files);
  return found.isEmpty() ? QString() : folder.filePath(found.front());
}

}  // namespace engram::ui

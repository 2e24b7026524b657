#include "ui/window/scenario_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <algorithm>

#include "ui/experiments/experiment_actions.h"
#include "ui/settings/settings.h"
#include "ui/window/problems_dialog.h"
#include "ui/window/scenario_text.h"

namespace engram::ui {
namespace {

const char* const shipped_folder = ":/scenarios";
constexpr int longest_name = 100;

void rememberFolder(const QString& file) { settings::setFolder(QFileInfo(file).absolutePath()); }
void dress(QFileDialog& dialog) {
  dialog.setAttribute(Qt::WA_WindowPropagation);  // the colours of the theme
  dialog.resize(780, 520);
}
/// The length of a scenario is where engram-cli ends; the window runs on.
QString lengthNote(const Scenario& scenario) {
  if (scenario.timeline.empty() || scenario.timeline.back().step < scenario.parameters.steps) return {};
  return ScenarioFiles::tr(". It ends at step %1, before the change at step %2: set Steps to replay all of it")
      .arg(scenario.parameters.steps)
      .arg(scenario.timeline.back().step);
}

bool isShipped(const QString& file) { return file.startsWith(':'); }

}  // namespace

ScenarioFiles::ScenarioFiles(LiveBridge& bridge, QWidget* window)
    : QObject(window), bridge_(bridge), window_(window), saved_(bridge.session().scenario().document) {
  connect(&bridge_, &LiveBridge::sessionChanged, this, &ScenarioFiles::changed);
  connect(&bridge_, &LiveBridge::started, this, [this] {
    if (!bridge_.starting()) before_.reset();
  });
  connect(&bridge_, &LiveBridge::wentBack, this, &ScenarioFiles::goBack);
  connect(&bridge_, &LiveBridge::problems, this, [this](const QString& path, const Problems& problems) {
    if (path.isEmpty()) ProblemsDialog(refused_, problems, window_).exec();
  });
}

bool ScenarioFiles::modified() const { return bridge_.session().scenario().document != saved_; }

QString ScenarioFiles::title() const {
  const QString title = QString::fromStdString(bridge_.session().scenario().title);
  if (!title.isEmpty()) return title;
  return file_.isEmpty() ? tr("Untitled") : QFileInfo(file_).completeBaseName();
}

QString ScenarioFiles::name() const {
  const QFileInfo file(file_);
  if (file_.isEmpty() || title() == file.completeBaseName()) return title();
  return tr("%1 (%2)").arg(title(), file.fileName());
}

bool ScenarioFiles::openNew() {
  if (!mayGo()) return false;
  const Session session;
  take(session, {{}, session.scenario().document});
  return true;
}

bool ScenarioFiles::openWithDialog() {
  QFileDialog dialog(window_, tr("Open a scenario"), settings::folder());
  dress(dialog);
  dialog.setFileMode(QFileDialog::ExistingFile);
  dialog.setNameFilters({tr("All that hold a scenario (*.engram *.csv *.png *.svg *.pdf *.webp *.json)"),
                         tr("Scenarios (*.engram)"), tr("All files (*)")});
  return dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty() &&
         openFile(dialog.selectedFiles().front());
}

bool ScenarioFiles::openFile(const QString& file) {
  if (sweepTextOf(file)) {
    rememberFolder(file);
    recent_.add(file);
    emit sweepChosen(file);
    return true;
  }
  const ScenarioRead read = readScenarioFile(file);
  if (!read.scenario) {
    ProblemsDialog(file, read.problems, window_).exec();
    return false;
  }
  if (!mayGo()) return false;
  // Saving must not write a scenario over a CSV, nor over what the program ships with.
  const bool own = file.endsWith(".engram", Qt::CaseInsensitive) && !isShipped(file);
  if (!isShipped(file)) {
    rememberFolder(file);
    recent_.add(file);
  }
  take(Session(*read.scenario), {own ? file : QString(), read.scenario->document});
  emit message(tr("Opened %1").arg(title()));
  return true;
}

bool ScenarioFiles::openRecent(const QString& file) {
  if (QFileInfo::exists(file)) return openFile(file);
  recent_.remove(file);
  emit refused(tr("%1 is not there any more and was taken off the list. If it was moved, use File ▸ Open.")
                   .arg(QDir::toNativeSeparators(file)));
  return false;
}

bool ScenarioFiles::openFirstOf(const QStringList& files) {
  const auto good = std::find_if(files.begin(), files.end(), [](const QString& file) {
    return sweepTextOf(file) || readScenarioFile(file).scenario.has_value();
  });
  if (good == files.end()) return !files.isEmpty() && openFile(files.front());  // which shows what is wrong with it
  if (!openFile(*good)) return false;
  if (files.size() > 1)
    emit message(tr("Opened %1, the first of %2 files. Drop the others one at a time.")
                     .arg(QFileInfo(*good).fileName())
                     .arg(files.size()));
  return true;
}

bool ScenarioFiles::restore(const Session& session, Place place, const QString& file) {
  if (!mayGo()) return false;
  // What the file holds now; without it (a null document) everything is unsaved.
  const ScenarioRead read = file.isEmpty() ? ScenarioRead{} : readScenarioFile(file);
  bridge_.pause();  // before, so that not a step is taken
  take(session, {file, read.scenario ? read.scenario->document : Json()}, place);
  return true;
}

void ScenarioFiles::take(const Session& session, const Origin& origin, std::optional<Place> place) {
  if (!before_) before_ = Origin{file_, saved_};
  file_ = origin.file;
  saved_ = origin.saved;
  refused_ = file_.isEmpty() ? QString::fromStdString(session.scenario().title) : file_;
  bridge_.open(session, place.value_or(Place{}));
  emit opened(!place);
}

void ScenarioFiles::goBack() {
  if (!before_) return;
  file_ = before_->file;
  saved_ = before_->saved;
  before_.reset();
  emit changed();
}

bool ScenarioFiles::save() { return file_.isEmpty() ? saveAs() : saveTo(file_); }

bool ScenarioFiles::saveAs() {
  QFileDialog dialog(window_, tr("Save the scenario"), settings::folder(), tr("Scenarios (*.engram)"));
  dress(dialog);
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix("engram");  // added before the question whether to replace a file
  if (file_.isEmpty()) {
    dialog.selectFile(fileNameFor(title()));
  } else {
    dialog.setDirectory(QFileInfo(file_).absolutePath());
    dialog.selectFile(QFileInfo(file_).fileName());
  }
  if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return false;
  return saveTo(dialog.selectedFiles().front());
}

bool ScenarioFiles::saveTo(const QString& file) {
  const QString error = bridge_.settle() ? writeScenarioFile(file, bridge_.session().scenario())
                                         : tr("the last change has not taken effect yet; pause the run and try again");
  if (!error.isEmpty()) {
    QMessageBox box(QMessageBox::Warning, tr("Cannot save"),
                    tr("“%1” could not be written: %2.").arg(QDir::toNativeSeparators(file), error),
                    QMessageBox::Cancel, window_);
    box.setIcon(QMessageBox::NoIcon);
    box.setInformativeText(
        tr("Nothing is lost: the run is still here. Save it in another folder or under another name, "
           "or make room and try again."));
    QPushButton* elsewhere = box.addButton(tr("Save as…"), QMessageBox::AcceptRole);
    box.setDefaultButton(elsewhere);
    box.exec();
    return box.clickedButton() == elsewhere && saveAs();
  }
  file_ = file;
  saved_ = bridge_.session().scenario().document;
  rememberFolder(file);
  recent_.add(file);
  emit changed();
  emit message(tr("Saved %1").arg(QDir::toNativeSeparators(file)) + lengthNote(bridge_.session().scenario()));
  return true;
}

bool ScenarioFiles::mayGo() {
  if (!modified()) return true;
  QMessageBox box(QMessageBox::Question, tr("Unsaved changes"), tr("Save the changes to “%1”?").arg(name()),
                  QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, window_);
  box.setIcon(QMessageBox::NoIcon);  // the system's do not suit the window
  box.setInformativeText(tr("What you changed, and at which step, is lost otherwise."));
  box.button(QMessageBox::Discard)->setText(tr("Do&n’t save"));
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
  for (const QString& file : shipped()) {
    const ScenarioRead read = readScenarioFile(file);
    QString name = read.scenario ? QString::fromStdString(read.scenario->title) : QString();
    if (name.isEmpty()) name = QFileInfo(file).completeBaseName();
    connect(menu.addAction(name), &QAction::triggered, this, [this, file] { openFile(file); });
  }
  menu.setEnabled(!menu.isEmpty());
}

QStringList ScenarioFiles::shipped() {
  static const QStringList order{"course-network",
                                 "sixty-memories",
                                 "switching-memories",
                                 "hundred-memories",
                                 "strong-delayed-inhibition",
                                 "second-population",
                                 "notebook-as-written",
                                 "delay-zero-is-sequential",
                                 "ideal-inhibition",
                                 "half-the-inhibition-silent",
                                 "theory-and-simulation",
                                 "downhill"};
  QStringList files;
  for (const QString& name : order)
    if (const QString file = QDir(shipped_folder).filePath(name + ".engram"); QFileInfo::exists(file)) files << file;
  for (const QFileInfo& each : QDir(shipped_folder).entryInfoList({"*.engram"}, QDir::Files, QDir::Name))
    if (!files.contains(each.filePath())) files << each.filePath();
  return files;
}

QString ScenarioFiles::firstShipped() {
  const QDir folder(shipped_folder);
  const QStringList found = folder.entryList({"course-network.engram"}, QDir::Files);
  return found.isEmpty() ? QString() : folder.filePath(found.front());
}

QString fileNameFor(const QString& title) {
  QString name;
  for (const QChar c : title) name += c.isPrint() && !QString("<>:\"/\\|?*").contains(c) ? c : QChar('-');
  name = name.simplified().left(longest_name);
  while (name.startsWith('.') || name.startsWith(' ')) name.remove(0, 1);  // hidden otherwise
  while (name.endsWith('.') || name.endsWith(' ')) name.chop(1);
  return (name.isEmpty() ? QCoreApplication::translate("ScenarioFiles", "Untitled") : name) + ".engram";
}

}  // namespace engram::ui

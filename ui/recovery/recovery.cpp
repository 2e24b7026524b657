#include "ui/recovery/recovery.h"

#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

#include "ui/bridge/live_bridge.h"
#include "ui/recovery/recovery_dialog.h"
#include "ui/window/scenario_files.h"

namespace engram::ui {

Recovery::Recovery(LiveBridge& bridge, ScenarioFiles& files, QWidget* window, const QString& folder)
    : QObject(window),
      bridge_(bridge),
      files_(files),
      window_(window),
      folder_(folder),
      keeper_(bridge, {[&files] { return files.file(); }, [&files] { return files.modified(); }}, folder) {
  connect(&files_, &ScenarioFiles::changed, &keeper_, &Keeper::look);
  connect(&keeper_, &Keeper::upToDate, this, &Recovery::letGo);
  connect(&keeper_, &Keeper::failed, this, [this](const QString& problem) {
    emit message(tr("Changes are not kept against a crash for now: %1. Saving works as before.").arg(problem));
  });
  // It was refused or given up: it stays for another time.
  connect(&bridge_, &LiveBridge::wentBack, this, [this] { taken_.reset(); });
}

Recovery::~Recovery() = default;

RecoveryDialog* Recovery::dialog() const { return dialog_; }

void Recovery::offer() {
  if (dialog_ != nullptr) return;
  found_ = folder_.search();
  if (found_.lost.empty() && found_.unreadable.empty()) return;
  dialog_ = new RecoveryDialog(found_, QDateTime::currentDateTimeUtc(), window_);
  connect(dialog_, &RecoveryDialog::restoreChosen, this, &Recovery::restore);
  connect(dialog_, &RecoveryDialog::discardChosen, this, &Recovery::discard);
  connect(dialog_, &QDialog::finished, this, [this] { found_ = {}; });  // what is left is for later
  dialog_->open();
}

void Recovery::restore(std::size_t which) {
  std::unique_ptr<LostSession>& lost = found_.lost.at(which);
  if (!lost) return;
  const KeptState& state = lost->state();
  if (!files_.restore(lost->session(), state.place, state.file)) return;
  keeper_.setChanges(state.changes);
  emit message(tr("Restored “%1”, at step %2; it is not saved yet")
                   .arg(titleOf(*lost), QLocale().toString(qlonglong{state.place.step})));
  taken_ = std::move(lost);
  if (dialog_ != nullptr) dialog_->accept();
}

void Recovery::discard(std::size_t which) {
  std::unique_ptr<LostSession>& lost = found_.lost.at(which);
  if (!lost) return;
  QMessageBox box(QMessageBox::Question, tr("Discard"),
                  tr("Throw away the unsaved changes to “%1”?").arg(titleOf(*lost)),
                  QMessageBox::Discard | QMessageBox::Cancel, dialog_);
  box.setIcon(QMessageBox::NoIcon);
  box.setInformativeText(tr("They cannot be brought back."));
  box.setDefaultButton(QMessageBox::Cancel);
  if (box.exec() != QMessageBox::Discard || !lost) return;
  lost->remove();
  lost.reset();
  if (dialog_ != nullptr) dialog_->take(which);
}

void Recovery::letGo() {
  if (!taken_ || bridge_.starting()) return;
  taken_->remove();
  taken_.reset();
}

void Recovery::finish() {
  keeper_.finish();
  letGo();
}

}  // namespace engram::ui

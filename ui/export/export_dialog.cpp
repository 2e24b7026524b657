#include "ui/export/export_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/bridge/live_bridge.h"
#include "ui/export/export_settings.h"
#include "ui/export/picture_preview.h"
#include "ui/export/target_field.h"

namespace engram::ui {

namespace {
constexpr int progress_ms = 100, progress_parts = 1000;
}  // namespace

ExportDialog::ExportDialog(LiveBridge& bridge, QWidget* parent)
    : QDialog(parent),
      bridge_(bridge),
      target_(new TargetField(this)),
      result_(new QLabel(this)),
      problem_(new QLabel(this)),
      progress_(new QProgressBar(this)),
      buttons_(new QDialogButtonBox(this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  result_->setProperty("muted", true);
  result_->setWordWrap(true);
  problem_->setProperty("error", true);
  problem_->setObjectName("problem");
  problem_->setWordWrap(true);
  problem_->hide();
  progress_->setRange(0, progress_parts);
  progress_->hide();
  buttons_->addButton(tr("Export"), QDialogButtonBox::AcceptRole)->setProperty("primary", true);
  buttons_->addButton(QDialogButtonBox::Cancel);
  connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
  timer_.setInterval(progress_ms);
  connect(&timer_, &QTimer::timeout, this,
          [this] { progress_->setValue(static_cast<int>(progress() * progress_parts)); });
}

void ExportDialog::layOut(QWidget* choices, PicturePreview* preview) {
  choices_ = choices;
  for (QWidget* each : {static_cast<QWidget*>(target_), static_cast<QWidget*>(buttons_)}) {
    each->setParent(nullptr);  // Tab reaches them last, as they are made first
    each->setParent(this);
  }
  auto* left = new QVBoxLayout;
  left->addWidget(choices);
  left->addWidget(result_);
  left->addWidget(problem_);
  left->addStretch(1);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(16);
  columns->addLayout(left);
  if (preview != nullptr) columns->addWidget(preview, 1);
  auto* place = new QHBoxLayout;
  place->setSpacing(12);
  place->addWidget(new QLabel(tr("File"), this));
  place->addWidget(target_, 1);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(16, 16, 16, 12);
  all->setSpacing(12);
  all->addLayout(columns, 1);
  all->addLayout(place);
  all->addWidget(progress_);
  all->addWidget(buttons_);
}

QString ExportDialog::problem() const { return problem_->text(); }

void ExportDialog::showResult(const QString& text) { result_->setText(text); }

void ExportDialog::showProblem(const QString& text) {
  problem_->setText(text);
  problem_->setVisible(!text.isEmpty());
  result_->setVisible(text.isEmpty());
}

void ExportDialog::allowExport(bool on) { buttons_->buttons().front()->setEnabled(on && !running_); }

std::optional<Session> ExportDialog::settledSession() {
  if (bridge_.settle()) return bridge_.session();
  showProblem(tr("The last change has not taken effect yet. Pause the run and try again."));
  return std::nullopt;
}

void ExportDialog::setRunning(bool on) {
  running_ = on;
  choices_->setEnabled(!on);
  target_->setEnabled(!on);
  allowExport(!on);
  progress_->setValue(0);
  progress_->setVisible(on && progress() >= 0);
  if (on && progress() >= 0) timer_.start();
  else timer_.stop();
}

void ExportDialog::reject() {
  if (running_) cancel();
  else QDialog::reject();
}

void ExportDialog::finish(const QString& file) {
  rememberFolderOf(file);
  emit exported(file);
  QDialog::accept();
}

}  // namespace engram::ui

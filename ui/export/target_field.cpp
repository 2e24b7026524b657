#include "ui/export/target_field.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <algorithm>

namespace engram::ui {

TargetField::TargetField(QWidget* parent)
    : QWidget(parent), edit_(new QLineEdit(this)), button_(new QPushButton(tr("Choose…"), this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(edit_, 1);
  row->addWidget(button_);
  edit_->setObjectName("file");
  edit_->setAccessibleName(tr("File"));
  edit_->setMinimumWidth(180);
  setFocusProxy(edit_);
  button_->setAutoDefault(false);
  button_->setToolTip(tr("Choose folder and name"));
  connect(button_, &QPushButton::clicked, this, &TargetField::choose);
  connect(edit_, &QLineEdit::textChanged, this, &TargetField::changed);
}

void TargetField::setSuffixes(const QStringList& suffixes) {
  QString stem = edit_->text().trimmed();
  for (const QString& suffix : suffixes_ + suffixes) {
    if (!stem.endsWith(suffix, Qt::CaseInsensitive)) continue;
    stem.chop(suffix.size());
    break;
  }
  suffixes_ = suffixes;
  if (!stem.isEmpty()) edit_->setText(suffixes.isEmpty() ? stem : stem + suffixes.front());
}

void TargetField::setFile(const QString& file) {
  edit_->setText(QDir::toNativeSeparators(file));
  edit_->setCursorPosition(static_cast<int>(edit_->text().size()));
}

QString TargetField::file() const {
  QString file = QDir::fromNativeSeparators(edit_->text().trimmed());
  if (file.isEmpty() || file.endsWith('/')) return {};
  const bool named = std::any_of(suffixes_.begin(), suffixes_.end(),
                                 [&](const QString& suffix) { return file.endsWith(suffix, Qt::CaseInsensitive); });
  if (!named && !suffixes_.isEmpty()) file += suffixes_.front();
  return QDir::cleanPath(QDir::home().absoluteFilePath(file));
}

bool TargetField::mayWrite() {
  const QString name = file();
  if (name == replaceable_ || !QFileInfo(name).isFile()) return true;
  return QMessageBox::question(this, tr("Replace the file?"),
                               tr("%1 is already there. Replace it?").arg(QDir::toNativeSeparators(name)),
                               QMessageBox::Yes | QMessageBox::No, QMessageBox::No) == QMessageBox::Yes;
}

void TargetField::choose() {
  QStringList patterns;
  for (const QString& suffix : suffixes_) patterns += '*' + suffix;
  const QString filter = patterns.isEmpty() ? QString() : tr("Files (%1)").arg(patterns.join(' '));
  const QString chosen = QFileDialog::getSaveFileName(window(), tr("Where to"), file(), filter);
  if (chosen.isEmpty()) return;
  setFile(chosen);
  replaceable_ = file();
}

}  // namespace engram::ui

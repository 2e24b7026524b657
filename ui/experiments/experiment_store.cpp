#include "ui/experiments/experiment_store.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include "core/experiment/sweep_file.h"
#include "core/model/check.h"

namespace engram::ui {
namespace {
constexpr int most_windows = 16;
}

QString experimentFolder() {
  return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath("experiments");
}

ExperimentStore::ExperimentStore(const QString& folder) : folder_(folder) {
  if (!QDir().mkpath(folder_)) return;
  for (number_ = 1; number_ <= most_windows; ++number_) {
    auto lock = std::make_unique<QLockFile>(QDir(folder_).filePath(QString("%1.lock").arg(number_)));
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0)) continue;
    lock_ = std::move(lock);
    return;
  }
}

QString ExperimentStore::file() const { return QDir(folder_).filePath(QString("%1.json").arg(number_)); }

QString ExperimentStore::open(const SweepPlan& plan, bool resume) {
  auto opened = SweepJournal::open(journal_beside(file().toStdString()), plan, resume);
  if (const Problem* problem = std::get_if<Problem>(&opened)) return QString::fromStdString(problem->message);
  journal_.emplace(std::move(std::get<SweepJournal>(opened)));
  return {};
}

std::shared_ptr<const SweepPlan> ExperimentStore::restore() {
  if (!lock_ || !QFile::exists(file())) return nullptr;
  Problems problems;
  const Json document = load_sweep(file().toStdString(), problems);
  if (!problems.empty()) return nullptr;
  SweepRead read = SweepPlan::read(document, default_memory_limit());
  if (!read.plan || !open(*read.plan, true).isEmpty()) return nullptr;
  return std::make_shared<SweepPlan>(std::move(*read.plan));
}

QString ExperimentStore::begin(const SweepPlan& plan) {
  clear();
  if (!lock_) return QObject::tr("the folder %1 cannot be used").arg(QDir::toNativeSeparators(folder_));
  if (const auto problem = write_whole(file().toStdString(), plan.document().dump(2) + '\n'))
    return QString::fromStdString(problem->message);
  return open(plan, false);
}

void ExperimentStore::clear() {
  journal_.reset();
  if (!lock_) return;
  QFile::remove(file());
  QFile::remove(QString::fromStdString(journal_beside(file().toStdString())));
}

}  // namespace engram::ui

#include "ui/recovery/recovery_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <algorithm>

namespace engram::ui {
namespace {

const QString lock_ending = ".lock";
constexpr int letters_of_half_written = 7;  // that QSaveFile adds to a name, with their dot

/// Another name beside it, that is not taken.
QString setAside(const QString& file) {
  const QFileInfo info(file);
  for (int i = 1;; ++i) {
    const QString number = i == 1 ? QString() : QString("-%1").arg(i);
    const QString name = info.dir().filePath("unreadable-" + info.completeBaseName() + number + ".json");
    if (QFileInfo::exists(name)) continue;
    return QFile::rename(file, name) ? name : file;
  }
}

}  // namespace

LostSession::LostSession(QString path, std::unique_ptr<QLockFile> lock, RecoveryRead read)
    : path_(std::move(path)), lock_(std::move(lock)), read_(std::move(read)) {}

void LostSession::remove() {
  QFile::remove(path_);
  lock_->unlock();
}

QString RecoveryFolder::standard() {
  return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath("recovery");
}

QString RecoveryFolder::newName() const {
  const quint32 chance = QRandomGenerator::system()->generate();
  return QDir(path_).filePath(QString("session-%1-%2.json")
                                  .arg(QCoreApplication::applicationPid())
                                  .arg(chance, 8, 16, QLatin1Char('0')));
}

std::unique_ptr<QLockFile> RecoveryFolder::lockOf(const QString& file) {
  auto lock = std::make_unique<QLockFile>(file + lock_ending);
  lock->setStaleLockTime(0);  // only the end of its program makes it stale, not its age
  return lock;
}

RecoveryFolder::Found RecoveryFolder::search() const {
  Found found;
  tidy();
  for (const QFileInfo& info : QDir(path_).entryInfoList({"session-*.json"}, QDir::Files)) {
    const QString file = info.absoluteFilePath();
    auto lock = lockOf(file);
    if (!lock->tryLock() || !QFileInfo::exists(file)) continue;  // its program lives, or just ended
    RecoveryRead read = readRecovery(file);
    if (!read.session) {
      found.unreadable.push_back({setAside(file), read.problem});
      continue;
    }
    if (!read.state.written.isValid()) read.state.written = info.lastModified();
    found.lost.push_back(std::make_unique<LostSession>(file, std::move(lock), std::move(read)));
  }
  std::stable_sort(found.lost.begin(), found.lost.end(),
                   [](const auto& a, const auto& b) { return a->state().written > b->state().written; });
  return found;
}

void RecoveryFolder::tidy() const {
  const QDir folder(path_);
  for (const QString& name : folder.entryList({"session-*.json.*"}, QDir::Files | QDir::Hidden)) {
    const bool is_lock = name.endsWith(lock_ending);
    const QString owner = is_lock ? name.chopped(lock_ending.size()) : name.chopped(letters_of_half_written);
    if (!owner.endsWith(".json") || (is_lock && folder.exists(owner))) continue;
    const auto lock = lockOf(folder.filePath(owner));
    if (!lock->tryLock()) continue;
    if (!is_lock) QFile::remove(folder.filePath(name));
    lock->unlock();  // which removes it
  }
}

}  // namespace engram::ui

#include "ui/recovery/recovery_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSaveFile>

#include "ui/recovery/recovery_folder.h"

namespace engram::ui {

RecoveryWriter::RecoveryWriter(QString folder, std::function<void(const Result&)> done)
    : folder_(std::move(folder)),
      done_(std::move(done)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

RecoveryWriter::~RecoveryWriter() {
  thread_.request_stop();
  thread_.join();
}

std::uint64_t RecoveryWriter::write(const Session& session, const KeptState& state) {
  put({session, state, ++number_});
  return number_;
}

void RecoveryWriter::remove() { put({}); }

void RecoveryWriter::put(Job job) {
  {
    const std::lock_guard lock(mutex_);
    next_ = std::move(job);
  }
  wake_.notify_one();
}

void RecoveryWriter::work(const std::stop_token& stop) {
  while (true) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, stop, [this] { return next_.has_value(); });
    if (!next_) return;  // stopped, and nothing is left to do
    const Job job = *std::exchange(next_, std::nullopt);
    lock.unlock();
    finish(job);
  }
}

void RecoveryWriter::finish(const Job& job) {
  if (!job.session) {
    removeFile();
    return;
  }
  QElapsedTimer time;
  time.start();
  Result result{.problem = {}, .ms = 0, .number = job.number};
  try {
    result.problem = writeFile(job);
  } catch (const std::exception& error) {  // no memory for the text
    result.problem = QString::fromLocal8Bit(error.what());
  }
  result.ms = time.elapsed();
  done_(result);
}

QString RecoveryWriter::writeFile(const Job& job) {
  const auto words = [](const char* text) { return QCoreApplication::translate("RecoveryWriter", text); };
  const QString place = QDir::toNativeSeparators(folder_);
  if (!QDir().mkpath(folder_)) return words("the folder %1 cannot be made").arg(place);
  if (file_.isEmpty()) file_ = RecoveryFolder(folder_).newName();
  if (!lock_) {
    auto lock = RecoveryFolder::lockOf(file_);
    if (!lock->tryLock()) return words("nothing can be written into %1").arg(place);
    lock_ = std::move(lock);
  }
  QSaveFile file(file_);
  const QByteArray text = recoveryText(job.state, *job.session);
  // commit() alone would not notice that the last bytes find no room.
  if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush() && file.commit()) return {};
  return words("%1: %2").arg(place, file.errorString());
}

void RecoveryWriter::removeFile() {
  if (!file_.isEmpty()) QFile::remove(file_);
  lock_.reset();  // which removes it
}

}  // namespace engram::ui

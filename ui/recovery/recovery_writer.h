// Writes the newest session into the recovery folder, in a thread of its own.
#pragma once

#include <QString>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "ui/recovery/recovery_file.h"

class QLockFile;

namespace engram::ui {

/// One file per writer, whole at any moment; its lock stands beside it for as long as there is something in it.
/// None of the functions waits for the disk but the destructor, which ends what was begun.
class RecoveryWriter {
 public:
  /// What became of a write: why it failed (empty: it did not) and how long it took. Comes in the writer's thread.
  struct Result {
    QString problem;
    qint64 ms = 0;
    std::uint64_t number = 0;  // what write() gave
  };

  RecoveryWriter(QString folder, std::function<void(const Result&)> done);
  /// The file stays.
  ~RecoveryWriter();
  RecoveryWriter(const RecoveryWriter&) = delete;
  RecoveryWriter& operator=(const RecoveryWriter&) = delete;

  /// In place of what has not been written yet. Gives its number: 1, 2, …
  std::uint64_t write(const Session& session, const KeptState& state);
  /// Takes the file away.
  void remove();

 private:
  struct Job {
    std::optional<Session> session;  // none: the file goes
    KeptState state;
    std::uint64_t number = 0;
  };
  void put(Job job);
  void work(const std::stop_token& stop);
  void finish(const Job& job);
  [[nodiscard]] QString writeFile(const Job& job);
  void removeFile();

  const QString folder_;
  const std::function<void(const Result&)> done_;
  std::uint64_t number_ = 0;

  std::mutex mutex_;  // guards the next two
  std::condition_variable_any wake_;
  std::optional<Job> next_;

  // Of the thread alone.
  QString file_;                     // empty: not chosen yet
  std::unique_ptr<QLockFile> lock_;  // none: not locked

  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace engram::ui

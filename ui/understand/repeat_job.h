// "Repeat 100 times": many runs of a session beside the window.
#pragma once

#include <QObject>
#include <array>
#include <mutex>
#include <thread>

#include "core/experiment/repeat.h"

namespace engram::ui {

/// Begins when it is made: first all runs of A, then, in a comparison, the same runs of B. Leaves one core to the
/// window. Destroying it stops it.
class RepeatJob : public QObject {
  Q_OBJECT
 public:
  /// Of `options`, side and threads are its own.
  RepeatJob(const Session& session, const RepeatOptions& options, QObject* parent = nullptr);
  ~RepeatJob() override;

  /// What has finished so far.
  [[nodiscard]] RepeatCounts counts(Side side) const;
  void cancel() { thread_.request_stop(); }

 signals:
  /// counts() are others; some times a second at most.
  void progressed();
  /// `problem` is empty if there was none.
  void finished(bool complete, const QString& problem);

 private:
  void work(const Session& session, RepeatOptions options, const std::stop_token& stop);

  mutable std::mutex mutex_;
  std::array<RepeatCounts, 2> counts_;  // guarded by mutex_
  std::jthread thread_;                 // last: it uses the others
};

}  // namespace engram::ui

// A run replayed into tables by a thread of its own, while the window goes on.
#pragma once

#include <QObject>
#include <QString>
#include <atomic>
#include <thread>

#include "core/session/session.h"

namespace engram::ui {

/// What to write.
struct DataOptions {
  QString trace = {}, spikes = {};  // files; empty: not this table
  std::int64_t last = 0;            // steps 0 … last
  Side side = Side::a;
  QString memories = QStringLiteral("all");  // columns of the trace: "all", "cued", or counted from 1 as "1,4"
};

inline constexpr std::int64_t most_data_steps = 1'000'000'000;

/// Begins when it is made. The files are there whole when it has finished well, and not at all otherwise; they are the
/// bytes that engram-cli simulate writes for the saved session. Destroying it stops it.
class DataJob : public QObject {
  Q_OBJECT
 public:
  DataJob(const Session& session, const DataOptions& options, QObject* parent = nullptr);
  ~DataJob() override;

  /// Asks it to end; finished() comes.
  void cancel() { thread_.request_stop(); }
  [[nodiscard]] std::int64_t stepNow() const { return step_; }

 signals:
  /// `problem` is in words, empty if there was none; `complete` is false also if it was cancelled.
  void finished(bool complete, const QString& problem);

 private:
  void work(const std::stop_token& stop);
  [[nodiscard]] QString write(const std::stop_token& stop, bool& complete);

  Session session_;
  DataOptions options_;
  std::atomic<std::int64_t> step_{0};
  std::jthread thread_;  // last: it uses the others
};

/// About how many bytes the tables take, given how many neurons of each step fire.
[[nodiscard]] double estimatedBytes(const DataOptions& options, std::size_t columns, double spikesPerStep);

}  // namespace engram::ui

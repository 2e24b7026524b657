// A range of steps made into an animation while the window goes on.
#pragma once

#include <QObject>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/live/replay.h"
#include "core/session/session.h"
#include "ui/export/animation.h"

namespace engram::ui {

/// Begins when it is made. A thread replays the session, exact to the step; the window's thread then draws two
/// pictures, one with all data and one without, which takes some tens of milliseconds; the thread puts the frames
/// together, packs and writes them. What is written is there whole when it has finished well, and not at all otherwise.
/// Destroying it stops it.
class AnimationJob : public QObject {
  Q_OBJECT
 public:
  /// `file`: a WebP, or the folder of the pictures, which must not exist yet.
  AnimationJob(const Session& session, const AnimationOptions& options, const Theme& window, const QString& file,
               QObject* parent = nullptr);
  ~AnimationJob() override;

  /// Asks it to end; finished() comes.
  void cancel() { thread_.request_stop(); }
  /// From 0 to 1.
  [[nodiscard]] double progress() const { return progress_; }

 signals:
  /// `problem` is in words, empty if there was none; `complete` is false also if it was cancelled.
  void finished(bool complete, const QString& problem);

 private:
  void work(const std::stop_token& stop);
  [[nodiscard]] QString make(const std::stop_token& stop, bool& complete);
  [[nodiscard]] QString replay(const std::stop_token& stop, std::shared_ptr<const Replay>& result);
  void draw(const Replay& replay);
  [[nodiscard]] QString writeWebp(const AnimationPicture& picture, const std::stop_token& stop, bool& complete);
  [[nodiscard]] QString writePngs(const AnimationPicture& picture, const std::stop_token& stop, bool& complete);
  [[nodiscard]] QImage frame(const AnimationPicture& picture, qint64 i);

  Session session_;
  AnimationOptions options_;
  Theme theme_;
  QString file_;
  std::atomic<double> progress_{0};
  std::mutex mutex_;
  std::condition_variable_any drawn_;
  std::optional<AnimationPicture> picture_;  // guarded by mutex_
  std::jthread thread_;                      // last: it uses the others
};

}  // namespace engram::ui

// The one place where the thread that runs a session meets Qt: edits go to it, samples and events come back.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "core/live/player.h"
#include "core/session/session.h"
#include "ui/bridge/frame_clock.h"
#include "ui/bridge/speed_meter.h"

namespace engram::ui {

/// Holds the current session. Everything a person does to it goes through here; nothing here waits for the thread.
/// All of it belongs to the window's thread.
class LiveBridge : public QObject {
  Q_OBJECT
 public:
  explicit LiveBridge(const Session& session, QObject* parent = nullptr);
  ~LiveBridge() override;

  [[nodiscard]] const Session& session() const { return session_; }
  /// The values in force at the present step, changes on their way included: what controls show.
  [[nodiscard]] Parameters shown() const;
  [[nodiscard]] std::int64_t stepNow() const;
  [[nodiscard]] bool playing() const;
  /// A network is being built; the old one goes on until it is there.
  [[nodiscard]] bool building() const;
  /// The share of it that is done, from 0 to 1.
  [[nodiscard]] double buildProgress() const;
  /// The step up to which the run is being replayed, as after undo; 0: it is not.
  [[nodiscard]] std::int64_t replayingTo() const { return player_ ? player_->replaying_to() : 0; }
  /// The session was opened, rebuilt or brought back, and its run has not begun yet.
  [[nodiscard]] bool starting() const { return fallback_.has_value(); }
  /// Measured over the last half second; 0 while paused.
  [[nodiscard]] double stepsPerSecond() const;
  [[nodiscard]] const FrameClock& frameClock() const { return clock_; }
  [[nodiscard]] FrameClock& frameClock() { return clock_; }

  /// Changes a value: a live one from the next step, a structural one by a new run at once with the same seeds and the
  /// values of now. Problems: nothing was changed.
  Problems set(const std::string& path, const Json& value);
  /// What set() would say.
  [[nodiscard]] Problems check(const std::string& path, const Json& value) const;
  /// Back to the default of MODEL.md; structural values are left out of the file again.
  Problems reset(const std::string& path);

  /// Another session altogether, from step 0.
  void open(const Session& session);
  /// A session that was there before (undo, redo). It is shown at the present step, or, given `until`, from its start
  /// on to that step; what both have in common is not run again.
  void restore(const Session& session, std::optional<std::int64_t> until);
  /// Gives up the network that is being built: the session before it goes on.
  void cancelBuilding();
  void play();
  void pause();
  void takeSteps(int count);
  /// The same seeds and the values of now, from step 0.
  Problems restart();
  /// Steps per second; infinity is as fast as possible.
  void setSpeed(double steps_per_second);
  /// Memories that samples bring by name whatever their strength.
  void setWatched(const std::vector<std::int64_t>& memories);
  /// Lets changes that are on their way take effect, so that the session can be written. The window goes on drawing
  /// meanwhile, but takes no input. False: it took more than `most_ms`.
  bool settle(int most_ms = 5000);

  /// Called for every sample of the present run, many times per frame.
  void setSampleSink(std::function<void(const Sample&)> sink) { sink_ = std::move(sink); }
  /// Starts and stops the frames.
  void start();
  void stop();

 signals:
  /// A new run: its samples follow.
  void started(std::shared_ptr<const RasterLayout> layout, std::shared_ptr<const Network> network);
  /// The session, or what it shows, is another one.
  void sessionChanged();
  /// A person changed `path` (empty: started anew). `before` is the session as it was at step `step`; `anew`: the run
  /// begins again because of it.
  void edited(const QString& path, const Session& before, std::int64_t step, bool anew);
  /// open() was called.
  void replaced();
  /// What was being started is refused or given up: the session before it is back.
  void wentBack();
  /// The thread could not run what set() had taken; the session before it goes on. `path` is that of the edit.
  void problems(const QString& path, const Problems& problems);
  /// An exception in the thread; playing has stopped.
  void failed(const QString& message);
  void playingChanged(bool playing);
  /// set() or reset() of a structural value began a new run with the same seeds.
  void rebuilding(const QString& path);
  /// Once per frame, after all samples of it: time to draw.
  void frame(double steps_per_second, std::int64_t step_now);

 private:
  using Change = std::function<Edit(const Session&)>;
  [[nodiscard]] Edit structuralEdit(const Change& change) const;
  [[nodiscard]] Edit liveEdit(const std::string& path, const Json& value) const;
  Problems takeStructural(const Edit& edit, const std::string& path);
  void expectStart();
  void goBack();
  void onTick();
  void takeEvents();
  void handle(const PlayerEvent& event);
  void resolve(const PlayerEvent& event);
  void refuse(const PlayerEvent& event);

  Session session_;
  std::unique_ptr<Player> player_;
  FrameClock clock_;
  SpeedMeter meter_;
  QElapsedTimer time_;
  std::function<void(const Sample&)> sink_;
  std::uint64_t ticket_ = 0;
  std::uint64_t epoch_ = 0;
  std::map<std::uint64_t, std::int64_t> resolved_;  // step of each ticket
  std::optional<Session> fallback_;                 // the last one known to run, while a newer one is being started
  std::uint64_t expected_ = 0;                      // the number of that newer one
  std::string structural_path_;                     // of the edit that made the newer one
};

}  // namespace engram::ui

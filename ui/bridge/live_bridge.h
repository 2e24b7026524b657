// The one place where the thread that runs a session meets Qt: edits go to it, samples and events come back.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/live/player.h"
#include "core/session/session.h"
#include "ui/bridge/frame_clock.h"
#include "ui/bridge/speed_meter.h"

namespace engram::ui {

/// What a person did to the session.
struct EditMade {
  QString name;    // as undo calls it; empty: it is the change of a parameter, or the run was started anew
  QString path;    // of the parameter; empty if it is of none, or if the run was started anew
  Session before;  // the session as it was,
  Place place;     // and where its runs stood
  bool anew;       // the runs begin again because of it
  std::optional<Side> side = {};  // that a live value was changed on; absent: both, or the one run
};

/// Holds the current session. Everything a person does to it goes through here; nothing here waits for the thread.
/// All of it belongs to the window's thread.
class LiveBridge : public QObject {
  Q_OBJECT
 public:
  explicit LiveBridge(const Session& session, QObject* parent = nullptr);
  ~LiveBridge() override;

  [[nodiscard]] const Session& session() const { return session_; }
  /// The values in force on a side at the present step, changes on their way included: what controls show.
  [[nodiscard]] Parameters shown(Side side = Side::a) const;
  /// Whether the sides differ in what shown() says of `path` (Session::differs).
  [[nodiscard]] bool differs(const std::string& path) const;
  [[nodiscard]] bool compares() const { return session_.compares(); }
  /// The step at which both runs stand.
  [[nodiscard]] std::int64_t stepNow() const;
  /// The newest step there is: stepNow(), or a later one after going back.
  [[nodiscard]] std::int64_t reached() const;
  /// Where the runs stand, or will stand when they have been replayed.
  [[nodiscard]] Place place() const { return player_ ? player_->place() : Place{}; }
  /// Both runs at the present step; null before the first.
  [[nodiscard]] std::shared_ptr<const Snapshot> newest() const;
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
  /// values of now. Without a `side` it is for both, which are then equal in it; structural ones always are. Problems:
  /// nothing was changed.
  Problems set(const std::string& path, const Json& value, std::optional<Side> side = {});
  /// The same of a live value that is not the same on both sides; a side without a value is left alone.
  Problems setEach(const std::string& path, const std::optional<Json>& a, const std::optional<Json>& b);
  /// Several values as one change, which undo calls `name`. If one of them is structural, all are for a new run that
  /// begins at once, on both sides.
  using Values = std::vector<std::pair<std::string, Json>>;
  Problems setAll(const QString& name, const Values& values, std::optional<Side> side = {});
  /// What set() would say.
  [[nodiscard]] Problems check(const std::string& path, const Json& value, std::optional<Side> side = {}) const;
  /// Back to the default of MODEL.md; structural values are left out of the file again.
  Problems reset(const std::string& path, std::optional<Side> side = {});
  /// A stimulus for so many steps, from the next one on; then it is what it was before.
  Problems pulse(const Json& stimulus, std::int64_t steps, std::optional<Side> side = {});
  /// Any other function of a session that leaves the network as it is (its timeline, its comparison). The runs show the
  /// same steps as before under the new session. `name` is what undo calls it ("swapping A and B").
  using Change = std::function<Edit(const Session&)>;
  Problems edit(const QString& name, const Change& change);

  /// Another session altogether, from step 0; then at once on to `place`, as fast as possible.
  void open(const Session& session, Place place = {});
  /// A session that was there before (undo, redo), shown where it was; what it has in common with the present one is
  /// not run again, unless it is to be `anew`.
  void restore(const Session& session, Place place, bool anew);
  /// Gives up the network that is being built: the session before it goes on.
  void cancelBuilding();
  void play();
  void pause();
  /// So many single steps; negative ones go back in time, exactly. Pauses.
  void takeSteps(int count);
  /// Any step, exactly; one that was not reached yet is computed as fast as possible. Goes on playing if it played.
  void goTo(std::int64_t step);
  /// Asks for the single-neuron updates of the step that leads to `step`; swept() brings them.
  void askForSweep(std::int64_t step);
  /// What to look at closely from now on; inspection() follows the runs. A question without parts ends it.
  void ask(const Question& question);
  /// The newest answer to ask() of the present run; null if there is none yet.
  [[nodiscard]] std::shared_ptr<const Inspection> inspection() const;
  /// What makes a playing run pause by itself. A step is forgotten when it was reached.
  void pauseWhen(const PauseWhen& when);
  [[nodiscard]] const PauseWhen& pausesWhen() const { return pause_when_; }
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
  /// A person changed the session.
  void edited(const EditMade& edit);
  /// What askForSweep() asked for, if the step was there.
  void swept(std::shared_ptr<const Sweep> sweep);
  /// The run paused by itself.
  void paused(PauseReason reason, std::int64_t step);
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
  [[nodiscard]] Edit structuralEdit(const Change& change) const;
  [[nodiscard]] Edit liveEdit(const std::string& path, const Json& value, std::optional<Side> side) const;
  Problems takeLive(const Edit& edit, const QString& name, const std::string& path, std::optional<Side> side);
  Problems takeStructural(const Edit& edit, const std::string& path, const QString& name = {});
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
  PauseWhen pause_when_;
  std::uint64_t ticket_ = 0;
  std::uint64_t epoch_ = 0;
  std::map<std::uint64_t, std::int64_t> resolved_;  // step of each ticket
  std::optional<Session> fallback_;                 // the last one known to run, while a newer one is being started
  std::uint64_t expected_ = 0;                      // the number of that newer one
  std::string structural_path_;                     // of the edit that made the newer one
};

}  // namespace engram::ui

// The thread that runs a session, and what it hands out. No Qt. See the argument for its safety in player.cpp.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/live/inspection.h"
#include "core/live/sample.h"
#include "core/live/snapshot.h"
#include "core/live/sweep.h"
#include "core/session/run.h"

namespace engram {

/// Where the runs of a session are to stand: at `step`, with all steps up to `reached` recorded.
struct Place {
  std::int64_t step = 0, reached = 0;
};

/// What makes a playing run pause by itself.
struct PauseWhen {
  std::optional<std::int64_t> step = {};  // at this step
  bool first_difference = false;          // where A and B first differ in an excitatory neuron
  bool outcome_changes = false;           // what becomes of a run, in words, is another than one step before
  bool operator==(const PauseWhen&) const = default;
};
enum class PauseReason { step, first_difference, outcome };

/// Something rare that happened in the thread.
struct PlayerEvent {
  enum class Kind {
    started,    // a new epoch: `layout` and `network` are those of its samples
    resolved,   // change `ticket` took effect at `step`
    refused,    // the newest session (or its change `ticket`) cannot run: `problems`; the old one goes on
    cancelled,  // the newest session is not built after all; the old one goes on
    failed,     // an exception: `problems` has its text; playing has stopped
    paused,     // at `step`, because of `reason`
    swept,      // `sweep` is what was asked for
  };
  Kind kind;
  std::uint64_t epoch = 0;
  std::uint64_t number = 0;  // started, refused, cancelled: of the newest session that it answers to
  std::uint64_t ticket = 0;
  std::int64_t step = 0;
  std::shared_ptr<const RasterLayout> layout = {};
  std::shared_ptr<const Network> network = {};
  Problems problems = {};
  PauseReason reason = PauseReason::step;
  std::shared_ptr<const Sweep> sweep = {};
};

/// Runs a session, both sides of a comparison step by step together, in a thread of its own. All functions may be
/// called from one other thread; none waits for a step, and destruction waits for at most one.
class Player {
 public:
  explicit Player(const Session& session);
  ~Player();
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  /// The newest session. Goes on from the present step if the sessions differ only in live values, else starts anew:
  /// a new network is built beside the run, which goes on until it is there.
  /// Where its past differs, the runs show what it should have been, as fast as possible: up to `place`, or, if none is
  /// given, up to the present step; what was recorded after that is forgotten then.
  /// Gives the session's number: 1, 2, …; that of the constructor has 0.
  std::uint64_t set_session(const Session& session, std::optional<Place> place = {});
  /// The newest session, from step 0; then at once on to `place`, as fast as possible.
  std::uint64_t restart(const Session& session, Place place = {});
  /// Gives up the network that is being built.
  void cancel_building();

  void play();
  void pause();
  [[nodiscard]] bool playing() const;
  /// Steps to take while paused, in addition to those asked for before. Negative: back in time.
  void step(int count = 1);
  /// Any step, exactly: a recorded one from kept states, a later one as fast as possible.
  void go_to(std::int64_t step);
  void pause_when(const PauseWhen& when);
  /// Asks for the single-neuron updates of the step that leads to `step`; they come as an event.
  void ask_for_sweep(std::int64_t step);
  /// What to look at closely from now on: inspection() follows the runs as they go, some twenty times a second.
  void ask(const Question& question);
  /// Steps per second, above 0 (else nothing changes); infinity is as fast as possible.
  void set_speed(double steps_per_second);
  /// Memories that travel by name in samples to come, whatever their strength.
  void set_watched(std::vector<std::int32_t> memories);

  /// Takes all samples since the last call, oldest first, at most `most`. `take` must not keep the reference.
  void take_samples(const std::function<void(const Sample&)>& take, std::size_t most = 1u << 20);
  /// All events since the last call. Events come before samples of their epoch.
  [[nodiscard]] std::vector<PlayerEvent> take_events();
  /// The newest state, or null before the first.
  [[nodiscard]] std::shared_ptr<const Snapshot> newest();
  /// The newest answer to ask(), perhaps to an earlier question; null before the first.
  [[nodiscard]] std::shared_ptr<const Inspection> inspection();
  /// The step of the newest state.
  [[nodiscard]] std::int64_t step_now() const;
  /// The newest step that was recorded: step_now(), or a later one after going back.
  [[nodiscard]] std::int64_t reached() const;
  /// Where the runs stand, or, while they are replayed, where they will stand then.
  [[nodiscard]] Place place() const;
  /// The step up to which the run is being replayed; 0: it is not.
  [[nodiscard]] std::int64_t replaying_to() const;
  /// True while a network is being built.
  [[nodiscard]] bool building() const;
  /// The share of it that is done, from 0 to 1.
  [[nodiscard]] double building_progress() const;

 private:
  class Thread;
  std::unique_ptr<Thread> thread_;
};

}  // namespace engram

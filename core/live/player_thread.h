// The thread behind a Player. See the argument for its safety in player_thread.cpp.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <variant>

#include "core/live/construction.h"
#include "core/live/outlet.h"
#include "core/live/player.h"

namespace engram {

class Player::Thread {
 public:
  explicit Thread(const Session& session);

  // Commands are carried out one after the other, in the order in which they were given.
  struct TakeSession {
    Session session;
    std::uint64_t number = 0;    // of the newest ever given
    std::optional<Place> place;  // where it is to be shown
    bool restart = false;
  };
  struct GoTo {
    std::int64_t step = 0;
  };
  struct TakeSteps {
    std::int64_t count = 0;  // negative: back
  };
  struct GiveSweep {
    std::int64_t step = 1;
  };
  struct CancelBuilding {};
  using Command = std::variant<TakeSession, GoTo, TakeSteps, GiveSweep, CancelBuilding>;

  /// What the thread is to do.
  struct Orders {
    std::deque<Command> commands;
    std::uint64_t number = 0;  // of the newest session given
    bool playing = false;
    double speed = 60;
    PauseWhen pause_when;
    Question question;
    std::vector<std::int32_t> watched;
  };

  /// Changes the orders and wakes the thread.
  template <class Change>
  void order(Change change) {
    {
      const std::lock_guard lock(mutex_);
      change(orders_);
      changed_ = true;
    }
    wake_.notify_one();
  }

  [[nodiscard]] bool playing();
  [[nodiscard]] std::vector<PlayerEvent> take_events();
  void take_samples(const std::function<void(const Sample&)>& take, std::size_t most);
  [[nodiscard]] std::shared_ptr<const Inspection> inspection() { return inspections_.read(); }
  [[nodiscard]] Outlet& outlet() { return outlet_; }
  [[nodiscard]] bool building() const { return building_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::int64_t replaying_to() const { return replaying_to_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::int64_t heading_for() const { return heading_for_.load(std::memory_order_relaxed); }
  [[nodiscard]] double building_progress() const { return progress_.load(std::memory_order_relaxed); }

 private:
  using Clock = std::chrono::steady_clock;

  void live(const std::stop_token& stop);
  Orders take_orders();
  void wait(const std::stop_token& stop, std::optional<Clock::time_point> until);
  void tell(PlayerEvent event);
  void fail(const std::string& what);
  void pause(PauseReason reason);

  void obey(Command command, const std::stop_token& stop);
  void take_up(TakeSession command, const std::stop_token& stop);
  void go_to(std::int64_t step, const std::stop_token& stop);
  void give_sweep();

  // Networks (player_thread.cpp).
  void construct(const Session& session);
  void look_at_construction(const std::stop_token& stop);
  void stop_construction();
  void begin(std::unique_ptr<Runs> runs, std::shared_ptr<const RasterLayout> layout);

  // Time (player_time.cpp).
  void from_start(const Session& session, const std::stop_token& stop);
  void go_on(Session session, std::optional<Place> place, const std::stop_token& stop);
  [[nodiscard]] Session resolve(Session session, std::int64_t now);
  void head_for(Place place, const std::stop_token& stop);
  void stand_at(std::int64_t step, const std::stop_token& stop);
  void advance(const Orders& orders, const std::stop_token& stop);
  std::int64_t hurry(std::int64_t most, const std::stop_token& stop);
  void play_chunk(const Orders& orders, const std::stop_token& stop);
  void step();
  void show();
  void answer(const Question& question);
  [[nodiscard]] std::optional<PauseReason> reason_to_pause(const PauseWhen& when);

  std::mutex mutex_;
  std::condition_variable_any wake_;
  Orders orders_;                    // guarded by mutex_
  bool changed_ = false;             // guarded by mutex_
  std::vector<PlayerEvent> events_;  // guarded by mutex_
  Outlet outlet_;
  TripleBuffer<std::shared_ptr<const Inspection>> inspections_;
  std::atomic<bool> building_{false};
  std::atomic<double> progress_{0};
  std::atomic<std::int64_t> heading_for_{0};   // the step to stand at after that
  std::atomic<std::int64_t> replaying_to_{0};  // recording again up to this step; 0: it is not
  std::uint64_t epoch_told_ = 0;               // the caller's

  // the thread's own
  std::unique_ptr<Runs> runs_;
  std::shared_ptr<const RasterLayout> layout_;  // of runs_
  std::deque<Command> commands_;                // taken, not carried out yet
  std::unique_ptr<Construction> construction_;
  std::optional<TakeSession> wanted_;  // the newest session that construction_ will serve
  std::map<std::uint64_t, std::int64_t> resolved_;
  std::uint64_t number_ = 0;  // of the newest session taken up
  std::int64_t steps_asked_ = 0;
  std::optional<std::int64_t> sweep_asked_;              // of the step that leads to this one
  std::int64_t catch_up_ = 0;                            // record up to this step, as fast as possible,
  std::optional<std::int64_t> stand_;                    // then go back to this one
  std::optional<Clock::time_point> due_;                 // when the next step is to be taken
  Question answered_;                                    // the question that was answered last
  bool moved_ = false;                                   // since then the runs stand elsewhere, or are others
  Clock::time_point answer_due_;                         // not before this, while they move
  std::optional<std::pair<Outcome, Outcome>> outcomes_;  // of the step before, while a change of them is waited for

  std::jthread thread_;  // last: it ends before the rest goes
};

}  // namespace engram

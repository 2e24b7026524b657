// The thread behind a Player. See the argument for its safety in player_thread.cpp.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "core/live/construction.h"
#include "core/live/outlet.h"
#include "core/live/player.h"

namespace engram {

class Player::Thread {
 public:
  explicit Thread(const Session& session);

  /// What the thread is to do. Things that are asked for once are taken out when they are taken up.
  struct Orders {
    std::optional<Session> session;  // the newest
    std::uint64_t number = 0;        // of the newest ever given
    bool restart = false;
    std::int64_t until = 0;  // replay up to this step after a restart
    bool cancel = false;     // the construction
    bool playing = false;
    std::int64_t steps = 0;
    double speed = 60;
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
  [[nodiscard]] Outlet& outlet() { return outlet_; }
  [[nodiscard]] bool building() const { return building_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::int64_t replaying_to() const { return catch_up_.load(std::memory_order_relaxed); }
  [[nodiscard]] double building_progress() const { return progress_.load(std::memory_order_relaxed); }

 private:
  using Clock = std::chrono::steady_clock;

  void live(const std::stop_token& stop);
  Orders take_orders();
  void wait(const std::stop_token& stop, std::optional<Clock::time_point> until);
  void tell(PlayerEvent event);
  void fail(const std::string& what);

  void take_up(Session session, const Orders& orders, const std::stop_token& stop);
  void construct(const Session& session);
  void look_at_construction();
  void stop_construction();
  void from_start(const Session& session);
  void begin(std::unique_ptr<Run> run, std::shared_ptr<const RasterLayout> layout);
  void go_on(Session session, const std::stop_token& stop);
  [[nodiscard]] Session resolve(Session session, std::int64_t now);

  void advance(const Orders& orders, const std::stop_token& stop);
  std::int64_t hurry(std::int64_t most, const std::stop_token& stop);
  void play_chunk(double speed, const std::stop_token& stop);
  void step();

  std::mutex mutex_;
  std::condition_variable_any wake_;
  Orders orders_;                    // guarded by mutex_
  bool changed_ = false;             // guarded by mutex_
  std::vector<PlayerEvent> events_;  // guarded by mutex_
  Outlet outlet_;
  std::atomic<bool> building_{false};
  std::atomic<double> progress_{0};
  std::atomic<std::int64_t> catch_up_{0};  // replaying up to this step
  std::uint64_t epoch_told_ = 0;           // the caller's

  // the thread's own
  std::unique_ptr<Run> run_;
  std::shared_ptr<const RasterLayout> layout_;  // of run_
  std::unique_ptr<Construction> construction_;
  std::optional<Session> wanted_;  // the newest session that construction_ will serve
  std::map<std::uint64_t, std::int64_t> resolved_;
  std::uint64_t number_ = 0;  // of the newest session taken up
  std::int64_t steps_asked_ = 0;
  std::int64_t catch_up_later_ = 0;       // the same, once the construction is there
  std::optional<Clock::time_point> due_;  // when the next step is to be taken

  std::jthread thread_;  // last: it ends before the rest goes
};

}  // namespace engram

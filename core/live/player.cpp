// Why the threads are safe. Three things are shared and nothing else:
//   1. `orders_` and `events_`, guarded by `mutex_`, which is held only to copy small values in or out, never while
//      stepping, building or drawing;
//   2. the ring of samples and the triple buffer of snapshots, each with one writer (the thread) and one reader (the
//      caller), safe by themselves (spsc_ring.h, triple_buffer.h);
//   3. atomic numbers that are only looked at.
// Sessions, layouts, networks and snapshots cross as immutable values. The run belongs to the thread alone.
#include "core/live/player.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <limits>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "core/live/aggregator.h"
#include "core/live/spsc_ring.h"
#include "core/live/triple_buffer.h"

namespace engram {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr std::size_t ring_slots = 4096;
constexpr double samples_per_second = 2000;           // more than a plot can show
constexpr double slowest = 3600;                      // seconds for a step
constexpr auto chunk = std::chrono::milliseconds(4);  // how long the thread steps before it looks at its orders

}  // namespace

class Player::Thread {
 public:
  explicit Thread(const Session& session) : ring_(ring_slots) {
    orders_.session = session;
    orders_.restart = true;
    thread_ = std::jthread([this](const std::stop_token& stop) { live(stop); });
  }

  struct Orders {
    std::optional<Session> session;  // the newest, if it has not been taken up
    bool restart = false;
    bool playing = false;
    std::int64_t steps = 0;
    double speed = 60;
    std::vector<std::int32_t> watched;
  };

  template <class Change>
  void order(Change change) {
    {
      const std::lock_guard lock(mutex_);
      change(orders_);
      changed_ = true;
    }
    wake_.notify_one();
  }

  [[nodiscard]] bool playing() {
    const std::lock_guard lock(mutex_);
    return orders_.playing;
  }

  [[nodiscard]] std::vector<PlayerEvent> take_events() {
    const std::lock_guard lock(mutex_);
    for (const PlayerEvent& event : events_)
      if (event.kind == PlayerEvent::Kind::started) epoch_told_ = event.epoch;
    return std::exchange(events_, {});
  }

  void take_samples(const std::function<void(const Sample&)>& take, std::size_t most) {
    for (std::size_t n = 0; n < most; ++n) {
      const Sample* sample = ring_.front();
      if (sample == nullptr || sample->epoch > epoch_told_) return;  // its event comes first
      take(*sample);
      ring_.pop();
    }
  }

  [[nodiscard]] std::shared_ptr<const Snapshot> newest() { return snapshots_.read(); }
  [[nodiscard]] std::int64_t step_now() const { return step_.load(std::memory_order_relaxed); }
  [[nodiscard]] bool building() const { return building_.load(std::memory_order_relaxed); }

 private:
  void live(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      try {
        const Orders orders = take_orders();
        watched_ = orders.watched;
        if (aggregator_) aggregator_->set_watched(watched_);
        if (orders.session) take_up(*orders.session, orders.restart, stop);
        if (run_ && !stop.stop_requested()) advance(orders, stop);
        else wait(stop, std::nullopt);
      } catch (const std::exception& error) {
        PlayerEvent failed{.kind = PlayerEvent::Kind::failed};
        failed.problems = {{"simulation", error.what()}};
        const std::lock_guard lock(mutex_);
        orders_.playing = false;
        orders_.steps = 0;
        events_.push_back(std::move(failed));
      }
    }
  }

  Orders take_orders() {
    const std::lock_guard lock(mutex_);
    Orders orders = orders_;
    orders_.session.reset();
    orders_.restart = false;
    orders_.steps = 0;
    changed_ = false;
    return orders;
  }

  void wait(const std::stop_token& stop, std::optional<Clock::time_point> until) {
    std::unique_lock lock(mutex_);
    const auto changed = [this] { return changed_; };
    if (until) wake_.wait_until(lock, stop, *until, changed);
    else wake_.wait(lock, stop, changed);
  }

  void tell(PlayerEvent event) {
    const std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
  }

  void take_up(Session session, bool restart, const std::stop_token& stop) {
    const bool same = run_ && differ_only_live(run_->plan().start(), session.plan(Side::a).start());
    if (same && !restart) return go_on(std::move(session), stop);
    session = resolve(std::move(session), 0);
    catch_up_ = 0;
    steps_asked_ = 0;
    if (same) return from_start(session);
    building_ = true;
    std::variant<std::monostate, std::unique_ptr<Run>, Problem> started;
    try {
      started = Run::start(session, Side::a, stop);
    } catch (...) {
      building_ = false;
      throw;
    }
    building_ = false;
    if (const Problem* problem = std::get_if<Problem>(&started)) {
      PlayerEvent refused{.kind = PlayerEvent::Kind::refused};
      refused.problems = {*problem};
      return tell(std::move(refused));
    }
    if (auto* run = std::get_if<std::unique_ptr<Run>>(&started)) begin(std::move(*run));
  }

  /// The present network from step 0, in a new epoch.
  void from_start(const Session& session) {
    run_->go_to(0);
    run_->adopt(session);
    begin(std::move(run_));
  }

  void begin(std::unique_ptr<Run> run) {
    run_ = std::move(run);
    ++epoch_;
    const std::int64_t cued = run_->plan().start().cue.pattern;
    const auto layout = std::make_shared<const RasterLayout>(run_->network(), cued);
    aggregator_.emplace(layout, cued, epoch_);
    aggregator_->set_watched(watched_);
    PlayerEvent started{.kind = PlayerEvent::Kind::started, .epoch = epoch_};
    started.layout = layout;
    started.network = run_->shared_network();
    tell(std::move(started));
    due_ = Clock::now();
    record();
    flush();
    hand_out_state();
  }

  void go_on(Session session, const std::stop_token& stop) {
    const std::int64_t now = run_->state().step;
    session = resolve(std::move(session), now);
    const Plan& plan = session.plan(Side::a);
    if (run_->plan().agrees_until(plan) >= now) {
      run_->adopt(session, stop);  // at once, or (with a longer delay) by replaying the same spikes
      return;
    }
    catch_up_ = std::max(now, catch_up_);  // another past: shown anew from its start, as fast as possible
    from_start(session);
  }

  /// Gives every pending change its step: the one it got before, or `now`.
  Session resolve(Session session, std::int64_t now) {
    for (const std::uint64_t ticket : session.pending()) {
      const auto [known, is_new] = resolved_.try_emplace(ticket, now);
      Edit edit = session.resolved(ticket, known->second);
      if (auto* next = std::get_if<Session>(&edit)) {
        session = std::move(*next);
        if (is_new) tell({.kind = PlayerEvent::Kind::resolved, .epoch = epoch_, .ticket = ticket, .step = now});
      } else {
        session = session.dropped(ticket);
        PlayerEvent refused{.kind = PlayerEvent::Kind::refused, .ticket = ticket};
        refused.problems = std::get<Problems>(std::move(edit));
        tell(std::move(refused));
      }
    }
    return session;
  }

  void advance(const Orders& orders, const std::stop_token& stop) {
    steps_asked_ += orders.steps;
    const std::int64_t now = run_->state().step;
    if (now < catch_up_) {
      hurry(catch_up_ - now, stop);
      return;
    }
    if (steps_asked_ > 0) {
      steps_asked_ -= hurry(steps_asked_, stop);
      return;
    }
    if (orders.playing) return play_chunk(orders.speed, stop);
    flush();
    due_.reset();
    wait(stop, std::nullopt);
  }

  /// Up to `most` steps as fast as possible, for one chunk of time; gives their number.
  std::int64_t hurry(std::int64_t most, const std::stop_token& stop) {
    per_sample_ = std::max<std::int64_t>(1, (most + catch_up_) / 10'000);
    const auto end = Clock::now() + chunk;
    std::int64_t steps = 0;
    while (steps < most && Clock::now() < end && !stop.stop_requested()) {
      step();
      ++steps;
    }
    if (steps == most) flush();
    hand_out_state();
    return steps;
  }

  /// Steps that are due, for one chunk of time at most; then waits for the next one.
  void play_chunk(double speed, const std::stop_token& stop) {
    const auto begin = Clock::now();
    const bool unlimited = std::isinf(speed);
    const auto period = unlimited ? Clock::duration::zero()
                                  : std::chrono::duration_cast<Clock::duration>(Seconds(std::min(1 / speed, slowest)));
    if (!due_ || begin - *due_ > std::chrono::milliseconds(250)) due_ = begin;  // too slow to keep up: no debts
    due_ = std::min(*due_, begin + period);  // the speed may have been raised while it waited
    std::int64_t steps = 0;
    auto now = begin;
    while (now - begin < chunk && (unlimited || *due_ <= now) && !stop.stop_requested()) {
      step();
      *due_ += period;
      ++steps;
      now = Clock::now();
    }
    if (steps > 0) {
      const double reached = static_cast<double>(steps) / Seconds(now - begin).count();
      per_sample_ = std::max<std::int64_t>(1, std::llround(std::min(speed, reached) / samples_per_second));
      if (per_sample_ == 1) flush();
      hand_out_state();
    }
    if (!unlimited && *due_ > now) wait(stop, std::max(*due_, std::min(*due_ + chunk, now + chunk)));
  }

  void step() {
    run_->step();
    record();
    if (aggregator_->steps() >= per_sample_) flush();
  }

  void record() {
    aggregator_->add(*run_);
    step_.store(run_->state().step, std::memory_order_relaxed);
  }

  /// Hands the collected steps out; if the window has fallen behind, they stay and the sample goes on growing.
  void flush() {
    if (aggregator_->steps() == 0) return;
    if (Sample* slot = ring_.claim()) {
      aggregator_->move_to(*slot);
      ring_.publish();
    }
  }

  void hand_out_state() {
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->epoch = epoch_;
    snapshot->state = {
        run_->state().step, run_->state().excitatory, run_->state().inhibitory, run_->state().inhibitory_2, {}};
    snapshot->sums = run_->sums();
    snapshot->network = run_->shared_network();
    snapshot->parameters = run_->parameters();
    snapshots_.write(std::move(snapshot));
  }

  std::mutex mutex_;
  std::condition_variable_any wake_;
  Orders orders_;                    // guarded by mutex_
  bool changed_ = false;             // guarded by mutex_
  std::vector<PlayerEvent> events_;  // guarded by mutex_
  SpscRing<Sample> ring_;
  TripleBuffer<std::shared_ptr<const Snapshot>> snapshots_;
  std::atomic<std::int64_t> step_{0};
  std::atomic<bool> building_{false};
  std::uint64_t epoch_told_ = 0;  // the caller's

  // the thread's own
  std::unique_ptr<Run> run_;
  std::optional<Aggregator> aggregator_;
  std::vector<std::int32_t> watched_;
  std::map<std::uint64_t, std::int64_t> resolved_;
  std::uint64_t epoch_ = 0;
  std::int64_t per_sample_ = 1;
  std::int64_t steps_asked_ = 0;
  std::int64_t catch_up_ = 0;             // replaying up to this step
  std::optional<Clock::time_point> due_;  // when the next step is to be taken

  std::jthread thread_;  // last: it ends before the rest goes
};

Player::Player(const Session& session) : thread_(std::make_unique<Thread>(session)) {}
Player::~Player() = default;

void Player::set_session(const Session& session) {
  thread_->order([&](Thread::Orders& o) { o.session = session; });
}
void Player::restart(const Session& session) {
  thread_->order([&](Thread::Orders& o) {
    o.session = session;
    o.restart = true;
    o.steps = 0;  // those asked for before belong to the run before
  });
}
void Player::play() {
  thread_->order([](Thread::Orders& o) { o.playing = true; });
}
void Player::pause() {
  thread_->order([](Thread::Orders& o) { o.playing = false; });
}
void Player::step(int count) {
  thread_->order([&](Thread::Orders& o) { o.steps += std::max(count, 0); });
}
void Player::set_speed(double steps_per_second) {
  if (steps_per_second > 0) thread_->order([&](Thread::Orders& o) { o.speed = steps_per_second; });
}
void Player::set_watched(std::vector<std::int32_t> memories) {
  thread_->order([&](Thread::Orders& o) { o.watched = std::move(memories); });
}
bool Player::playing() const { return thread_->playing(); }
void Player::take_samples(const std::function<void(const Sample&)>& take, std::size_t most) {
  thread_->take_samples(take, most);
}
std::vector<PlayerEvent> Player::take_events() { return thread_->take_events(); }
std::shared_ptr<const Snapshot> Player::newest() { return thread_->newest(); }
std::int64_t Player::step_now() const { return thread_->step_now(); }
bool Player::building() const { return thread_->building(); }

}  // namespace engram

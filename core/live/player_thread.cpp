// Why the threads are safe. These things are shared and nothing else:
//   1. `orders_` and `events_`, guarded by `mutex_`, which is held only to copy small values in or out, never while
//      stepping, building or drawing;
//   2. the outlet's ring of samples and triple buffer of snapshots, each with one writer (the thread) and one reader
//      (the caller), safe by themselves (spsc_ring.h, triple_buffer.h);
//   3. the result of a construction, guarded by that one's own mutex;
//   4. atomic numbers that are only looked at.
// Sessions, layouts, networks and snapshots cross as immutable values. A run belongs to the thread that builds it until
// it hands the run over, then to this one.
#include "core/live/player_thread.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/model/check.h"

namespace engram {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr double samples_per_second = 2000;  // more than a plot can show
constexpr double slowest = 3600;             // seconds for a step
constexpr std::int64_t samples_of_a_replay = 10'000;
constexpr auto chunk = std::chrono::milliseconds(4);  // how long the thread steps before it looks at its orders

}  // namespace

Player::Thread::Thread(const Session& session) {
  orders_.session = session;
  orders_.restart = true;
  thread_ = std::jthread([this](const std::stop_token& stop) { live(stop); });
}

bool Player::Thread::playing() {
  const std::lock_guard lock(mutex_);
  return orders_.playing;
}

std::vector<PlayerEvent> Player::Thread::take_events() {
  const std::lock_guard lock(mutex_);
  for (const PlayerEvent& event : events_)
    if (event.kind == PlayerEvent::Kind::started) epoch_told_ = event.epoch;
  return std::exchange(events_, {});
}

void Player::Thread::take_samples(const std::function<void(const Sample&)>& take, std::size_t most) {
  outlet_.take_samples(take, most, epoch_told_);  // the event of an epoch comes first
}

void Player::Thread::live(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      const Orders orders = take_orders();
      outlet_.set_watched(orders.watched);
      if (orders.cancel && construction_) {
        stop_construction();
        tell({.kind = PlayerEvent::Kind::cancelled, .number = number_});
      }
      if (orders.session) take_up(*orders.session, orders, stop);
      steps_asked_ += orders.steps;
      if (construction_) look_at_construction();
      if (run_ && !stop.stop_requested()) advance(orders, stop);
      else wait(stop, std::nullopt);
    } catch (const std::exception& error) {
      fail(error.what());
    }
  }
}

Player::Thread::Orders Player::Thread::take_orders() {
  const std::lock_guard lock(mutex_);
  Orders orders = orders_;
  orders_.session.reset();
  orders_.restart = orders_.cancel = false;
  orders_.until = orders_.steps = 0;
  changed_ = false;
  return orders;
}

void Player::Thread::wait(const std::stop_token& stop, std::optional<Clock::time_point> until) {
  std::unique_lock lock(mutex_);
  const auto changed = [this] { return changed_; };
  if (until) wake_.wait_until(lock, stop, *until, changed);
  else wake_.wait(lock, stop, changed);
}

void Player::Thread::tell(PlayerEvent event) {
  const std::lock_guard lock(mutex_);
  events_.push_back(std::move(event));
}

void Player::Thread::fail(const std::string& what) {
  PlayerEvent failed{.kind = PlayerEvent::Kind::failed};
  failed.problems = {{"simulation", what}};
  const std::lock_guard lock(mutex_);
  orders_.playing = false;
  orders_.steps = 0;
  events_.push_back(std::move(failed));
}

void Player::Thread::take_up(Session session, const Orders& orders, const std::stop_token& stop) {
  number_ = orders.number;
  const Parameters& start = session.plan(Side::a).start();
  if (run_ && differ_only_live(run_->plan().start(), start)) {
    stop_construction();
    if (!orders.restart) return go_on(std::move(session), stop);
    steps_asked_ = 0;
    from_start(resolve(std::move(session), 0));
    catch_up_ = orders.until;
    return;
  }
  catch_up_later_ = orders.until;
  if (!construction_ || !differ_only_live(construction_->parameters(), start)) construct(session);
  wanted_ = std::move(session);
}

void Player::Thread::construct(const Session& session) {
  stop_construction();
  // Two networks at once only where there is room for both.
  const Parameters& start = session.plan(Side::a).start();
  if (run_ && memory_need(run_->plan().start()) + memory_need(start) > default_memory_limit()) run_.reset();
  progress_ = 0;
  building_ = true;
  construction_ = std::make_unique<Construction>(session, run_ ? run_->shared_network() : nullptr, progress_,
                                                 [this] { order([](Orders&) {}); });
}

void Player::Thread::look_at_construction() {
  std::optional<Construction::Result> result = construction_->take();
  if (!result) return;
  const Session session = resolve(*std::exchange(wanted_, std::nullopt), 0);
  stop_construction();
  if (!result->run) {
    PlayerEvent refused{.kind = PlayerEvent::Kind::refused, .number = number_};
    refused.problems = std::move(result->problems);
    return tell(std::move(refused));
  }
  if (run_) steps_asked_ = 0;   // they belong to the run before
  result->run->adopt(session);  // what was changed meanwhile
  begin(std::move(result->run), std::move(result->layout));
  catch_up_ = catch_up_later_;
}

void Player::Thread::stop_construction() {
  construction_.reset();
  wanted_.reset();
  building_ = false;
}

void Player::Thread::from_start(const Session& session) {
  run_->go_to(0);
  run_->adopt(session);
  begin(std::move(run_), layout_);
}

void Player::Thread::begin(std::unique_ptr<Run> run, std::shared_ptr<const RasterLayout> layout) {
  run_ = std::move(run);
  layout_ = std::move(layout);
  catch_up_ = 0;
  outlet_.begin(layout_, run_->plan().start().cue.pattern);
  PlayerEvent started{.kind = PlayerEvent::Kind::started, .epoch = outlet_.epoch(), .number = number_};
  started.layout = layout_;
  started.network = run_->shared_network();
  tell(std::move(started));
  due_ = Clock::now();
  outlet_.record(*run_);
  outlet_.flush();
  outlet_.show(*run_);
}

void Player::Thread::go_on(Session session, const std::stop_token& stop) {
  const std::int64_t now = run_->state().step;
  session = resolve(std::move(session), now);
  const std::int64_t shared = run_->plan().agrees_until(session.plan(Side::a));
  if (shared >= now) {
    run_->adopt(session, stop);  // at once, or (with a longer delay) by replaying the same spikes
    return;
  }
  // Another past: what came after the part that both share is shown anew, as fast as possible.
  const std::int64_t goal = std::max(now, catch_up_.load());
  if (shared < 0) {
    from_start(session);
  } else {
    run_->go_to(shared, stop);
    run_->adopt(session, stop);
    outlet_.go_back(*run_);
  }
  catch_up_ = goal;
}

Session Player::Thread::resolve(Session session, std::int64_t now) {
  for (const std::uint64_t ticket : session.pending()) {
    const auto [known, is_new] = resolved_.try_emplace(ticket, now);
    Edit edit = session.resolved(ticket, known->second);
    if (auto* next = std::get_if<Session>(&edit)) {
      session = std::move(*next);
      if (is_new) tell({.kind = PlayerEvent::Kind::resolved, .epoch = outlet_.epoch(), .ticket = ticket, .step = now});
    } else {
      session = session.dropped(ticket);
      PlayerEvent refused{.kind = PlayerEvent::Kind::refused, .ticket = ticket};
      refused.problems = std::get<Problems>(std::move(edit));
      tell(std::move(refused));
    }
  }
  return session;
}

void Player::Thread::advance(const Orders& orders, const std::stop_token& stop) {
  const std::int64_t now = run_->state().step;
  if (now < catch_up_) {
    hurry(catch_up_ - now, stop);
    return;
  }
  catch_up_ = 0;
  if (steps_asked_ > 0) {
    steps_asked_ -= hurry(steps_asked_, stop);
    return;
  }
  if (orders.playing) return play_chunk(orders.speed, stop);
  outlet_.flush();
  due_.reset();
  wait(stop, std::nullopt);
}

/// Up to `most` steps as fast as possible, for one chunk of time; gives their number.
std::int64_t Player::Thread::hurry(std::int64_t most, const std::stop_token& stop) {
  outlet_.set_steps_per_sample((most + catch_up_) / samples_of_a_replay);
  const auto end = Clock::now() + chunk;
  std::int64_t steps = 0;
  while (steps < most && Clock::now() < end && !stop.stop_requested()) {
    step();
    ++steps;
  }
  if (steps == most) outlet_.flush();
  outlet_.show(*run_);
  return steps;
}

/// Steps that are due, for one chunk of time at most; then waits for the next one.
void Player::Thread::play_chunk(double speed, const std::stop_token& stop) {
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
    outlet_.set_steps_per_sample(std::llround(std::min(speed, reached) / samples_per_second));
    if (outlet_.steps_per_sample() == 1) outlet_.flush();
    outlet_.show(*run_);
  }
  if (!unlimited && *due_ > now) wait(stop, std::max(*due_, std::min(*due_ + chunk, now + chunk)));
}

void Player::Thread::step() {
  run_->step();
  outlet_.record(*run_);
}

}  // namespace engram

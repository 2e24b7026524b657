// Why the threads are safe. These things are shared and nothing else:
//   1. `orders_` and `events_`, guarded by `mutex_`, which is held only to copy small values in or out, never while
//      stepping, building or drawing;
//   2. the outlet's ring of samples and the triple buffers of snapshots and inspections, each with one writer (the
//   thread) and one reader
//      (the caller), safe by themselves (spsc_ring.h, triple_buffer.h);
//   3. the result of a construction, guarded by that one's own mutex;
//   4. atomic numbers that are only looked at.
// Sessions, layouts, networks and snapshots cross as immutable values. Runs belong to the thread that builds them until
// it hands them over, then to this one.
#include "core/live/player_thread.h"

#include <utility>

#include "core/model/check.h"

namespace engram {

Player::Thread::Thread(const Session& session) {
  orders_.commands.push_back(TakeSession{session, 0, {}, true});
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
      while (!commands_.empty() && !stop.stop_requested()) {
        Command command = std::move(commands_.front());
        commands_.pop_front();  // first: one that fails is not tried again
        obey(std::move(command), stop);
      }
      if (construction_) look_at_construction(stop);
      if (runs_ && !stop.stop_requested()) advance(orders, stop);
      else wait(stop, std::nullopt);
    } catch (const std::exception& error) {
      fail(error.what());
    }
  }
}

Player::Thread::Orders Player::Thread::take_orders() {
  const std::lock_guard lock(mutex_);
  std::move(orders_.commands.begin(), orders_.commands.end(), std::back_inserter(commands_));
  orders_.commands.clear();
  changed_ = false;
  return orders_;
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
  steps_asked_ = 0;
  events_.push_back(std::move(failed));
}

void Player::Thread::pause(PauseReason reason) {
  PlayerEvent paused{.kind = PlayerEvent::Kind::paused, .step = runs_->now()};
  paused.reason = reason;
  const std::lock_guard lock(mutex_);
  orders_.playing = false;
  if (reason == PauseReason::step) orders_.pause_when.step.reset();
  events_.push_back(std::move(paused));
}

void Player::Thread::obey(Command command, const std::stop_token& stop) {
  if (auto* session = std::get_if<TakeSession>(&command)) return take_up(std::move(*session), stop);
  if (const auto* steps = std::get_if<TakeSteps>(&command)) {
    steps_asked_ += steps->count;
    if (steps_asked_ < 0 && runs_) go_to(runs_->now() + std::exchange(steps_asked_, 0), stop);
  } else if (const auto* to = std::get_if<GoTo>(&command)) {
    steps_asked_ = 0;
    if (runs_) go_to(to->step, stop);
    else if (wanted_) wanted_->place = Place{to->step, to->step};  // as soon as there are runs
  } else if (const auto* sweep = std::get_if<GiveSweep>(&command)) {
    sweep_asked_ = sweep->step;
  } else if (construction_) {
    stop_construction();
    tell({.kind = PlayerEvent::Kind::cancelled, .number = number_});
  }
}

/// What was asked for, as soon as the step is there; never, if it does not come.
void Player::Thread::give_sweep() {
  if (*sweep_asked_ > outlet_.reached() && *sweep_asked_ <= catch_up_) return;
  const std::int64_t step = *std::exchange(sweep_asked_, std::nullopt);
  if (step > outlet_.reached()) return;
  PlayerEvent event{.kind = PlayerEvent::Kind::swept, .epoch = outlet_.epoch(), .step = step};
  event.sweep = sweep_of(*runs_, step, *layout_);
  tell(std::move(event));
}

void Player::Thread::take_up(TakeSession command, const std::stop_token& stop) {
  number_ = command.number;
  const Parameters& start = command.session.plan(Side::a).start();
  if (runs_ && differ_only_live(runs_->a().plan().start(), start)) {
    stop_construction();
    if (!command.restart) return go_on(std::move(command.session), command.place, stop);
    steps_asked_ = 0;
    from_start(resolve(std::move(command.session), 0), stop);
    return head_for(command.place.value_or(Place{}), stop);
  }
  if (!construction_ || !differ_only_live(construction_->parameters(), start)) construct(command.session);
  else if (wanted_ && !command.place) command.place = wanted_->place;
  wanted_ = std::move(command);
}

void Player::Thread::construct(const Session& session) {
  stop_construction();
  // Two networks at once only where there is room for both.
  const Parameters& start = session.plan(Side::a).start();
  if (runs_ && memory_need(runs_->a().plan().start()) + memory_need(start) > default_memory_limit()) runs_.reset();
  progress_ = 0;
  building_ = true;
  construction_ = std::make_unique<Construction>(session, runs_ ? runs_->shared_network() : nullptr, progress_,
                                                 [this] { order([](Orders&) {}); });
}

void Player::Thread::look_at_construction(const std::stop_token& stop) {
  std::optional<Construction::Result> result = construction_->take();
  if (!result) return;
  TakeSession wanted = *std::exchange(wanted_, std::nullopt);
  const Session session = resolve(std::move(wanted.session), 0);
  stop_construction();
  if (!result->runs) {
    PlayerEvent refused{.kind = PlayerEvent::Kind::refused, .number = number_};
    refused.problems = std::move(result->problems);
    return tell(std::move(refused));
  }
  if (runs_) steps_asked_ = 0;         // they belong to the runs before
  result->runs->adopt(session, stop);  // what was changed meanwhile
  begin(std::move(result->runs), std::move(result->layout));
  head_for(wanted.place.value_or(Place{}), stop);
}

void Player::Thread::stop_construction() {
  construction_.reset();
  wanted_.reset();
  building_ = false;
}

void Player::Thread::begin(std::unique_ptr<Runs> runs, std::shared_ptr<const RasterLayout> layout) {
  runs_ = std::move(runs);
  layout_ = std::move(layout);
  catch_up_ = 0;
  stand_.reset();
  outcomes_.reset();
  outlet_.begin(layout_, runs_->a().plan().start().cue.pattern);
  PlayerEvent started{.kind = PlayerEvent::Kind::started, .epoch = outlet_.epoch(), .number = number_};
  started.layout = layout_;
  started.network = runs_->shared_network();
  tell(std::move(started));
  due_ = Clock::now();
  outlet_.record(*runs_);
  outlet_.flush();
  show();
}

}  // namespace engram

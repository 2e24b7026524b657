// How the thread behind a Player moves its runs through time.
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/live/player_thread.h"

namespace engram {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr double samples_per_second = 2000;  // more than a plot can show
constexpr double slowest = 3600;             // seconds for a step
constexpr std::int64_t samples_of_a_replay = 10'000;
constexpr auto answer_every = std::chrono::milliseconds(40);
constexpr auto chunk = std::chrono::milliseconds(4);  // how long the thread steps before it looks at its orders

/// How many steps to take before the clock is looked at again, since that costs as much as a step of a small network:
/// so many that they last some microseconds.
class Stride {
 public:
  [[nodiscard]] std::int64_t steps() const { return steps_; }
  void lasted(std::int64_t steps, std::chrono::steady_clock::duration time) {
    constexpr auto brief = std::chrono::microseconds(10);
    if (time > 4 * brief) steps_ = std::max<std::int64_t>(1, steps_ / 2);
    else if (time < brief && steps == steps_) steps_ *= 2;
  }

 private:
  std::int64_t steps_ = 1;
};

}  // namespace

void Player::Thread::from_start(const Session& session, const std::stop_token& stop) {
  runs_->go_to(0, stop);
  runs_->adopt(session, stop);
  begin(std::move(runs_), layout_);
}

/// Takes up a session of the same network. What was recorded and is no longer so is recorded again up to `place`.
void Player::Thread::go_on(Session session, std::optional<Place> place, const std::stop_token& stop) {
  const std::int64_t now = runs_->now();
  session = resolve(std::move(session), now);
  const std::int64_t shared = runs_->agrees_until(session);
  const bool catching_up = now < catch_up_;
  Place goal{now, outlet_.reached()};
  if (place) goal = *place;
  else if (catching_up) goal = {stand_.value_or(catch_up_), catch_up_};
  else if (shared < outlet_.reached()) goal.reached = now;  // a new future begins here
  if (goal.reached > shared) {  // said before anything is taken back, so that place() never gives what is half gone
    heading_for_ = goal.step;
    replaying_to_ = goal.reached;
  }
  if (shared < 0) {
    from_start(session, stop);
  } else if (shared < outlet_.reached()) {
    outlet_.flush();
    // Steps that could not be handed out are recorded again, so that none is missing.
    const std::int64_t from =
        std::min(std::min(shared, goal.reached), std::max<std::int64_t>(0, outlet_.first_waiting()));
    runs_->go_to(from, stop);
    runs_->adopt(session, stop);
    outlet_.go_back(from);
    outlet_.record(*runs_);
  } else {
    runs_->adopt(session, stop);  // at once, or (with a longer delay) by replaying the same spikes
  }
  outcomes_.reset();
  moved_ = true;
  head_for(goal, stop);
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

void Player::Thread::go_to(std::int64_t step, const std::stop_token& stop) {
  step = std::max<std::int64_t>(step, 0);
  const bool catching_up = runs_->now() < catch_up_;
  if (catching_up && step > runs_->now()) head_for({step, std::max(step, catch_up_)}, stop);
  else head_for({step, std::max(step, outlet_.reached())}, stop);  // recording up to a later step is given up
}

/// Stands at a place: at once if all of it is recorded, else when advance() has recorded it.
void Player::Thread::head_for(Place place, const std::stop_token& stop) {
  catch_up_ = 0;
  stand_.reset();
  if (place.reached <= outlet_.reached()) {
    stand_at(std::min(place.step, outlet_.reached()), stop);
    replaying_to_ = 0;
    return;
  }
  catch_up_ = place.reached;
  heading_for_ = place.step;
  replaying_to_ = catch_up_;
  if (place.step < place.reached) stand_ = place.step;
  if (runs_->now() != outlet_.reached()) runs_->go_to(outlet_.reached(), stop);
}

void Player::Thread::stand_at(std::int64_t step, const std::stop_token& stop) {
  runs_->go_to(step, stop);
  outcomes_.reset();
  show();
}

void Player::Thread::advance(const Orders& orders, const std::stop_token& stop) {
  if (sweep_asked_) give_sweep();
  answer(orders.question);
  const std::int64_t now = runs_->now();
  if (now < catch_up_) {
    hurry(catch_up_ - now, stop);
    return;
  }
  if (catch_up_ > 0) {
    catch_up_ = 0;
    const auto stand = std::exchange(stand_, std::nullopt);
    if (stand) stand_at(*stand, stop);  // stopped: what was asked for meanwhile comes first
    replaying_to_ = 0;                  // not before it stands there
    if (stand) return;
  }
  if (steps_asked_ > 0) {
    steps_asked_ -= hurry(steps_asked_, stop);
    return;
  }
  if (orders.playing) return play_chunk(orders, stop);
  outlet_.flush();
  due_.reset();
  const bool all_handed_out = outlet_.first_waiting() > outlet_.reached();
  if (all_handed_out) wait(stop, std::nullopt);
  else wait(stop, Clock::now() + chunk);  // the other side has fallen behind: once more when it has caught up
}

/// Up to `most` steps as fast as possible, for one chunk of time; gives their number.
std::int64_t Player::Thread::hurry(std::int64_t most, const std::stop_token& stop) {
  outlet_.set_steps_per_sample((most + catch_up_) / samples_of_a_replay);
  auto now = Clock::now();
  const auto end = now + chunk;
  std::int64_t steps = 0;
  Stride stride;
  while (steps < most && now < end && !stop.stop_requested()) {
    const std::int64_t until = std::min(most, steps + stride.steps()), first = steps;
    for (; steps < until && !stop.stop_requested(); ++steps) step();
    const auto before = std::exchange(now, Clock::now());
    stride.lasted(steps - first, now - before);
  }
  if (steps == most) outlet_.flush();
  show();
  return steps;
}

/// Steps that are due, for one chunk of time at most; then waits for the next one.
void Player::Thread::play_chunk(const Orders& orders, const std::stop_token& stop) {
  const auto begin = Clock::now();
  const bool unlimited = std::isinf(orders.speed);
  const auto period = unlimited
                          ? Clock::duration::zero()
                          : std::chrono::duration_cast<Clock::duration>(Seconds(std::min(1 / orders.speed, slowest)));
  if (!due_ || begin - *due_ > std::chrono::milliseconds(250)) due_ = begin;  // too slow to keep up: no debts
  due_ = std::min(*due_, begin + period);  // the speed may have been raised while it waited
  std::int64_t steps = 0;
  auto now = begin;
  std::optional<PauseReason> reason;
  Stride stride;
  while (now - begin < chunk && (unlimited || *due_ <= now) && !reason && !stop.stop_requested()) {
    std::int64_t until = steps + stride.steps();
    if (period.count() > 0) until = std::min(until, steps + (now - *due_) / period + 1);
    const std::int64_t first = steps;
    while (steps < until && !reason && !stop.stop_requested()) {
      step();
      *due_ += period;
      ++steps;
      reason = reason_to_pause(orders.pause_when);
    }
    const auto before = std::exchange(now, Clock::now());
    stride.lasted(steps - first, now - before);
  }
  if (steps > 0) {
    const double reached = static_cast<double>(steps) / Seconds(now - begin).count();
    outlet_.set_steps_per_sample(std::llround(std::min(orders.speed, reached) / samples_per_second));
    if (outlet_.steps_per_sample() == 1 || reason) outlet_.flush();
    show();
  }
  if (reason) return pause(*reason);
  if (!unlimited && *due_ > now) wait(stop, std::max(*due_, std::min(*due_ + chunk, now + chunk)));
}

/// Recorded if it is not yet: after going back the same steps come again.
void Player::Thread::step() {
  runs_->step();
  if (runs_->now() > outlet_.reached()) outlet_.record(*runs_);
}

void Player::Thread::show() {
  outlet_.show(*runs_);
  moved_ = true;
}

/// Looks at what is asked for. A question that stays is answered anew when the runs have moved; while they move, so
/// seldom that it takes little of the time.
void Player::Thread::answer(const Question& question) {
  const bool is_new = question != answered_;
  if (question.empty()) answered_ = question;
  if (question.empty() || (!is_new && !moved_)) return;
  const auto begin = Clock::now();
  const bool moving = runs_->now() < catch_up_ || playing();
  if (!is_new && moving && begin < answer_due_) return;
  Question possible = question;
  if (possible.neuron && possible.neuron->step.value_or(0) > outlet_.reached()) possible.neuron.reset();
  if (possible.spikes && possible.spikes->last > outlet_.reached()) possible.spikes.reset();
  Inspection inspection = inspect(*runs_, possible);
  inspection.question = question;
  inspection.epoch = outlet_.epoch();
  inspections_.write(std::make_shared<const Inspection>(std::move(inspection)));
  answered_ = question;
  moved_ = false;
  answer_due_ = begin + std::max<Clock::duration>(answer_every, 5 * (Clock::now() - begin));
}

/// Whether the step just taken is one to stop at.
std::optional<PauseReason> Player::Thread::reason_to_pause(const PauseWhen& when) {
  if (when.step == runs_->now()) return PauseReason::step;
  if (when.first_difference && outlet_.first_difference() == runs_->now()) return PauseReason::first_difference;
  if (!when.outcome_changes) {
    outcomes_.reset();
    return std::nullopt;
  }
  std::pair outcomes{runs_->outcome(Side::a), runs_->outcome(Side::b)};
  for (Outcome* each : {&outcomes.first, &outcomes.second})  // the period and the numbers waver
    *each = {.kind = each->kind, .memories = std::move(each->memories)};
  const auto before = std::exchange(outcomes_, outcomes);
  return before && *before != outcomes ? std::optional(PauseReason::outcome) : std::nullopt;
}

}  // namespace engram

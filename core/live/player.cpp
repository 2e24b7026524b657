#include "core/live/player.h"

#include <algorithm>

#include "core/live/player_thread.h"

namespace engram {

Player::Player(const Session& session) : thread_(std::make_unique<Thread>(session)) {}
Player::~Player() = default;

std::uint64_t Player::set_session(const Session& session, std::optional<Place> place) {
  std::uint64_t number = 0;
  thread_->order([&](Thread::Orders& o) {
    number = ++o.number;
    auto* last = o.commands.empty() ? nullptr : std::get_if<Thread::TakeSession>(&o.commands.back());
    if (last != nullptr && !last->restart && !last->place && !place) o.commands.pop_back();  // the newest is enough
    o.commands.push_back(Thread::TakeSession{session, number, place, false});
  });
  return number;
}
std::uint64_t Player::restart(const Session& session, Place place) {
  std::uint64_t number = 0;
  thread_->order([&](Thread::Orders& o) {
    number = ++o.number;
    o.commands = {Thread::TakeSession{session, number, place, true}};  // what was asked for before is out of date
  });
  return number;
}
void Player::cancel_building() {
  thread_->order([](Thread::Orders& o) { o.commands.push_back(Thread::CancelBuilding{}); });
}
void Player::play() {
  thread_->order([](Thread::Orders& o) { o.playing = true; });
}
void Player::pause() {
  thread_->order([](Thread::Orders& o) { o.playing = false; });
}
void Player::step(int count) {
  thread_->order([&](Thread::Orders& o) { o.commands.push_back(Thread::TakeSteps{count}); });
}
void Player::go_to(std::int64_t step) {
  thread_->order([&](Thread::Orders& o) {
    if (!o.commands.empty() && std::holds_alternative<Thread::GoTo>(o.commands.back())) o.commands.pop_back();
    o.commands.push_back(Thread::GoTo{step});
  });
}
void Player::ask_for_sweep(std::int64_t step) {
  thread_->order([&](Thread::Orders& o) { o.commands.push_back(Thread::GiveSweep{step}); });
}
void Player::ask(const Question& question) {
  thread_->order([&](Thread::Orders& o) { o.question = question; });
}
void Player::pause_when(const PauseWhen& when) {
  thread_->order([&](Thread::Orders& o) { o.pause_when = when; });
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
std::shared_ptr<const Snapshot> Player::newest() { return thread_->outlet().newest(); }
std::shared_ptr<const Inspection> Player::inspection() { return thread_->inspection(); }
std::int64_t Player::step_now() const { return thread_->outlet().step(); }
std::int64_t Player::reached() const { return std::max(step_now(), thread_->outlet().reached()); }
Place Player::place() const {
  const std::int64_t goal = replaying_to();
  return goal > 0 ? Place{thread_->heading_for(), goal} : Place{step_now(), reached()};
}
std::int64_t Player::replaying_to() const { return thread_->replaying_to(); }
bool Player::building() const { return thread_->building(); }
double Player::building_progress() const { return thread_->building_progress(); }

}  // namespace engram

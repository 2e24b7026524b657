#include "ui/bridge/live_bridge.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

namespace engram::ui {

LiveBridge::LiveBridge(const Session& session, QObject* parent)
    : QObject(parent), session_(session), player_(std::make_unique<Player>(session)) {
  time_.start();
  connect(&clock_, &FrameClock::tick, this, &LiveBridge::onTick);
}

LiveBridge::~LiveBridge() = default;

void LiveBridge::start() { clock_.start(); }

void LiveBridge::stop() {
  clock_.stop();
  if (player_) player_->pause();
  player_.reset();
}

Parameters LiveBridge::shown(Side side) const {
  return session_.shown_at(side, fallback_ ? 0 : stepNow());  // one that is being started is at its start
}
bool LiveBridge::differs(const std::string& path) const { return session_.differs(path, fallback_ ? 0 : stepNow()); }
std::int64_t LiveBridge::stepNow() const { return player_ ? player_->step_now() : 0; }
std::int64_t LiveBridge::reached() const { return player_ ? player_->reached() : 0; }
std::shared_ptr<const Snapshot> LiveBridge::newest() const { return player_ ? player_->newest() : nullptr; }
bool LiveBridge::playing() const { return player_ && player_->playing(); }
bool LiveBridge::building() const { return player_ && player_->building(); }
double LiveBridge::buildProgress() const { return player_ ? player_->building_progress() : 0; }
double LiveBridge::stepsPerSecond() const { return playing() ? meter_.stepsPerSecond() : 0; }

void LiveBridge::expectStart() {
  if (!fallback_) fallback_ = session_;
}

void LiveBridge::open(const Session& session, Place place) {
  expectStart();
  structural_path_.clear();
  session_ = session;
  if (player_) expected_ = player_->restart(session_, place);
  emit replaced();
  emit sessionChanged();
}

void LiveBridge::restore(const Session& session, Place place, bool anew) {
  Session next = session;
  for (const std::uint64_t ticket : session.pending()) {
    const auto known = resolved_.find(ticket);
    if (known == resolved_.end()) continue;  // still on its way
    const Edit edit = next.resolved(ticket, known->second);
    if (const auto* resolved = std::get_if<Session>(&edit)) next = *resolved;
  }
  if (anew) {
    expectStart();
    structural_path_.clear();
  }
  session_ = next;
  if (player_ && anew) expected_ = player_->restart(session_, place);
  else if (player_) player_->set_session(session_, place);
  emit sessionChanged();
}

void LiveBridge::cancelBuilding() {
  if (player_) player_->cancel_building();
}

void LiveBridge::play() {
  if (!player_) return;
  player_->play();
  meter_.clear();
  emit playingChanged(true);
}

void LiveBridge::pause() {
  if (!player_) return;
  player_->pause();
  emit playingChanged(false);
}

void LiveBridge::takeSteps(int count) {
  if (playing()) pause();
  if (player_) player_->step(count);
}

void LiveBridge::goTo(std::int64_t step) {
  if (player_) player_->go_to(step);
}

void LiveBridge::askForSweep(std::int64_t step) {
  if (player_) player_->ask_for_sweep(step);
}

void LiveBridge::ask(const Question& question) {
  if (player_) player_->ask(question);
}

std::shared_ptr<const Inspection> LiveBridge::inspection() const {
  auto newest = player_ ? player_->inspection() : nullptr;
  return newest && newest->epoch == epoch_ ? newest : nullptr;
}

void LiveBridge::pauseWhen(const PauseWhen& when) {
  pause_when_ = when;
  if (player_) player_->pause_when(when);
}

void LiveBridge::setSpeed(double steps_per_second) {
  if (player_) player_->set_speed(steps_per_second);
  meter_.clear();
}

void LiveBridge::setWatched(const std::vector<std::int64_t>& memories) {
  std::vector<std::int32_t> watched;
  for (const std::int64_t memory : memories) watched.push_back(static_cast<std::int32_t>(memory));
  if (player_) player_->set_watched(std::move(watched));
}

bool LiveBridge::settle(int most_ms) {
  const qint64 end = time_.elapsed() + most_ms;
  while (player_ && !session_.pending().empty()) {
    if (time_.elapsed() > end) return false;
    takeEvents();
    QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents, 5);
  }
  return true;
}

void LiveBridge::onTick() {
  takeEvents();
  if (!player_) return;  // a slot closed the window
  player_->take_samples([this](const Sample& sample) {
    if (sample.epoch == epoch_ && sink_) sink_(sample);
  });
  const std::int64_t now = stepNow();
  meter_.add(static_cast<double>(time_.nsecsElapsed()) * 1e-9, now);
  emit frame(stepsPerSecond(), now);
}

void LiveBridge::takeEvents() {
  if (!player_) return;
  for (const PlayerEvent& event : player_->take_events()) handle(event);
}

void LiveBridge::handle(const PlayerEvent& event) {
  switch (event.kind) {
    case PlayerEvent::Kind::started:
      epoch_ = event.epoch;
      if (event.number >= expected_) fallback_.reset();
      meter_.clear();
      emit started(event.layout, event.network);
      emit sessionChanged();
      break;
    case PlayerEvent::Kind::resolved:
      resolve(event);
      break;
    case PlayerEvent::Kind::cancelled:
      goBack();
      break;
    case PlayerEvent::Kind::refused:
      refuse(event);
      break;
    case PlayerEvent::Kind::swept:
      if (event.epoch == epoch_) emit swept(event.sweep);
      break;
    case PlayerEvent::Kind::paused:
      if (event.reason == PauseReason::step) pause_when_.step.reset();
      emit playingChanged(false);
      emit paused(event.reason, event.step);
      break;
    case PlayerEvent::Kind::failed:
      emit playingChanged(false);
      emit failed(event.problems.empty() ? QString() : QString::fromStdString(event.problems.front().message));
      break;
  }
}

void LiveBridge::resolve(const PlayerEvent& event) {
  resolved_[event.ticket] = event.step;
  const auto applyTo = [&](Session& session) {
    const Edit edit = session.resolved(event.ticket, event.step);
    const auto* next = std::get_if<Session>(&edit);
    if (next == nullptr || *next == session) return false;
    session = *next;
    return true;
  };
  if (fallback_) applyTo(*fallback_);
  if (applyTo(session_)) emit sessionChanged();
}

void LiveBridge::goBack() {
  if (!fallback_) return;
  session_ = *std::exchange(fallback_, std::nullopt);
  if (player_) player_->set_session(session_);  // it may hold changes that the thread has not seen
  emit wentBack();
  emit sessionChanged();
}

void LiveBridge::refuse(const PlayerEvent& event) {
  if (event.ticket != 0) {
    session_ = session_.dropped(event.ticket);
    emit sessionChanged();
  } else if (event.number >= expected_) {
    goBack();
  }
  emit problems(QString::fromStdString(structural_path_), event.problems);
}

}  // namespace engram::ui

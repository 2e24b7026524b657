#include "ui/bridge/live_bridge.h"

#include <QThread>
#include <algorithm>

#include "core/model/parameter_table.h"
#include "ui/bridge/value_json.h"

namespace engram::ui {
namespace {

bool isLive(const std::string& path) {
  if (const ParameterInfo* row = find_parameter(path)) return row->live;
  return path == "stimulus" || path == "interventions" || path == "network.second_inhibitory";
}

Problems problemsOf(const Edit& edit) {
  const Problems* problems = std::get_if<Problems>(&edit);
  return problems != nullptr ? *problems : Problems{};
}

}  // namespace

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

Parameters LiveBridge::shown() const { return session_.shown_at(Side::a, stepNow()); }
std::int64_t LiveBridge::stepNow() const { return player_ ? player_->step_now() : 0; }
bool LiveBridge::playing() const { return player_ && player_->playing(); }
bool LiveBridge::building() const { return player_ && player_->building(); }
double LiveBridge::stepsPerSecond() const { return playing() ? meter_.stepsPerSecond() : 0; }

Edit LiveBridge::structuralEdit(const Change& change) const {
  const Edit fresh = session_.restarted();
  const auto* session = std::get_if<Session>(&fresh);
  if (session == nullptr) return fresh;
  Edit edit = change(*session);
  const auto* next = std::get_if<Session>(&edit);
  // A value that does not touch the run (steps, or the value it had) must not fold the past into the start.
  if (next != nullptr && differ_only_live(next->scenario().parameters, session_.scenario().parameters))
    return change(session_);
  return edit;
}

Edit LiveBridge::liveEdit(const std::string& path, const Json& value) const {
  return session_.with_live(path, value, ticket_ + 1, stepNow());
}

Problems LiveBridge::check(const std::string& path, const Json& value) const {
  if (isLive(path)) return problemsOf(liveEdit(path, value));
  return problemsOf(structuralEdit([&](const Session& s) { return s.with(path, value); }));
}

Problems LiveBridge::set(const std::string& path, const Json& value) {
  if (!isLive(path)) return takeStructural(structuralEdit([&](const Session& s) { return s.with(path, value); }), path);
  const Edit edit = liveEdit(path, value);
  const auto* next = std::get_if<Session>(&edit);
  if (next == nullptr) return problemsOf(edit);
  if (*next == session_) return {};
  ++ticket_;
  session_ = *next;
  if (player_) player_->set_session(session_);
  emit sessionChanged();
  return {};
}

Problems LiveBridge::reset(const std::string& path) {
  const ParameterInfo* row = find_parameter(path);
  if (row != nullptr && row->live) return set(path, toJson(row->get(Parameters{})));
  if (isLive(path)) return set(path, path == "stimulus" ? Json() : Json::array());
  return takeStructural(structuralEdit([&](const Session& s) { return s.without(path); }), path);
}

Problems LiveBridge::takeStructural(const Edit& edit, const std::string& path) {
  const auto* next = std::get_if<Session>(&edit);
  if (next == nullptr) return problemsOf(edit);
  const bool rebuilds = !differ_only_live(next->scenario().parameters, session_.scenario().parameters);
  if (rebuilds) emit rebuilding(QString::fromStdString(path));
  replace(*next, path);
  return {};
}

void LiveBridge::replace(const Session& session, const std::string& path) {
  if (!fallback_) fallback_ = session_;
  structural_path_ = path;
  session_ = session;
  if (player_) player_->set_session(session_);
  emit sessionChanged();
}

void LiveBridge::open(const Session& session) {
  if (!fallback_) fallback_ = session_;
  structural_path_.clear();
  session_ = session;
  if (player_) player_->restart(session_);
  emit sessionChanged();
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

Problems LiveBridge::restart() {
  const Edit edit = session_.restarted();
  const auto* next = std::get_if<Session>(&edit);
  if (next == nullptr) return problemsOf(edit);
  session_ = *next;
  if (player_) player_->restart(session_);
  emit sessionChanged();
  return {};
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

void LiveBridge::settle(int most_ms) {
  const qint64 end = time_.elapsed() + most_ms;
  while (player_ && !session_.pending().empty() && time_.elapsed() < end) {
    takeEvents();
    QThread::msleep(1);
  }
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
      fallback_.reset();
      meter_.clear();
      emit started(event.layout, event.network);
      emit sessionChanged();
      break;
    case PlayerEvent::Kind::resolved: {
      const Edit edit = session_.resolved(event.ticket, event.step);
      if (const auto* next = std::get_if<Session>(&edit); next != nullptr && !(*next == session_)) {
        session_ = *next;
        emit sessionChanged();
      }
      break;
    }
    case PlayerEvent::Kind::refused:
      refuse(event);
      break;
    case PlayerEvent::Kind::failed:
      emit playingChanged(false);
      emit failed(event.problems.empty() ? QString() : QString::fromStdString(event.problems.front().message));
      break;
  }
}

void LiveBridge::refuse(const PlayerEvent& event) {
  if (event.ticket != 0) {
    session_ = session_.dropped(event.ticket);
  } else if (fallback_) {
    session_ = *fallback_;
    fallback_.reset();
  }
  emit problems(QString::fromStdString(structural_path_), event.problems);
  emit sessionChanged();
}

}  // namespace engram::ui

// What a person changes: edits of the session, on their way to the thread.
#include <algorithm>
#include <utility>

#include "core/model/parameter_table.h"
#include "ui/bridge/live_bridge.h"
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

Edit LiveBridge::liveEdit(const std::string& path, const Json& value, std::optional<Side> side) const {
  return session_.with_live(path, value, ticket_ + 1, fallback_ ? 0 : stepNow(), side);
}

Problems LiveBridge::check(const std::string& path, const Json& value, std::optional<Side> side) const {
  if (isLive(path)) return problemsOf(liveEdit(path, value, side));
  return problemsOf(structuralEdit([&](const Session& s) { return s.with(path, value); }));
}

Problems LiveBridge::set(const std::string& path, const Json& value, std::optional<Side> side) {
  if (!isLive(path)) return takeStructural(structuralEdit([&](const Session& s) { return s.with(path, value); }), path);
  return takeLive(liveEdit(path, value, side), {}, path, side);
}

Problems LiveBridge::setEach(const std::string& path, const std::optional<Json>& a, const std::optional<Json>& b) {
  if (!a && !b) return {};
  if (!compares()) return set(path, a ? *a : *b);
  if (a && b && *a == *b) return set(path, *a);
  if (!a || !b) return set(path, a ? *a : *b, a ? Side::a : Side::b);
  const Edit first = liveEdit(path, *a, Side::a);
  const auto* half = std::get_if<Session>(&first);
  if (half == nullptr) return problemsOf(first);
  ++ticket_;
  return takeLive(half->with_live(path, *b, ticket_ + 1, fallback_ ? 0 : stepNow(), Side::b), {}, path, {});
}

Problems LiveBridge::setAll(const QString& name, const Values& values, std::optional<Side> side) {
  const auto structural =
      std::find_if(values.begin(), values.end(), [](const auto& value) { return !isLive(value.first); });
  if (structural != values.end()) {
    const auto change = [&values](const Session& session) {
      Edit edit = session;
      for (const auto& [path, value] : values)
        if (const auto* next = std::get_if<Session>(&edit)) edit = Session(*next).with(path, value);
      return edit;
    };
    return takeStructural(structuralEdit(change), structural->first, name);
  }
  Edit edit = session_;
  for (const auto& [path, value] : values) {
    const Session before = std::get<Session>(edit);
    edit = before.with_live(path, value, ticket_ + 1, fallback_ ? 0 : stepNow(), side);
    if (std::holds_alternative<Problems>(edit)) return problemsOf(edit);
    if (&value != &values.back().second) ++ticket_;
  }
  return takeLive(edit, name, values.front().first, side);
}

Problems LiveBridge::pulse(const Json& stimulus, std::int64_t steps, std::optional<Side> side) {
  const Json* memory = find_in(stimulus, "pattern");
  const bool named = memory != nullptr && memory->is_number_integer();
  const QString name = named ? tr("stimulus with memory %1").arg(memory->get<std::int64_t>() + 1) : tr("stimulus");
  const Edit edit = session_.with_pulse(stimulus, steps, ticket_ + 1, fallback_ ? 0 : stepNow(), side);
  return takeLive(edit, name, "stimulus", side);
}

Problems LiveBridge::takeLive(const Edit& edit, const QString& name, const std::string& path,
                              std::optional<Side> side) {
  const auto* next = std::get_if<Session>(&edit);
  if (next == nullptr) return problemsOf(edit);
  if (*next == session_) return {};
  ++ticket_;
  const Session before = std::exchange(session_, *next);
  const Place place = this->place();
  if (player_) player_->set_session(session_);
  emit edited({name, QString::fromStdString(path), before, place, false, side});
  emit sessionChanged();
  return {};
}

Problems LiveBridge::edit(const QString& name, const Change& change) {
  const Edit edit = change(session_);
  const auto* next = std::get_if<Session>(&edit);
  if (next == nullptr) return problemsOf(edit);
  if (*next == session_ || next->scenario().document == session_.scenario().document) return {};
  const Session before = std::exchange(session_, *next);
  const Place place = this->place();
  if (player_) player_->set_session(session_, place);
  emit edited({name, {}, before, place, false, {}});
  emit sessionChanged();
  return {};
}

Problems LiveBridge::reset(const std::string& path, std::optional<Side> side) {
  const ParameterInfo* row = find_parameter(path);
  if (row != nullptr && row->live) return set(path, toJson(row->get(Parameters{})), side);
  if (isLive(path)) return set(path, path == "stimulus" ? Json() : Json::array(), side);
  return takeStructural(structuralEdit([&](const Session& s) { return s.without(path); }), path);
}

Problems LiveBridge::takeStructural(const Edit& edit, const std::string& path, const QString& name) {
  const auto* next = std::get_if<Session>(&edit);
  if (next == nullptr) return problemsOf(edit);
  if (next->scenario().document == session_.scenario().document) return {};
  const bool rebuilds = !differ_only_live(next->scenario().parameters, session_.scenario().parameters);
  const Place place = this->place();
  if (rebuilds) {
    expectStart();
    structural_path_ = path;
    emit rebuilding(QString::fromStdString(path));
  }
  const Session before = std::exchange(session_, *next);
  if (player_) {
    const std::uint64_t number = player_->set_session(session_);
    if (rebuilds) expected_ = number;
  }
  emit edited({name, QString::fromStdString(path), before, place, rebuilds, {}});
  emit sessionChanged();
  return {};
}

Problems LiveBridge::restart() {
  const Edit edit = session_.restarted();
  const auto* next = std::get_if<Session>(&edit);
  if (next == nullptr) return problemsOf(edit);
  const Place place = this->place();
  const Session before = std::exchange(session_, *next);
  if (player_) player_->restart(session_);
  emit edited({{}, {}, before, place, true, {}});
  emit sessionChanged();
  return {};
}

}  // namespace engram::ui

#include "core/session/session.h"

#include <algorithm>
#include <utility>

#include "core/session/draft.h"

namespace engram {
namespace {

bool same_content(const GivenNetwork& a, const GivenNetwork& b) {
  const auto equal = [](const Spikes& x, const Spikes& y) { return x.size() == y.size() && (x == y).all(); };
  return a.pattern_names == b.pattern_names && a.wiring == b.wiring && a.wiring_2 == b.wiring_2 &&
         std::equal(a.patterns.begin(), a.patterns.end(), b.patterns.begin(), b.patterns.end(), equal);
}

}  // namespace

Session::Session() : Session(Scenario{}) {}

Session::Session(Scenario scenario) {
  auto data = std::make_shared<Data>();
  data->origin.resize(scenario.timeline.size());
  data->plan_a = plan_of(scenario, Side::a);
  data->plan_b = plan_of(scenario, Side::b);
  data->scenario = std::move(scenario);
  data->memory_limit = default_memory_limit();
  data_ = std::move(data);
}

Session Session::with_memory_limit(double bytes) const {
  auto data = std::make_shared<Data>(*data_);
  data->memory_limit = bytes;
  return Session(std::move(data));
}

Edit Session::rebuilt(Json document, std::vector<Origin> origin) const {
  ScenarioRead read = read_document(document, data_->memory_limit);
  if (!read.scenario) return std::move(read.problems);
  auto& given = read.scenario->parameters.network.given;
  const auto& ours = scenario().parameters.network.given;
  if (given && ours && same_content(*given, *ours)) given = ours;  // the same patterns: the same network
  auto data = std::make_shared<Data>();
  data->plan_a = plan_of(*read.scenario, Side::a);
  data->plan_b = plan_of(*read.scenario, Side::b);
  data->scenario = std::move(*read.scenario);
  data->origin = std::move(origin);
  data->origin.resize(data->scenario.timeline.size());  // entries written as a whole are script
  data->memory_limit = data_->memory_limit;
  return Session(std::move(data));
}

Edit Session::with(const std::string& path, const Json& value) const {
  Json document = scenario().document;
  set_in(document, path, value);
  return rebuilt(std::move(document), data_->origin);
}

Edit Session::without(const std::string& path) const {
  Json document = scenario().document;
  erase_in(document, path);
  return rebuilt(std::move(document), data_->origin);
}

Edit Session::with_live(const std::string& path, const Json& value, std::uint64_t ticket, std::int64_t seen,
                        std::optional<Side> side) const {
  return waiting({{path, value}}, {.by_hand = true, .ticket = ticket}, seen, side);
}

Edit Session::with_pulse(const Json& stimulus, std::int64_t steps, std::uint64_t ticket, std::int64_t seen,
                         std::optional<Side> side) const {
  constexpr std::int64_t longest = 1'000'000'000;  // steps
  if (steps < 1 || steps > longest)
    return Problems{
        {"stimulus", "found " + std::to_string(steps) + " steps; allowed is 1 to " + std::to_string(longest)}};
  const Edit edit = waiting({{"stimulus", stimulus}}, {.by_hand = true, .ticket = ticket, .pulse = steps}, seen, side);
  if (edit.index() == 1 || std::get<Session>(edit) != *this) return edit;
  return Problems{{"stimulus", "acts already"}};
}

Edit Session::waiting(const Json& set, const Origin& origin, std::int64_t seen, std::optional<Side> side) const {
  seen = std::max<std::int64_t>(seen, 0);  // nothing may have been shown yet
  bool changes = false;
  for (const Side each : {Side::a, Side::b}) {
    if ((each == Side::b && !compares()) || side.value_or(each) != each) continue;
    Problems problems;
    const Parameters shown = shown_at(each, seen);
    Parameters tried = shown;
    for (const auto& [path, value] : set.items())
      if (!apply_live(tried, path, value, path, problems)) return problems;
    problems = check(tried, data_->memory_limit);  // named by the control's own path, not by the timeline's
    if (!problems.empty()) return problems;
    changes = changes || !(tried == shown);
  }
  if (!changes) return *this;
  Draft draft(*data_);
  for (const Draft::Item& item : draft.items)
    if (item.origin.ticket != 0) seen = std::max(seen, item.entry.step);
  draft.insert({{seen, side, set}, origin});
  return rebuilt(draft.document(), draft.origins());
}

Edit Session::resolved(std::uint64_t ticket, std::int64_t step) const {
  Draft draft(*data_);
  const auto found = draft.find(ticket);
  if (ticket == 0 || found == draft.items.end()) return *this;
  Draft::Item item = *found;
  draft.items.erase(found);
  std::erase_if(draft.items, [&](const Draft::Item& other) {  // a new future
    const std::int64_t made = other.origin.begun >= 0 ? other.origin.begun : other.entry.step;
    return other.origin.by_hand && !other.is_pending() && made > step;
  });
  draft.restore_ends();
  item.entry.step = step;
  item.origin.ticket = 0;
  if (item.sets_stimulus()) draft.end_pulses(item);
  if (step == 0 && item.origin.pulse == 0 && !draft.is_overridden_at_start(item.entry))
    draft.fold_into_document(item.entry);
  else draft.insert_by_hand(std::move(item));
  draft.delay_pending(step);
  return rebuilt(draft.document(), draft.origins());
}

Session Session::dropped(std::uint64_t ticket) const {
  Draft draft(*data_);
  const auto found = draft.find(ticket);
  if (ticket == 0 || found == draft.items.end()) return *this;
  draft.items.erase(found);
  const Edit edit = rebuilt(draft.document(), draft.origins());
  const auto* session = std::get_if<Session>(&edit);
  return session != nullptr ? *session : *this;
}

Edit Session::restarted() const {
  Draft draft(*data_);
  const std::vector<Draft::Item> all = std::exchange(draft.items, {});
  for (Draft::Item item : all) {
    if (item.origin.pulse > 0 || item.origin.begun >= 0) item.entry.set.erase("stimulus");  // pulses leave nothing
    if (item.origin.by_hand) draft.fold_into_document(item.entry);
    else draft.items.push_back(std::move(item));
  }
  return rebuilt(draft.document(), draft.origins());
}

std::vector<std::uint64_t> Session::pending() const {
  std::vector<std::uint64_t> tickets;
  for (const Origin& origin : data_->origin)
    if (origin.ticket != 0) tickets.push_back(origin.ticket);
  std::sort(tickets.begin(), tickets.end());
  return tickets;
}

Parameters Session::shown_at(Side side, std::int64_t step) const {
  Parameters shown = plan(side).start();
  Problems none;
  for (std::size_t i = 0; i < scenario().timeline.size(); ++i) {
    const TimelineEntry& entry = scenario().timeline[i];
    const bool pending = data_->origin[i].ticket != 0;
    if (entry.side.value_or(side) != side || (entry.step > step && !pending)) continue;
    for (const auto& [path, value] : entry.set.items()) apply_live(shown, path, value, path, none);
  }
  return shown;
}

}  // namespace engram

// Random sessions: values of the scenario and of its comparison, script entries and changes by hand, for either side.
#pragma once

#include <random>

#include "core/model/parameter_table.h"
#include "tests/core/test_network.h"

namespace engram::test {

constexpr std::int64_t random_script_end = 30;  // all entries of a script are before this step

/// Random live values and sessions made of them.
class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}

  bool often() { return below(3) != 0; }
  bool seldom() { return below(4) == 0; }
  std::size_t below(std::size_t n) { return engine_() % n; }
  std::optional<Side> side(bool compares) {
    const std::size_t which = below(compares ? 3 : 2);
    return which == 0 ? std::nullopt : std::optional(which == 1 ? Side::a : Side::b);
  }

  Json stimulus() {
    if (seldom()) return nullptr;
    Json json{{"pattern", below(3)}, {"strength", static_cast<double>(below(5))}};
    if (often()) json["centred"] = below(2) == 1;
    return json;
  }
  Json interventions() {
    Json list = Json::array();
    for (std::size_t n = below(3); n > 0; --n)
      list.push_back({{"population", n == 1 ? "E" : "I"},
                      {"fraction", 0.1 * static_cast<double>(below(5))},
                      {"state", below(2) == 0 ? "silent" : "firing"}});
    return list;
  }
  Json threshold() {
    if (seldom()) return nullptr;
    return 0.1 * static_cast<double>(below(4));
  }
  Json second() {
    Json json = Json::object();
    if (often()) json["enabled"] = below(2) == 1;
    if (often()) json["threshold"] = threshold();
    return json;
  }
  Json value_of(const ParameterInfo& row) {
    if (row.nullable) return threshold();
    if (row.kind == ValueKind::flag) return below(2) == 1;
    if (row.kind == ValueKind::choice) return std::string(row.choices[below(row.choices.size())]);
    if (row.kind == ValueKind::integer) return 1;  // a delay goes together with one rule only
    return 0.5 + 0.25 * static_cast<double>(below(4));
  }

  /// Live values by their dotted paths, as the timeline has them.
  Json set() {
    Json json = Json::object();
    for (const ParameterInfo& row : parameter_table())
      if (row.live && below(6) == 0) json[std::string(row.path)] = value_of(row);
    if (seldom()) json["stimulus"] = stimulus();
    if (seldom()) json["interventions"] = interventions();
    if (seldom()) json["network.second_inhibitory"] = second();
    return json;
  }
  /// The same as groups, as a scenario has them.
  Json live_groups() {
    Json json = Json::object();
    const Json values = set();
    for (const auto& [path, value] : values.items()) set_in(json, path, value);
    return json;
  }

 private:
  std::mt19937 engine_;
};

inline Json document_of(Chance& chance, bool compares) {
  Json document{{"engram", 1}, {"title", "Any"}, {"notes", "Words"}};
  document.update(chance.live_groups());
  document["network"].update(
      {{"excitatory", 60}, {"inhibitory", 20}, {"inputs_per_inhibitory", 10}, {"patterns", 3}, {"activity", 0.2}});
  if (compares) {
    document["comparison"] = chance.live_groups();
    const Json* of_a = find_in(document, "stimulus");
    if (of_a != nullptr && of_a->is_object() && chance.often())
      document["comparison"]["stimulus"] = Json{{chance.seldom() ? "pattern" : "strength", 2}};
  }
  Json timeline = Json::array();
  for (std::int64_t step = 0; step < random_script_end; step += 1 + static_cast<std::int64_t>(chance.below(12))) {
    Json entry{{"step", step}};
    if (const auto side = chance.side(compares)) entry["side"] = *side == Side::a ? "A" : "B";
    entry["set"] = chance.set();
    timeline.push_back(entry);
  }
  if (!timeline.empty()) document["timeline"] = timeline;
  return document;
}

/// A change by hand; what is refused or changes nothing is left out.
inline void change_by_hand(Session& session, Chance& chance, std::uint64_t ticket, std::int64_t step, bool arrives) {
  const Json set = chance.set();
  // The second population as a whole is left to scripts: while it is on its way it cannot be for A in one part only.
  if (set.empty() || set.contains("network.second_inhibitory")) return;
  const auto side = chance.side(session.compares());
  const std::string path = set.begin().key();
  Edit edit = path == "stimulus" && !set.begin().value().is_null() && chance.often()
                  ? session.with_pulse(set.begin().value(), 4, ticket, step, side)
                  : session.with_live(path, set.begin().value(), ticket, step, side);
  const auto* waiting = std::get_if<Session>(&edit);
  if (waiting == nullptr) return;
  if (arrives) edit = waiting->resolved(ticket, step);
  if (const auto* next = std::get_if<Session>(&edit)) session = *next;
}

/// A random session with a script and, if `by_hand`, with changes made by hand, the last two not resolved yet.
inline std::optional<Session> random_session(Chance& chance, bool compares, bool by_hand = true) {
  const ScenarioRead read = read_document(document_of(chance, compares), default_memory_limit());
  if (!read.scenario) return std::nullopt;  // values that do not go together
  Session session(*read.scenario);
  if (!by_hand) return session;
  const std::size_t changes = 2 + chance.below(6);
  for (std::size_t i = 0; i < changes; ++i)
    change_by_hand(session, chance, i + 1, static_cast<std::int64_t>(3 * (i / 2)), i + 2 < changes);
  return session;
}

}  // namespace engram::test

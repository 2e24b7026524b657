// What a person does with a comparison as a whole.
#include "core/model/parameter_table.h"
#include "core/session/draft.h"

namespace engram {
namespace {

constexpr const char* second = "network.second_inhibitory";

/// Calls `see(path, value)` for every value that a comparison gives to B.
template <class See>
void for_each_value(const Json& comparison, const See& see, const std::string& prefix = {}) {
  for (const auto& [key, value] : comparison.items()) {
    const std::string path = prefix.empty() ? key : prefix + "." + key;
    if (path == "network" || path == "dynamics" || path == second) for_each_value(value, see, path);
    else see(path, value);
  }
}

/// What a live value is where the file leaves it out.
Json default_of(const std::string& path) {
  if (path == "stimulus") return nullptr;
  if (path == "interventions") return Json::array();
  if (path == "stimulus.centred") return Stimulus{}.centred;
  const auto as_json = [](const auto& value) -> Json {
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) return nullptr;
    else return value;
  };
  return std::visit(as_json, find_parameter(path)->get(Parameters{}));
}

/// The live value of A at step 0.
Json value_in(const Json& document, const std::string& path) {
  const Json* value = find_in(document, path);
  return value != nullptr ? *value : default_of(path);
}

/// Calls `see(path, of_a, of_b)` for every value that is written down for B. A part of a stimulus that completes that
/// of A is seen member by member.
template <class See>
void for_each_pair(const Json& document, const Json& comparison, const See& see) {
  for_each_value(comparison, [&](const std::string& path, const Json& of_b) {
    const Json of_a = value_in(document, path);
    if (path != "stimulus" || !of_a.is_object() || !of_b.is_object()) return see(path, of_a, of_b);
    for (const auto& [key, value] : of_b.items()) see("stimulus." + key, value_in(document, "stimulus." + key), value);
  });
}

/// The second population's values one by one.
Json spelled_out(const Json& set) {
  Json result = Json::object();
  for (const auto& [path, value] : set.items()) {
    if (path != second) {
      result[path] = value;
      continue;
    }
    for (const char* key : {".enabled", ".threshold"}) {
      const Json* given = find_in(value, key + 1);
      result[path + key] = given != nullptr ? *given : default_of(path + key);
    }
  }
  return result;
}

/// An entry for both sides, without effect on what `comparison` gives to B.
std::vector<TimelineEntry> parted(const TimelineEntry& entry, const Json& comparison) {
  TimelineEntry both{entry.step, std::nullopt, Json::object()}, of_a{entry.step, Side::a, Json::object()};
  const bool by_parts = find_in(comparison, second) != nullptr;
  const Json set = by_parts ? spelled_out(entry.set) : entry.set;
  for (const auto& [path, value] : set.items()) (find_in(comparison, path) != nullptr ? of_a : both).set[path] = value;
  if (of_a.set.empty()) return {entry};
  if (both.set.empty()) return {of_a};
  return {both, of_a};
}

bool sets_any(const TimelineEntry& entry, const Json& comparison) {
  const auto parts = parted(entry, comparison);
  return parts.size() > 1 || parts.front().side == Side::a;
}

}  // namespace

Edit Session::compared(const Json& comparison) const {
  if (comparison.is_null() && !compares()) return *this;
  Draft draft(*data_);
  std::vector<Draft::Item> items;
  for (Draft::Item& item : draft.items) {
    if (item.entry.side == Side::b) continue;
    item.entry.side.reset();
    if (item.origin.ticket != 0) {  // one change, which cannot be two
      if (sets_any(item.entry, comparison)) item.entry.side = Side::a;
      items.push_back(item);
      continue;
    }
    for (const TimelineEntry& part : parted(item.entry, comparison)) items.push_back({part, item.origin});
  }
  draft.items = std::move(items);
  Json document = draft.document();
  if (comparison.is_null()) document.erase("comparison");
  else document["comparison"] = comparison;
  return rebuilt(std::move(document), draft.origins());
}

Edit Session::swapped() const {
  if (!compares()) return *this;
  Draft draft(*data_);
  for (Draft::Item& item : draft.items)
    if (item.entry.side) item.entry.side = *item.entry.side == Side::a ? Side::b : Side::a;
  const Json before = draft.document();
  Json document = before;
  for_each_pair(before, *scenario().comparison, [&](const std::string& path, const Json& of_a, const Json& of_b) {
    set_in(document, path, of_b);
    set_in(document, "comparison." + path, of_a);
  });
  return rebuilt(std::move(document), draft.origins());
}

Edit Session::b_alone() const {
  if (!compares()) return *this;
  Draft draft(*data_);
  std::erase_if(draft.items, [](const Draft::Item& item) { return item.entry.side == Side::a; });
  for (Draft::Item& item : draft.items) item.entry.side.reset();
  const Json before = draft.document();
  Json document = before;
  for_each_pair(before, *scenario().comparison,
                [&](const std::string& path, const Json&, const Json& of_b) { set_in(document, path, of_b); });
  document.erase("comparison");
  return rebuilt(std::move(document), draft.origins());
}

bool Session::differs(const std::string& path, std::int64_t step) const {
  if (!compares()) return false;
  const Parameters a = shown_at(Side::a, step), b = shown_at(Side::b, step);
  if (path == "stimulus") return a.stimulus != b.stimulus;
  if (path == "interventions") return a.interventions != b.interventions;
  if (path == second) return a.network.second_inhibitory != b.network.second_inhibitory;
  const ParameterInfo* row = find_parameter(path);
  return row != nullptr && row->get(a) != row->get(b);
}

}  // namespace engram

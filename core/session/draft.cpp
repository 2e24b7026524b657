#include "core/session/draft.h"

namespace engram {
namespace {

Json entry_json(std::int64_t step, const std::optional<Side>& side, const Json& set) {
  Json json{{"step", step}};
  if (side) json["side"] = *side == Side::a ? "A" : "B";
  json["set"] = set;
  return json;
}

/// Values of a timeline entry become values of the scenario itself (of the comparison, if they are for B alone).
void fold(Json& document, const TimelineEntry& entry) {
  for (const auto& [path, value] : entry.set.items()) {
    if (entry.side == Side::b) {
      set_in(document, "comparison." + path, value);
      continue;
    }
    set_in(document, path, value);
    if (!entry.side) erase_in(document, "comparison." + path);  // for both sides: nothing of it differs any more
  }
}

}  // namespace

Session::Draft::Draft(const Data& data) : document_(data.scenario.document) {
  for (std::size_t i = 0; i < data.scenario.timeline.size(); ++i)
    items.push_back({data.scenario.timeline[i], data.origin[i]});
}

std::vector<Session::Draft::Item>::iterator Session::Draft::joined_by(const Item& item) {
  for (auto at = items.end(); at != items.begin();) {
    const auto& [entry, origin] = *--at;
    if (entry.step != item.entry.step || origin.ticket != 0) continue;
    if (origin.by_hand && entry.side == item.entry.side) return at;
    if (!entry.side || !item.entry.side || entry.side == item.entry.side) break;  // its values would come too late
  }
  return items.end();
}

void Session::Draft::insert(Item item) {
  const auto after =
      std::find_if(items.begin(), items.end(), [&](const Item& other) { return other.entry.step > item.entry.step; });
  items.insert(after, std::move(item));
}

void Session::Draft::fold_into_document(const TimelineEntry& entry) { fold(document_, entry); }

void Session::Draft::end_pulse(const TimelineEntry& entry, std::int64_t steps, bool compares) {
  Json before[2];
  for (const Side side : {Side::a, Side::b})
    if (entry.side.value_or(side) == side) before[side == Side::b] = stimulus_before(entry, side);
  std::erase_if(items, [&](const Item& item) {
    return item.origin.begun >= 0 && item.origin.begun <= entry.step && item.entry.step > entry.step &&
           (!entry.side || item.entry.side == entry.side);
  });
  if (steps == 0) return;
  const auto insert_end = [&](std::optional<Side> side, const Json& stimulus) {
    insert({{entry.step + steps, side, Json{{"stimulus", stimulus}}}, {.by_hand = true, .begun = entry.step}});
  };
  if (entry.side) return insert_end(entry.side, before[*entry.side == Side::b]);
  if (!compares || before[0] == before[1]) return insert_end(std::nullopt, before[0]);
  insert_end(Side::a, before[0]);
  insert_end(Side::b, before[1]);
}

Json Session::Draft::stimulus_before(const TimelineEntry& entry, Side side) {
  Json stimulus = document_.contains("stimulus") ? document_["stimulus"] : Json();
  if (side == Side::b) {
    const Json* differing = find_in(document_, "comparison.stimulus");
    if (differing != nullptr && differing->is_object() && stimulus.is_object()) stimulus.update(*differing);
    else if (differing != nullptr) stimulus = *differing;
  }
  const auto acts_on = [&](const Item& item) {
    return item.entry.side.value_or(side) == side && item.entry.set.contains("stimulus") && item.origin.ticket == 0;
  };
  for (const Item& item : items)
    if (acts_on(item) && item.entry.step <= entry.step) stimulus = item.entry.set["stimulus"];
  for (const Item& item : items)  // within a pulse: what comes after that one
    if (acts_on(item) && item.origin.begun >= 0 && item.origin.begun <= entry.step && item.entry.step > entry.step)
      stimulus = item.entry.set["stimulus"];
  return stimulus;
}

Json Session::Draft::document() const {
  Json result = document_;
  if (items.empty()) {
    result.erase("timeline");
    return result;
  }
  Json list = Json::array();
  for (const Item& item : items) list.push_back(entry_json(item.entry.step, item.entry.side, item.entry.set));
  result["timeline"] = std::move(list);
  return result;
}

std::vector<Session::Origin> Session::Draft::origins() const {
  std::vector<Origin> result;
  for (const Item& item : items) result.push_back(item.origin);
  return result;
}

}  // namespace engram

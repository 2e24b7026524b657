#include "core/session/draft.h"

#include "core/model/parameter_table.h"

namespace engram {
namespace {

Json entry_json(std::int64_t step, const std::optional<Side>& side, const Json& set) {
  Json json{{"step", step}};
  if (side) json["side"] = *side == Side::a ? "A" : "B";
  json["set"] = set;
  return json;
}

Side other_side(Side side) { return side == Side::a ? Side::b : Side::a; }

/// Adds the values of `later` to those of one entry; what they replace goes, so that the order stays that of events.
void replace_values(Json& set, const Json& later) {
  for (const auto& [path, value] : later.items()) {
    std::vector<std::string> replaced;
    for (const auto& [known, old] : set.items())
      if (known == path || known.starts_with(path + ".")) replaced.push_back(known);
    for (const std::string& known : replaced) set.erase(known);
    set[path] = value;
  }
}

Json default_json(const std::string& path) {
  const ParameterInfo* row = find_parameter(path);
  if (row == nullptr) return path == "interventions" ? Json::array() : Json();
  return std::visit(
      [](const auto& x) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(x)>, std::monostate>) return nullptr;
        else return x;
      },
      row->get(Parameters{}));
}

/// With every part that it may leave out: a comparison would take those from A.
Json in_full(const std::string& path, Json value) {
  if (!value.is_object()) return value;
  const auto add = [&](const char* key, Json standard) {
    if (!value.contains(key)) value[key] = std::move(standard);
  };
  if (path == "stimulus") add("centred", false);
  if (path == "network.second_inhibitory") {
    add("enabled", false);
    add("threshold", nullptr);
  }
  return value;
}

}  // namespace

bool Session::Draft::Item::ends(const Item& start) const {
  return origin.begun >= 0 && origin.begun == start.entry.step && start.origin.pulse > 0 && !start.is_pending() &&
         (!entry.side || start.acts_on(*entry.side));
}

Session::Draft::Draft(const Data& data) : document_(data.scenario.document) {
  for (std::size_t i = 0; i < data.scenario.timeline.size(); ++i)
    items.push_back({data.scenario.timeline[i], data.origin[i]});
}

void Session::Draft::insert(Item item) {
  const auto after = std::find_if(items.begin(), items.end(), [&](const Item& other) {
    return other.entry.step > item.entry.step ||
           (other.entry.step == item.entry.step && other.is_pending() && !item.is_pending());
  });
  items.insert(after, std::move(item));
}

void Session::Draft::erase(const std::vector<std::size_t>& places) {
  std::vector<Item> kept;
  for (std::size_t place = 0; place < items.size(); ++place)
    if (std::find(places.begin(), places.end(), place) == places.end()) kept.push_back(std::move(items[place]));
  items = std::move(kept);
}

void Session::Draft::insert_by_hand(Item item) {
  for (auto each = items.rbegin(); each != items.rend(); ++each) {  // the last entry that acts there
    const bool apart = each->entry.side && item.entry.side && each->entry.side != item.entry.side;
    if (each->is_pending() || each->entry.step > item.entry.step || apart) continue;
    const bool pulse_on_stimulus = item.origin.pulse > 0 && each->sets_stimulus();
    if (each->entry.step < item.entry.step || !each->origin.by_hand || each->origin.begun >= 0 ||
        each->entry.side != item.entry.side || pulse_on_stimulus)
      break;
    replace_values(each->entry.set, item.entry.set);
    if (item.sets_stimulus()) each->origin.pulse = item.origin.pulse;
    return;
  }
  insert(std::move(item));
}

void Session::Draft::delay_pending(std::int64_t step) {
  std::vector<Item> waiting;
  for (const Item& each : items)
    if (each.is_pending()) waiting.push_back(each);
  std::erase_if(items, [](const Item& each) { return each.is_pending(); });
  for (Item& each : waiting) {
    each.entry.step = std::max(each.entry.step, step);
    insert(std::move(each));
  }
}

void Session::Draft::fold_into_document(const TimelineEntry& entry) {
  for (const auto& [path, value] : entry.set.items()) {
    const std::string at_b = "comparison." + path;
    if (entry.side == Side::b) {
      set_in(document_, at_b, in_full(path, value));
      continue;
    }
    if (entry.side == Side::a && compares()) set_in(document_, at_b, value_of_b(path));
    set_in(document_, path, value);
    if (!entry.side) erase_in(document_, at_b);  // for both sides: nothing of it differs any more
  }
}

bool Session::Draft::is_overridden_at_start(const TimelineEntry& entry) const {
  const auto related = [](const std::string& a, const std::string& b) {
    return a == b || a.starts_with(b + ".") || b.starts_with(a + ".");
  };
  return std::any_of(items.begin(), items.end(), [&](const Item& item) {
    if (item.is_pending() || item.entry.step > 0) return false;
    if (item.entry.side && entry.side && item.entry.side != entry.side) return false;
    for (const auto& [path, value] : entry.set.items())
      for (const auto& [known, old] : item.entry.set.items())
        if (related(path, known)) return true;
    return false;
  });
}

Json Session::Draft::value_of_b(const std::string& path) const {
  if (path == "stimulus") return in_full(path, stimulus_at(-1, Side::b));
  if (path == "network.second_inhibitory")
    return {{"enabled", value_of_b(path + ".enabled")}, {"threshold", value_of_b(path + ".threshold")}};
  if (const Json* differing = find_in(document_, "comparison." + path)) return *differing;
  const Json* own = find_in(document_, path);
  return own != nullptr ? *own : default_json(path);
}

Json Session::Draft::stimulus_at(std::int64_t step, Side side, const Item* without) const {
  Json stimulus = document_.contains("stimulus") ? document_["stimulus"] : Json();
  const Json* differing = side == Side::b ? find_in(document_, "comparison.stimulus") : nullptr;
  if (differing != nullptr && differing->is_object() && stimulus.is_object()) stimulus.update(*differing);
  else if (differing != nullptr) stimulus = *differing;
  for (const Item& item : items)
    if (&item != without && item.acts_on(side) && item.sets_stimulus() && !item.is_pending() && item.entry.step <= step)
      stimulus = item.entry.set["stimulus"];
  return stimulus;
}

Session::Draft::After Session::Draft::after_pulse(const Item& start) const {
  const std::int64_t last = start.entry.step + start.origin.pulse;
  After after;
  for (const Side side : {Side::a, Side::b})
    if (start.acts_on(side) && (side == Side::a || compares()))
      after[side == Side::b] = stimulus_at(last, side, &start);
  return after;
}

void Session::Draft::insert_ends(const Item& start, const After& after) {
  const std::int64_t last = start.entry.step + start.origin.pulse, begun = start.entry.step;
  const auto insert_end = [&](std::optional<Side> side, const Json& stimulus) {
    insert({{last, side, Json{{"stimulus", stimulus}}}, {.by_hand = true, .begun = begun}});
  };
  const bool alike = !start.entry.side && after[0] && (compares() ? after[0] == after[1] : true);
  if (alike) return insert_end(std::nullopt, *after[0]);
  if (after[0]) insert_end(Side::a, *after[0]);
  if (after[1]) insert_end(Side::b, *after[1]);
}

void Session::Draft::end_pulses(const Item& item) {
  const std::int64_t now = item.entry.step, pulse = item.origin.pulse;
  const After after = pulse > 0 ? after_pulse(item) : After{};
  std::erase_if(items, [&](Item& end) {
    const bool runs = end.origin.begun >= 0 && end.origin.begun <= now && end.entry.step > now;
    const bool outlasts = pulse > 0 && end.entry.step > now + pulse;  // then it comes back
    if (!runs || outlasts) return false;
    if (!item.entry.side || end.entry.side == item.entry.side) return true;
    if (!end.entry.side) end.entry.side = other_side(*item.entry.side);
    return !compares();
  });
  if (pulse > 0) insert_ends(item, after);
}

void Session::Draft::restore_ends() {
  const std::vector<Item> starts = items;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const Item& start = starts[i];
    if (start.is_pending() || start.origin.pulse == 0) continue;
    const Item* in_place = &*std::find_if(items.begin(), items.end(), [&](const Item& each) {
      return each.entry == start.entry && each.origin.pulse == start.origin.pulse;
    });
    After after;
    for (const Side side : {Side::a, Side::b}) {
      if (!start.acts_on(side) || (side == Side::b && !compares())) continue;
      bool is_there = false;
      for (const Item& each : items) is_there = is_there || (each.acts_on(side) && each.ends(start));
      for (std::size_t later = i + 1; later < starts.size(); ++later)  // or another stimulus took its place
        is_there =
            is_there || (starts[later].acts_on(side) && starts[later].sets_stimulus() && !starts[later].is_pending() &&
                         starts[later].entry.step <= start.entry.step + start.origin.pulse);
      if (!is_there) after[side == Side::b] = stimulus_at(start.entry.step + start.origin.pulse, side, in_place);
    }
    if (after[0] || after[1]) insert_ends(start, after);
  }
}

void Session::Draft::make_script(std::size_t at) {
  const Item item = items[at];
  for (Item& each : items)
    if (&each != &items[at] && !each.is_pending() && (each.ends(item) || (each.sets_stimulus() && item.ends(each))))
      each.origin = {};
  items[at].origin = {};
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

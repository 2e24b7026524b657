#include "ui/bridge/intervention_json.h"

#include <algorithm>
#include <iterator>

namespace engram::ui {

Json toJson(const Intervention& each) {
  constexpr const char* letters[] = {"E", "I", "J"};
  Json json{{"population", letters[static_cast<std::size_t>(each.population)]}};
  if (each.fraction) json["fraction"] = *each.fraction;
  else json["neurons"] = each.neurons;
  json["state"] = each.state == Clamp::silent ? "silent" : "firing";
  return json;
}

Json toJson(const std::vector<Intervention>& list) {
  Json json = Json::array();
  for (const Intervention& each : list) json.push_back(toJson(each));
  return json;
}

std::vector<Intervention> withNeurons(std::vector<Intervention> list, Population population,
                                      std::vector<std::int32_t> neurons, std::optional<Clamp> state) {
  std::sort(neurons.begin(), neurons.end());
  for (Intervention& each : list) {
    if (each.population != population || each.fraction) continue;
    std::erase_if(each.neurons, [&](std::int32_t i) { return std::binary_search(neurons.begin(), neurons.end(), i); });
  }
  std::erase_if(list, [](const Intervention& each) { return !each.fraction && each.neurons.empty(); });
  if (!state) return list;
  const auto same = std::find_if(list.rbegin(), list.rend(), [&](const Intervention& each) {
    return each.population == population && !each.fraction && each.state == *state;
  });
  // The last of the list: what comes later holds.
  Intervention added{population, *state, std::nullopt, {}};
  if (same != list.rend()) {
    added = *same;
    list.erase(std::next(same).base());
  }
  added.neurons.insert(added.neurons.end(), neurons.begin(), neurons.end());
  std::sort(added.neurons.begin(), added.neurons.end());
  list.push_back(std::move(added));
  return list;
}

}  // namespace engram::ui

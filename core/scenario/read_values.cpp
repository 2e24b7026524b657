#include "core/scenario/read_values.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace engram::detail {
namespace {

/// "0101…" as numbers.
std::optional<std::vector<std::uint8_t>> read_bits(const Json& value, const std::string& path, Problems& problems) {
  const auto* text = value.is_string() ? value.get_ptr<const std::string*>() : nullptr;
  if (text == nullptr || text->find_first_not_of("01") != std::string::npos) {
    refuse(problems, path, value, "a string of 0 and 1, one for each neuron");
    return std::nullopt;
  }
  std::vector<std::uint8_t> bits(text->size());
  std::transform(text->begin(), text->end(), bits.begin(), [](char c) { return c == '1' ? 1 : 0; });
  return bits;
}

std::optional<std::int64_t> read_whole(const Json& value, const std::string& path, std::int64_t least,
                                       std::int64_t most, const std::string& allowed, Problems& problems) {
  const bool fits = value.is_number_integer() &&
                    (!value.is_number_unsigned() || value.get<std::uint64_t>() <= static_cast<std::uint64_t>(most));
  if (fits && value.get<std::int64_t>() >= least && value.get<std::int64_t>() <= most) return value.get<std::int64_t>();
  const bool whole = value.is_number_float() && value.get<double>() == std::floor(value.get<double>());
  refuse(problems, path, value, allowed + (whole ? ", written without a point" : ""));
  return std::nullopt;
}

std::optional<double> read_real(const Json& value, const std::string& path, double least, double most,
                                const std::string& allowed, Problems& problems) {
  if (value.is_number()) {
    const auto x = value.get<double>();
    if (std::isfinite(x) && x >= least && x <= most) return x;
  }
  refuse(problems, path, value, allowed);
  return std::nullopt;
}

std::vector<std::vector<std::int32_t>> read_wires(const Json& lists, const std::string& path, Problems& problems) {
  std::vector<std::vector<std::int32_t>> wires;
  if (!lists.is_array() || lists.empty()) {
    refuse(problems, path, lists, "a list of lists: the inputs of each inhibitory neuron");
    return wires;
  }
  for (std::size_t k = 0; k < lists.size(); ++k) {
    const std::string place = path + "[" + std::to_string(k) + "]";
    if (!lists[k].is_array() || lists[k].empty()) {
      refuse(problems, place, lists[k], "a list of excitatory neurons");
      continue;
    }
    std::vector<std::int32_t> inputs;
    for (std::size_t i = 0; i < lists[k].size(); ++i)
      if (const auto j = read_whole(lists[k][i], place + "[" + std::to_string(i) + "]", 0, 999'999,
                                    "an excitatory neuron, a whole number counted from 0", problems))
        inputs.push_back(static_cast<std::int32_t>(*j));
    std::sort(inputs.begin(), inputs.end());
    const auto twice = std::adjacent_find(inputs.begin(), inputs.end());
    if (twice != inputs.end())
      problems.push_back(
          {place, "found neuron " + std::to_string(*twice) + " twice; the inputs of a neuron are distinct"});
    if (lists[0].is_array() && !lists[0].empty() && lists[k].size() != lists[0].size())
      problems.push_back({place, "found " + counted(lists[k].size(), "input") + "; allowed is " +
                                     std::to_string(lists[0].size()) + ", as in the first list"});
    wires.push_back(std::move(inputs));
  }
  return wires;
}

}  // namespace

void refuse(Problems& problems, std::string path, const Json& found, const std::string& allowed) {
  problems.push_back({std::move(path), "found " + found_text(found) + "; allowed is " + allowed});
}

bool is_object(const Json& value, const std::string& path, Problems& problems) {
  if (value.is_object()) return true;
  refuse(problems, path, value, "an object { … }");
  return false;
}

void refuse_unknown(const Json& object, const std::string& path, std::initializer_list<const char*> known,
                    Problems& problems) {
  std::string names;
  for (const char* name : known) names += (names.empty() ? "" : ", ") + std::string(name);
  for (const auto& [key, value] : object.items())
    if (std::find(known.begin(), known.end(), key) == known.end())
      problems.push_back({child_path(path, key), "is not known; known are " + names});
}

std::optional<Value> read_value(const ParameterInfo& row, const Json& json, const std::string& path,
                                Problems& problems) {
  std::optional<Value> value;
  if (json.is_null()) value = Value();
  else if (row.kind == ValueKind::flag && json.is_boolean()) value = json.get<bool>();
  else if (row.kind == ValueKind::choice && json.is_string()) value = json.get<std::string>();
  else if (row.kind == ValueKind::real && json.is_number()) value = json.get<double>();
  else if (row.kind == ValueKind::seed && json.is_number_integer() &&
           (json.is_number_unsigned() || json.get<std::int64_t>() >= 0))
    value = json.get<std::uint64_t>();
  else if (row.kind == ValueKind::integer && json.is_number_integer() &&
           (!json.is_number_unsigned() || json.get<std::uint64_t>() <= std::numeric_limits<std::int64_t>::max()))
    value = json.get<std::int64_t>();
  if (value && in_range(row, *value)) return value;
  std::string allowed = allowed_values(row);
  const bool counts = row.kind == ValueKind::integer || row.kind == ValueKind::seed;
  if (counts && json.is_number_float() && std::abs(json.get<double>()) < 1e15 &&
      json.get<double>() == std::floor(json.get<double>()))
    allowed += ", written without a point";
  refuse(problems, path, json, allowed);
  return std::nullopt;
}

std::optional<Stimulus> read_stimulus(const Json& value, const std::string& path, Problems& problems) {
  if (value.is_null()) return std::nullopt;
  if (!value.is_object()) {
    refuse(problems, path, value, "an object { … }, or null for no stimulus");
    return std::nullopt;
  }
  refuse_unknown(value, path, {"pattern", "strength", "centred"}, problems);
  Stimulus stimulus;
  for (const char* needed : {"pattern", "strength"})
    if (!value.contains(needed)) problems.push_back({path + "." + needed, "is missing; a stimulus needs it"});
  if (value.contains("pattern"))
    stimulus.pattern =
        read_whole(value["pattern"], path + ".pattern", 0, 99'999, "a pattern, a whole number counted from 0", problems)
            .value_or(0);
  if (value.contains("strength")) {
    const double limit = std::numeric_limits<double>::max();
    stimulus.strength =
        read_real(value["strength"], path + ".strength", -limit, limit, "a finite number", problems).value_or(0);
  }
  if (value.contains("centred")) {
    if (value["centred"].is_boolean()) stimulus.centred = value["centred"].get<bool>();
    else refuse(problems, path + ".centred", value["centred"], "true or false");
  }
  return stimulus;
}

std::vector<Intervention> read_interventions(const Json& value, const std::string& path, Problems& problems) {
  std::vector<Intervention> interventions;
  if (!value.is_array()) {
    refuse(problems, path, value, "a list of interventions");
    return interventions;
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string place = path + "[" + std::to_string(i) + "]";
    const Json& each = value[i];
    Intervention& intervention = interventions.emplace_back();
    if (!is_object(each, place, problems)) continue;
    refuse_unknown(each, place, {"population", "state", "fraction", "neurons"}, problems);
    const Json population = each.value("population", Json());
    if (!each.contains("population"))
      problems.push_back({place + ".population", "is missing; an intervention needs it"});
    else if (population == "E") intervention.population = Population::excitatory;
    else if (population == "I") intervention.population = Population::inhibitory;
    else if (population == "J") intervention.population = Population::inhibitory_2;
    else
      refuse(problems, place + ".population", population, "\"E\", \"I\" or \"J\" (the second inhibitory population)");
    const Json state = each.value("state", Json());
    if (!each.contains("state")) problems.push_back({place + ".state", "is missing; an intervention needs it"});
    else if (state == "silent") intervention.state = Clamp::silent;
    else if (state == "firing") intervention.state = Clamp::firing;
    else refuse(problems, place + ".state", state, "\"silent\" or \"firing\"");
    if (each.contains("fraction") == each.contains("neurons"))
      problems.push_back(
          {place, std::string("has ") +
                      (each.contains("fraction") ? "both \"fraction\" and" : "neither \"fraction\" nor") +
                      " \"neurons\"; allowed is exactly one of them"});
    if (each.contains("fraction"))
      intervention.fraction =
          read_real(each["fraction"], place + ".fraction", 0, 1, "a number from 0 to 1", problems).value_or(0);
    if (each.contains("neurons") && !each["neurons"].is_array())
      refuse(problems, place + ".neurons", each["neurons"], "a list of neurons, counted from 0");
    else if (each.contains("neurons"))
      for (std::size_t k = 0; k < each["neurons"].size(); ++k)
        if (const auto j = read_whole(each["neurons"][k], place + ".neurons[" + std::to_string(k) + "]", 0, 999'999,
                                      "a neuron, a whole number counted from 0", problems))
          intervention.neurons.push_back(static_cast<std::int32_t>(*j));
  }
  return interventions;
}

SecondInhibitory read_second_inhibitory(const Json& value, const std::string& path, Problems& problems) {
  Parameters p;
  if (!is_object(value, path, problems)) return {};
  refuse_unknown(value, path, {"enabled", "threshold"}, problems);
  for (const char* key : {"enabled", "threshold"}) {
    if (!value.contains(key)) continue;
    const ParameterInfo& row = *find_parameter(std::string("network.second_inhibitory.") + key);
    if (const auto read = read_value(row, value[key], path + "." + key, problems)) row.set(p, *read);
  }
  return p.network.second_inhibitory;
}

InitialState read_initial_state(const Json& value, const std::string& path, Problems& problems) {
  InitialState state;
  if (!is_object(value, path, problems)) return state;
  refuse_unknown(value, path, {"excitatory", "inhibitory", "inhibitory_2"}, problems);
  if (value.contains("excitatory")) state.excitatory = read_bits(value["excitatory"], path + ".excitatory", problems);
  if (value.contains("inhibitory")) state.inhibitory = read_bits(value["inhibitory"], path + ".inhibitory", problems);
  if (value.contains("inhibitory_2"))
    state.inhibitory_2 = read_bits(value["inhibitory_2"], path + ".inhibitory_2", problems);
  return state;
}

std::shared_ptr<const GivenNetwork> read_given(const Json& network, Problems& problems) {
  auto given = std::make_shared<GivenNetwork>();
  bool any = false;
  if (network.contains("pattern_bits")) {
    any = true;
    const Json& list = network["pattern_bits"];
    if (!list.is_array() || list.empty())
      refuse(problems, "network.pattern_bits", list, "a list of at least one string of 0 and 1");
    for (std::size_t mu = 0; list.is_array() && mu < list.size(); ++mu) {
      const std::string place = "network.pattern_bits[" + std::to_string(mu) + "]";
      const auto bits = read_bits(list[mu], place, problems);
      if (!bits) continue;
      if (bits->empty() ||
          (!given->patterns.empty() && static_cast<Eigen::Index>(bits->size()) != given->patterns.front().size()))
        problems.push_back({place, "found " + counted(bits->size(), "bit") + "; allowed is " +
                                       (given->patterns.empty() ? std::string("at least one")
                                                                : std::to_string(given->patterns.front().size()) +
                                                                      ", as in the first pattern")});
      else
        given->patterns.emplace_back(Eigen::Map<const Spikes>(bits->data(), static_cast<Eigen::Index>(bits->size())));
    }
  }
  if (network.contains("pattern_names")) {
    any = true;
    const Json& list = network["pattern_names"];
    if (!list.is_array()) refuse(problems, "network.pattern_names", list, "a list of strings");
    for (std::size_t mu = 0; list.is_array() && mu < list.size(); ++mu) {
      if (!list[mu].is_string())
        refuse(problems, "network.pattern_names[" + std::to_string(mu) + "]", list[mu], "a string");
      given->pattern_names.push_back(list[mu].is_string() ? list[mu].get<std::string>() : "");
    }
  }
  for (const bool second : {false, true}) {
    const std::string key = second ? "wiring_indices_2" : "wiring_indices";
    if (!network.contains(key)) continue;
    any = true;
    (second ? given->wiring_2 : given->wiring) = read_wires(network[key], "network." + key, problems);
  }
  return any ? given : nullptr;
}

}  // namespace engram::detail

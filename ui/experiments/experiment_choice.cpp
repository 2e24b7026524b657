#include "ui/experiments/experiment_choice.h"

#include <algorithm>
#include <cmath>

#include "core/model/parameter_table.h"

namespace engram::ui {
namespace {

const std::string update = "dynamics.update", second_enabled = "network.second_inhibitory.enabled",
                  size = "network.excitatory";

Json axis_of(const RangeChoice& range) {
  Json axis = Json::object({{"path", range.path}, {"from", range.from}, {"to", range.to}, {"count", range.count}});
  const ParameterInfo* row = find_parameter(range.path);
  if (row != nullptr && row->kind == ValueKind::integer) {
    axis["from"] = std::llround(range.from);
    axis["to"] = std::llround(range.to);
  }
  if (range.logarithmic) axis["scale"] = "log";
  return axis;
}

/// N_I and K go with N in the proportions of the scenario.
Json coupled_to_size(const Json& scenario) {
  const auto number = [&](const char* path, std::int64_t otherwise) {
    const Json* found = find_in(scenario, path);
    return found != nullptr && found->is_number_integer() ? found->get<std::int64_t>() : otherwise;
  };
  const NetworkParameters usual;
  const std::int64_t n = number("network.excitatory", usual.excitatory);
  return Json::array({{{"path", "network.inhibitory"}, {"ratio", {number("network.inhibitory", usual.inhibitory), n}}},
                      {{"path", "network.inputs_per_inhibitory"},
                       {"ratio", {number("network.inputs_per_inhibitory", usual.inputs_per_inhibitory), n}}}});
}

std::optional<RangeChoice> range_of(const Json& axis) {
  if (!axis.contains("from") || !axis.contains("to") || !axis.contains("count")) return std::nullopt;
  return RangeChoice{axis["path"].get<std::string>(), axis["from"].get<double>(), axis["to"].get<double>(),
                     axis["count"].get<int>(), axis.value("scale", Json("linear")) == "log"};
}

/// Takes one axis into the choice; false: the form has no place for it.
bool take(const Json& axis, ExperimentChoice& choice, std::vector<RangeChoice>& ranges) {
  const std::string path = axis.value("path", Json("")).get<std::string>();
  if (path == update && axis.contains("values")) choice.rules = axis["values"].get<std::vector<std::string>>();
  else if (path == second_enabled && axis.contains("values")) choice.second = ExperimentChoice::Second::both;
  else if (path == size && axis.contains("values")) choice.sizes = axis["values"].get<std::vector<std::int64_t>>();
  else if (const auto range = range_of(axis)) ranges.push_back(*range);
  else return false;
  return true;
}

}  // namespace

Json sweep_document(const ExperimentChoice& choice, const Json& scenario) {
  Json base = scenario;
  for (const char* left_out : {"timeline", "comparison", "notes", "title", "steps"}) base.erase(left_out);
  Json axes = Json::array();
  if (choice.rules.size() > 1) axes.push_back({{"path", update}, {"values", choice.rules}});
  else if (!choice.rules.empty()) set_in(base, update, choice.rules.front());
  using Second = ExperimentChoice::Second;
  if (choice.second == Second::both) axes.push_back({{"path", second_enabled}, {"values", {false, true}}});
  else if (choice.second != Second::as_it_is) set_in(base, second_enabled, choice.second == Second::with);
  if (!choice.sizes.empty())
    axes.push_back({{"path", size}, {"values", choice.sizes}, {"coupled", coupled_to_size(base)}});
  for (const RangeChoice* range : {choice.across ? &*choice.across : nullptr, &choice.along}) {
    if (range == nullptr) continue;
    Json axis = axis_of(*range);
    if (range->path == size) axis["coupled"] = coupled_to_size(base);
    axes.push_back(std::move(axis));
  }
  return Json::object({{"engram_sweep", 1},
                       {"scenario", base},
                       {"axes", axes},
                       {"dictionaries", choice.dictionaries},
                       {"cues", choice.cues ? Json(*choice.cues) : Json("all")},
                       {"steps", choice.steps}});
}

std::optional<ExperimentChoice> choice_of(const Json& document) {
  try {
    const Json scenario = document.value("scenario", Json::object({{"engram", 1}}));
    ExperimentChoice choice;
    const Json* rule = find_in(scenario, update);
    choice.rules = {rule != nullptr ? rule->get<std::string>() : "synchronous"};
    std::vector<RangeChoice> ranges;
    for (const Json& axis : document.value("axes", Json::array()))
      if (!take(axis, choice, ranges)) return std::nullopt;
    if (ranges.empty() || ranges.size() > 2) return std::nullopt;
    choice.along = ranges.back();
    if (ranges.size() == 2) choice.across = ranges.front();
    choice.dictionaries = document.value("dictionaries", Json(1)).get<std::int64_t>();
    const Json cues = document.value("cues", Json("all"));
    if (cues.is_number()) choice.cues = cues.get<std::int64_t>();
    const Json steps = document.value("steps", scenario.value("steps", Json(200)));
    choice.steps = steps.get<std::int64_t>();
    // Only what leads to the same sweep again.
    Json again = sweep_document(choice, scenario), here = document;
    if (again["axes"] != here.value("axes", Json::array())) return std::nullopt;
    return choice;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

const std::vector<std::string>& axis_paths() {
  static const std::vector<std::string> paths = [] {
    std::vector<std::string> found{"load"};
    for (const ParameterInfo& row : parameter_table()) {
      const bool number = row.kind == ValueKind::integer || row.kind == ValueKind::real;
      const bool setting =
          row.path.starts_with("network.") || row.path.starts_with("dynamics.") || row.path == "cue.fraction";
      if (number && setting && !row.nullable) found.emplace_back(row.path);
    }
    return found;
  }();
  return paths;
}

RangeChoice suggested_range(const std::string& path, const Parameters& p) {
  const auto n = static_cast<double>(p.network.excitatory);
  if (path == "load") return {path, 0.01, 0.1, 19};
  if (path == "network.patterns") {
    const double least = std::max(1.0, std::round(n / 150)), most = std::max(least + 1, std::round(n / 12));
    return {path, least, most, static_cast<int>(std::min(24.0, most - least + 1))};
  }
  if (path == size) return {path, 50, 800, 5, true};
  if (path == "network.inhibitory")
    return {path, std::max(1.0, std::round(n / 30)), std::max(2.0, std::round(n / 2)), 12};
  if (path == "network.inputs_per_inhibitory") return {path, std::max(1.0, std::round(n / 30)), n, 12};
  if (path == "network.activity") return {path, 0.05, 0.5, 10};
  if (path == "dynamics.beta") return {path, 1, 16, 13, true};
  if (path == "dynamics.theta") return {path, 0, 2, 21};
  if (path == "dynamics.inhibition_gain") return {path, 0, 2, 21};
  if (path == "dynamics.inhibition_delay") return {path, 0, 5, 6};
  if (path == "cue.fraction") return {path, 0, 0.5, 11};
  const ParameterInfo* row = find_parameter(path);
  if (row == nullptr) return {path, 0, 1, 11};
  const double most = std::min(row->maximum, row->minimum + 10);
  return {path, row->minimum, most, row->kind == ValueKind::integer ? static_cast<int>(most - row->minimum) + 1 : 11};
}

ExperimentChoice study(Study which, const Parameters& p) {
  ExperimentChoice choice;
  switch (which) {
    case Study::rules:
      choice.along = suggested_range("network.patterns", p);
      choice.second = ExperimentChoice::Second::both;
      break;
    case Study::sizes:
      choice.along = suggested_range("load", p);
      choice.sizes = {50, 100, 200, 400};
      break;
    case Study::theta_beta:
      choice.along = suggested_range("dynamics.theta", p);
      choice.across = suggested_range("dynamics.beta", p);
      choice.cues = 5;
      break;
    case Study::memories_gain:
      choice.along = suggested_range("network.patterns", p);
      choice.across = suggested_range("dynamics.inhibition_gain", p);
      choice.cues = 5;
      break;
  }
  return choice;
}

}  // namespace engram::ui

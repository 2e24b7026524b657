// Reading a scenario: parameters, timeline and comparison, then everything checked together.
#include <algorithm>

#include "core/scenario/carrier.h"
#include "core/scenario/read_values.h"

namespace engram {
namespace {

using namespace detail;

class Reader {
 public:
  Reader(const Json& document, double memory_limit) : document_(document), memory_limit_(memory_limit) {}

  ScenarioRead run() {
    if (!format()) return {std::nullopt, std::move(problems_)};
    scenario_.document = document_;
    top_level();
    follow_given_sizes();
    check_start();
    timeline();
    comparison();
    if (problems_.empty()) check_sides();
    if (!problems_.empty()) return {std::nullopt, std::move(problems_)};
    return {std::move(scenario_), {}};
  }

 private:
  bool format() {
    if (!is_object(document_, "file", problems_)) return false;
    if (!document_.contains("engram")) {
      problems_.push_back({"engram", "is missing; a scenario file begins with \"engram\": 1"});
      return false;
    }
    const Json& format = document_["engram"];
    if (format.is_number_unsigned() && format.get<std::uint64_t>() > 1) {
      problems_.push_back({"engram", "found " + format.dump() +
                                         ": this file was written by a newer Engram; allowed is 1. "
                                         "Open it with a newer version of the program"});
      return false;
    }
    if (format.is_number_integer() && format == 1) return true;
    refuse(problems_, "engram", format,
           std::string("1, the number of this format") + (format.is_number_float() ? ", written without a point" : ""));
    return false;
  }

  void top_level() {
    refuse_unknown(document_, "",
                   {"engram", "title", "notes", "network", "dynamics", "cue", "stimulus", "interventions", "seed",
                    "noise_seed", "steps", "timeline", "comparison", "initial_state"},
                   problems_);
    text("title", scenario_.title);
    text("notes", scenario_.notes);
    if (document_.contains("network")) group(document_["network"], "network");
    if (document_.contains("dynamics")) group(document_["dynamics"], "dynamics");
    if (document_.contains("cue")) group(document_["cue"], "cue");
    for (const char* key : {"seed", "noise_seed", "steps"})
      if (document_.contains(key)) single(*find_parameter(key), document_[key], key);
    Parameters& p = scenario_.parameters;
    if (document_.contains("stimulus")) p.stimulus = read_stimulus(document_["stimulus"], "stimulus", problems_);
    if (document_.contains("interventions"))
      p.interventions = read_interventions(document_["interventions"], "interventions", problems_);
    if (document_.contains("initial_state")) {
      p.initial_state = read_initial_state(document_["initial_state"], "initial_state", problems_);
      if (document_.contains("cue"))
        problems_.push_back(
            {"cue", "found beside \"initial_state\", which takes its place; allowed is one of the two"});
    }
  }

  void text(const char* key, std::string& into) {
    if (!document_.contains(key)) return;
    if (document_[key].is_string()) into = document_[key].get<std::string>();
    else refuse(problems_, key, document_[key], "a string");
  }

  void single(const ParameterInfo& row, const Json& value, const std::string& path) {
    if (const auto read = read_value(row, value, path, problems_)) row.set(scenario_.parameters, *read);
  }

  void group(const Json& object, const std::string& name) {
    if (!is_object(object, name, problems_)) return;
    for (const auto& [key, value] : object.items()) {
      const std::string path = name + "." + key;
      if (path == "network.second_inhibitory") {
        scenario_.parameters.network.second_inhibitory = read_second_inhibitory(value, path, problems_);
      } else if (const ParameterInfo* row = find_parameter(path)) {
        single(*row, value, path);
      } else if (path != "network.pattern_bits" && path != "network.pattern_names" &&
                 path != "network.wiring_indices" && path != "network.wiring_indices_2") {
        problems_.push_back({child_path(name, key), "is not known; " + known_in(name)});
      }
    }
    if (name == "network") scenario_.parameters.network.given = read_given(object, problems_);
  }

  static std::string known_in(const std::string& group) {
    std::string names;
    for (const ParameterInfo& row : parameter_table()) {
      if (!row.path.starts_with(group + ".")) continue;
      std::string name(row.path.substr(group.size() + 1));
      if (name == "second_inhibitory.threshold") continue;
      if (name == "second_inhibitory.enabled") name = "second_inhibitory";
      names += (names.empty() ? "known are " : ", ") + name;
    }
    if (group == "network") names += ", pattern_bits, pattern_names, wiring_indices, wiring_indices_2";
    return names;
  }

  /// Sizes left out follow from given patterns, wires and states; sizes given as well are compared by check().
  void follow_given_sizes() {
    NetworkParameters& n = scenario_.parameters.network;
    const auto left_out = [&](const char* path) { return find_in(document_, path) == nullptr; };
    const auto follow = [&](const char* path, std::int64_t& size, std::size_t given) {
      if (given > 0 && left_out(path)) size = static_cast<std::int64_t>(given);
    };
    if (const auto& state = scenario_.parameters.initial_state) {
      if (state->excitatory) follow("network.excitatory", n.excitatory, state->excitatory->size());
      if (state->inhibitory_2) follow("network.inhibitory", n.inhibitory, state->inhibitory_2->size());
      if (state->inhibitory) follow("network.inhibitory", n.inhibitory, state->inhibitory->size());
    }
    if (!n.given) return;
    if (!n.given->patterns.empty()) {
      follow("network.patterns", n.patterns, n.given->patterns.size());
      follow("network.excitatory", n.excitatory, static_cast<std::size_t>(n.given->patterns.front().size()));
    }
    for (const auto* wires : {&n.given->wiring_2, &n.given->wiring}) {
      if (wires->empty()) continue;
      follow("network.inhibitory", n.inhibitory, wires->size());
      follow("network.inputs_per_inhibitory", n.inputs_per_inhibitory, wires->front().size());
    }
  }

  /// Of values that are not in the file, the message says so.
  void check_start() {
    constexpr std::string_view found = "found ";
    const std::size_t read = problems_.size();
    problems_ = check(scenario_.parameters, memory_limit_, std::move(problems_));
    for (std::size_t i = read; i < problems_.size(); ++i)
      if (find_parameter(problems_[i].path) != nullptr && find_in(document_, problems_[i].path) == nullptr &&
          problems_[i].message.starts_with(found))
        problems_[i].message.replace(0, found.size(), "left out, so it is ");
  }

  void timeline() {
    if (!document_.contains("timeline")) return;
    const Json& list = document_["timeline"];
    if (!list.is_array()) return refuse(problems_, "timeline", list, "a list of changes");
    std::int64_t latest = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string path = "timeline[" + std::to_string(i) + "]";
      if (!is_object(list[i], path, problems_)) continue;
      scenario_.timeline.push_back(timeline_entry(list[i], path, latest));
      latest = std::max(latest, scenario_.timeline.back().step);
    }
  }

  TimelineEntry timeline_entry(const Json& json, const std::string& path, std::int64_t latest) {
    TimelineEntry entry;
    refuse_unknown(json, path, {"step", "side", "set"}, problems_);
    if (!json.contains("step")) problems_.push_back({path + ".step", "is missing; a timeline entry needs it"});
    else if (const auto step = read_value(*find_parameter("steps"), json["step"], path + ".step", problems_)) {
      entry.step = std::get<std::int64_t>(*step);
      if (entry.step < latest)
        problems_.push_back({path + ".step", "found " + std::to_string(entry.step) + " after " +
                                                 std::to_string(latest) + "; allowed is at least " +
                                                 std::to_string(latest) + ", since entries are in order of step"});
    }
    if (json.contains("side")) {
      if (json["side"] == "A") entry.side = Side::a;
      else if (json["side"] == "B") entry.side = Side::b;
      else refuse(problems_, path + ".side", json["side"], "\"A\" or \"B\"");
      if (entry.side == Side::b && !document_.contains("comparison"))
        problems_.push_back({path + ".side", "found \"B\", but the file has no \"comparison\""});
    }
    if (!json.contains("set")) problems_.push_back({path + ".set", "is missing; a timeline entry needs it"});
    else if (is_object(json["set"], path + ".set", problems_)) entry.set = json["set"];
    Parameters ignored = scenario_.parameters;
    for (const auto& [key, value] : entry.set.items())
      apply_live(ignored, key, value, child_path(path + ".set", key), problems_);
    return entry;
  }

  void comparison() {
    if (!document_.contains("comparison")) return;
    const Json& object = document_["comparison"];
    if (object.is_null()) return refuse(problems_, "comparison", object, "an object; leave it out for no comparison");
    if (!is_object(object, "comparison", problems_)) return;
    Parameters b = scenario_.parameters;
    merge_comparison(b, object, document_, problems_);
    scenario_.comparison = object;
  }

  /// Every stage of both sides, once everything could be read: the first change that brings a problem is named.
  void check_sides() {
    for (const Side side : {Side::a, Side::b}) {
      if (side == Side::b && !scenario_.comparison) continue;
      const Plan plan = plan_of(scenario_, side);
      Problems known = check(plan.start(), memory_limit_);
      for (const Problem& problem : known)  // of side B: those of A were found before
        add_once(placed(problem, "comparison",
                        find_in(*scenario_.comparison, problem.path.substr(0, problem.path.find('['))) != nullptr));
      for (const Plan::Stage& stage : plan.stages()) {
        Problems now = check(stage.parameters, memory_limit_);
        for (const Problem& problem : now)
          if (std::find(known.begin(), known.end(), problem) == known.end())
            add_once(placed_in_timeline(problem, stage.from, side));
        known = std::move(now);
      }
    }
  }

  void add_once(Problem problem) {
    if (std::find(problems_.begin(), problems_.end(), problem) == problems_.end())
      problems_.push_back(std::move(problem));
  }

  /// The place of a value that is set there, or of a change that another value does not go together with.
  static Problem placed(const Problem& problem, const std::string& place, bool is_set_there) {
    if (is_set_there) return {place + "." + problem.path, problem.message};
    return {place, "does not go together with " + problem.path + ": " + problem.message};
  }

  /// The change of this step that sets the value, or else the last one.
  [[nodiscard]] Problem placed_in_timeline(const Problem& problem, std::int64_t step, Side side) const {
    std::size_t found = 0;
    bool is_set_there = false;
    for (std::size_t i = 0; i < scenario_.timeline.size(); ++i) {
      const TimelineEntry& entry = scenario_.timeline[i];
      if (entry.step != step || entry.side.value_or(side) != side) continue;
      bool sets = false;
      for (const auto& [path, value] : entry.set.items())
        sets = sets || problem.path == path || problem.path.starts_with(path + ".") ||
               problem.path.starts_with(path + "[");
      if (sets || !is_set_there) found = i;
      is_set_there = is_set_there || sets;
    }
    return placed(problem, "timeline[" + std::to_string(found) + "].set", is_set_there);
  }

  const Json& document_;
  double memory_limit_;
  Scenario scenario_;
  Problems problems_;
};

}  // namespace

ScenarioRead read_document(const Json& document, double memory_limit) { return Reader(document, memory_limit).run(); }

Json parse_scenario_text(std::string_view text, Problems& problems) {
  const auto scenario = carried_scenario(text, problems);
  return scenario ? parse_json(*scenario, problems) : Json();
}

ScenarioRead read_scenario(std::string_view text, double memory_limit) {
  Problems problems;
  const Json document = parse_scenario_text(text, problems);
  if (!problems.empty() && document.is_null()) return {std::nullopt, problems};
  ScenarioRead read = read_document(document, memory_limit);
  if (problems.empty()) return read;
  problems.insert(problems.end(), read.problems.begin(), read.problems.end());
  return {std::nullopt, problems};
}

std::string write_scenario(const Scenario& scenario) {
  return scenario.document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace engram

// Reading and checking sweep files.
#include <algorithm>
#include <cmath>
#include <set>

#include "core/experiment/sweep_plan.h"
#include "core/model/parameter_table.h"
#include "core/scenario/read_values.h"

namespace engram {
namespace {

constexpr std::int64_t most_values = 10'000, most_dictionaries = 1'000'000;
constexpr std::size_t most_problems = 5;  // of points, which tend to have the same one
const std::set<std::string> reserved{"engram", "seed",        "noise_seed", "title",     "notes",
                                     "load",   "cue.pattern", "timeline",   "comparison"};

std::optional<std::int64_t> whole_in(const Json& value, std::int64_t least, std::int64_t most) {
  if (!value.is_number()) return std::nullopt;
  const double number = value.get<double>();
  if (number != std::floor(number) || number < static_cast<double>(least) || number > static_cast<double>(most))
    return std::nullopt;
  return static_cast<std::int64_t>(number);
}

std::string from_to(std::int64_t least, std::int64_t most) {
  return "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
}

}  // namespace

class SweepReader {
 public:
  SweepReader(const Json& document, double memory_limit) : document_(document) { plan_.memory_limit_ = memory_limit; }

  SweepRead read() {
    if (!detail::is_object(document_, "sweep", problems_)) return {std::nullopt, problems_};
    detail::refuse_unknown(
        document_, "",
        {"engram_sweep", "title", "notes", "scenario", "axes", "dictionaries", "cues", "steps", "retrieved"},
        problems_);
    if (!document_.contains("engram_sweep") || document_["engram_sweep"] != 1)
      detail::refuse(problems_, "engram_sweep", document_.value("engram_sweep", Json()),
                     "1, the version of the format");
    read_scenario_part();
    read_axes();
    read_numbers();
    if (problems_.empty()) check_points();
    if (!problems_.empty()) return {std::nullopt, problems_};
    plan_.document_ = document_;
    return {std::move(plan_), {}};
  }

 private:
  void read_scenario_part() {
    Json scenario = document_.value("scenario", Json::object({{"engram", 1}}));
    if (!scenario.is_object())
      return detail::refuse(problems_, "scenario", scenario, "a scenario, or the name of a file with one");
    if (scenario.contains("comparison")) scenario.erase("comparison");  // a sweep is of side A
    if (document_.contains("steps")) scenario["steps"] = document_["steps"];
    ScenarioRead read = read_document(scenario, 1e300);  // sizes are those of the points
    for (Problem& each : read.problems) problems_.push_back({"scenario." + each.path, each.message});
    if (read.scenario) plan_.base_ = std::move(*read.scenario);
  }

  void read_axes() {
    const Json axes = document_.value("axes", Json::array());
    if (!axes.is_array()) return detail::refuse(problems_, "axes", axes, "a list of axes");
    std::set<std::string> paths;
    for (std::size_t n = 0; n < axes.size(); ++n) {
      const std::string at = "axes[" + std::to_string(n) + "]";
      if (!detail::is_object(axes[n], at, problems_)) continue;
      read_axis(axes[n], at, paths);
    }
    if (problems_.empty())
      for (const SweepAxis& axis : plan_.axes_) {
        plan_.points_ *= static_cast<std::int64_t>(axis.values.size());
        if (plan_.points_ > SweepPlan::most_points) {
          problems_.push_back({"axes", "make more than " + std::to_string(SweepPlan::most_points) + " points"});
          return;
        }
      }
  }

  /// Whether a sweep may change `path`, and nothing else does.
  bool may_set(const std::string& path, const std::string& at, std::set<std::string>& paths) {
    if (path != "load" && reserved.contains(path)) {
      problems_.push_back({at, "is \"" + path + "\", which a sweep sets by itself or cannot change"});
      return false;
    }
    const std::string target = path == "load" ? "network.patterns" : path;
    for (const std::string& other : paths)
      if (other == target || other.starts_with(target + '.') || target.starts_with(other + '.')) {
        problems_.push_back({at, "\"" + path + "\" is set twice"});
        return false;
      }
    paths.insert(target);
    return true;
  }

  void read_axis(const Json& axis, const std::string& at, std::set<std::string>& paths) {
    detail::refuse_unknown(axis, at, {"path", "values", "from", "to", "count", "step", "scale", "coupled"}, problems_);
    const Json path = axis.value("path", Json());
    if (!path.is_string() || path.get<std::string>().empty())
      return detail::refuse(problems_, at + ".path", path, "a path of the scenario, such as network.patterns, or load");
    SweepAxis found;
    found.path = path.get<std::string>();
    if (!may_set(found.path, at + ".path", paths)) return;
    if (axis.contains("values")) read_values(axis, at, found);
    else read_range(axis, at, found);
    if (found.path == "load")
      for (std::size_t i = 0; i < found.values.size(); ++i)
        if (!found.values[i].is_number() || found.values[i].get<double>() <= 0)
          detail::refuse(problems_, at + ".values[" + std::to_string(i) + "]", found.values[i], "a number above 0");
    if (axis.contains("coupled")) read_coupled(axis["coupled"], at + ".coupled", found, paths);
    plan_.axes_.push_back(std::move(found));
  }

  void read_values(const Json& axis, const std::string& at, SweepAxis& found) {
    for (const char* other : {"from", "to", "count", "step", "scale"})
      if (axis.contains(other)) problems_.push_back({at + "." + other, "does not go with \"values\""});
    const Json& values = axis["values"];
    if (!values.is_array() || values.empty() || values.size() > static_cast<std::size_t>(most_values))
      return detail::refuse(problems_, at + ".values", values,
                            "a list of 1 to " + std::to_string(most_values) + " values");
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::find(found.values.begin(), found.values.end(), values[i]) != found.values.end())
        problems_.push_back({at + ".values[" + std::to_string(i) + "]", found_text(values[i]) + " is there twice"});
      found.values.push_back(values[i]);
    }
  }

  void read_range(const Json& axis, const std::string& at, SweepAxis& found) {
    const auto number = [&](const char* key) -> std::optional<double> {
      const Json value = axis.value(key, Json());
      if (value.is_number()) return value.get<double>();
      detail::refuse(problems_, at + "." + key, value, "a number, or \"values\" instead of a range");
      return std::nullopt;
    };
    const auto from = number("from"), to = number("to");
    if (!from || !to) return;
    const std::string scale =
        axis.contains("scale") && axis["scale"].is_string() ? axis["scale"].get<std::string>() : "";
    if (axis.contains("scale") && scale != "linear" && scale != "log")
      return detail::refuse(problems_, at + ".scale", axis["scale"], "\"linear\" or \"log\"");
    const bool log = scale == "log";
    if (log && (*from <= 0 || *to <= 0))
      return problems_.push_back({at, "a logarithmic range begins and ends above 0"});
    if (axis.contains("step") == axis.contains("count"))
      return problems_.push_back({at, "a range has either \"count\" or \"step\""});
    std::int64_t count = 0;
    if (axis.contains("step")) {
      const Json& step = axis["step"];
      if (log) return problems_.push_back({at + ".step", "does not go with a logarithmic range; give \"count\""});
      if (!step.is_number() || step.get<double>() == 0 || (*to - *from) / step.get<double>() < 0)
        return detail::refuse(problems_, at + ".step", step, "a number that leads from \"from\" to \"to\"");
      const double steps = std::floor((*to - *from) / step.get<double>() + 1e-9);
      if (!(steps < static_cast<double>(most_values)))
        return problems_.push_back({at + ".step", "makes more than " + std::to_string(most_values) + " values"});
      count = static_cast<std::int64_t>(steps) + 1;
      for (std::int64_t i = 0; i < count; ++i) add_once(found, *from + static_cast<double>(i) * step.get<double>());
      return;
    }
    const auto given = whole_in(axis["count"], 1, most_values);
    if (!given) return detail::refuse(problems_, at + ".count", axis["count"], from_to(1, most_values));
    for (std::int64_t i = 0; i < *given; ++i) {
      const double share = *given > 1 ? static_cast<double>(i) / static_cast<double>(*given - 1) : 0;
      add_once(found, i > 0 && i + 1 == *given ? *to
                      : log                    ? *from * std::pow(*to / *from, share)
                                               : *from + share * (*to - *from));
    }
  }

  /// Rounded where whole numbers are wanted, which can make two the same.
  static void add_once(SweepAxis& axis, double value) {
    const ParameterInfo* row = find_parameter(axis.path);
    constexpr double digits = 1e12;  // 0.1 + 2 · 0.1 is 0.3
    const Json rounded = row != nullptr && row->kind == ValueKind::integer
                             ? Json(static_cast<std::int64_t>(std::llround(value)))
                             : Json(std::abs(value) < 1e3 ? std::round(value * digits) / digits : value);
    if (axis.values.empty() || axis.values.back() != rounded) axis.values.push_back(rounded);
  }

  void read_coupled(const Json& list, const std::string& at, SweepAxis& axis, std::set<std::string>& paths) {
    if (!list.is_array()) return detail::refuse(problems_, at, list, "a list");
    for (const Json& value : axis.values)
      if (!value.is_number())
        return problems_.push_back({at, "goes only with numbers, but " + found_text(value) + " is none"});
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string place = at + "[" + std::to_string(i) + "]";
      if (!detail::is_object(list[i], place, problems_)) continue;
      detail::refuse_unknown(list[i], place, {"path", "ratio"}, problems_);
      const Json path = list[i].value("path", Json()), ratio = list[i].value("ratio", Json());
      const bool pair = ratio.is_array() && ratio.size() == 2 && ratio[0].is_number() && ratio[1].is_number() &&
                        ratio[1].get<double>() != 0;
      if (!path.is_string() || find_parameter(path.get<std::string>()) == nullptr)
        detail::refuse(problems_, place + ".path", path, "a path of the scenario with a number");
      else if (!ratio.is_number() && !pair)
        detail::refuse(problems_, place + ".ratio", ratio, "a number or two, as in [4, 15] for four fifteenths");
      else if (may_set(path.get<std::string>(), place + ".path", paths))
        axis.coupled.push_back({path.get<std::string>(), pair ? ratio[0].get<double>() : ratio.get<double>(),
                                pair ? ratio[1].get<double>() : 1});
    }
  }

  void read_numbers() {
    const Json dictionaries = document_.value("dictionaries", Json(1)), cues = document_.value("cues", Json("all"));
    if (const auto number = whole_in(dictionaries, 1, most_dictionaries)) plan_.dictionaries_ = *number;
    else detail::refuse(problems_, "dictionaries", dictionaries, from_to(1, most_dictionaries));
    if (cues != "all") {
      plan_.cues_ = whole_in(cues, 1, 1'000'000'000);
      if (!plan_.cues_)
        detail::refuse(problems_, "cues", cues, "\"all\", or a whole number of memories from 1 on that are cued");
    }
    const Json retrieved = document_.value("retrieved", Json::object());
    if (!detail::is_object(retrieved, "retrieved", problems_)) return;
    detail::refuse_unknown(retrieved, "retrieved", {"hamming", "overlap"}, problems_);
    const auto limit = [&](const char* key, double& value) {
      if (!retrieved.contains(key)) return;
      const Json& given = retrieved[key];
      if (given.is_number() && given.get<double>() >= 0 && given.get<double>() <= 1) value = given.get<double>();
      else detail::refuse(problems_, std::string("retrieved.") + key, given, "a number from 0 to 1");
    };
    limit("hamming", plan_.retrieved_.hamming);
    limit("overlap", plan_.retrieved_.overlap);
  }

  void check_points() {
    if (plan_.pieces() > SweepPlan::most_pieces)
      problems_.push_back({"dictionaries", "together with the points make more than " +
                                               std::to_string(SweepPlan::most_pieces) + " networks"});
    for (std::int64_t point = 0; point < plan_.points(); ++point) {
      const ScenarioRead read = read_document(plan_.document_of(point), plan_.memory_limit_);
      for (const Problem& each : read.problems) {
        if (problems_.size() >= most_problems) {
          problems_.push_back({"axes", "and perhaps more; the other points are not looked at"});
          return;
        }
        problems_.push_back({"at " + plan_.name(point), each.path + ": " + each.message});
      }
    }
  }

  const Json& document_;
  SweepPlan plan_;
  Problems problems_;
};

SweepRead SweepPlan::read(const Json& document, double memory_limit) {
  return SweepReader(document, memory_limit).read();
}

}  // namespace engram

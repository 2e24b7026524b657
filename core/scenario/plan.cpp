// Live values changed: by a timeline, by a comparison, and both played out for one side.
#include <algorithm>
#include <limits>
#include <set>

#include "core/scenario/read_values.h"

namespace engram {
namespace {

constexpr const char* live_values =
    "dynamics.* (such as dynamics.theta), stimulus, interventions, network.inhibition, network.feedback, "
    "network.wiring, "
    "network.self_coupling, network.second_inhibitory";

bool is_structural(const std::string& path) {
  const auto any_of = [&](std::initializer_list<const char*> paths) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
  };
  return find_parameter(path) != nullptr ||
         any_of({"cue", "initial_state", "network.pattern_bits", "network.pattern_names", "network.wiring_indices",
                 "network.wiring_indices_2"});
}

void merge(Parameters& b, const Json& object, const std::string& prefix, const Json& document, Problems& problems) {
  for (const auto& [key, value] : object.items()) {
    const std::string path = prefix.empty() ? key : prefix + "." + key;
    const std::string place = child_path(prefix.empty() ? "comparison" : "comparison." + prefix, key);
    if (key.find('.') != std::string::npos) {
      problems.push_back(
          {place, "is not known; groups are written as in the file itself: \"dynamics\": {\"theta\": 0.9}"});
    } else if (path == "network" || path == "dynamics" || path == "network.second_inhibitory") {
      if (detail::is_object(value, place, problems)) merge(b, value, path, document, problems);
    } else if (path == "stimulus" && value.is_object() && b.stimulus) {
      Json stimulus = document["stimulus"];
      Problems ours, found;  // what is wrong with the stimulus of A itself is not told again
      if (!detail::read_stimulus(stimulus, place, ours)) continue;
      stimulus.update(value);
      apply_live(b, path, stimulus, place, found);
      std::copy_if(found.begin(), found.end(), std::back_inserter(problems),
                   [&](const Problem& problem) { return std::find(ours.begin(), ours.end(), problem) == ours.end(); });
    } else {
      apply_live(b, path, value, place, problems);
    }
  }
}

}  // namespace

void detail::merge_comparison(Parameters& b, const Json& comparison, const Json& document, Problems& problems) {
  merge(b, comparison, "", document, problems);
}

bool apply_live(Parameters& p, const std::string& path, const Json& value, const std::string& place,
                Problems& problems) {
  const std::size_t before = problems.size();
  Parameters changed = p;
  const ParameterInfo* row = find_parameter(path);
  if (path == "stimulus") {
    changed.stimulus = detail::read_stimulus(value, place, problems);
  } else if (path == "interventions") {
    changed.interventions = detail::read_interventions(value, place, problems);
  } else if (path == "network.second_inhibitory") {
    changed.network.second_inhibitory = detail::read_second_inhibitory(value, place, problems);
  } else if (row != nullptr && row->live) {
    if (const auto read = detail::read_value(*row, value, place, problems)) row->set(changed, *read);
  } else if (is_structural(path)) {
    problems.push_back(
        {place, std::string("cannot change during a run or differ between A and B; live values, which can, are ") +
                    live_values});
  } else {
    problems.push_back({place, std::string("is not a live value; live values are ") + live_values});
  }
  if (problems.size() != before) return false;
  p = std::move(changed);
  return true;
}

Plan plan_of(const Scenario& scenario, Side side) {
  Parameters now = scenario.parameters;
  Problems none;  // all of it was checked when it was read
  if (side == Side::b && scenario.comparison)
    detail::merge_comparison(now, *scenario.comparison, scenario.document, none);
  const Parameters start = now;
  std::vector<Plan::Stage> stages;
  for (const TimelineEntry& entry : scenario.timeline) {
    if (entry.side.value_or(side) != side) continue;
    for (const auto& [path, value] : entry.set.items()) apply_live(now, path, value, path, none);
    if (!stages.empty() && stages.back().from == entry.step) stages.back().parameters = now;
    else stages.push_back({entry.step, now});
  }
  return {start, std::move(stages)};
}

std::size_t Plan::stages_until(std::int64_t step) const {
  const auto after = std::upper_bound(stages_.begin(), stages_.end(), step,
                                      [](std::int64_t s, const Stage& stage) { return s < stage.from; });
  return static_cast<std::size_t>(after - stages_.begin());
}

const Parameters& Plan::at(std::int64_t step) const {
  const std::size_t reached = stages_until(step);
  return reached == 0 ? start_ : stages_[reached - 1].parameters;
}

std::int64_t Plan::next_change(std::int64_t step) const {
  const std::size_t reached = stages_until(step);
  return reached == stages_.size() ? std::numeric_limits<std::int64_t>::max() : stages_[reached].from;
}

Plan Plan::with_seeds(std::uint64_t seed, std::uint64_t noise_seed) const {
  Plan plan = *this;
  const auto reseed = [&](Parameters& p) {
    p.seed = seed;
    p.noise_seed = noise_seed;
  };
  reseed(plan.start_);
  for (Stage& stage : plan.stages_) reseed(stage.parameters);
  return plan;
}

std::int64_t Plan::largest_delay() const {
  std::int64_t largest = start_.dynamics.inhibition_delay;
  for (const Stage& stage : stages_) largest = std::max(largest, stage.parameters.dynamics.inhibition_delay);
  return largest;
}

std::int64_t Plan::agrees_until(const Plan& other) const {
  if (!same_start(start_, other.start_)) return -1;
  std::set<std::int64_t> changes{0};
  for (const Plan* plan : {this, &other})
    for (const Stage& stage : plan->stages_) changes.insert(stage.from);
  for (const std::int64_t step : changes)
    if (!same_step(at(step), other.at(step))) return step;
  return std::numeric_limits<std::int64_t>::max();
}

}  // namespace engram

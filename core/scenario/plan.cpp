// A scenario's timeline played out for one side.
#include <algorithm>
#include <limits>

#include "core/scenario/scenario.h"

namespace engram {
namespace {

/// The comparison merged into the parameters of side A (checked before, so nothing can be refused).
void merge_comparison(Parameters& b, const Json& object, const std::string& prefix, const Scenario& scenario) {
  Problems none;
  for (const auto& [key, value] : object.items()) {
    const std::string path = prefix.empty() ? key : prefix + "." + key;
    if (path == "network" || path == "dynamics" || path == "network.second_inhibitory") {
      merge_comparison(b, value, path, scenario);
    } else if (path == "stimulus" && value.is_object() && scenario.parameters.stimulus) {
      Json stimulus = scenario.document["stimulus"];
      stimulus.merge_patch(value);
      apply_live(b, path, stimulus, path, none);
    } else {
      apply_live(b, path, value, path, none);
    }
  }
}

}  // namespace

Plan plan_of(const Scenario& scenario, Side side) {
  Parameters now = scenario.parameters;
  if (side == Side::b && scenario.comparison) merge_comparison(now, *scenario.comparison, "", scenario);
  const Parameters start = now;
  std::vector<Plan::Stage> stages;
  Problems none;
  for (const TimelineEntry& entry : scenario.timeline) {
    if (entry.side.value_or(side) != side) continue;
    for (const auto& [path, value] : entry.set.items()) apply_live(now, path, value, path, none);
    if (!stages.empty() && stages.back().from == entry.step) stages.back().parameters = now;
    else stages.push_back({entry.step, now});
  }
  return {start, std::move(stages)};
}

const Parameters& Plan::at(std::int64_t step) const {
  const auto after = std::upper_bound(stages_.begin(), stages_.end(), step,
                                      [](std::int64_t s, const Stage& stage) { return s < stage.from; });
  return after == stages_.begin() ? start_ : std::prev(after)->parameters;
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
  if (!(start_ == other.start_)) {
    if (start_.interventions != other.start_.interventions || !differ_only_live(start_, other.start_)) return -1;
    if (!stages_.empty() && !other.stages_.empty() && stages_[0].from == 0 && other.stages_[0].from == 0 &&
        stages_ == other.stages_)
      return std::numeric_limits<std::int64_t>::max();
    return 0;
  }
  for (std::size_t i = 0; i < std::max(stages_.size(), other.stages_.size()); ++i) {
    if (i < stages_.size() && i < other.stages_.size() && stages_[i] == other.stages_[i]) continue;
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    if (i < stages_.size()) first = std::min(first, stages_[i].from);
    if (i < other.stages_.size()) first = std::min(first, other.stages_[i].from);
    return first;
  }
  return std::numeric_limits<std::int64_t>::max();
}

}  // namespace engram

#include "core/experiment/recording.h"

#include <numeric>
#include <optional>
#include <sstream>

#include "core/experiment/tables.h"

namespace engram {
namespace {

void write_spikes(SpikeTable& table, const Run& run) {
  const Parameters& p = run.parameters();
  const auto add = [&](Population population) { table.add(run.now(), population, run.spikes(population)); };
  add(Population::excitatory);
  if (p.has_inhibitory()) add(Population::inhibitory);
  if (p.has_inhibitory_2()) add(Population::inhibitory_2);
}

}  // namespace

std::int64_t record(Run& run, const Scenario& scenario, Side side, std::int64_t last, const RecordingTargets& targets,
                    const std::function<bool(const Run&)>& watch, const std::stop_token& stop) {
  std::optional<TraceTable> trace;
  std::optional<SpikeTable> spikes;
  if (targets.trace != nullptr) trace.emplace(*targets.trace, scenario, targets.memories, side);
  if (targets.spikes != nullptr) spikes.emplace(*targets.spikes, scenario, side);
  const auto write = [&] {
    if (trace) trace->add(run.now(), run.observables());
    if (spikes) write_spikes(*spikes, run);
    return watch(run);
  };
  bool wanted = write();
  while (wanted && run.now() < last && !stop.stop_requested()) {
    run.step();
    wanted = write();
  }
  return run.now();
}

Scenario ending_at(Scenario scenario, std::int64_t last) {
  if (scenario.parameters.steps == last) return scenario;
  scenario.parameters.steps = last;
  scenario.document["steps"] = last;
  return scenario;
}

std::optional<std::vector<std::int64_t>> chosen_memories(const std::string& text, const Parameters& p,
                                                         std::string& problem) {
  const std::string allowed =
      "allowed is all, cued, or memories from 1 to " + std::to_string(p.network.patterns) + " with commas between them";
  if (text == "cued") return std::vector{p.cue.pattern};
  std::vector<std::int64_t> memories;
  if (text == "all") {
    memories.resize(static_cast<std::size_t>(p.network.patterns));
    std::iota(memories.begin(), memories.end(), std::int64_t{0});
    return memories;
  }
  if (text.empty() || text.back() == ',') {
    problem = "a memory is missing; " + allowed;
    return std::nullopt;
  }
  std::stringstream list(text);
  for (std::string each; std::getline(list, each, ',');) {
    const bool number = !each.empty() && each.size() < 7 && each.find_first_not_of("0123456789") == std::string::npos;
    const std::int64_t memory = number ? std::stoll(each) : 0;
    if (memory < 1 || memory > p.network.patterns) {
      problem = "found \"" + each + "\"; " + allowed;
      return std::nullopt;
    }
    memories.push_back(memory - 1);
  }
  return memories;
}

}  // namespace engram

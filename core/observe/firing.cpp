#include "core/observe/firing.h"

#include <algorithm>

#include "core/model/probability.h"

namespace engram {
namespace {

DrawAddress address(Stream stream, std::int64_t step) { return {stream, static_cast<std::uint64_t>(step)}; }

double unit_number(const Draws& noise, DrawAddress at, std::int64_t neuron) {
  const auto n = static_cast<std::uint32_t>(neuron);
  const std::uint64_t number = std::uint64_t{noise.high16(at, n)} << 48 | noise.low48(at, n);
  return static_cast<double>(number >> 11) / static_cast<double>(std::uint64_t{1} << 53);
}

NeuronAt spike_of(const SeenStep& seen, const Moment& moment, Population population, std::int64_t neuron) {
  const auto p = static_cast<std::size_t>(population);
  const bool is_new = !moment.updated[p].empty() && moment.updated[p][static_cast<std::size_t>(neuron)];
  return {population, neuron, is_new ? seen.step() : moment.since[p]};
}

/// The strongest first; of equals, those of smaller numbers.
void keep_strongest(std::vector<Source>& sources, std::int64_t& count) {
  count = static_cast<std::int64_t>(sources.size());
  std::stable_sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.input > b.input; });
  if (sources.size() > ExcitatoryReason::most_sources) sources.resize(ExcitatoryReason::most_sources);
}

/// Excitatory neurons that fire and share a memory with neuron i.
std::vector<Source> excitatory_sources(const SeenStep& seen, const Moment& moment, std::int64_t i, double coupling) {
  const Patterns& patterns = seen.network().patterns();
  const IndexView own = patterns.memories_of(i);
  std::vector<Source> sources;
  for (Eigen::Index j = 0; j < moment.spikes[0].size(); ++j) {
    if (moment.spikes[0][j] == 0 || (j == i && !seen.parameters().network.self_coupling)) continue;
    const IndexView other = patterns.memories_of(j);
    std::int64_t shared = 0;
    for (Eigen::Index a = 0, b = 0; a < own.size() && b < other.size();) {
      if (own[a] == other[b]) ++shared;
      const bool behind = own[a] <= other[b];
      if (own[a] >= other[b]) ++b;
      if (behind) ++a;
    }
    if (shared > 0)
      sources.push_back({spike_of(seen, moment, Population::excitatory, j), coupling * static_cast<double>(shared)});
  }
  return sources;
}

/// Inhibitory neurons of both populations that fire and reach neuron i; their inputs are negative.
std::vector<Source> inhibitory_sources(SeenStep& seen, const Moment& moment, std::int64_t i) {
  const Parameters& p = seen.parameters();
  const ExcitatoryInput& input = seen.machinery().input();
  const auto neurons = static_cast<double>(p.network.inhibitory);
  std::vector<Source> sources;
  const bool reciprocal = p.network.feedback == Feedback::reciprocal;
  const double scale =
      reciprocal ? static_cast<double>(p.network.excitatory) / static_cast<double>(p.network.inputs_per_inhibitory) : 1;
  for (Eigen::Index k = 0; p.has_inhibitory() && k < moment.spikes[1].size(); ++k) {
    if (moment.spikes[1][k] == 0) continue;
    if (reciprocal) {
      const IndexView inputs = seen.wires(Population::inhibitory, k, moment);
      if (!std::binary_search(inputs.begin(), inputs.end(), static_cast<std::int32_t>(i))) continue;
    }
    sources.push_back({spike_of(seen, moment, Population::inhibitory, k), -input.inhibition(i, scale / neurons)});
  }
  for (Eigen::Index k = 0; p.has_inhibitory_2() && k < moment.spikes[2].size(); ++k)
    if (moment.spikes[2][k] != 0)
      sources.push_back({spike_of(seen, moment, Population::inhibitory_2, k), -input.second(1 / neurons)});
  return sources;
}

ExcitatoryReason excitatory_reason(SeenStep& seen, const Moment& moment, std::int64_t i) {
  const Patterns& patterns = seen.network().patterns();
  const ExcitatoryInput& input = seen.machinery().input();
  const NeuronInput of = seen.input(i, moment);
  ExcitatoryReason reason;
  for (const std::int32_t mu : patterns.memories_of(i))
    reason.memories.push_back({mu, moment.sums.pattern[mu], input.excitation(moment.sums.pattern[mu])});
  std::stable_sort(reason.memories.begin(), reason.memories.end(),
                   [](const auto& a, const auto& b) { return a.firing > b.firing; });
  reason.memberships = patterns.memberships(i);
  reason.own_spike = moment.spikes[0][i] != 0;
  reason.self_coupling = seen.parameters().network.self_coupling;
  if (reason.own_spike) reason.self = input.excitation(reason.memberships);
  reason.excitation = input.excitation(of.sum);
  reason.inhibition = input.inhibition(i, of.x);
  reason.ideal = !seen.parameters().has_inhibitory();
  reason.second = input.second(of.y);
  reason.stimulus = input.stimulus(i);
  reason.h = seen.h(i, of);
  reason.ideal_inhibition = input.inhibition(i, of.q);
  reason.reaching = of.x;
  reason.excitatory = excitatory_sources(seen, moment, i, input.excitation(1));
  reason.inhibitory = inhibitory_sources(seen, moment, i);
  keep_strongest(reason.excitatory, reason.excitatory_sources);
  std::stable_sort(reason.inhibitory.begin(), reason.inhibitory.end(),
                   [](const Source& a, const Source& b) { return a.input < b.input; });
  reason.inhibitory_sources = static_cast<std::int64_t>(reason.inhibitory.size());
  if (reason.inhibitory.size() > ExcitatoryReason::most_sources)
    reason.inhibitory.resize(ExcitatoryReason::most_sources);
  return reason;
}

InhibitoryReason inhibitory_reason(SeenStep& seen, const Moment& moment, Population population, std::int64_t k) {
  const Parameters& p = seen.parameters();
  Machinery& m = seen.machinery();
  InhibitoryReason reason;
  for (const std::int32_t j : m.inputs(population, k, m.wired_at(seen.step())))
    reason.inputs.push_back({spike_of(seen, moment, Population::excitatory, j), moment.spikes[0][j] != 0});
  const auto firing = std::stable_partition(reason.inputs.begin(), reason.inputs.end(),
                                            [](const InhibitoryReason::Input& input) { return input.fires; });
  reason.firing = firing - reason.inputs.begin();
  if (p.dynamics.inhibitory_transfer == Transfer::linear) reason.copied = m.copied_input(population, k, seen.step());
  reason.rate = static_cast<double>(moment.sums.excitatory) / static_cast<double>(p.network.excitatory);
  if (population == Population::inhibitory_2) reason.gate = p.second_threshold();
  return reason;
}

void draw_excitatory(const SeenStep& seen, Firing& firing) {
  const DrawAddress at = address(Stream::excitatory, seen.step());
  const auto i = static_cast<std::uint32_t>(firing.at.neuron);
  const Draws noise(seen.parameters().noise());
  firing.probability = firing_probability(firing.beta * (firing.excitatory->h - firing.theta));
  firing.draw = unit_number(noise, at, firing.at.neuron);
  firing.drawn_to_fire = noise.below(threshold_of(firing.probability), at, i);
}

void draw_inhibitory(SeenStep& seen, const Moment& moment, Firing& firing) {
  const Parameters& p = seen.parameters();
  const InhibitoryReason& reason = *firing.inhibitory;
  const Transfer transfer = p.dynamics.inhibitory_transfer;
  const DrawAddress at = address(firing_stream(firing.at.population, transfer), seen.step());
  const Draws noise(p.noise());
  const double h = static_cast<double>(reason.firing) / static_cast<double>(p.network.inputs_per_inhibitory);
  firing.probability = transfer == Transfer::linear ? h : portable_tanh(h);
  firing.draw =
      transfer == Transfer::linear
          ? static_cast<double>(noise.number32(at, static_cast<std::uint32_t>(firing.at.neuron))) / 4294967296.0
          : unit_number(noise, at, firing.at.neuron);
  if (!reason.open()) firing.probability = 0;
  firing.drawn_to_fire = reason.open() && seen.machinery().inhibitory_fires(firing.at.population, firing.at.neuron,
                                                                            moment.spikes[0], seen.step());
}

}  // namespace

std::optional<Firing> firing_of(SeenStep& seen, Population population, std::int64_t neuron) {
  const Parameters& p = seen.parameters();
  const bool there = population == Population::excitatory   ? neuron < p.network.excitatory
                     : population == Population::inhibitory ? p.has_inhibitory() && neuron < p.network.inhibitory
                                                            : p.has_inhibitory_2() && neuron < p.network.inhibitory;
  if (!there || neuron < 0) return std::nullopt;
  const Moment moment = seen.moment_of(population, neuron);
  Firing firing;
  firing.at = {population, neuron, seen.step()};
  firing.turn = moment.turn;
  firing.theta = p.dynamics.theta;
  firing.beta = p.dynamics.beta;
  if (population == Population::excitatory) {
    firing.excitatory = excitatory_reason(seen, moment, neuron);
    draw_excitatory(seen, firing);
  } else {
    firing.inhibitory = inhibitory_reason(seen, moment, population, neuron);
    draw_inhibitory(seen, moment, firing);
  }
  Machinery& m = seen.machinery();
  if (m.held(population, neuron, true) == m.held(population, neuron, false))
    firing.held = m.held(population, neuron, false) ? Clamp::firing : Clamp::silent;
  firing.fired = m.held(population, neuron, firing.drawn_to_fire);
  return firing;
}

}  // namespace engram

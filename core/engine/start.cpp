#include "core/engine/start.h"

#include "core/model/cue.h"
#include "core/model/probability.h"

namespace engram {
namespace {

Spikes to_spikes(const std::vector<std::uint8_t>& bits) {
  return Eigen::Map<const Spikes>(bits.data(), static_cast<Eigen::Index>(bits.size()));
}

Spikes random_start(const Parameters& p) {
  const Draws draws(p.seed);
  const std::uint64_t threshold = threshold_of(p.network.activity);
  Spikes spikes(p.network.inhibitory);
  std::vector<std::uint16_t> high(static_cast<std::size_t>(p.network.inhibitory));
  draws.fill({Stream::start}, std::span(high));
  for (Eigen::Index k = 0; k < spikes.size(); ++k) {
    const auto neuron = static_cast<std::uint32_t>(k);
    spikes[k] = draws.below(threshold, high[neuron], {Stream::start}, neuron) ? 1 : 0;
  }
  return spikes;
}

}  // namespace

std::variant<State, Problem> start_state(const Network& network, const Parameters& p) {
  State state;
  const InitialState given = p.initial_state.value_or(InitialState{});
  if (given.excitatory) {
    state.excitatory = to_spikes(*given.excitatory);
  } else {
    auto cue = cue_state(p, network.patterns());
    if (const Problem* problem = std::get_if<Problem>(&cue)) return *problem;
    state.excitatory = std::get<Spikes>(std::move(cue));
  }
  state.inhibitory.spikes = given.inhibitory ? to_spikes(*given.inhibitory) : random_start(p);
  state.inhibitory_2.spikes = given.inhibitory_2 && p.has_inhibitory_2() ? to_spikes(*given.inhibitory_2)
                                                                         : Spikes(Spikes::Zero(p.network.inhibitory));
  for (const Intervention& each : p.interventions) {
    Spikes& spikes = each.population == Population::excitatory   ? state.excitatory
                     : each.population == Population::inhibitory ? state.inhibitory.spikes
                                                                 : state.inhibitory_2.spikes;
    if (each.population == Population::inhibitory_2 && !p.has_inhibitory_2()) continue;
    for (const std::int32_t i : chosen_neurons(each, p)) spikes[i] = each.state == Clamp::firing ? 1 : 0;
  }
  return state;
}

}  // namespace engram

#include "core/model/cue.h"

#include <cmath>
#include <numeric>

#include "core/model/parameter_table.h"
#include "core/random/subset.h"

namespace engram {
namespace {

std::int64_t rounded(double x) { return static_cast<std::int64_t>(std::nearbyint(x)); }  // halves to even

std::vector<std::int32_t> all_of(std::int64_t n) {
  std::vector<std::int32_t> neurons(static_cast<std::size_t>(n));
  std::iota(neurons.begin(), neurons.end(), 0);
  return neurons;
}

std::vector<std::int32_t> those_in(std::uint8_t spike, const Spikes& state) {
  std::vector<std::int32_t> neurons;
  neurons.reserve(static_cast<std::size_t>(state.size()));
  for (Eigen::Index i = 0; i < state.size(); ++i)
    if (state[i] == spike) neurons.push_back(static_cast<std::int32_t>(i));
  return neurons;
}

}  // namespace

std::variant<Spikes, Problem> cue_state(const Parameters& p, const Patterns& patterns) {
  const Spikes original = patterns.pattern(p.cue.pattern);
  const std::int64_t n = original.size(), active = patterns.active(p.cue.pattern);
  const std::int64_t count = rounded(p.cue.fraction * static_cast<double>(p.cue.kind == CueKind::flip ? n : active));
  if (p.cue.kind == CueKind::moved && count > n - active)
    return Problem{"cue.fraction", "found " + to_text(p.cue.fraction) + ", which moves " + std::to_string(count) +
                                       " active neurons; allowed is at most as many as the " +
                                       std::to_string(n - active) + " silent neurons of this memory"};
  Spikes state = original;
  const auto invert = [&](std::vector<std::int32_t> among) {  // the first `count` of them
    for (const std::int32_t i :
         first_in_random_order(Draws(p.seed), {Stream::cue}, std::move(among), static_cast<std::size_t>(count)))
      state[i] = 1 - state[i];
  };
  if (count == 0) return state;
  if (p.cue.kind == CueKind::flip) {
    invert(all_of(n));
  } else {
    invert(those_in(1, original));
    if (p.cue.kind == CueKind::moved) invert(those_in(0, original));
  }
  return state;
}

std::vector<std::int32_t> chosen_neurons(const Intervention& intervention, const Parameters& p) {
  if (!intervention.fraction) return intervention.neurons;
  const bool excitatory = intervention.population == Population::excitatory;
  const std::int64_t n = excitatory ? p.network.excitatory : p.network.inhibitory;
  const DrawAddress address{Stream::intervention, 0, static_cast<std::uint32_t>(intervention.population)};
  return first_in_random_order(Draws(p.seed), address, all_of(n),
                               static_cast<std::size_t>(rounded(*intervention.fraction * static_cast<double>(n))));
}

}  // namespace engram

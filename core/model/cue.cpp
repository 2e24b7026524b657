#include "core/model/cue.h"

#include <cmath>

#include "core/model/parameter_table.h"
#include "core/random/subset.h"

namespace engram {
namespace {

std::int64_t rounded(double x) { return static_cast<std::int64_t>(std::nearbyint(x)); }  // halves to even

/// Inverts the first `count` neurons of `ranking` that are in state `from`.
void invert(Spikes& state, const std::vector<std::int32_t>& ranking, const Spikes& original, std::uint8_t from,
            std::int64_t count) {
  for (const std::int32_t i : ranking) {
    if (count == 0) return;
    if (original[i] != from) continue;
    state[i] = 1 - from;
    --count;
  }
}

}  // namespace

std::variant<Spikes, Problem> cue_state(const Parameters& p, const Patterns& patterns) {
  const Spikes original = patterns.pattern(p.cue.pattern);
  const auto n = static_cast<std::int64_t>(original.size());
  const std::int64_t active = patterns.active(p.cue.pattern);
  const auto ranking = random_ranking(Draws(p.seed), {Stream::cue}, static_cast<std::uint32_t>(n));
  Spikes state = original;
  switch (p.cue.kind) {
    case CueKind::flip: {
      const std::int64_t count = rounded(p.cue.fraction * static_cast<double>(n));
      for (std::int64_t r = 0; r < count; ++r) {
        const std::int32_t i = ranking[static_cast<std::size_t>(r)];
        state[i] = 1 - state[i];
      }
      break;
    }
    case CueKind::partial:
      invert(state, ranking, original, 1, rounded(p.cue.fraction * static_cast<double>(active)));
      break;
    case CueKind::moved: {
      const std::int64_t count = rounded(p.cue.fraction * static_cast<double>(active));
      if (count > n - active)
        return Problem{"cue.fraction", "found " + to_text(p.cue.fraction) + ", which moves " + std::to_string(count) +
                                           " active neurons; allowed is at most as many as the " +
                                           std::to_string(n - active) + " silent neurons of this memory"};
      invert(state, ranking, original, 1, count);
      invert(state, ranking, original, 0, count);
      break;
    }
  }
  return state;
}

std::vector<std::int32_t> chosen_neurons(const Intervention& intervention, const Parameters& p) {
  if (!intervention.fraction) return intervention.neurons;
  const bool excitatory = intervention.population == Population::excitatory;
  const auto n = static_cast<std::uint32_t>(excitatory ? p.network.excitatory : p.network.inhibitory);
  auto ranking =
      random_ranking(Draws(p.seed), {Stream::intervention, 0, static_cast<std::uint32_t>(intervention.population)}, n);
  ranking.resize(static_cast<std::size_t>(rounded(*intervention.fraction * n)));
  return ranking;
}

}  // namespace engram

#include "ui/understand/mean_start.h"

#include "core/engine/start.h"
#include "core/observe/observables.h"
#include "core/theory/course.h"

namespace engram::ui {
namespace {

std::int64_t firing(const Spikes& spikes) { return spikes.cast<std::int64_t>().sum(); }

double share(const Spikes& spikes) {
  return spikes.size() == 0 ? 0 : static_cast<double>(firing(spikes)) / static_cast<double>(spikes.size());
}

}  // namespace

MeanState measured(const Network& network, const Parameters& p, const State& state) {
  const Spikes memory = network.patterns().pattern(p.cue.pattern);
  const std::int64_t together = (memory.cast<std::int64_t>() * state.excitatory.cast<std::int64_t>()).sum();
  const OverlapFormula overlap(p.network);
  const double m = overlap.of(OverlapFormula::numerator(together, overlap.expected(firing(state.excitatory))));
  return {m, share(state.excitatory), share(state.inhibitory.spikes)};
}

bool fits(const Network& network, const Parameters& p) {
  return network.patterns().neurons() == p.network.excitatory && network.patterns().count() == p.network.patterns &&
         p.cue.pattern < p.network.patterns;
}

MeanState MeanStarts::of(const std::shared_ptr<const Network>& network, const Parameters& p) {
  if (known_ && known_->network == network && known_->parameters == p) return known_->state;
  const auto start = start_state(*network, p);
  const auto* state = std::get_if<State>(&start);
  known_ = {network, p, state != nullptr ? measured(*network, p, *state) : expected_cue(p)};
  return known_->state;
}

}  // namespace engram::ui

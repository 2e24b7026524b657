#include "core/model/parameters.h"

namespace engram {

bool same_network(const Parameters& a, const Parameters& b) {
  return a.seed == b.seed && a.network.excitatory == b.network.excitatory &&
         a.network.inhibitory == b.network.inhibitory &&
         a.network.inputs_per_inhibitory == b.network.inputs_per_inhibitory &&
         a.network.patterns == b.network.patterns && a.network.activity == b.network.activity &&
         a.network.pattern_kind == b.network.pattern_kind && a.network.given == b.network.given;
}

bool differ_only_live(const Parameters& a, const Parameters& b) {
  return same_network(a, b) && a.noise() == b.noise() && a.cue == b.cue && a.initial_state == b.initial_state;
}

bool same_start(const Parameters& a, const Parameters& b) {
  return differ_only_live(a, b) && a.interventions == b.interventions &&
         a.network.second_inhibitory.enabled == b.network.second_inhibitory.enabled;
}

bool same_step(const Parameters& a, const Parameters& b) {
  return differ_only_live(a, b) && a.network == b.network && a.dynamics == b.dynamics && a.stimulus == b.stimulus &&
         a.interventions == b.interventions;
}

}  // namespace engram

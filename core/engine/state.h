// The state of a run at one step: everything that the next step depends on, besides the parameters and the seeds.
#pragma once

#include <deque>
#include <memory>

#include "core/model/parameters.h"

namespace engram {

/// An inhibitory population at one step.
struct InhibitoryState {
  Spikes spikes;
  std::int64_t wired_at = 0;  // the step whose redrawn wires these spikes were drawn with; 0: the fixed wires S_k
};

struct State {
  std::int64_t step = 0;
  Spikes excitatory;
  InhibitoryState inhibitory;    // keeps its last spikes, unused, while inhibition is ideal; goes on from them after
  InhibitoryState inhibitory_2;  // silent while the second population is off
  // The first population in earlier steps: past[0] is one step back; before step 0 it is σ^I(0). Shared between states.
  std::deque<std::shared_ptr<const InhibitoryState>> past;
};

/// The integers that all inputs and observables of a state are made of; exact in any order of summation.
struct Sums {
  Eigen::Array<std::int64_t, Eigen::Dynamic, 1> pattern;  // Σ_j ξ_j^μ σ_j for each μ
  std::int64_t excitatory = 0;                            // Σ_j σ_j
  std::int64_t inhibitory = 0;                            // Σ_k σ^I_k
  std::int64_t inhibitory_2 = 0;                          // Σ_k σ^J_k
};

}  // namespace engram

// The cue: the corrupted memory that a run starts from (MODEL.md, Start).
#pragma once

#include <variant>

#include "core/model/patterns.h"
#include "core/model/problem.h"

namespace engram {

/// The excitatory state that `p.cue` makes of its pattern. Which neurons change is ranked by `p.seed`, so a larger
/// fraction changes the same neurons and more. A problem if a "moved" cue wants more silent neurons than there are.
[[nodiscard]] std::variant<Spikes, Problem> cue_state(const Parameters& p, const Patterns& patterns);

/// Neurons of an intervention: those listed, or the `fraction` of the population ranked first by `seed`, in no
/// order.
[[nodiscard]] std::vector<std::int32_t> chosen_neurons(const Intervention&, const Parameters& p);

}  // namespace engram

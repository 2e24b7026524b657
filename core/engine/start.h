// The state at step 0.
#pragma once

#include <variant>

#include "core/engine/state.h"
#include "core/model/network.h"
#include "core/model/problem.h"

namespace engram {

/// The cue or the explicit state, the first inhibitory population firing with probability a, the second silent, and
/// clamped neurons in their clamped state. A problem if the cue cannot be made of its pattern (cue.h).
[[nodiscard]] std::variant<State, Problem> start_state(const Network&, const Parameters&);

}  // namespace engram

// What the mean-field theory does not know, in words for people.
#pragma once

#include <string>
#include <vector>

#include "core/model/parameters.h"

namespace engram {

/// What of `p` the theory leaves out altogether, as parts of a sentence: "reciprocal feedback", "the stimulus", …
/// Empty: nothing. Its numbers are then those of a network without it.
[[nodiscard]] std::vector<std::string> left_out_of_theory(const Parameters& p);

/// Why a network of `p` will differ from the theory although that describes it, each as a sentence with its numbers:
/// few neurons, inhibitory noise that neurons share, memories per neuron, self-coupling. Empty: it should be close.
[[nodiscard]] std::vector<std::string> limits_of_theory(const Parameters& p);

}  // namespace engram

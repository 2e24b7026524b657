// Probabilities as the integers that draws are compared with, and the transcendental functions that decide spikes.
//
// Everything here uses only +, -, *, / and floor on doubles, in a fixed order and without fused multiply-add, so every
// IEEE machine gets the same bits; the machine's own exp and tanh are never asked.
#pragma once

#include <cstdint>

namespace engram {

/// floor(p 2^64), so that P{u < threshold} = p for a 64-bit number u, to within 2^-64. p >= 1 gives 2^64 - 1.
[[nodiscard]] std::uint64_t threshold_of(double p);

/// e^x for |x| <= 45, within 1 unit in the last place or so; the same bits on every machine.
[[nodiscard]] double portable_exp(double x);

/// ½ (1 + tanh(x)), the gain function of excitatory neurons, x = β(h − θ). Exactly 0 and 1 beyond |x| = 22.5.
[[nodiscard]] double firing_probability(double x);

/// tanh(x) for x >= 0: the probability of tanh inhibitory neurons.
[[nodiscard]] double portable_tanh(double x);

}  // namespace engram

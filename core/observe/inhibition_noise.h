// How far the inhibition of a population lies from ideal inhibition, and what that depends on.
#pragma once

#include <stop_token>

#include "core/model/parameters.h"

namespace engram {

/// Of mean_k σ^I_k − mean_j σ_j for one state σ, over wires and draws.
struct InhibitionNoise {
  double mean = 0, deviation = 0;
};

/// What linear inhibitory neurons do to a state of rate q: each copies one of its K inputs, drawn by chance; over wires
/// drawn by chance that is one neuron of all, whatever K is. So the mean is 0 and the deviation √(q (1−q) / N_I).
[[nodiscard]] InhibitionNoise expected_inhibition_noise(double rate, std::int64_t inhibitory);

/// Measured: `trials` times new wires of `inhibitory` neurons with `inputs` (1 … N) each, and one draw of each. Draws
/// are of `seed` alone. Both numbers are 0 if it is stopped.
[[nodiscard]] InhibitionNoise measured_inhibition_noise(const Spikes& sigma, std::int64_t inhibitory,
                                                        std::int64_t inputs, int trials, std::uint64_t seed,
                                                        const std::stop_token& stop = {});

}  // namespace engram

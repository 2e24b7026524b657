#include "core/observe/inhibition_noise.h"

#include <cmath>
#include <vector>

#include "core/random/draws.h"
#include "core/random/subset.h"

namespace engram {

InhibitionNoise expected_inhibition_noise(double rate, std::int64_t inhibitory) {
  return {0, std::sqrt(rate * (1 - rate) / static_cast<double>(inhibitory))};
}

InhibitionNoise measured_inhibition_noise(const Spikes& sigma, std::int64_t inhibitory, std::int64_t inputs, int trials,
                                          std::uint64_t seed, const std::stop_token& stop) {
  const Draws draws(seed);
  const auto neurons = static_cast<std::uint32_t>(sigma.size());
  const double rate = static_cast<double>(sigma.cast<std::int64_t>().sum()) / static_cast<double>(neurons);
  SubsetSampler sampler(neurons);
  std::vector<std::int32_t> wires(static_cast<std::size_t>(inputs));
  double sum = 0, squares = 0;
  for (int trial = 0; trial < trials; ++trial) {
    std::int64_t fired = 0;
    for (std::int64_t k = 0; k < inhibitory; ++k) {
      if (stop.stop_requested()) return {};
      const auto at = static_cast<std::uint64_t>(trial) + 1;
      const auto of = static_cast<std::uint32_t>(k);
      sampler.sample(draws, {Stream::redrawn_wiring, at, of}, wires);
      const std::uint32_t u = draws.number32({Stream::inhibitory_pick, at}, of);
      fired += sigma[wires[static_cast<std::size_t>(choose(u, static_cast<std::uint32_t>(inputs)))]];
    }
    const double difference = static_cast<double>(fired) / static_cast<double>(inhibitory) - rate;
    sum += difference;
    squares += difference * difference;
  }
  const double mean = sum / trials;
  return {mean, std::sqrt(std::max(0.0, squares / trials - mean * mean))};
}

}  // namespace engram

// The noise of inhibition: it shrinks with the number of inhibitory neurons; the number of their inputs changes
// nothing.
#include "core/observe/inhibition_noise.h"

#include <gtest/gtest.h>

#include <cmath>

namespace engram::test {
namespace {

Spikes with_rate(int neurons, int firing) {
  Spikes sigma = Spikes::Zero(neurons);
  for (int n = 0; n < firing; ++n) sigma[(n * 7) % neurons] = 1;
  return sigma;
}

// Means and deviations of 800 trials: z-scores below 4.5, so that a false alarm is rarer than 1e-5 each; seeds are
// fixed.
TEST(InhibitionNoise, IsThatOfTheTheoryForAnyNumberOfInputs) {
  constexpr int trials = 800;
  const Spikes sigma = with_rate(300, 30);
  for (const std::int64_t inhibitory : {10, 80, 400}) {
    const InhibitionNoise expected = expected_inhibition_noise(0.1, inhibitory);
    for (const std::int64_t inputs : {1, 15, 60, 300}) {
      const InhibitionNoise measured = measured_inhibition_noise(sigma, inhibitory, inputs, trials, 5);
      EXPECT_LT(std::abs(measured.mean), 4.5 * expected.deviation / std::sqrt(trials)) << inhibitory << ' ' << inputs;
      const double kurtosis = 3 + (1 - 6 * 0.09) / (static_cast<double>(inhibitory) * 0.09);
      const double error = expected.deviation * std::sqrt((kurtosis - 1) / (4 * trials));
      EXPECT_NEAR(measured.deviation, expected.deviation, 4.5 * error) << inhibitory << ' ' << inputs;
    }
  }
}

TEST(InhibitionNoise, AStoppedMeasurementGivesNothing) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(measured_inhibition_noise(with_rate(30, 3), 10, 5, 100, 1, stop.get_token()).deviation, 0);
}

}  // namespace
}  // namespace engram::test

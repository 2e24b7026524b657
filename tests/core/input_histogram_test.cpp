// Inputs about the threshold, and what of a state is right.
#include "core/observe/input_histogram.h"

#include <gtest/gtest.h>

#include <numeric>

namespace engram::test {
namespace {

Spikes spikes(std::initializer_list<int> values) {
  Spikes result(static_cast<Eigen::Index>(values.size()));
  Eigen::Index i = 0;
  for (const int value : values) result[i++] = static_cast<std::uint8_t>(value);
  return result;
}

TEST(InputHistogram, CountsEveryNeuronOnceAndTellsTheWrongSides) {
  const std::vector<float> h{0.1F, 0.95F, 1.2F, 1.0F, -0.3F, 2.0F};
  const InputHistogram histogram = input_histogram(h, spikes({1, 0, 1, 0, 0, 1}), 1.0, {-0.5, 2.0}, 5);
  EXPECT_EQ(histogram.on, (std::vector<std::int64_t>{0, 1, 0, 1, 1}));  // bins of 0.5; 2.0 is in the last
  EXPECT_EQ(histogram.off, (std::vector<std::int64_t>{1, 0, 1, 1, 0}));
  EXPECT_EQ(histogram.on_all, 3);
  EXPECT_EQ(histogram.off_all, 3);
  EXPECT_EQ(histogram.on_below, 1);
  EXPECT_EQ(histogram.off_above, 1);  // exactly θ counts as above
}

TEST(InputHistogram, InputsOutsideTheRangeAreInItsEnds) {
  const std::vector<float> h{-9.0F, 9.0F};
  const InputHistogram histogram = input_histogram(h, spikes({1, 1}), 0, {0, 1}, 4);
  EXPECT_EQ(histogram.on, (std::vector<std::int64_t>{1, 0, 0, 1}));
}

TEST(InputHistogram, TheRangeHoldsInputsAndThreshold) {
  const std::vector<float> h{-0.25F, 0.5F, 2.0F};
  EXPECT_DOUBLE_EQ(input_range(h, 1).low, -0.25);
  EXPECT_DOUBLE_EQ(input_range(h, 1).high, 2);
  EXPECT_DOUBLE_EQ(input_range(h, 7).high, 7);
  EXPECT_DOUBLE_EQ(input_range(h, -7).low, -7);
  const InputRange both = united(input_range(h, 1), {-3, 1});
  EXPECT_DOUBLE_EQ(both.low, -3);
  EXPECT_DOUBLE_EQ(both.high, 2);
}

TEST(InputHistogram, StateErrors) {
  const StateErrors errors = state_errors(spikes({1, 1, 0, 0, 1}), spikes({1, 0, 1, 0, 0}));
  EXPECT_EQ(errors.right, 1);
  EXPECT_EQ(errors.missing, 1);
  EXPECT_EQ(errors.extra, 2);
}

}  // namespace
}  // namespace engram::test

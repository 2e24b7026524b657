#include <gtest/gtest.h>

#include <vector>

#include "ui/plots/history.h"

namespace engram::ui {
namespace {

Sample sampleAt(std::int64_t step, float overlap = 0, std::uint64_t epoch = 1) {
  Sample s;
  s.epoch = epoch;
  s.first = s.last = step;
  s.rate[0] = {0.1F, 0.1F};
  s.memories = {0, 4};
  s.overlap = {{overlap, overlap}, {-overlap, -overlap}};
  return s;
}

TEST(PlotsHistory, KeepsWhatWasAppended) {
  History history;
  history.clear(70);
  Sample s = sampleAt(3, 0.5F);
  s.last = 6;
  s.rate[1] = {0.2F, 0.4F};
  s.others = {-0.1F, 0.1F};
  s.raster = {std::uint64_t{1} << 63, 1};
  s.stimulated = true;
  ASSERT_TRUE(history.append(s));
  ASSERT_EQ(history.size(), 1U);
  EXPECT_EQ(history.first(0), 3);
  EXPECT_EQ(history.last(0), 6);
  EXPECT_EQ(history.rate(1, 0), (Range{0.2F, 0.4F}));
  EXPECT_TRUE(history.rate(2, 0).empty());
  EXPECT_TRUE(history.present(1));
  EXPECT_FALSE(history.present(2));
  EXPECT_EQ(history.others(0), (Range{-0.1F, 0.1F}));
  EXPECT_TRUE(history.stimulated(0));
  EXPECT_EQ(history.overlap(history.curveOf(4).value(), 0), (Range{-0.5F, -0.5F}));
  EXPECT_FALSE(history.curveOf(1));
  ASSERT_EQ(history.raster(0).size(), 2U);
  EXPECT_EQ(history.raster(0)[0], std::uint64_t{1} << 63);
  EXPECT_EQ(history.raster(0)[1], 1U);
}

TEST(PlotsHistory, EpochsDecideWhatCounts) {
  History history;
  history.append(sampleAt(0, 0, 2));
  history.append(sampleAt(1, 0, 2));
  EXPECT_FALSE(history.append(sampleAt(2, 0, 1)));
  EXPECT_EQ(history.size(), 2U);
  const auto revision = history.revision();
  EXPECT_TRUE(history.append(sampleAt(0, 0.7F, 3)));
  EXPECT_EQ(history.size(), 1U);
  EXPECT_GT(history.revision(), revision);
}

struct Cut {
  std::int64_t to;   // the step gone back to
  std::size_t size;  // entries afterwards, the new one included
  std::int64_t end;  // last step before the new entry
};

class PlotsHistoryCut : public testing::TestWithParam<Cut> {};

TEST_P(PlotsHistoryCut, GoingBackForgetsTheFuture) {
  History history;
  for (std::int64_t block = 0; block < 5; ++block) {  // steps 0-3, 4-7, … 16-19
    Sample s = sampleAt(4 * block);
    s.last = s.first + 3;
    history.append(s);
  }
  const auto revision = history.revision();
  history.append(sampleAt(GetParam().to, 0.9F));
  EXPECT_EQ(history.size(), GetParam().size);
  EXPECT_EQ(history.newestStep(), GetParam().to);
  EXPECT_EQ(history.revision() > revision, GetParam().to < 20);
  if (history.size() > 1) {
    EXPECT_EQ(history.last(history.size() - 2), GetParam().end);
  }
}

INSTANTIATE_TEST_SUITE_P(Table, PlotsHistoryCut,
                         testing::Values(Cut{20, 6, 19}, Cut{16, 5, 15}, Cut{18, 6, 17}, Cut{4, 2, 3}, Cut{0, 1, -1}));

TEST(PlotsHistory, FindsTheEntryOfAStep) {
  History history;
  for (std::int64_t block = 0; block < 3; ++block) {
    Sample s = sampleAt(4 * block);
    s.last = s.first + 3;
    history.append(s);
  }
  const std::vector<std::pair<std::int64_t, std::size_t>> table{{-5, 0}, {0, 0}, {3, 0}, {4, 1}, {11, 2}, {12, 3}};
  for (const auto& [step, index] : table) EXPECT_EQ(history.indexOf(step), index) << step;
}

TEST(PlotsHistory, StaysSmallAndLosesNoExtremeAndNoSpike) {
  constexpr std::size_t bytes = 100'000;
  constexpr std::int64_t steps = 50'000;
  History history(bytes);
  history.clear(300);
  for (std::int64_t t = 0; t < steps; ++t) {
    Sample s = sampleAt(t, 0.01F);
    s.raster.assign(5, 0);
    if (t == 777) s.overlap[0] = {1.25F, 1.25F};
    if (t == 31'000) s.overlap[1] = {-0.2F, -0.2F};
    if (t == 12'345) s.raster[4] = std::uint64_t{1} << 41;
    if (t == 20'000) s.stimulated = true;
    history.append(s);
  }
  EXPECT_LE(history.size(), history.capacity());
  EXPECT_LE(history.capacity(), bytes / (5 * 8));

  std::int64_t expected = 0, longest = 0;
  bool high = false, low = false, spike = false, stimulus = false;
  for (std::size_t i = 0; i < history.size(); ++i) {
    ASSERT_EQ(history.first(i), expected) << "a gap at entry " << i;
    expected = history.last(i) + 1;
    longest = std::max(longest, expected - history.first(i));
    const auto holds = [&](std::int64_t step) { return history.first(i) <= step && step <= history.last(i); };
    EXPECT_EQ(history.overlap(0, i).high > 1, holds(777));
    EXPECT_EQ(history.overlap(1, i).low < -0.1F, holds(31'000));
    EXPECT_EQ((history.raster(i)[4] >> 41 & 1) == 1, holds(12'345));
    EXPECT_EQ(history.stimulated(i), holds(20'000));
    high |= history.overlap(0, i).high == 1.25F;
    low |= history.overlap(1, i).low == -0.2F;
    spike |= history.raster(i)[4] != 0;
    stimulus |= history.stimulated(i);
  }
  EXPECT_EQ(expected, steps);
  EXPECT_TRUE(high && low && spike && stimulus);
  // Joining goes by length, not by age: the beginning is not one lump, and the newest steps are whole.
  EXPECT_LE(longest, 16 * steps / static_cast<std::int64_t>(history.capacity()));
  EXPECT_EQ(history.first(history.size() - 100), steps - 100);
}

TEST(PlotsHistory, JoiningIsNoCutButCuttingIs) {
  History history(20'000);
  const auto revision = history.revision();
  history.append(sampleAt(0));
  const auto begun = history.revision();
  EXPECT_GT(begun, revision);
  for (std::int64_t t = 1; t < 5000; ++t) history.append(sampleAt(t));
  EXPECT_LT(history.size(), 1000U);
  EXPECT_EQ(history.revision(), begun);
}

TEST(PlotsHistory, MemoriesThatComeAndGoFallBackIntoTheEnvelope) {
  History history;
  for (std::int64_t t = 0; t < 400; ++t) {
    Sample s = sampleAt(t);
    s.memories = {0, static_cast<std::int32_t>(t + 1)};  // another memory in every step
    s.overlap = {{1, 1}, {0.5F, 0.5F}};
    s.others = {0, 0.1F};
    history.append(s);
  }
  EXPECT_EQ(history.curves().size(), History::most_curves);
  EXPECT_FALSE(history.curveOf(1));
  ASSERT_TRUE(history.curveOf(400));
  EXPECT_TRUE(history.curveOf(0));
  EXPECT_EQ(history.others(0), (Range{0, 0.5F}));  // memory 1 had a curve here
  EXPECT_EQ(history.others(399), (Range{0, 0.1F}));
  EXPECT_GT(history.curvesRevision(), 0U);
}

}  // namespace
}  // namespace engram::ui

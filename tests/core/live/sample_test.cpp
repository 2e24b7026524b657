// What is made of steps before they travel: raster rows and samples.
#include "core/live/aggregator.h"

#include "tests/core/live/player_fixture.h"

namespace engram::test {
namespace {

TEST(RasterLayout, OrdersByMemoryAndSharesRowsInLargeNetworks) {
  Parameters p;
  const auto network = Network::build(p);
  const RasterLayout layout(*network, 3);
  EXPECT_EQ(layout.rows(), 300 + 80 + 80);
  for (std::int64_t i = 0; i < 300; ++i)
    EXPECT_EQ(layout.row_of(0, i) < layout.cued_rows(), network->patterns().contains(3, i));
  EXPECT_EQ(layout.row_of(1, 0), 300);
  EXPECT_EQ(layout.row_of(2, 79), 459);
  p.network.excitatory = 20'000;
  p.network.inhibitory = 5000;
  const auto large = Network::build(p);
  const RasterLayout shared(*large, 0);
  EXPECT_LE(shared.rows(), RasterLayout::most_rows);
  std::vector<bool> used(static_cast<std::size_t>(shared.rows()), false);
  for (int population = 0; population < 3; ++population)
    for (std::int64_t i = 0; i < shared.neurons(population); ++i)
      used[static_cast<std::size_t>(shared.row_of(population, i))] = true;
  EXPECT_EQ(std::count(used.begin(), used.end(), false), 0);
}

TEST(Aggregator, WithManyMemoriesNoExtremeIsLost) {
  const auto run = run_of(session_of(R"({"engram": 1, "network": {"patterns": 400}, "cue": {"pattern": 250}})"));
  const auto layout = std::make_shared<const RasterLayout>(run->network(), 250);
  Aggregator aggregator(layout, 250, 1);
  aggregator.add(*run);
  run->step();
  aggregator.add(*run);
  const Sample& sample = aggregator.sample();
  EXPECT_EQ(aggregator.steps(), 2);
  EXPECT_EQ(sample.memories.size(), Aggregator::named_beyond);
  EXPECT_TRUE(std::binary_search(sample.memories.begin(), sample.memories.end(), 250));
  for (std::int64_t mu = 0; mu < 400; ++mu) {
    const auto m = static_cast<float>(run->observables().overlap(mu));
    const auto named = std::lower_bound(sample.memories.begin(), sample.memories.end(), mu);
    const Range range = named != sample.memories.end() && *named == mu
                            ? sample.overlap[static_cast<std::size_t>(named - sample.memories.begin())]
                            : sample.others;
    EXPECT_LE(range.low, m);
    EXPECT_GE(range.high, m);
  }
}

TEST(Aggregator, WatchedMemoriesTravelWhateverTheirStrength) {
  const auto run = run_of(session_of(R"({"engram": 1, "network": {"patterns": 400}, "cue": {"pattern": 250}})"));
  const auto layout = std::make_shared<const RasterLayout>(run->network(), 250);
  Aggregator aggregator(layout, 250, 1);
  aggregator.add(*run);
  const std::vector<std::int32_t> before = aggregator.sample().memories;
  std::int32_t weak = 399;
  while (std::binary_search(before.begin(), before.end(), weak)) --weak;
  aggregator.set_watched({weak, 250, 9999, -1});
  aggregator.clear();
  run->step();
  aggregator.add(*run);
  const Sample& sample = aggregator.sample();
  EXPECT_EQ(sample.memories.size(), Aggregator::named_beyond + 1);
  EXPECT_TRUE(std::is_sorted(sample.memories.begin(), sample.memories.end()));
  const auto named = std::lower_bound(sample.memories.begin(), sample.memories.end(), weak);
  ASSERT_TRUE(named != sample.memories.end() && *named == weak);
  EXPECT_EQ(sample.overlap[static_cast<std::size_t>(named - sample.memories.begin())].high,
            static_cast<float>(run->observables().overlap(weak)));
  aggregator.set_watched({});
  aggregator.clear();
  aggregator.add(*run);
  EXPECT_EQ(aggregator.sample().memories.size(), Aggregator::named_beyond);
}

}  // namespace
}  // namespace engram::test

// The single-neuron updates within one step of the asynchronous rule.
#include "core/live/sweep.h"

#include <bit>
#include <set>

#include "core/live/aggregator.h"
#include "tests/core/live/player_fixture.h"

namespace engram::test {
namespace {

constexpr const char* swept = R"({"engram": 1, "network": {"excitatory": 100, "inhibitory": 30,
  "inputs_per_inhibitory": 20, "patterns": 4}, "seed": 5, "dynamics": {"update": "asynchronous"},
  "timeline": [{"step": 6, "set": {"network.second_inhibitory": {"enabled": true}}}],
  "comparison": {"dynamics": {"update": "sequential"}}})";

std::unique_ptr<Runs> runs_at(const Session& session, std::int64_t step) {
  auto runs = std::get<std::unique_ptr<Runs>>(Runs::start(session));
  runs->go_to(step);
  return runs;
}

TEST(Sweep, UpdatesEveryNeuronOnceAndLeadsFromOneStepToTheNext) {
  const Session session = session_of(swept);
  const auto runs = runs_at(session, 20);
  const RasterLayout layout(*runs->shared_network(), 0);
  for (const std::int64_t step : {1, 5, 7, 20}) {
    const auto sweep = sweep_of(*runs, step, layout);
    EXPECT_EQ(runs->now(), 20);
    const std::size_t neurons = step > 6 ? 160 : 130;
    ASSERT_EQ(sweep->a.updates.size(), neurons);
    EXPECT_TRUE(sweep->b.updates.empty());  // sequential
    EXPECT_TRUE(sweep->b.samples.empty());
    std::set<std::pair<int, std::int32_t>> seen;
    const auto before = runs_at(session, step - 1), after = runs_at(session, step);
    for (const Update& update : sweep->a.updates) {
      EXPECT_TRUE(seen.insert({static_cast<int>(update.population), update.neuron}).second);
      const auto fires = [&](const State& state) {
        return (update.population == Population::excitatory   ? state.excitatory
                : update.population == Population::inhibitory ? state.inhibitory.spikes
                                                              : state.inhibitory_2.spikes)[update.neuron] != 0;
      };
      EXPECT_EQ(update.before, fires(before->a().state()));
      EXPECT_EQ(update.after, fires(after->a().state()));
    }
  }
}

TEST(Sweep, ItsSamplesLeadFromTheMeasuresBeforeToThoseAfter) {
  const Session session = session_of(swept);
  const auto runs = runs_at(session, 9);
  const RasterLayout layout(*runs->shared_network(), 0);
  const auto sweep = sweep_of(*runs, 9, layout);
  const auto& samples = sweep->a.samples;
  ASSERT_EQ(samples.size(), sweep->a.updates.size() + 1);
  const auto expect_measures = [](const Sample& sample, const Observables& observables) {
    EXPECT_EQ(sample.rate[0].high, static_cast<float>(observables.rate_excitatory()));
    EXPECT_EQ(sample.rate[1].high, static_cast<float>(observables.rate_inhibitory().value()));
    for (std::size_t mu = 0; mu < 4; ++mu)
      EXPECT_EQ(sample.overlap[mu].low, static_cast<float>(observables.overlap(static_cast<int>(mu))));
  };
  expect_measures(samples.front(), runs_at(session, 8)->a().observables());
  expect_measures(samples.back(), runs->a().observables());
  std::vector<std::uint64_t> fired(samples.back().raster.size(), 0);
  for (std::size_t u = 0; u < samples.size(); ++u) {
    EXPECT_EQ(samples[u].first, static_cast<std::int64_t>(u));
    EXPECT_EQ(samples[u].last, static_cast<std::int64_t>(u));
    int dots = 0;
    for (std::size_t w = 0; w < fired.size(); ++w) {
      dots += std::popcount(samples[u].raster[w]);
      fired[w] |= samples[u].raster[w];
    }
    EXPECT_EQ(dots, u > 0 && sweep->a.updates[u - 1].after ? 1 : 0);
  }
  Aggregator whole(std::make_shared<const RasterLayout>(layout), 0, 1);
  whole.add(runs->a());
  EXPECT_EQ(fired, whole.sample().raster);  // together the spikes of the step
}

TEST(Sweep, LargeNetworksShareSamplesAndNothingIsLost) {
  const Session session = session_of(R"({"engram": 1, "network": {"excitatory": 41000, "inhibitory": 100,
    "inputs_per_inhibitory": 10, "patterns": 40}, "dynamics": {"update": "asynchronous"}})");
  const auto runs = runs_at(session, 1);
  const RasterLayout layout(*runs->shared_network(), 0);
  const auto sweep = sweep_of(*runs, 1, layout);
  EXPECT_EQ(sweep->a.updates.size(), 41100U);
  EXPECT_LE(sweep->a.samples.size(), 20'002U);
  std::int64_t next = 0;
  for (const Sample& sample : sweep->a.samples) {
    EXPECT_EQ(sample.first, next);
    EXPECT_EQ(sample.memories.size(), 32U);
    next = sample.last + 1;
  }
  EXPECT_EQ(next, 41101);
  EXPECT_EQ(sweep->a.samples.back().rate[0].low <= static_cast<float>(runs->a().observables().rate_excitatory()), true);
}

TEST(Sweep, ComesFromTheThreadAndLeavesItWhereItIs) {
  const Session session = session_of(swept);
  Player player(session);
  Viewer viewer(player);
  player.step(50);
  ASSERT_TRUE(wait_until([&] {
    for (PlayerEvent& event : player.take_events()) viewer.events.push_back(std::move(event));
    return player.step_now() == 50;
  }));
  player.ask_for_sweep(80);  // not there yet: nothing comes
  player.ask_for_sweep(30);
  ASSERT_TRUE(wait_until([&] {
    for (PlayerEvent& event : player.take_events()) viewer.events.push_back(std::move(event));
    return viewer.find(PlayerEvent::Kind::swept) != nullptr;
  }));
  const auto sweep = viewer.find(PlayerEvent::Kind::swept)->sweep;
  EXPECT_EQ(sweep->step, 30);
  const auto runs = runs_at(session, 30);
  EXPECT_EQ(sweep->a.updates, sweep_of(*runs, 30, RasterLayout(*runs->shared_network(), 0))->a.updates);
  EXPECT_EQ(player.step_now(), 50);
}

}  // namespace
}  // namespace engram::test

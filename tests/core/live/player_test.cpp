// The running thread under fast repeated changes, resets and closing. Also run under the thread sanitizer.
#include "core/live/player.h"

#include <chrono>
#include <functional>
#include <limits>
#include <thread>

#include "core/live/aggregator.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

using namespace std::chrono_literals;
constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr const char* small = R"({"engram": 1, "network": {"excitatory": 100, "inhibitory": 30,
  "inputs_per_inhibitory": 20, "patterns": 4}, "seed": 5})";

bool wait_until(const std::function<bool()>& condition) {
  for (int n = 0; n < 3000; ++n) {
    if (condition()) return true;
    std::this_thread::sleep_for(5ms);
  }
  return false;
}

/// Everything a window would see of a player.
struct Viewer {
  explicit Viewer(Player& p) : player(p) {}

  void look() {
    for (PlayerEvent& event : player.take_events()) events.push_back(std::move(event));
    player.take_samples([this](const Sample& sample) {
      if (!samples.empty() && samples.back().epoch == sample.epoch) {
        if (sample.first <= samples.back().last) ++returns;
        else EXPECT_EQ(sample.first, samples.back().last + 1);
      } else {
        EXPECT_EQ(sample.first, 0);
      }
      samples.push_back(sample);
    });
  }
  [[nodiscard]] const PlayerEvent* find(PlayerEvent::Kind kind) const {
    for (const PlayerEvent& event : events)
      if (event.kind == kind) return &event;
    return nullptr;
  }
  [[nodiscard]] std::int64_t last() const { return samples.empty() ? -1 : samples.back().last; }

  Player& player;
  std::vector<PlayerEvent> events;
  std::vector<Sample> samples;
  int returns = 0;  // how often time went back within an epoch
};

TEST(Player, ShowsTheStartAndStepsWhenAsked) {
  Player player(session_of(small));
  Viewer viewer(player);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 0;
  }));
  ASSERT_NE(viewer.find(PlayerEvent::Kind::started), nullptr);
  player.step(3);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 3;
  }));
  std::this_thread::sleep_for(20ms);
  EXPECT_EQ(player.step_now(), 3);
  EXPECT_EQ(player.newest()->state.step, 3);
}

TEST(Player, SamplesAreThoseOfTheRun) {
  Player player(session_of(small));
  player.set_speed(unlimited);
  Viewer viewer(player);
  player.play();
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() > 500;
  }));
  player.pause();
  const auto run = run_of(session_of(small));
  const RasterLayout layout(run->network(), 0);
  for (const Sample& sample : viewer.samples) {
    Range excitatory, cued;
    std::vector<std::uint64_t> raster(sample.raster.size(), 0);
    for (std::int64_t t = sample.first; t <= sample.last; ++t) {
      ASSERT_TRUE(run->go_to(t));
      excitatory.add(static_cast<float>(run->observables().rate_excitatory()));
      cued.add(static_cast<float>(run->observables().overlap(0)));
      for (int i = 0; i < 100; ++i)
        if (run->state().excitatory[i] != 0)
          raster[static_cast<std::size_t>(layout.row_of(0, i)) / 64] |= std::uint64_t{1} << (layout.row_of(0, i) % 64);
      for (int k = 0; k < 30; ++k)
        if (run->state().inhibitory.spikes[k] != 0)
          raster[static_cast<std::size_t>(layout.row_of(1, k)) / 64] |= std::uint64_t{1} << (layout.row_of(1, k) % 64);
    }
    ASSERT_EQ(sample.rate[0], excitatory);
    ASSERT_EQ(sample.overlap[0], cued);
    ASSERT_EQ(sample.raster, raster);
    if (sample.last > 500) break;
  }
}

TEST(Player, KeepsItsPace) {
  Player player(session_of(small));
  Viewer viewer(player);
  player.set_speed(200);
  player.play();
  std::this_thread::sleep_for(1s);
  const auto steps = player.step_now();
  EXPECT_GT(steps, 100);  // generous: the machine may be busy
  EXPECT_LE(steps, 260);
}

TEST(Player, AWindowThatNeverLooksLosesNoExtremeAndNoMemory) {
  Player player(session_of(small));
  player.set_speed(unlimited);
  player.play();
  ASSERT_TRUE(wait_until([&] { return player.step_now() > 30'000; }));
  player.pause();
  std::this_thread::sleep_for(50ms);
  Viewer viewer(player);  // checks that no step is missing between samples
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == player.step_now();
  }));
  EXPECT_LE(viewer.samples.size(), 5000u);
}

TEST(Player, LiveChangesAreResolvedAndReplayToTheSameSpikes) {
  Session session = session_of(small);
  Player player(session);
  Viewer viewer(player);
  player.set_speed(2000);
  player.play();
  const auto follow = [&] {
    const std::size_t known = viewer.events.size();
    viewer.look();
    for (std::size_t i = known; i < viewer.events.size(); ++i)
      if (viewer.events[i].kind == PlayerEvent::Kind::resolved)
        session = std::get<Session>(session.resolved(viewer.events[i].ticket, viewer.events[i].step));
  };
  for (std::uint64_t ticket = 1; ticket <= 60; ++ticket) {
    const char* path = ticket % 3 == 0 ? "dynamics.theta" : ticket % 3 == 1 ? "dynamics.beta" : "dynamics.update";
    const Json value = ticket % 3 == 2 ? Json(ticket % 2 == 0 ? "sequential" : "asynchronous")
                                       : Json(0.5 + 0.01 * static_cast<double>(ticket));
    session = std::get<Session>(session.with_live(path, value, ticket, viewer.last()));
    player.set_session(session);
    std::this_thread::sleep_for(3ms);
    if (ticket % 4 == 0) follow();
  }
  ASSERT_TRUE(wait_until([&] {
    follow();
    return session.pending().empty();
  }));
  player.pause();
  std::this_thread::sleep_for(50ms);
  const auto seen = player.newest();
  const auto run = run_of(session_of(session.text()));  // saved and opened again
  run->go_to(seen->state.step);
  EXPECT_TRUE(same_spikes(run->state(), seen->state));
  EXPECT_GT(seen->state.step, 100);
}

TEST(Player, RestartFromTheStartWithPresentValues) {
  Session session = session_of(small);
  Player player(session);
  Viewer viewer(player);
  player.step(50);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 50;
  }));
  session = std::get<Session>(session.with_live("dynamics.update", "sequential", 1, 50));
  player.set_session(session);
  player.restart(std::get<Session>(session.restarted()));
  player.step(20);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.samples.back().epoch == 2 && viewer.last() == 20;
  }));
  const auto run = run_of(std::get<Session>(session_of(small).with("dynamics.update", "sequential")));
  run->go_to(20);
  EXPECT_TRUE(same_spikes(run->state(), player.newest()->state));
}

TEST(Player, AStructuralChangeStartsAnewAndABadStartLeavesTheOldRun) {
  const Session session = session_of(small);
  Player player(session);
  Viewer viewer(player);
  player.step(5);
  player.set_session(std::get<Session>(session.with("network.excitatory", 150)));
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return !viewer.samples.empty() && player.newest() && player.newest()->state.excitatory.size() == 150;
  }));
  const Json impossible{{"kind", "moved"}, {"fraction", 1.0}};
  const Session bad =
      std::get<Session>(std::get<Session>(session.with("network.activity", 0.9)).with("cue", impossible));
  player.set_session(bad);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.find(PlayerEvent::Kind::refused) != nullptr;
  }));
  EXPECT_EQ(viewer.find(PlayerEvent::Kind::refused)->problems[0].path, "cue.fraction");
  EXPECT_EQ(player.newest()->state.excitatory.size(), 150);
}

TEST(Player, AChangedPastIsShownAnewUpToTheSameStep) {
  const Session session = session_of(small);
  Player player(session);
  Viewer viewer(player);
  player.step(120);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 120;
  }));
  const Session other = std::get<Session>(session.with("dynamics.theta", -5));
  player.set_session(other);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.returns == 1 && viewer.last() == 120;
  }));
  const auto run = run_of(other);
  run->go_to(120);
  EXPECT_TRUE(same_spikes(run->state(), player.newest()->state));
}

TEST(Player, AChangeTakenBackIsReplayedFromWhereItWas) {
  const Session before = session_of(small);
  Player player(before);
  Viewer viewer(player);
  player.step(100);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 100;
  }));
  player.set_session(std::get<Session>(before.with_live("dynamics.theta", -5, 1, 100)));
  player.step(100);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 200;
  }));
  EXPECT_EQ(viewer.returns, 0);
  player.set_session(before);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.returns == 1 && viewer.last() == 200;
  }));
  const auto back = std::find_if(viewer.samples.begin(), viewer.samples.end(),
                                 [](const Sample& sample) { return sample.last >= 200; });
  ASSERT_NE(back, viewer.samples.end());
  EXPECT_EQ((back + 1)->first, 101);  // not from the start
  EXPECT_EQ(viewer.samples.back().epoch, 1U);
  const auto run = run_of(before);
  run->go_to(200);
  EXPECT_TRUE(same_spikes(run->state(), player.newest()->state));
}

/// A network that takes some seconds to build.
const Session& large_session() {
  static const Session session = session_of(R"({"engram": 1, "network": {"excitatory": 100000, "inhibitory": 25000,
    "inputs_per_inhibitory": 600, "patterns": 300}})");
  return session;
}

TEST(Player, TheOldRunGoesOnWhileANewNetworkIsBuilt) {
  const Session session = session_of(small);
  Player player(session);
  Viewer viewer(player);
  player.set_speed(1000);
  player.play();
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() > 10;
  }));
  player.set_session(large_session());
  ASSERT_TRUE(wait_until([&] { return player.building(); }));
  const auto then = player.step_now();
  double progress = 0;
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    progress = player.building_progress();
    return !player.building() || (player.step_now() > then + 20 && progress > 0.02);
  }));
  EXPECT_TRUE(player.building());
  EXPECT_LT(progress, 1);
  player.cancel_building();
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.find(PlayerEvent::Kind::cancelled) != nullptr;
  }));
  EXPECT_FALSE(player.building());
  const auto after = player.step_now();
  EXPECT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() > after + 20;
  }));
  EXPECT_EQ(viewer.samples.back().epoch, 1U);
  EXPECT_EQ(player.newest()->state.excitatory.size(), 100);
}

TEST(Player, ChangesMadeWhileItBuildsAreInForceFromTheStart) {
  const Session session = session_of(small);
  Player player(session);
  Viewer viewer(player);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 0;
  }));
  Session other = session_of(R"({"engram": 1, "network": {"excitatory": 5000, "inhibitory": 1000,
    "inputs_per_inhibitory": 200, "patterns": 200}, "seed": 5})");
  player.set_session(other);
  other = std::get<Session>(other.with_live("dynamics.theta", 0.9, 1, 0));
  player.set_session(other);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.find(PlayerEvent::Kind::resolved) != nullptr && viewer.samples.back().epoch == 2;
  }));
  const PlayerEvent& resolved = *viewer.find(PlayerEvent::Kind::resolved);
  EXPECT_EQ(resolved.step, 0);
  player.step(3);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 3;
  }));
  const auto run = run_of(std::get<Session>(other.resolved(1, 0)));
  run->go_to(3);
  EXPECT_TRUE(same_spikes(run->state(), player.newest()->state));
}

TEST(Player, AnotherNetworkAskedForWhileOneIsBuiltTakesItsPlace) {
  Player player(session_of(small));
  Viewer viewer(player);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 0;
  }));
  player.set_session(large_session());
  ASSERT_TRUE(wait_until([&] { return player.building(); }));
  player.set_session(std::get<Session>(session_of(small).with("network.excitatory", 130)));
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.samples.back().epoch == 2;
  }));
  EXPECT_EQ(player.newest()->state.excitatory.size(), 130);
  player.set_session(large_session());
  ASSERT_TRUE(wait_until([&] { return player.building(); }));
  player.set_session(std::get<Session>(session_of(small).with("network.excitatory", 130)));  // as it was
  ASSERT_TRUE(wait_until([&] { return !player.building(); }));
  std::this_thread::sleep_for(50ms);
  viewer.look();
  EXPECT_EQ(viewer.samples.back().epoch, 2U);  // nothing began anew
}

TEST(Player, ARestartCanGoOnToAStepAtOnce) {
  const Session session = session_of(small);
  Player player(session);
  Viewer viewer(player);
  player.restart(session, 300);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 300;
  }));
  std::this_thread::sleep_for(20ms);
  EXPECT_EQ(player.step_now(), 300);
  player.restart(std::get<Session>(session.with("network.excitatory", 130)), 50);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.samples.back().epoch > 1 && viewer.last() == 50 && player.newest()->state.excitatory.size() == 130;
  }));
}

TEST(Player, ClampingAtStepZeroMakesTheStartAnew) {
  Session session = session_of(small);
  Player player(session);
  Viewer viewer(player);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 0;
  }));
  const Json half{{"population", "E"}, {"fraction", 0.5}, {"state", "firing"}};
  session = std::get<Session>(session.with_live("interventions", Json::array({half}), 1, 0));
  player.set_session(session);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.find(PlayerEvent::Kind::resolved) != nullptr;
  }));
  session = std::get<Session>(session.resolved(1, 0));
  player.step(5);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 5;
  }));
  const auto run = run_of(session_of(session.text()));
  run->go_to(5);
  EXPECT_TRUE(same_spikes(run->state(), player.newest()->state));
}

TEST(Player, ImpossibleSpeedsChangeNothing) {
  Player player(session_of(small));
  for (const double speed : {0.0, -3.0, std::numeric_limits<double>::quiet_NaN()}) player.set_speed(speed);
  player.play();
  std::this_thread::sleep_for(300ms);
  EXPECT_LT(player.step_now(), 100);  // still 60 steps per second
  player.set_speed(1e-300);
  std::this_thread::sleep_for(50ms);
  const auto steps = player.step_now();
  std::this_thread::sleep_for(100ms);
  EXPECT_LE(player.step_now(), steps + 1);
}

TEST(Player, ManyFastChangesResetsAndClosings) {
  for (int round = 0; round < 20; ++round) {
    Session session = session_of(small);
    Player player(session);
    player.set_speed(round % 2 == 0 ? unlimited : 500);
    player.play();
    Viewer viewer(player);
    for (std::uint64_t n = 1; n <= 30; ++n) {
      if (n % 7 == 0) player.restart(session = std::get<Session>(session.restarted()));
      else if (n % 5 == 0) session = std::get<Session>(session.with("network.excitatory", 80 + 10 * n));
      else session = std::get<Session>(session.with_live("dynamics.theta", 0.01 * static_cast<double>(n), n, 0));
      player.set_session(session);
      if (n % 11 == 0) player.pause();
      if (n % 13 == 0) player.play();
      if (n % 3 == 0) (void)player.newest();
      if (n % 4 == 0) (void)player.take_events();
    }
  }  // closes in the middle of it
}

TEST(Player, ClosesAtOnceWhileBuildingALargeNetwork) {
  auto player = std::make_unique<Player>(large_session());
  ASSERT_TRUE(wait_until([&] { return player->building(); }));
  const auto begin = std::chrono::steady_clock::now();
  player.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);  // generous: sanitizers and busy machines
}

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

TEST(Player, BringsWatchedMemoriesInThisRunAndTheNext) {
  const Session session = session_of(R"({"engram": 1, "network": {"excitatory": 200, "inhibitory": 30,
    "inputs_per_inhibitory": 20, "patterns": 200}, "seed": 5})");
  Player player(session);
  Viewer viewer(player);
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 0;
  }));
  const std::vector<std::int32_t> first = viewer.samples.back().memories;
  std::int32_t weak = 199;
  while (std::binary_search(first.begin(), first.end(), weak)) --weak;
  const auto brings = [&](const Sample& sample) {
    return std::binary_search(sample.memories.begin(), sample.memories.end(), weak);
  };
  player.set_watched({weak});
  player.step();
  EXPECT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 1 && brings(viewer.samples.back());
  }));
  player.restart(session);
  EXPECT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 0 && viewer.samples.back().epoch == 2;
  }));
  EXPECT_TRUE(brings(viewer.samples.back()));
}

}  // namespace
}  // namespace engram::test

// A network is built beside the run. Also run under the thread sanitizer.
#include "tests/core/live/player_fixture.h"

namespace engram::test {
namespace {

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
  EXPECT_EQ(player.newest()->a.state.excitatory.size(), 100);
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
  EXPECT_TRUE(same_spikes(run->state(), player.newest()->a.state));
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
  EXPECT_EQ(player.newest()->a.state.excitatory.size(), 130);
  player.set_session(large_session());
  ASSERT_TRUE(wait_until([&] { return player.building(); }));
  player.set_session(std::get<Session>(session_of(small).with("network.excitatory", 130)));  // as it was
  ASSERT_TRUE(wait_until([&] { return !player.building(); }));
  std::this_thread::sleep_for(50ms);
  viewer.look();
  EXPECT_EQ(viewer.samples.back().epoch, 2U);  // nothing began anew
}

TEST(Player, ClosesAtOnceWhileBuildingALargeNetwork) {
  auto player = std::make_unique<Player>(large_session());
  ASSERT_TRUE(wait_until([&] { return player->building(); }));
  const auto begin = std::chrono::steady_clock::now();
  player.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);  // generous: sanitizers and busy machines
}

}  // namespace
}  // namespace engram::test

// The running thread under fast repeated changes, resets and closing. Also run under the thread sanitizer.
#include "tests/core/live/player_fixture.h"

namespace engram::test {
namespace {

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
  EXPECT_EQ(player.newest()->a.state.step, 3);
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
  run->go_to(seen->a.state.step);
  EXPECT_TRUE(same_spikes(run->state(), seen->a.state));
  EXPECT_GT(seen->a.state.step, 100);
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
  EXPECT_TRUE(same_spikes(run->state(), player.newest()->a.state));
}

TEST(Player, AStructuralChangeStartsAnewAndABadStartLeavesTheOldRun) {
  const Session session = session_of(small);
  Player player(session);
  Viewer viewer(player);
  player.step(5);
  player.set_session(std::get<Session>(session.with("network.excitatory", 150)));
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return !viewer.samples.empty() && player.newest() && player.newest()->a.state.excitatory.size() == 150;
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
  EXPECT_EQ(player.newest()->a.state.excitatory.size(), 150);
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
  EXPECT_TRUE(same_spikes(run->state(), player.newest()->a.state));
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
  EXPECT_EQ((back + 1)->first, 100);  // the last step that is still true, not the start
  EXPECT_EQ(viewer.samples.back().epoch, 1U);
  const auto run = run_of(before);
  run->go_to(200);
  EXPECT_TRUE(same_spikes(run->state(), player.newest()->a.state));
}

TEST(Player, ARestartCanGoOnToAStepAtOnce) {
  const Session session = session_of(small);
  Player player(session);
  Viewer viewer(player);
  player.restart(session, {300, 300});
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.last() == 300;
  }));
  std::this_thread::sleep_for(20ms);
  EXPECT_EQ(player.step_now(), 300);
  player.restart(std::get<Session>(session.with("network.excitatory", 130)), {50, 50});
  ASSERT_TRUE(wait_until([&] {
    viewer.look();
    return viewer.samples.back().epoch > 1 && viewer.last() == 50 && player.newest()->a.state.excitatory.size() == 130;
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
  EXPECT_TRUE(same_spikes(run->state(), player.newest()->a.state));
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

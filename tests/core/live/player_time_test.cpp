// The thread that runs a session, back and forth in time and with two sides.
#include <map>

#include "core/session/runs.h"
#include "tests/core/live/player_fixture.h"

namespace engram::test {
namespace {

constexpr const char* compared = R"({"engram": 1, "network": {"excitatory": 100, "inhibitory": 30,
  "inputs_per_inhibitory": 20, "patterns": 4}, "seed": 5,
  "timeline": [{"step": 150, "set": {"dynamics.beta": 2.5}}],
  "comparison": {"dynamics": {"update": "sequential"}}})";

/// What a window has drawn: a later sample replaces everything from its first step on.
struct Drawn : Viewer {
  using Viewer::Viewer;

  void look() {
    for (PlayerEvent& event : player.take_events()) events.push_back(std::move(event));
    player.take_samples([this](const Sample& sample) {
      auto& side = steps[sample.side == Side::b ? 1 : 0];
      if (sample.epoch != epoch) {
        epoch = sample.epoch;
        for (auto& each : steps) each.clear();
      }
      side.erase(side.lower_bound(sample.first), side.end());
      EXPECT_EQ(sample.first, side.empty() ? 0 : side.rbegin()->second.last + 1);  // none is missing
      side[sample.first] = sample;
    });
  }
  [[nodiscard]] std::int64_t newest(int side = 0) const {
    return steps[side].empty() ? -1 : steps[side].rbegin()->second.last;
  }

  bool reaches(std::int64_t step, std::int64_t newest_step) {
    return wait_until([&] {
      look();
      const auto snapshot = player.newest();
      return snapshot && snapshot->step() == step && newest() == newest_step && player.replaying_to() == 0;
    });
  }

  std::map<std::int64_t, Sample> steps[2];
  std::uint64_t epoch = 0;
};

/// Everything drawn is what the session gives when it is run from its start.
void expect_true(const Drawn& drawn, const Session& session) {
  auto runs = std::get<std::unique_ptr<Runs>>(Runs::start(session));
  for (std::int64_t t = 0; t <= drawn.newest(); ++t) {
    for (const int side : {0, 1}) {
      const Run* run = side == 0 ? &runs->a() : runs->b();
      if (run == nullptr) continue;
      ASSERT_TRUE(drawn.steps[side].contains(t)) << t;
      const Sample& sample = drawn.steps[side].at(t);
      EXPECT_EQ(sample.rate[0].high, static_cast<float>(run->observables().rate_excitatory())) << t;
      for (std::size_t mu = 0; mu < 4; ++mu)
        EXPECT_EQ(sample.overlap[mu].high, static_cast<float>(run->observables().overlap(static_cast<int>(mu)))) << t;
      EXPECT_EQ(sample.difference.empty(), side == 0);
      if (side == 1) {
        EXPECT_EQ(sample.difference.high, static_cast<float>(runs->difference())) << t;
      }
    }
    runs->step();
  }
}

void expect_state(Player& player, const Session& session) {
  const auto snapshot = player.newest();
  for (const Side side : {Side::a, Side::b}) {
    if (side == Side::b && !session.compares()) continue;
    const auto run = run_of(session, side);
    run->go_to(snapshot->step());
    EXPECT_TRUE(same_spikes(run->state(), snapshot->of(side).state)) << snapshot->step();
  }
}

TEST(PlayerTime, BothSidesComeStepByStep) {
  const Session session = session_of(compared);
  Player player(session);
  Drawn drawn(player);
  player.step(120);
  ASSERT_TRUE(drawn.reaches(120, 120));
  EXPECT_EQ(drawn.newest(1), 120);
  expect_true(drawn, session);
  expect_state(player, session);
  const auto snapshot = player.newest();
  ASSERT_TRUE(snapshot->first_difference);
  const auto first = *snapshot->first_difference;
  EXPECT_GT(drawn.steps[1].at(first).difference.high, 0);
  for (std::int64_t t = 0; t < first; ++t) EXPECT_EQ(drawn.steps[1].at(t).difference.high, 0);
}

TEST(PlayerTime, AnyStepIsShownExactlyAndTheFutureStays) {
  const Session session = session_of(compared);
  Player player(session);
  Drawn drawn(player);
  player.step(200);
  ASSERT_TRUE(drawn.reaches(200, 200));
  for (const std::int64_t step : {100, 0, 199, 64, 63}) {
    player.go_to(step);
    ASSERT_TRUE(drawn.reaches(step, 200)) << step;
    EXPECT_EQ(player.step_now(), step);
    EXPECT_EQ(player.reached(), 200);
    expect_state(player, session);
  }
  player.step(-10);
  ASSERT_TRUE(drawn.reaches(53, 200));
  player.step(-1000);
  ASSERT_TRUE(drawn.reaches(0, 200));
  player.go_to(-5);
  player.step(30);
  ASSERT_TRUE(drawn.reaches(30, 200));  // the same steps again, drawn once
  player.go_to(260);                    // not there yet
  ASSERT_TRUE(drawn.reaches(260, 260));
  expect_true(drawn, session);
  player.go_to(200);
  player.set_speed(unlimited);
  player.play();
  ASSERT_TRUE(wait_until([&] { return player.step_now() > 300; }));
  player.pause();
}

TEST(PlayerTime, AChangeInThePastBeginsANewFutureAndTheOldOneCanComeBack) {
  const Session session = session_of(compared);
  Player player(session);
  Drawn drawn(player);
  player.step(200);
  ASSERT_TRUE(drawn.reaches(200, 200));
  player.go_to(100);
  const Session pending = edited(session.with_live("dynamics.theta", 0.7, 1, 100, Side::b));
  player.set_session(pending);  // at once: it counts from step 100
  ASSERT_TRUE(drawn.reaches(100, 100));
  ASSERT_NE(drawn.find(PlayerEvent::Kind::resolved), nullptr);
  EXPECT_EQ(drawn.find(PlayerEvent::Kind::resolved)->step, 100);
  const Session changed = edited(pending.resolved(1, 100));
  player.step(60);
  ASSERT_TRUE(drawn.reaches(160, 160));
  expect_true(drawn, changed);
  player.set_session(session, Place{100, 200});  // undone
  ASSERT_TRUE(drawn.reaches(100, 200));
  expect_true(drawn, session);
  expect_state(player, session);
}

TEST(PlayerTime, AnEditOfTheTimelineIsFollowedWithoutLeavingTheStep) {
  const Session session = session_of(compared);
  Player player(session);
  Drawn drawn(player);
  player.step(220);
  ASSERT_TRUE(drawn.reaches(220, 220));
  for (const std::int64_t now : {220, 50, 180}) {
    player.go_to(now);
    for (const char* beta : {"0.5", "9"}) {
      Json timeline = session.scenario().document["timeline"];
      timeline[0]["set"]["dynamics.beta"] = Json::parse(beta);
      const Session other = edited(session.with("timeline", timeline));
      player.set_session(other, Place{now, 220});
      // The steps that both share need no drawing, so wait for what must differ.
      ASSERT_TRUE(wait_until([&] {
        drawn.look();
        const auto snapshot = player.newest();
        return player.replaying_to() == 0 && snapshot->step() == now && drawn.newest() == 220 &&
               drawn.steps[0].at(200).rate[0].high == [&] {
                 auto run = run_of(other);
                 run->go_to(200);
                 return static_cast<float>(run->observables().rate_excitatory());
               }();
      }));
      expect_true(drawn, other);
      expect_state(player, other);
    }
  }
}

TEST(PlayerTime, AComparisonComesAndGoesAtTheSamePlace) {
  const Session both = session_of(compared);
  const Session alone = edited(both.without("comparison"));
  Player player(alone);
  Drawn drawn(player);
  player.step(140);
  ASSERT_TRUE(drawn.reaches(140, 140));
  player.go_to(70);
  player.set_session(both, Place{70, 140});
  ASSERT_TRUE(wait_until([&] {
    drawn.look();
    const auto snapshot = player.newest();
    return drawn.newest(1) == 140 && snapshot->step() == 70 && snapshot->b;
  }));
  expect_true(drawn, both);
  expect_state(player, both);
  player.set_session(alone, Place{70, 140});
  ASSERT_TRUE(wait_until([&] { return !player.newest()->b; }));
  EXPECT_FALSE(player.newest()->first_difference);
  player.step(1);
  ASSERT_TRUE(wait_until([&] { return player.newest()->step() == 71; }));
  expect_state(player, alone);
}

TEST(PlayerTime, PausesByItself) {
  const Session session = session_of(compared);
  Player player(session);
  Drawn drawn(player);
  player.set_speed(unlimited);
  const auto paused = [&](PauseReason reason) {
    EXPECT_TRUE(wait_until([&] {
      drawn.look();
      return !player.playing();
    }));
    drawn.look();
    const PlayerEvent* event = drawn.find(PlayerEvent::Kind::paused);
    EXPECT_NE(event, nullptr);
    if (event == nullptr) return std::int64_t{-1};
    EXPECT_EQ(event->reason, reason);
    const std::int64_t step = event->step;
    drawn.events.clear();
    EXPECT_EQ(player.step_now(), step);
    return step;
  };
  player.pause_when({.first_difference = true});
  player.play();
  const std::int64_t first = paused(PauseReason::first_difference);
  EXPECT_EQ(player.newest()->first_difference, first);

  player.pause_when({.step = 133});
  player.play();
  EXPECT_EQ(paused(PauseReason::step), 133);

  player.go_to(0);  // and the first difference again, on the way through what is recorded
  player.pause_when({.first_difference = true});
  player.play();
  EXPECT_EQ(paused(PauseReason::first_difference), first);

  const Session silenced =
      edited(session.with("timeline", Json::array({{{"step", 60}, {"set", {{"dynamics.theta", 5.0}}}}})));
  player.restart(silenced);
  player.pause_when({.outcome_changes = true});
  player.play();
  const std::int64_t changed = paused(PauseReason::outcome);
  auto runs = std::get<std::unique_ptr<Runs>>(Runs::start(silenced));
  runs->go_to(changed - 1);
  const auto words = [&](Side side) {  // what it is called; its numbers differ in every step
    const Outcome outcome = runs->outcome(side);
    return std::pair{outcome.kind, outcome.memories};
  };
  const auto before = std::pair{words(Side::a), words(Side::b)};
  runs->step();
  EXPECT_NE(before, (std::pair{words(Side::a), words(Side::b)}));
}

TEST(PlayerTime, EditsInQuickSuccessionDoNotForgetWhereItStood) {
  const Session session = session_of(compared);
  Player player(session);
  Drawn drawn(player);
  player.go_to(3000);
  ASSERT_TRUE(drawn.reaches(3000, 3000));
  player.go_to(2000);
  ASSERT_TRUE(drawn.reaches(2000, 3000));
  Session newest = session;
  for (int n = 0; n < 5; ++n) {  // each while the one before is still being replayed
    newest = edited(newest.with("timeline", Json::array({{{"step", 10 + n}, {"set", {{"dynamics.beta", 2.0 + n}}}}})));
    const Place place = player.place();
    EXPECT_EQ(place.step, 2000);
    EXPECT_EQ(place.reached, 3000);
    player.set_session(newest, place);
    ASSERT_TRUE(wait_until([&] { return player.replaying_to() == 3000 || player.step_now() == 2000; }));
  }
  ASSERT_TRUE(drawn.reaches(2000, 3000));  // perhaps still of the edits before
  const auto run = run_of(newest, Side::b);
  run->go_to(2000);
  ASSERT_TRUE(wait_until([&] { return same_spikes(run->state(), player.newest()->of(Side::b).state); }));
  ASSERT_TRUE(drawn.reaches(2000, 3000));
  expect_state(player, newest);
}

TEST(PlayerTime, ARestartCanStandBeforeTheNewestStep) {
  const Session session = session_of(compared);
  Player player(session);
  Drawn drawn(player);
  player.restart(session, {20, 30});
  ASSERT_TRUE(drawn.reaches(20, 30));
  const Session larger = edited(session.with("network.excitatory", 130));
  player.restart(larger, {10, 40});
  ASSERT_TRUE(drawn.reaches(10, 40));
  expect_true(drawn, larger);
}

TEST(PlayerTime, GoingBackGivesUpALongReplay) {
  const Session session = session_of(compared);
  Player player(session);
  Drawn drawn(player);
  player.step(50);
  ASSERT_TRUE(drawn.reaches(50, 50));
  player.go_to(50'000'000);
  ASSERT_TRUE(wait_until([&] { return player.step_now() > 200 && player.replaying_to() == 50'000'000; }));
  player.go_to(100);
  ASSERT_TRUE(wait_until([&] { return player.step_now() == 100 && player.replaying_to() == 0; }));
  EXPECT_GT(player.reached(), 200);
  expect_state(player, session);
}

}  // namespace
}  // namespace engram::test

// Runs of sessions: exact time travel and taking up newer sessions.
#include <map>

#include "tests/core/test_network.h"

namespace engram::test {
namespace {

constexpr const char* scripted = R"({"engram": 1, "network": {"excitatory": 120, "inhibitory": 30,
  "inputs_per_inhibitory": 20, "patterns": 4}, "seed": 5,
  "timeline": [{"step": 40, "set": {"dynamics.update": "sequential"}},
               {"step": 150, "set": {"stimulus": {"pattern": 2, "strength": 2}}},
               {"step": 155, "set": {"stimulus": null, "dynamics.theta": 0.8}}]})";

TEST(SessionRun, AnyStepAgainGivesTheSameSpikes) {
  const auto run = run_of(session_of(scripted));
  std::map<std::int64_t, State> first;
  for (int t = 0; t <= 300; ++t) {
    first[t] = run->state();
    run->step();
  }
  for (const std::int64_t t : {299, 0, 1, 64, 63, 155, 151, 40, 300, 2}) {
    ASSERT_TRUE(run->go_to(t));
    if (t < 300) {
      EXPECT_TRUE(same_spikes(run->state(), first[t])) << t;
    }
    EXPECT_EQ(run->state().step, t);
  }
}

TEST(SessionRun, TakingUpALaterChangeGoesOnAndAnEarlierOneReplays) {
  const Session session = session_of(scripted);
  const auto run = run_of(session);
  run->go_to(100);
  const State before = run->state();

  const Session later = edited(edited(session.with_live("dynamics.beta", 2.0, 1, 100)).resolved(1, 100));
  EXPECT_EQ(run->adopt(later), Run::Adopted::continued);
  EXPECT_TRUE(same_spikes(run->state(), before));
  run->go_to(200);

  const auto fresh = run_of(later);  // the same session from its start
  fresh->go_to(200);
  EXPECT_TRUE(same_spikes(run->state(), fresh->state()));

  EXPECT_EQ(run->adopt(session), Run::Adopted::replayed);  // the change undone: another past
  EXPECT_EQ(run->state().step, 200);
  const auto untouched = run_of(session);
  untouched->go_to(200);
  EXPECT_TRUE(same_spikes(run->state(), untouched->state()));
}

TEST(SessionRun, AStoppedReplayLeavesTheRunAsItWas) {
  const Session session = session_of(scripted);
  const auto run = run_of(session);
  run->go_to(100);
  const State before = run->state();
  std::stop_source stop;
  stop.request_stop();
  const Session other = edited(session.with("dynamics.theta", 0.5));
  EXPECT_EQ(run->adopt(other, stop.get_token()), Run::Adopted::stopped);
  EXPECT_TRUE(same_spikes(run->state(), before));
  run->step();
  const auto fresh = run_of(session);
  fresh->go_to(101);
  EXPECT_TRUE(same_spikes(run->state(), fresh->state()));
}

TEST(SessionRun, ADelayRaisedBeyondTheKeptPastIsExactToo) {
  const Session session = session_of(R"({"engram": 1, "network": {"excitatory": 100, "inhibitory": 30,
    "inputs_per_inhibitory": 20, "patterns": 3}})");
  const auto run = run_of(session);
  run->go_to(100);
  const Session late = edited(edited(session.with_live("dynamics.inhibition_delay", 60, 1, 100)).resolved(1, 100));
  run->adopt(late);
  run->go_to(130);
  const auto fresh = run_of(late);
  fresh->go_to(130);
  EXPECT_TRUE(same_spikes(run->state(), fresh->state()));
}

TEST(SessionRun, WhatIsClampedAtTheStartIsMadeAnew) {
  const Session session = session_of(scripted);
  const auto run = run_of(session);
  run->go_to(30);
  const Json half{{"population", "E"}, {"fraction", 0.5}, {"state", "firing"}};
  const Session clamped = edited(session.with("interventions", Json::array({half})));
  EXPECT_EQ(run->adopt(clamped), Run::Adopted::replayed);
  const auto fresh = run_of(clamped);
  for (const std::int64_t t : {0, 1, 30}) {
    run->go_to(t);
    fresh->go_to(t);
    EXPECT_TRUE(same_spikes(run->state(), fresh->state())) << t;
  }
}

TEST(SessionRun, ASecondPopulationGivenAtTheStartAppearsWhenItIsSwitchedOn) {
  const Session session = session_of(R"({"engram": 1, "network": {"excitatory": 12, "inhibitory": 6,
    "inputs_per_inhibitory": 3, "patterns": 2}, "initial_state": {"inhibitory_2": "111111"}})");
  const auto run = run_of(session);
  const Session on = edited(session.with("network.second_inhibitory.enabled", true));
  run->adopt(on);
  EXPECT_EQ(run->state().inhibitory_2.spikes.cast<int>().sum(), 6);
}

TEST(SessionRun, ASecondPopulationSwitchedOffInhibitsNoMoreInAnyRule) {
  for (const char* rule : {"synchronous", "sequential", "asynchronous"}) {
    Session session = session_of(R"({"engram": 1, "network": {"excitatory": 200, "inhibitory": 20,
      "inputs_per_inhibitory": 10, "patterns": 2, "second_inhibitory": {"enabled": true}},
      "dynamics": {"theta": 0, "beta": 50}, "stimulus": {"pattern": 0, "strength": 0},
      "interventions": [{"population": "J", "fraction": 1, "state": "firing"}],
      "timeline": [{"step": 5, "set": {"network.second_inhibitory.enabled": false}}]})");
    session = edited(session.with("dynamics.update", rule));
    const auto run = run_of(session);
    run->go_to(5);
    EXPECT_LT(run->observables().rate_excitatory(), 0.2) << rule;
    run->step();  // neurons without memories now have no input at all and fire with probability 1/2
    EXPECT_GT(run->observables().rate_excitatory(), 0.25) << rule;
  }
}

TEST(SessionRun, APastUnderIdealInhibitionIsTheFrozenPopulation) {
  const Session session = session_of(R"({"engram": 1, "network": {"excitatory": 100, "inhibitory": 30,
    "inputs_per_inhibitory": 20, "patterns": 3}, "timeline": [
    {"step": 10, "set": {"network.inhibition": "ideal"}}, {"step": 20, "set": {"network.inhibition": "population"}}]})");
  const auto run = run_of(session);
  run->go_to(10);
  const Spikes frozen = run->state().inhibitory.spikes;
  run->go_to(20);
  EXPECT_TRUE((run->state().inhibitory.spikes == frozen).all());
  for (int back = 0; back < 9; ++back)
    EXPECT_TRUE((run->state().past[static_cast<std::size_t>(back)]->spikes == frozen).all()) << back;
}

TEST(SessionRun, StepsAndAWrittenOutNoiseSeedReplayNothing) {
  const Session session = session_of(scripted);
  const auto run = run_of(session);
  run->go_to(100);
  EXPECT_EQ(run->adopt(edited(session.with("steps", 400))), Run::Adopted::continued);
  EXPECT_EQ(run->adopt(edited(session.with("noise_seed", 5))), Run::Adopted::continued);
}

TEST(SessionRun, AStepBeforeTheStartIsTheStart) {
  const auto run = run_of(session_of(scripted));
  run->go_to(200);
  run->go_to(-10);
  EXPECT_EQ(run->state().step, 0);
}

TEST(SessionRun, TwoEqualSidesAreIdentical) {
  Session session = session_of(scripted);
  session = edited(session.with("comparison", Json::object()));
  const auto a = run_of(session, Side::a), b = run_of(session, Side::b);
  for (int t = 0; t < 200; ++t) {
    ASSERT_TRUE(same_spikes(a->state(), b->state()));
    a->step();
    b->step();
  }
}

TEST(SessionRun, KeptStatesStayBounded) {  // a million steps of a tiny network; far more states than are kept
  const auto run = run_of(session_of(R"({"engram": 1, "network": {"excitatory": 5, "inhibitory": 2,
    "inputs_per_inhibitory": 2, "patterns": 1, "activity": 0.4}})"));
  run->go_to(300'000);
  const State there = run->state();
  run->go_to(123'457);
  run->go_to(300'000);
  EXPECT_TRUE(same_spikes(run->state(), there));
}

}  // namespace
}  // namespace engram::test

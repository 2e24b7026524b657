// Both runs of a comparison on one clock.
#include "core/session/runs.h"

#include "tests/core/test_network.h"

namespace engram::test {
namespace {

constexpr const char* compared = R"({"engram": 1, "network": {"excitatory": 120, "inhibitory": 30,
  "inputs_per_inhibitory": 20, "patterns": 4}, "seed": 5,
  "timeline": [{"step": 50, "set": {"stimulus": {"pattern": 2, "strength": 2}}},
               {"step": 55, "set": {"stimulus": null}},
               {"step": 90, "side": "B", "set": {"dynamics.theta": 0.8}}],
  "comparison": {"dynamics": {"update": "sequential"}}})";

std::unique_ptr<Runs> runs_of(const Session& session) {
  auto started = Runs::start(session);
  EXPECT_TRUE(std::holds_alternative<std::unique_ptr<Runs>>(started));
  return std::get<std::unique_ptr<Runs>>(std::move(started));
}

/// What the outcome is when a run comes to `step` without ever going back.
Outcome outcome_at(const Session& session, Side side, std::int64_t step) {
  const auto run = run_of(session, side);
  OutcomeWatcher watcher;
  for (std::int64_t t = 0;; ++t) {
    watcher.add(run->observables(), run->network().patterns().count(), run->spikes(Population::excitatory));
    if (t == step) return watcher.outcome(run->parameters().network.activity);
    run->step();
  }
}

TEST(Runs, EachSideIsTheRunThatItIsAlone) {
  const Session session = session_of(compared);
  const auto runs = runs_of(session);
  const auto a = run_of(session, Side::a), b = run_of(session, Side::b);
  ASSERT_NE(runs->b(), nullptr);
  EXPECT_EQ(runs->b()->shared_network(), runs->shared_network());
  for (int t = 0; t <= 150; ++t) {
    ASSERT_TRUE(same_spikes(runs->a().state(), a->state())) << t;
    ASSERT_TRUE(same_spikes(runs->b()->state(), b->state())) << t;
    const double disagree = static_cast<double>((a->state().excitatory != b->state().excitatory).count());
    EXPECT_DOUBLE_EQ(runs->difference(), disagree / 120);
    runs->step();
    a->step();
    b->step();
  }
}

TEST(Runs, EqualSidesNeverDiffer) {
  const auto runs = runs_of(edited(session_of(compared).with("comparison", Json::object())));
  for (int t = 0; t < 90; ++t) {  // from 90 on theta differs
    EXPECT_EQ(runs->difference(), 0) << t;
    runs->step();
  }
}

TEST(Runs, AnyStepComesWithTheOutcomeThatItHadAtFirst) {
  const Session session = session_of(compared);
  const auto runs = runs_of(session);
  for (const std::int64_t step : {200, 20, 95, 30, 31, 75, 0, 64, 160}) {
    runs->go_to(step);
    EXPECT_EQ(runs->now(), step);
    EXPECT_EQ(runs->b()->state().step, step);
    for (const Side side : {Side::a, Side::b}) EXPECT_EQ(runs->outcome(side), outcome_at(session, side, step)) << step;
  }
}

TEST(Runs, AComparisonCanComeAndGo) {
  const Session alone = session_of(R"({"engram": 1, "network": {"excitatory": 120, "inhibitory": 30,
    "inputs_per_inhibitory": 20, "patterns": 4}, "seed": 5})");
  const Session both = edited(alone.with("comparison", Json::parse(R"({"dynamics": {"update": "sequential"}})")));
  const auto runs = runs_of(alone);
  EXPECT_EQ(runs->b(), nullptr);
  runs->go_to(120);
  EXPECT_EQ(runs->agrees_until(both), -1);
  runs->adopt(both);
  ASSERT_NE(runs->b(), nullptr);
  const auto b = run_of(both, Side::b);
  b->go_to(120);
  EXPECT_TRUE(same_spikes(runs->b()->state(), b->state()));
  EXPECT_EQ(runs->outcome(Side::b), outcome_at(both, Side::b, 120));
  EXPECT_GE(runs->agrees_until(alone), 120);
  runs->adopt(alone);
  EXPECT_EQ(runs->b(), nullptr);
  EXPECT_EQ(runs->now(), 120);
}

TEST(Runs, AnotherPastOfOneSideIsReplayedWithItsOutcome) {
  const Session session = session_of(compared);
  const auto runs = runs_of(session);
  runs->go_to(130);
  const Session other =
      edited(edited(session.with_live("dynamics.theta", -5, 1, 100, Side::b)).resolved(1, 100));  // all neurons fire
  EXPECT_EQ(runs->agrees_until(other), 100);
  runs->adopt(other);
  EXPECT_EQ(runs->now(), 130);
  for (const Side side : {Side::a, Side::b}) {
    const auto run = run_of(other, side);
    run->go_to(130);
    EXPECT_TRUE(same_spikes((side == Side::a ? runs->a() : *runs->b()).state(), run->state()));
    EXPECT_EQ(runs->outcome(side), outcome_at(other, side, 130));
  }
  EXPECT_NE(runs->outcome(Side::b), outcome_at(session, Side::b, 130));
}

}  // namespace
}  // namespace engram::test

// The plan of each side: what a timeline and a comparison mean, and how far two plans agree.
#include <gtest/gtest.h>

#include <limits>

#include "tests/core/test_network.h"

namespace engram {
namespace {

constexpr auto always = std::numeric_limits<std::int64_t>::max();

Plan plan(const std::string& parts, Side side = Side::a) {
  ScenarioRead read =
      read_scenario("{\"engram\": 1" + (parts.empty() ? "" : ", " + parts) + "}", default_memory_limit());
  for (const Problem& problem : read.problems) ADD_FAILURE() << problem.path << ": " << problem.message;
  return plan_of(read.scenario.value_or(Scenario{}), side);
}

double theta(const Plan& p, std::int64_t step) { return p.at(step).dynamics.theta; }

TEST(Timeline, EntryActsOnTheStepThatLeadsFromIt) {
  const Plan p =
      plan(R"("timeline": [{"step": 5, "set": {"dynamics.theta": 2}}, {"step": 9, "set": {"dynamics.theta": 3}}])");
  EXPECT_EQ(p.start().dynamics.theta, 1);
  EXPECT_EQ(theta(p, 0), 1);
  EXPECT_EQ(theta(p, 4), 1);
  EXPECT_EQ(theta(p, 5), 2);
  EXPECT_EQ(theta(p, 8), 2);
  EXPECT_EQ(theta(p, 9), 3);
  EXPECT_EQ(theta(p, 1'000'000'000), 3);
}

TEST(Timeline, NextChangeIsWhereTheParametersStopBeingTheSame) {
  EXPECT_EQ(plan("").next_change(0), always);
  const Plan p = plan(R"("timeline": [{"step": 5, "set": {"dynamics.theta": 2}},
    {"step": 5, "set": {"dynamics.beta": 7}}, {"step": 9, "side": "B", "set": {"dynamics.theta": 3}},
    {"step": 12, "set": {"dynamics.theta": 4}}], "comparison": {})");
  const auto next = [&](std::int64_t step) { return step < 5 ? 5 : step < 12 ? 12 : always; };
  for (std::int64_t step = 0; step < 20; ++step) EXPECT_EQ(p.next_change(step), next(step)) << step;
}

TEST(Timeline, EntryAtZeroLeavesTheStart) {
  const Plan p = plan(R"("timeline": [{"step": 0, "set": {"dynamics.theta": 2}}])");
  EXPECT_EQ(p.start().dynamics.theta, 1);
  EXPECT_EQ(theta(p, 0), 2);
}

TEST(Timeline, OrderInsideOneStepCounts) {
  const Plan p = plan(R"("timeline": [{"step": 5, "set": {"dynamics.theta": 2, "dynamics.beta": 7}},
                                      {"step": 5, "set": {"dynamics.theta": 3}}])");
  ASSERT_EQ(p.stages().size(), 1U);
  EXPECT_EQ(theta(p, 5), 3);
  EXPECT_EQ(p.at(5).dynamics.beta, 7);
}

TEST(Timeline, OnlyTheEndOfAStepMustBePossible) {
  const Plan p =
      plan(R"("dynamics": {"inhibition_delay": 3}, "timeline": [{"step": 5, "set": {"dynamics.update": "sequential"}},
                                      {"step": 5, "set": {"dynamics.inhibition_delay": 1}}])");
  EXPECT_EQ(p.at(5).dynamics.update, UpdateRule::sequential);
  EXPECT_EQ(p.largest_delay(), 3);
}

TEST(Timeline, SidesAreKeptApart) {
  const std::string parts = R"("comparison": {}, "timeline": [{"step": 3, "side": "A", "set": {"dynamics.theta": 2}},
                               {"step": 4, "side": "B", "set": {"dynamics.theta": 3}}, {"step": 6, "set": {"dynamics.theta": 4}}])";
  const Plan a = plan(parts), b = plan(parts, Side::b);
  EXPECT_EQ(theta(a, 3), 2);
  EXPECT_EQ(theta(b, 3), 1);
  EXPECT_EQ(theta(a, 4), 2);
  EXPECT_EQ(theta(b, 4), 3);
  EXPECT_EQ(theta(a, 6), 4);
  EXPECT_EQ(theta(b, 6), 4);
}

TEST(Timeline, OverridesTheComparisonFromThenOn) {
  const std::string parts = R"("comparison": {"dynamics": {"theta": 5}},
      "timeline": [{"step": 3, "side": "B", "set": {"dynamics.theta": 2}}, {"step": 8, "set": {"dynamics.beta": 9}}])";
  const Plan b = plan(parts, Side::b);
  EXPECT_EQ(theta(b, 2), 5);
  EXPECT_EQ(theta(b, 3), 2);
  EXPECT_EQ(theta(b, 8), 2);
  EXPECT_EQ(b.at(8).dynamics.beta, 9);
  EXPECT_EQ(theta(plan(parts), 8), 1);
}

TEST(Timeline, SetsEveryLiveValue) {
  const Plan p = plan(R"("timeline": [{"step": 1, "set": {
      "dynamics.update": "asynchronous", "dynamics.order": "typewriter", "dynamics.beta": 2, "dynamics.theta": 3,
      "dynamics.inhibition_gain": 4, "dynamics.inhibitory_transfer": "tanh", "network.inhibition": "ideal",
      "network.feedback": "reciprocal", "network.wiring": "redrawn", "network.self_coupling": false,
      "network.second_inhibitory": {"enabled": true, "threshold": 0.5},
      "stimulus": {"pattern": 2, "strength": 1.5, "centred": true},
      "interventions": [{"population": "J", "fraction": 0.5, "state": "firing"}, {"population": "E", "neurons": [3, 1], "state": "silent"}]
    }}, {"step": 2, "set": {"dynamics.update": "synchronous", "network.inhibition": "population", "dynamics.inhibition_delay": 7,
      "network.second_inhibitory.threshold": null, "stimulus": null, "interventions": []}},
    {"step": 3, "set": {"network.second_inhibitory.enabled": false}}])");
  const Parameters& one = p.at(1);
  EXPECT_EQ(one.dynamics,
            (DynamicsParameters{UpdateRule::asynchronous, Order::typewriter, 2, 3, 4, 1, Transfer::tanh}));
  EXPECT_EQ(one.network.inhibition, Inhibition::ideal);
  EXPECT_EQ(one.network.feedback, Feedback::reciprocal);
  EXPECT_EQ(one.network.wiring, WiringKind::redrawn);
  EXPECT_FALSE(one.network.self_coupling);
  EXPECT_EQ(one.network.second_inhibitory, (SecondInhibitory{true, 0.5}));
  EXPECT_EQ(one.stimulus, (Stimulus{2, 1.5, true}));
  ASSERT_EQ(one.interventions.size(), 2U);
  EXPECT_EQ(one.interventions[0], (Intervention{Population::inhibitory_2, Clamp::firing, 0.5, {}}));
  EXPECT_EQ(one.interventions[1], (Intervention{Population::excitatory, Clamp::silent, std::nullopt, {3, 1}}));
  const Parameters& two = p.at(2);
  EXPECT_EQ(two.dynamics.inhibition_delay, 7);
  EXPECT_EQ(two.network.second_inhibitory, (SecondInhibitory{true, std::nullopt}));
  EXPECT_FALSE(two.stimulus.has_value());
  EXPECT_TRUE(two.interventions.empty());
  EXPECT_FALSE(p.at(3).network.second_inhibitory.enabled);
  EXPECT_EQ(p.largest_delay(), 7);
}

TEST(Comparison, IsMergedDeeply) {
  const std::string parts =
      R"("dynamics": {"theta": 0.5, "beta": 3}, "network": {"second_inhibitory": {"enabled": true, "threshold": 0.3}},
      "stimulus": {"pattern": 1, "strength": 2, "centred": true},
      "interventions": [{"population": "I", "fraction": 0.5, "state": "silent"}],
      "comparison": {"dynamics": {"theta": 0.7}, "network": {"second_inhibitory": {"threshold": null}}, "stimulus": {"strength": 5},
                     "interventions": []})";
  const Parameters a = plan(parts).start(), b = plan(parts, Side::b).start();
  EXPECT_EQ(b.dynamics.theta, 0.7);
  EXPECT_EQ(b.dynamics.beta, 3);
  EXPECT_EQ(b.network.second_inhibitory, (SecondInhibitory{true, std::nullopt}));
  EXPECT_EQ(b.stimulus, (Stimulus{1, 5, true}));
  EXPECT_TRUE(b.interventions.empty());
  EXPECT_EQ(a.dynamics.theta, 0.5);
  EXPECT_EQ(a.network.second_inhibitory, (SecondInhibitory{true, 0.3}));
  EXPECT_EQ(a.stimulus, (Stimulus{1, 2, true}));
  EXPECT_TRUE(differ_only_live(a, b));
}

TEST(Comparison, CanTakeAStimulusAwayOrBringOne) {
  const std::string away = R"("stimulus": {"pattern": 1, "strength": 2}, "comparison": {"stimulus": null})";
  EXPECT_FALSE(plan(away, Side::b).start().stimulus.has_value());
  const std::string brought = R"("comparison": {"stimulus": {"pattern": 1, "strength": 2}})";
  EXPECT_FALSE(plan(brought).start().stimulus.has_value());
  EXPECT_EQ(plan(brought, Side::b).start().stimulus, (Stimulus{1, 2, false}));
}

TEST(Comparison, LeftOutMakesSideBACopy) {
  const std::string parts =
      R"("timeline": [{"step": 3, "side": "A", "set": {"dynamics.theta": 2}}, {"step": 5, "set": {"dynamics.theta": 3}}])";
  EXPECT_EQ(plan(parts, Side::b).start(), plan(parts).start());
  EXPECT_EQ(theta(plan(parts, Side::b), 5), 3);
}

TEST(Plan, WithSeedsReseedsEveryStage) {
  const Plan p = plan(R"("timeline": [{"step": 5, "set": {"dynamics.theta": 2}}])").with_seeds(11, 12);
  for (const std::int64_t step : {0, 5}) {
    EXPECT_EQ(p.at(step).seed, 11U);
    EXPECT_EQ(p.at(step).noise(), 12U);
  }
  EXPECT_EQ(p.start().noise(), 12U);
  EXPECT_EQ(theta(p, 5), 2);
}

TEST(Plan, AgreesUntilTheFirstDifference) {
  const auto agrees = [](const std::string& one, const std::string& other) {
    EXPECT_EQ(plan(one).agrees_until(plan(other)), plan(other).agrees_until(plan(one)));
    return plan(one).agrees_until(plan(other));
  };
  const std::string at_5 = R"("timeline": [{"step": 5, "set": {"dynamics.theta": 2}}])";
  const std::string at_9 = R"("timeline": [{"step": 9, "set": {"dynamics.theta": 2}}])";
  const std::string both =
      R"("timeline": [{"step": 5, "set": {"dynamics.theta": 2}}, {"step": 9, "set": {"dynamics.beta": 2}}])";
  EXPECT_EQ(agrees("", ""), always);
  EXPECT_EQ(agrees(at_5, at_5), always);
  EXPECT_EQ(agrees("", at_5), 5);
  EXPECT_EQ(agrees(at_5, at_9), 5);
  EXPECT_EQ(agrees(at_5, both), 9);
  EXPECT_EQ(agrees(at_5, R"("timeline": [{"step": 5, "set": {"dynamics.theta": 3}}])"), 5);
  EXPECT_EQ(agrees("", R"("dynamics": {"theta": 2})"), 0);
  EXPECT_EQ(agrees("", R"("seed": 2)"), -1);
  EXPECT_EQ(agrees("", R"("network": {"patterns": 11})"), -1);
  EXPECT_EQ(agrees("", R"("cue": {"fraction": 0.1})"), -1);
  EXPECT_EQ(agrees("", R"("interventions": [{"population": "E", "neurons": [1], "state": "firing"}])"), -1);
}

TEST(Plan, LiveStartDoesNotMatterWhenAllOfItIsSetAtZero) {
  const std::string timeline = R"(, "timeline": [{"step": 0, "set": {"dynamics.theta": 2}}])";
  EXPECT_EQ(
      plan(R"("dynamics": {"theta": 0.5})" + timeline).agrees_until(plan(R"("dynamics": {"theta": 0.7})" + timeline)),
      always);
}

}  // namespace
}  // namespace engram

// Sessions as values: every edit, and what it makes of the document, the plans and the memory shared with before.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/test_network.h"

namespace engram {
namespace {

using test::edited;
using testing::ElementsAre;
using testing::IsEmpty;

Session opened(const std::string& parts = {}) {
  return test::session_of("{\"engram\": 1" + (parts.empty() ? "" : ", " + parts) + "}");
}

std::vector<std::string> refused(const Edit& edit) {
  std::vector<std::string> paths;
  if (const auto* problems = std::get_if<Problems>(&edit))
    for (const Problem& p : *problems) paths.push_back(p.path);
  return paths;
}

std::string document(const Session& session) { return session.scenario().document.dump(); }

/// A change made while the session runs and taken up at `step`.
Session changed(const Session& session, const std::string& path, const Json& value, std::int64_t step) {
  return edited(edited(session.with_live(path, value, 1, step)).resolved(1, step));
}

TEST(Session, StartsAsTheDefaultScenario) {
  EXPECT_EQ(document(Session()), R"({"engram":1})");
  EXPECT_EQ(Session().scenario().parameters, Parameters{});
  EXPECT_FALSE(Session().compares());
}

TEST(Session, WithSetsOneValueAndKeepsTheRest) {
  const Session before = opened(R"("dynamics": {"beta": 3}, "title": "t")");
  const Session after = edited(before.with("dynamics.theta", 0.5));
  EXPECT_EQ(document(after), R"({"engram":1,"dynamics":{"beta":3,"theta":0.5},"title":"t"})");
  EXPECT_EQ(after.plan(Side::a).start().dynamics.theta, 0.5);
  EXPECT_EQ(before.plan(Side::a).start().dynamics.theta, 1);  // the old value is still there
  EXPECT_EQ(edited(after.with("network.patterns", 12)).scenario().parameters.network.patterns, 12);
  EXPECT_EQ(edited(after.with("seed", 7)).scenario().parameters.seed, 7U);  // a signed number of C++
  EXPECT_TRUE(edited(after.with("comparison", Json::object())).compares());
  EXPECT_EQ(edited(after.with("comparison.dynamics.theta", 2)).plan(Side::b).start().dynamics.theta, 2);
}

TEST(Session, WithRefusesWhatCannotBe) {
  const Session session = opened(R"("cue": {"pattern": 9})");
  EXPECT_THAT(refused(session.with("network.patterns", 9)), ElementsAre("cue.pattern"));
  EXPECT_THAT(refused(session.with("dynamics.beta", -1)), ElementsAre("dynamics.beta"));
  EXPECT_THAT(refused(session.with("dynamics.gamma", 1)), ElementsAre("dynamics.gamma"));
  EXPECT_THAT(refused(session.with_memory_limit(1000).with("steps", 1)), ElementsAre("network"));
}

TEST(Session, WithoutGoesBackToTheDefault) {
  const Session session = opened(R"("dynamics": {"beta": 3, "theta": 2}, "seed": 4, "noise_seed": 9)");
  EXPECT_EQ(document(edited(session.without("dynamics.beta"))),
            R"({"engram":1,"dynamics":{"theta":2},"seed":4,"noise_seed":9})");
  EXPECT_EQ(edited(session.without("noise_seed")).scenario().parameters.noise(), 4U);
  EXPECT_EQ(edited(session.without("dynamics")).scenario().parameters.dynamics, DynamicsParameters{});
  EXPECT_EQ(document(edited(session.without("cue.fraction"))), document(session));
  EXPECT_THAT(refused(opened(R"("network": {"excitatory": 50, "inputs_per_inhibitory": 20})")
                          .without("network.inputs_per_inhibitory")),
              ElementsAre("network.inputs_per_inhibitory"));
}

TEST(SessionLive, ChangeIsPendingUntilItIsTakenUp) {
  const Session session = edited(opened().with_live("dynamics.theta", 2, 5, 30));
  EXPECT_THAT(session.pending(), ElementsAre(5U));
  EXPECT_EQ(session.shown_at(Side::a, 30).dynamics.theta, 2);
  EXPECT_EQ(session.shown_at(Side::a, 0).dynamics.theta, 2);  // pending: the controls show it in any case
  const Session taken_up = edited(session.resolved(5, 33));
  EXPECT_THAT(taken_up.pending(), IsEmpty());
  EXPECT_EQ(document(taken_up), R"({"engram":1,"timeline":[{"step":33,"set":{"dynamics.theta":2}}]})");
  EXPECT_EQ(taken_up.shown_at(Side::a, 32).dynamics.theta, 1);
  EXPECT_EQ(taken_up.shown_at(Side::a, 33).dynamics.theta, 2);
  EXPECT_EQ(edited(taken_up.resolved(5, 40)), taken_up);  // known no more
  EXPECT_EQ(edited(taken_up.resolved(0, 40)), taken_up);
}

TEST(SessionLive, AtStepZeroItBecomesAValueOfTheScenario) {
  const Session session = edited(edited(opened().with_live("dynamics.theta", 2, 1, 0)).resolved(1, 0));
  EXPECT_EQ(document(session), R"({"engram":1,"dynamics":{"theta":2}})");
  EXPECT_EQ(session.plan(Side::a).start().dynamics.theta, 2);
  EXPECT_TRUE(session.scenario().timeline.empty());
}

TEST(SessionLive, ChangesOfOneStepAreOneEntry) {
  Session session = changed(opened(), "dynamics.theta", 2, 10);
  session = changed(session, "dynamics.beta", 5, 10);
  session = changed(session, "dynamics.theta", 3, 10);
  EXPECT_EQ(document(session), R"({"engram":1,"timeline":[{"step":10,"set":{"dynamics.beta":5,"dynamics.theta":3}}]})");
  session = changed(session, "dynamics.theta", 4, 11);
  EXPECT_EQ(session.scenario().timeline.size(), 2U);
}

TEST(SessionLive, TheScriptIsNotMergedWith) {
  const Session session =
      changed(opened(R"("timeline": [{"step": 10, "set": {"dynamics.theta": 2}}])"), "dynamics.theta", 3, 10);
  ASSERT_EQ(session.scenario().timeline.size(), 2U);
  EXPECT_EQ(session.plan(Side::a).at(10).dynamics.theta, 3);
}

TEST(SessionLive, NothingChangesWhenTheValueIsInForce) {
  const Session session = opened();
  EXPECT_EQ(edited(session.with_live("dynamics.theta", 1.0, 1, 10)), session);
  const Session other = changed(session, "dynamics.theta", 2, 10);
  EXPECT_EQ(edited(other.with_live("dynamics.theta", 2, 2, 10)), other);
  EXPECT_FALSE(edited(other.with_live("dynamics.theta", 2, 2, 9)) == other);  // before the change it is not
}

TEST(SessionLive, ProblemsBearTheControlsPath) {
  const Session session = opened(R"("dynamics": {"inhibition_delay": 3})");
  EXPECT_THAT(refused(session.with_live("dynamics.beta", 0, 1, 10)), ElementsAre("dynamics.beta"));
  EXPECT_THAT(refused(session.with_live("dynamics.update", "sequential", 1, 10)),
              ElementsAre("dynamics.inhibition_delay"));
  EXPECT_THAT(refused(session.with_live("network.patterns", 20, 1, 10)), ElementsAre("network.patterns"));
}

TEST(SessionLive, ChangeInThePastIsANewFuture) {
  Session session = opened(R"("timeline": [{"step": 100, "set": {"dynamics.beta": 9}}])");
  session = changed(session, "dynamics.theta", 2, 20);
  session = changed(session, "dynamics.theta", 3, 40);
  session = changed(session, "network.self_coupling", false, 30);
  const Plan& plan = session.plan(Side::a);
  EXPECT_EQ(plan.at(39).dynamics.theta, 2);
  EXPECT_EQ(plan.at(40).dynamics.theta, 2);  // the later change by hand is gone
  EXPECT_FALSE(plan.at(30).network.self_coupling);
  EXPECT_EQ(plan.at(100).dynamics.beta, 9);  // the script is not
  EXPECT_EQ(session.scenario().timeline.size(), 3U);
}

TEST(SessionLive, SeveralCanBePending) {
  Session session = edited(opened().with_live("dynamics.theta", 2, 1, 10));
  session = edited(session.with_live("dynamics.beta", 3, 2, 10));
  session = edited(session.with_live("dynamics.theta", 5, 3, 10));
  EXPECT_THAT(session.pending(), ElementsAre(1U, 2U, 3U));
  EXPECT_EQ(session.shown_at(Side::a, 10).dynamics.theta, 5);
  session = edited(session.resolved(1, 12));
  EXPECT_THAT(session.pending(), ElementsAre(2U, 3U));
  for (const TimelineEntry& entry : session.scenario().timeline) EXPECT_GE(entry.step, 12);
  session = edited(edited(session.resolved(2, 12)).resolved(3, 14));
  EXPECT_EQ(
      document(session),
      R"({"engram":1,"timeline":[{"step":12,"set":{"dynamics.theta":2,"dynamics.beta":3}},{"step":14,"set":{"dynamics.theta":5}}]})");
}

TEST(SessionLive, DroppedChangeLeavesNoTrace) {
  const Session session = edited(opened().with_live("dynamics.theta", 2, 1, 10));
  EXPECT_EQ(document(session.dropped(1)), R"({"engram":1})");
  EXPECT_THAT(session.dropped(1).pending(), IsEmpty());
  EXPECT_EQ(session.dropped(9), session);
  EXPECT_EQ(session.dropped(0), session);
}

TEST(SessionLive, ActsOnBothSides) {
  const Session session = changed(opened(R"("comparison": {"dynamics": {"theta": 3}})"), "dynamics.theta", 2, 10);
  EXPECT_EQ(session.plan(Side::b).at(9).dynamics.theta, 3);
  EXPECT_EQ(session.plan(Side::b).at(10).dynamics.theta, 2);
  EXPECT_EQ(session.shown_at(Side::b, 9).dynamics.theta, 3);
}

TEST(SessionRestarted, FoldsChangesByHandAndKeepsTheScript) {
  Session session = opened(R"("timeline": [{"step": 50, "set": {"dynamics.beta": 9}}])");
  session = changed(session, "dynamics.theta", 2, 20);
  session = changed(session, "stimulus", Json{{"pattern", 1}, {"strength", 2}}, 30);
  session = changed(session, "dynamics.theta", 3, 60);
  session = edited(session.restarted());
  EXPECT_EQ(session.plan(Side::a).start().dynamics.theta, 3);
  EXPECT_EQ(session.plan(Side::a).start().stimulus, (Stimulus{1, 2, false}));
  ASSERT_EQ(session.scenario().timeline.size(), 1U);
  EXPECT_EQ(session.scenario().timeline[0].step, 50);
  EXPECT_EQ(edited(session.restarted()).text(), session.text());
}

TEST(SessionRestarted, FoldsPendingChangesToo) {
  const Session session = edited(edited(opened().with_live("dynamics.theta", 2, 1, 10)).restarted());
  EXPECT_THAT(session.pending(), IsEmpty());
  EXPECT_EQ(session.plan(Side::a).start().dynamics.theta, 2);
}

TEST(SessionGiven, PatternsKeepTheirPlaceInMemory) {
  const Session session = opened(R"("network": {"pattern_bits": ["1100", "0011"], "inputs_per_inhibitory": 2})");
  const auto given = session.scenario().parameters.network.given;
  ASSERT_NE(given, nullptr);
  Session other = changed(session, "dynamics.theta", 2, 10);
  other = edited(other.with("dynamics.beta", 5));
  other = edited(other.restarted());
  EXPECT_EQ(other.scenario().parameters.network.given, given);
  EXPECT_EQ(other.plan(Side::a).start().network.given, given);
  EXPECT_TRUE(same_network(session.plan(Side::a).start(), other.plan(Side::a).start()));
  other = edited(other.with("network.pattern_bits", Json{"1100", "0111"}));
  EXPECT_NE(other.scenario().parameters.network.given, given);
}

TEST(Session, TextReopensAsTheSameSession) {
  Session session = opened(R"("title": "Größe", "comparison": {"dynamics": {"update": "sequential"}})");
  session = changed(session, "dynamics.theta", 2, 20);
  session = changed(session, "interventions",
                    Json::array({{{"population", "I"}, {"fraction", 0.3}, {"state", "silent"}}}), 30);
  const Session again = test::session_of(session.text());
  EXPECT_EQ(again.text(), session.text());
  for (const Side side : {Side::a, Side::b}) {
    EXPECT_EQ(again.plan(side).start(), session.plan(side).start());
    EXPECT_EQ(again.plan(side).stages(), session.plan(side).stages());
  }
}

}  // namespace
}  // namespace engram

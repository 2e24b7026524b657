// Entries of the timeline edited by hand, pulses of a stimulus, and what a fresh start makes of both.
#include <gmock/gmock.h>

#include "tests/core/test_network.h"

namespace engram::test {
namespace {

using testing::ElementsAre;

constexpr const char* compared = R"({"engram": 1, "comparison": {"dynamics": {"update": "sequential"}}})";

Json stimulus(int pattern, double strength = 2) { return {{"pattern", pattern}, {"strength", strength}}; }

std::vector<std::string> refused(const Edit& edit) {
  std::vector<std::string> paths;
  if (const auto* problems = std::get_if<Problems>(&edit))
    for (const Problem& p : *problems) paths.push_back(p.path);
  return paths;
}

/// A live change and a pulse, taken up at `step`.
Session changed(const Session& session, const std::string& path, const Json& value, std::int64_t step,
                std::optional<Side> side = {}) {
  return edited(edited(session.with_live(path, value, 1, step, side)).resolved(1, step));
}
Session pulsed(const Session& session, int pattern, std::int64_t step, std::int64_t steps,
               std::optional<Side> side = {}) {
  return edited(edited(session.with_pulse(stimulus(pattern), steps, 1, step, side)).resolved(1, step));
}

/// The memory that the stimulus shows at each step from 0 on, as one letter: '.' for none.
std::string shown(const Session& session, Side side, int steps = 16) {
  std::string result;
  for (int t = 0; t < steps; ++t) {
    const auto& now = session.plan(side).at(t).stimulus;
    result += now ? static_cast<char>('0' + now->pattern) : '.';
  }
  return result;
}

std::vector<std::int64_t> steps(const Session& session) {
  std::vector<std::int64_t> result;
  for (const TimelineEntry& entry : session.scenario().timeline) result.push_back(entry.step);
  return result;
}

/// Reopening the text gives the same session.
void expect_round_trip(const Session& session) {
  const Session again = session_of(session.text());
  EXPECT_EQ(again.text(), session.text());
  EXPECT_EQ(again.plan(Side::a).stages(), session.plan(Side::a).stages());
  EXPECT_EQ(again.plan(Side::b).stages(), session.plan(Side::b).stages());
}

const char* const three = R"({"engram": 1, "timeline": [{"step": 4, "set": {"dynamics.theta": 0.4}},
  {"step": 8, "set": {"dynamics.theta": 0.8}}, {"step": 8, "set": {"dynamics.beta": 8}}]})";

TEST(TimelineMoved, GoesBehindTheEntriesOfItsNewStep) {
  const Session session = edited(session_of(three).moved({0}, 4));
  EXPECT_THAT(steps(session), ElementsAre(8, 8, 8));
  EXPECT_EQ(session.plan(Side::a).at(7).dynamics.theta, 1);
  EXPECT_EQ(session.plan(Side::a).at(8).dynamics.theta, 0.4);  // applied last
  expect_round_trip(session);
}

TEST(TimelineMoved, SeveralKeepTheirOrderAndDistancesAndStopAtStepZero) {
  Session session = edited(session_of(three).moved({2, 0}, -2));
  EXPECT_THAT(steps(session), ElementsAre(2, 6, 8));
  session = edited(session.moved({1, 2}, -100));
  EXPECT_THAT(steps(session), ElementsAre(0, 2, 2));
  EXPECT_EQ(session.scenario().timeline[0].set, (Json{{"dynamics.beta", 8}}));
  EXPECT_EQ(session.scenario().timeline[1].set, (Json{{"dynamics.theta", 0.4}}));
  EXPECT_EQ(edited(session.moved({0}, -5)), session);  // it is there already
  EXPECT_EQ(edited(session.moved({0}, 0)), session);
}

TEST(TimelineMoved, WhatIsNotThereOrOnItsWayStaysAsItIs) {
  const Session session = edited(session_of(three).with_live("dynamics.theta", 2, 7, 5));
  ASSERT_TRUE(session.is_pending(1));
  EXPECT_EQ(edited(session.moved({0, 1}, 1)), session);
  EXPECT_EQ(edited(session.moved({0, 9}, 1)), session);
  EXPECT_EQ(edited(session.moved({}, 1)), session);
  EXPECT_EQ(edited(session.removed({1})), session);
  EXPECT_EQ(edited(session.replaced(1, {3, {}, {{"dynamics.theta", 3}}})), session);
  const Session moved = edited(session.moved({0}, 1));
  EXPECT_THAT(moved.pending(), ElementsAre(7U));
  EXPECT_TRUE(moved.is_pending(1)) << "what is pending happens after everything of its step";
  EXPECT_EQ(edited(moved.resolved(7, 6)).plan(Side::a).at(6).dynamics.theta, 2);
}

TEST(TimelineMoved, TooFarIsRefusedWithItsPath) {
  EXPECT_THAT(refused(session_of(three).moved({2}, std::numeric_limits<std::int64_t>::max())),
              ElementsAre("timeline[2].step"));
}

TEST(TimelineEdited, CountsAsScript) {
  Session session = changed(session_of(R"({"engram": 1})"), "dynamics.theta", 2, 10);
  EXPECT_TRUE(session.made_by_hand(0));
  const TimelineEntry other{10, {}, {{"dynamics.theta", 3}}};
  for (const Session& now : {edited(session.moved({0}, 2)), edited(session.replaced(0, other)),
                             edited(session.added({3, {}, Json::object()}))})
    EXPECT_FALSE(now.made_by_hand(0));
  session = edited(session.moved({0}, 2));
  EXPECT_EQ(changed(session, "dynamics.beta", 3, 5).scenario().timeline.size(), 2U) << "a new future leaves it";
  EXPECT_THAT(steps(edited(session.restarted())), ElementsAre(12));
}

TEST(TimelineReplaced, StaysInItsPlaceOrGoesToItsStep) {
  Session session = edited(session_of(three).replaced(1, {8, {}, {{"dynamics.beta", 3}}}));
  EXPECT_EQ(session.plan(Side::a).at(8).dynamics.beta, 8);  // the later entry of the step still wins
  session = edited(session.replaced(0, {20, {}, {{"dynamics.theta", 0.2}}}));
  EXPECT_THAT(steps(session), ElementsAre(8, 8, 20));
  EXPECT_EQ(edited(session.replaced(2, session.scenario().timeline[2])), session);
  EXPECT_EQ(edited(session.replaced(3, {1, {}, {}})), session);
  expect_round_trip(session);
}

TEST(TimelineReplaced, BadValuesAreRefusedWithThePathOfTheEntry) {
  const Session session = session_of(three);
  EXPECT_THAT(refused(session.replaced(1, {8, {}, {{"dynamics.beta", -1}}})),
              ElementsAre("timeline[1].set.dynamics.beta"));
  EXPECT_THAT(refused(session.replaced(0, {9, {}, {{"dynamics.theta", "x"}}})),
              ElementsAre("timeline[2].set.dynamics.theta"));
  EXPECT_THAT(refused(session.replaced(0, {-1, {}, {{"dynamics.theta", 1}}})), ElementsAre("timeline[0].step"));
  EXPECT_THAT(refused(session.added({5, Side::b, {{"dynamics.theta", 1}}})), ElementsAre("timeline[1].side"));
  EXPECT_THAT(refused(session.added({5, {}, {{"network.patterns", 1}}})),
              ElementsAre("timeline[1].set.network.patterns"));
}

TEST(TimelineAdded, ForOneSideChangesThatSideOnly) {
  Session session = edited(session_of(compared).added({6, Side::b, {{"dynamics.theta", 0.5}}}));
  session = edited(session.added({6, Side::a, {{"dynamics.theta", 0.7}}}));
  EXPECT_EQ(session.plan(Side::a).at(6).dynamics.theta, 0.7);
  EXPECT_EQ(session.plan(Side::b).at(6).dynamics.theta, 0.5);
  EXPECT_EQ(session.plan(Side::b).at(5).dynamics.theta, 1);
  session = edited(session.removed({0}));
  EXPECT_EQ(session.plan(Side::b).at(6).dynamics.theta, 1);
  expect_round_trip(session);
  EXPECT_TRUE(edited(session.removed({0})).scenario().timeline.empty());
}

TEST(Pulse, ActsOnBothSidesForItsStepsAndEnds) {
  const Session session = pulsed(session_of(compared), 3, 4, 5);
  EXPECT_EQ(shown(session, Side::a), "....33333.......");
  EXPECT_EQ(shown(session, Side::b), "....33333.......");
  EXPECT_THAT(steps(session), ElementsAre(4, 9));
  expect_round_trip(session);
}

TEST(Pulse, OnOneSideLeavesTheOtherAlone) {
  const Session session = pulsed(session_of(compared), 3, 4, 5, Side::b);
  EXPECT_EQ(shown(session, Side::a), "................");
  EXPECT_EQ(shown(session, Side::b), "....33333.......");
}

TEST(Pulse, WithinAPermanentStimulusComesBackToIt) {
  Session session = changed(session_of(compared), "stimulus", stimulus(1), 2);
  session = changed(session, "stimulus", stimulus(2), 3, Side::b);
  session = pulsed(session, 3, 5, 4);
  EXPECT_EQ(shown(session, Side::a), "..11133331111111");
  EXPECT_EQ(shown(session, Side::b), "..12233332222222");
}

TEST(Pulse, ScriptedStimulusThatBeginsMeanwhileGoesOn) {
  const Session session =
      session_of(R"({"engram": 1, "timeline": [{"step": 7, "set": {"stimulus": {"pattern": 1, "strength": 2}}}]})");
  EXPECT_EQ(shown(pulsed(session, 3, 5, 4), Side::a), ".....33111111111");
}

TEST(Pulse, ALaterOneTakesTheRestOfTheFirst) {
  const Session session = pulsed(pulsed(session_of(compared), 3, 2, 6), 4, 5, 6);
  EXPECT_EQ(shown(session, Side::a), "..333444444.....");
  EXPECT_THAT(steps(session), ElementsAre(2, 5, 11));
}

TEST(Pulse, AShorterOneWithinALongerOneInterruptsIt) {
  const Session session = pulsed(pulsed(session_of(compared), 3, 2, 9), 4, 5, 3);
  EXPECT_EQ(shown(session, Side::a), "..333444333.....");
}

TEST(Pulse, OverlappingOnOneSideOnlyLeavesTheOtherToItsEnd) {
  const Session session = pulsed(pulsed(session_of(compared), 3, 2, 6), 4, 5, 6, Side::a);
  EXPECT_EQ(shown(session, Side::a), "..333444444.....");
  EXPECT_EQ(shown(session, Side::b), "..333333........");
}

TEST(Pulse, OtherChangesMeanwhileKeepItsEnd) {
  Session session = changed(pulsed(session_of(compared), 3, 2, 6), "dynamics.theta", 0.5, 4);
  EXPECT_EQ(shown(session, Side::a), "..333333........");
  session = changed(session, "dynamics.theta", 0.6, 8);  // at the very step of its end
  session = changed(session, "dynamics.theta", 0.7, 7);  // and taken back
  EXPECT_EQ(session.plan(Side::a).at(10).dynamics.theta, 0.7);
  EXPECT_EQ(shown(session, Side::a), "..333333........");
}

TEST(Pulse, ChangingTheStimulusByHandMeanwhileDropsItsEnd) {
  const Session session = changed(pulsed(session_of(compared), 3, 2, 6), "stimulus", stimulus(5), 4);
  EXPECT_EQ(shown(session, Side::a), "..33555555555555");
  EXPECT_EQ(shown(changed(session, "stimulus", nullptr, 6), Side::a), "..3355..........");
}

TEST(Pulse, AtStepZeroAndReplacedThere) {
  Session session = pulsed(session_of(compared), 3, 0, 3);
  EXPECT_EQ(shown(session, Side::a), "333.............");
  session = changed(session, "stimulus", stimulus(1), 0);
  EXPECT_EQ(shown(session, Side::a), "1111111111111111");
}

TEST(Pulse, ANewFutureBeforeItDropsItAndAfterItDoesNot) {
  const Session session = pulsed(session_of(compared), 3, 4, 5);
  EXPECT_THAT(steps(changed(session, "dynamics.theta", 2, 3)), ElementsAre(3));
  EXPECT_THAT(steps(changed(session, "dynamics.theta", 2, 12)), ElementsAre(4, 9, 12));
}

TEST(Pulse, EndsAgainWhenWhatCutItOffIsGone) {
  const Session both = pulsed(pulsed(session_of(compared), 3, 2, 6), 4, 5, 6);
  EXPECT_EQ(shown(changed(both, "dynamics.theta", 2, 4), Side::a), "..333333........");
  EXPECT_EQ(shown(edited(both.removed({1, 2})), Side::b), "..333333........");
}

TEST(Pulse, OfOneStepTwice) {
  const Session session = pulsed(pulsed(session_of(compared), 3, 2, 4), 4, 2, 2);
  EXPECT_EQ(shown(session, Side::a), "..4433..........");
  EXPECT_EQ(shown(edited(session.restarted()), Side::a), "................");
}

TEST(Pulse, LengthsThatCannotBeAreRefused) {
  EXPECT_THAT(refused(Session().with_pulse(stimulus(3), 0, 1, 4)), ElementsAre("stimulus"));
  EXPECT_THAT(refused(Session().with_pulse(stimulus(3), 2'000'000'000, 1, 4)), ElementsAre("stimulus"));
  EXPECT_THAT(refused(Session().with_pulse(stimulus(30), 5, 1, 4)), ElementsAre("stimulus.pattern"));
}

TEST(PulseEdited, MovedAsAWholeItStaysAPulse) {
  const Session session = edited(pulsed(session_of(compared), 3, 4, 5).moved({0, 1}, 3));
  EXPECT_EQ(shown(session, Side::a), ".......33333....");
  EXPECT_FALSE(session.made_by_hand(0) || session.made_by_hand(1));
  EXPECT_EQ(shown(changed(session, "dynamics.theta", 2, 2), Side::a), ".......33333....");
  EXPECT_EQ(shown(edited(session.restarted()), Side::a), ".......33333....");
}

TEST(PulseEdited, MovingOneEndKeepsTheOtherWithIt) {
  const Session session = pulsed(session_of(compared), 3, 4, 5);
  for (const std::size_t place : {0U, 1U}) {
    const Session now = edited(session.moved({place}, 2));
    const std::string expected = place == 0 ? "......333......." : "....3333333.....";
    EXPECT_EQ(shown(now, Side::a), expected);
    EXPECT_EQ(shown(changed(now, "dynamics.theta", 2, 1), Side::a), expected) << "neither is dropped alone";
  }
}

TEST(Restarted, AFinishedOrRunningPulseLeavesNothing) {
  for (const int length : {3, 1000}) {
    const Session session = edited(pulsed(session_of(compared), 3, 4, length).restarted());
    EXPECT_EQ(shown(session, Side::a), "................");
    EXPECT_TRUE(session.scenario().timeline.empty());
  }
  const Session script =
      session_of(R"({"engram": 1, "timeline": [{"step": 2, "set": {"stimulus": {"pattern": 1, "strength": 2}}}]})");
  EXPECT_EQ(shown(edited(pulsed(script, 3, 5, 4).restarted()), Side::a), "..11111111111111");
}

TEST(Restarted, AnOverlappedPulseLeavesNothingAndAPermanentStimulusStays) {
  Session session = pulsed(pulsed(session_of(compared), 3, 2, 6), 4, 5, 6);
  EXPECT_EQ(shown(edited(session.restarted()), Side::b), "................");
  session = pulsed(changed(session_of(compared), "stimulus", stimulus(1), 3), 3, 3, 2);
  EXPECT_EQ(shown(session, Side::a), "...3311111111111");
  EXPECT_EQ(shown(edited(session.restarted()), Side::a), "1111111111111111");
  const Session pending = edited(session_of(compared).with_pulse(stimulus(3), 5, 1, 4));
  EXPECT_EQ(shown(edited(pending.restarted()), Side::a), "................");
}

/// Everything live, each in its own way.
const std::vector<std::pair<std::string, Json>> live_values{
    {"dynamics.theta", 0.5},
    {"dynamics.update", "asynchronous"},
    {"network.self_coupling", false},
    {"network.second_inhibitory", {{"enabled", true}}},
    {"network.second_inhibitory.threshold", 0.3},
    {"stimulus", stimulus(3)},
    {"interventions", Json::array({{{"population", "I"}, {"fraction", 0.3}, {"state", "silent"}}})}};

TEST(Restarted, WhatWasChangedForOneSideStaysWithIt) {
  const char* const starts[] = {
      R"({"engram": 1, "comparison": {}})",
      R"({"engram": 1, "comparison": {"stimulus": {"strength": 9}, "dynamics": {"theta": 0.9},
          "network": {"second_inhibitory": {"threshold": 0.7}}},
          "stimulus": {"pattern": 1, "strength": 2, "centred": true},
          "network": {"second_inhibitory": {"enabled": true, "threshold": 0.2}}})",
      R"({"engram": 1, "comparison": {"stimulus": null}, "stimulus": {"pattern": 1, "strength": 2}})"};
  for (const char* start : starts)
    for (const auto& [path, value] : live_values)
      for (const Side side : {Side::a, Side::b})
        for (const std::int64_t step : {0, 5}) {
          const Session session = changed(session_of(start), path, value, step, side);
          const Session again = edited(session.restarted());
          EXPECT_TRUE(again.scenario().timeline.empty());
          for (const Side each : {Side::a, Side::b})
            EXPECT_EQ(again.plan(each).start(), session.plan(each).at(step))
                << path << (side == Side::a ? " of A" : " of B") << (each == Side::a ? " seen by A" : " seen by B");
        }
}

TEST(Resolved, AtStepZeroAnEntryOfThatStepIsOutdone) {
  const Session session =
      changed(session_of(R"({"engram": 1, "timeline": [{"step": 0, "set": {"dynamics.theta": 0.4}}]})"),
              "dynamics.theta", 0.6, 0);
  EXPECT_EQ(session.plan(Side::a).at(0).dynamics.theta, 0.6);
}

TEST(Resolved, ChangesOfOneSideWithinAStepAreOneEntryEach) {
  Session session = session_of(compared);
  for (const double x : {0.5, 0.6, 0.7}) {
    session = changed(session, "dynamics.theta", x, 5, Side::a);
    session = changed(session, "dynamics.theta", x + 1, 5, Side::b);
  }
  EXPECT_EQ(session.scenario().timeline.size(), 2U);
  session = changed(session, "dynamics.theta", 3, 5);
  EXPECT_EQ(session.plan(Side::a).at(5).dynamics.theta, 3);
  EXPECT_EQ(session.plan(Side::b).at(5).dynamics.theta, 3);
}

}  // namespace
}  // namespace engram::test

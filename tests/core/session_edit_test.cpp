// Edits of a session that are easily got wrong: the order within one step, both sides of a comparison, whole timelines.
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

Session changed(const Session& session, const std::string& path, const Json& value, std::uint64_t ticket,
                std::int64_t step) {
  return edited(edited(session.with_live(path, value, ticket, step)).resolved(ticket, step));
}

TEST(SessionEdit, ChangesOfOneStepKeepTheirOrder) {
  Session session = session_of(R"({"engram": 1})");
  session = changed(session, "network.second_inhibitory", {{"enabled", true}, {"threshold", 0.2}}, 1, 5);
  session = changed(session, "network.second_inhibitory.threshold", 0.4, 2, 5);
  session = changed(session, "network.second_inhibitory", {{"enabled", true}, {"threshold", 0.1}}, 3, 5);
  EXPECT_EQ(session.scenario().timeline.size(), 1u);
  EXPECT_EQ(session.plan(Side::a).at(5).network.second_inhibitory.threshold, 0.1);
}

TEST(SessionEdit, AChangeForBothSidesIsTheSameAtAnyStepAndAfterARestart) {
  const Session session = session_of(R"({"engram": 1, "comparison": {"dynamics": {"theta": 0.9}}})");
  for (const std::int64_t step : {0, 7}) {
    const Session now = changed(session, "dynamics.theta", 0.5, 1, step);
    EXPECT_EQ(now.plan(Side::a).at(step).dynamics.theta, 0.5) << step;
    EXPECT_EQ(now.plan(Side::b).at(step).dynamics.theta, 0.5) << step;
    const Session again = edited(now.restarted());
    EXPECT_EQ(again.plan(Side::a).at(0).dynamics.theta, 0.5) << step;
    EXPECT_EQ(again.plan(Side::b).at(0).dynamics.theta, 0.5) << step;
  }
}

TEST(SessionEdit, AValueThatOnlyOneSideHasIsAChange) {
  const Session session = session_of(R"({"engram": 1, "comparison": {"dynamics": {"theta": 0.9}}})");
  const Session now = changed(session, "dynamics.theta", 1.0, 1, 3);
  EXPECT_EQ(now.plan(Side::b).at(3).dynamics.theta, 1.0);
}

TEST(SessionEdit, AWholeTimelineCanBeReplaced) {
  Session session = session_of(R"({"engram": 1})");
  session = edited(session.with("timeline", Json::array({{{"step", 2}, {"set", {{"dynamics.theta", 0.4}}}},
                                                         {{"step", 9}, {"set", {{"dynamics.theta", 0.6}}}}})));
  session = changed(session, "dynamics.beta", 3, 1, 4);
  EXPECT_EQ(session.scenario().timeline.size(), 3u);
  session = edited(session.without("timeline"));
  EXPECT_TRUE(session.scenario().timeline.empty());
  EXPECT_EQ(session.shown_at(Side::a, 20).dynamics.theta, 1.0);
}

}  // namespace
}  // namespace engram::test

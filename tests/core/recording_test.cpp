// Recordings: the tables that the command line and the window both write.
#include "core/experiment/recording.h"

#include <gmock/gmock.h>

#include <sstream>

#include "core/experiment/tables.h"
#include "tests/core/test_network.h"

namespace engram {
namespace {

const std::string small = R"({"engram": 1, "network": {"excitatory": 60, "inhibitory": 12, "inputs_per_inhibitory": 20,
  "patterns": 4}, "seed": 4, "steps": 12, "timeline": [{"step": 5, "set": {"dynamics.theta": 0.8}}]})";

TEST(Recording, HoldsEveryStepUpToTheLast) {
  const Session session = test::session_of(small);
  const auto run = test::run_of(session);
  std::ostringstream trace, spikes, expected;
  int watched = 0;
  const auto reached = record(*run, session.scenario(), Side::a, 12,
                              {.trace = &trace, .spikes = &spikes, .memories = {0, 2}}, [&](const engram::Run& now) {
                                EXPECT_EQ(now.state().step, watched++);
                                return true;
                              });
  EXPECT_EQ(reached, 12);
  EXPECT_EQ(watched, 13);
  const auto again = test::run_of(session);
  TraceTable table(expected, session.scenario(), {0, 2});
  for (std::int64_t step = 0; step <= 12; ++step) {
    ASSERT_TRUE(again->go_to(step));
    table.add(step, again->observables());
  }
  EXPECT_EQ(trace.str(), expected.str());
  EXPECT_THAT(spikes.str(), testing::HasSubstr("\n12,E,"));
}

TEST(Recording, EndsWhenTheWatcherOrAStopSaysSo) {
  const Session session = test::session_of(small);
  EXPECT_EQ(record(*test::run_of(session), session.scenario(), Side::a, 12, {},
                   [](const engram::Run& now) { return now.state().step < 7; }),
            7);
  std::stop_source stop;
  EXPECT_EQ(record(
                *test::run_of(session), session.scenario(), Side::a, 12, {},
                [&](const engram::Run& now) {
                  if (now.state().step == 3) stop.request_stop();
                  return true;
                },
                stop.get_token()),
            3);
}

TEST(Recording, EndingAtChangesOnlyTheSteps) {
  const Scenario scenario = test::session_of(small).scenario();
  EXPECT_EQ(ending_at(scenario, 12).document, scenario.document);
  const Scenario longer = ending_at(scenario, 50);
  Json expected = scenario.document;
  expected["steps"] = 50;
  EXPECT_EQ(longer.document, expected);
  EXPECT_EQ(longer.parameters.steps, 50);
  const Scenario silent = test::session_of(R"({"engram": 1})").scenario();
  EXPECT_EQ(ending_at(silent, 200).document, silent.document) << "200 is the default";
}

TEST(Recording, MemoriesAsPeopleAskForThem) {
  Parameters p;
  p.network.patterns = 3;
  p.cue.pattern = 2;
  std::string problem;
  const auto chosen = [&](const char* text) {
    problem.clear();
    return chosen_memories(text, p, problem).value_or(std::vector<std::int64_t>{});
  };
  EXPECT_THAT(chosen("all"), testing::ElementsAre(0, 1, 2));
  EXPECT_THAT(chosen("cued"), testing::ElementsAre(2));
  EXPECT_THAT(chosen("3,1"), testing::ElementsAre(2, 0));
  EXPECT_EQ(problem, "");
  for (const char* bad : {"", "1,", "0", "4", "1;2", " 1", "99999999999999999999"}) {
    EXPECT_TRUE(chosen(bad).empty()) << bad;
    EXPECT_THAT(problem, testing::HasSubstr("allowed is all, cued, or memories from 1 to 3")) << bad;
  }
}

}  // namespace
}  // namespace engram

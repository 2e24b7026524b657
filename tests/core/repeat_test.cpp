// How often each outcome occurs: the same counts as in the table of an ensemble, for any number of threads.
#include "core/experiment/repeat.h"

#include <sstream>

#include "core/experiment/ensemble.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

constexpr const char* course = R"({"engram": 1, "network": {"patterns": 14}, "seed": 7,
  "timeline": [{"step": 70, "set": {"dynamics.theta": 0.8}}], "comparison": {"dynamics": {"update": "sequential"}}})";

std::vector<std::string> cells_of(std::string line) {
  std::vector<std::string> cells;
  std::stringstream stream(line);
  for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
  return cells;
}

/// By the table that an ensemble writes.
RepeatCounts by_table(const Session& session, const RepeatOptions& options) {
  RepeatCounts counts;
  const auto row = [&](const std::string& line) {
    const auto cells = cells_of(line.substr(0, line.size() - 1));
    const std::string outcome = cells.at(11);
    for (std::size_t kind = 0; kind < outcome_kinds; ++kind) {
      if (outcome.substr(0, outcome.find(' ')) != to_text(static_cast<OutcomeKind>(kind))) continue;
      if (counts.outcome[kind]++ == 0) counts.first[kind] = counts.runs;
    }
    ++counts.runs;
    counts.retrieved_cued += outcome == "retrieved 1" ? 1 : 0;
    counts.retrieved_hamming += cells.at(9) == "1" ? 1 : 0;
    counts.retrieved_overlap += cells.at(10) == "1" ? 1 : 0;
  };
  const EnsembleOptions ensemble{.runs = options.runs, .at = {options.step}, .vary_network = options.vary_network};
  EXPECT_FALSE(run_ensemble(session, ensemble, row, [](std::int64_t) {}));
  return counts;
}

TEST(Repeat, CountsWhatTheTableOfAnEnsembleSays) {
  const Session session = session_of(course);
  for (const bool vary : {true, false}) {
    for (const unsigned threads : {1U, 2U}) {
      const RepeatOptions options{.runs = 60, .step = 120, .vary_network = vary, .threads = threads};
      RepeatCounts counts;
      std::int64_t calls = 0;
      ASSERT_FALSE(repeat(session, options, counts, [&](const RepeatCounts& now) { EXPECT_EQ(now.runs, ++calls); }));
      EXPECT_EQ(counts, by_table(session, options)) << vary << threads;
      EXPECT_EQ(counts.runs, 60);
      EXPECT_EQ(calls, 60);
    }
  }
}

TEST(Repeat, EitherSideOfAComparison) {
  const Session session = session_of(course);
  RepeatCounts a, b;
  ASSERT_FALSE(repeat(session, {.runs = 40, .step = 60, .side = Side::a}, a));
  ASSERT_FALSE(repeat(session, {.runs = 40, .step = 60, .side = Side::b}, b));
  EXPECT_NE(a, b);
}

TEST(Repeat, AStopLeavesTheCountsOfWhatHadFinished) {
  std::stop_source stop;
  RepeatCounts counts;
  const auto progress = [&](const RepeatCounts& now) {
    if (now.runs == 5) stop.request_stop();
  };
  ASSERT_FALSE(
      repeat(session_of(course), {.runs = 1'000'000, .step = 50, .threads = 2}, counts, progress, stop.get_token()));
  EXPECT_GE(counts.runs, 5);
  EXPECT_LT(counts.runs, 10);
  std::int64_t sum = 0;
  for (const std::int64_t count : counts.outcome) sum += count;
  EXPECT_EQ(sum, counts.runs);
}

TEST(Repeat, ARunThatCannotStartIsNamed) {
  const Session session = session_of(R"({"engram": 1, "network": {"pattern_bits": ["1110"], "inputs_per_inhibitory": 2},
    "cue": {"kind": "moved", "fraction": 1}})");
  RepeatCounts counts;
  const auto problem = repeat(session, {.runs = 4, .step = 3}, counts);
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->path, "cue.fraction");
  EXPECT_EQ(counts.runs, 0);
}

TEST(Repeat, WilsonIntervals) {  // the examples of Newcombe, Statistics in Medicine 17 (1998), table I, method 3
  const auto expect = [](std::int64_t count, std::int64_t runs, double low, double high) {
    const Share share = share_of(count, runs);
    EXPECT_DOUBLE_EQ(share.share, static_cast<double>(count) / static_cast<double>(runs));
    EXPECT_NEAR(share.low, low, 5e-5);
    EXPECT_NEAR(share.high, high, 5e-5);
  };
  expect(81, 263, 0.2553, 0.3662);
  expect(15, 148, 0.0624, 0.1605);
  expect(0, 20, 0, 0.1611);
  expect(1, 29, 0.0061, 0.1718);
  expect(29, 29, 0.8830, 1);
  EXPECT_EQ(share_of(0, 0).low, 0);
  EXPECT_EQ(share_of(0, 0).high, 1);
}

}  // namespace
}  // namespace engram::test

// The outcome in words against runs that were made to become something: the label comes from how a run is made.
#include <gmock/gmock.h>

#include <iomanip>
#include <iostream>
#include <map>

#include "tests/core/labelled_runs.h"

namespace engram::test {
namespace {

using Table = std::map<OutcomeKind, std::map<OutcomeKind, int>>;  // made to be -> called -> how often

constexpr OutcomeKind kinds[] = {OutcomeKind::retrieved,   OutcomeKind::partial,  OutcomeKind::mixture,
                                 OutcomeKind::spurious,    OutcomeKind::silent,   OutcomeKind::runaway,
                                 OutcomeKind::oscillating, OutcomeKind::wandering};

void print(Table& table) {
  std::cout << "made to be \\ called";
  for (const OutcomeKind called : kinds) std::cout << std::setw(12) << to_text(called);
  for (const OutcomeKind made : kinds) {
    std::cout << '\n' << std::setw(19) << std::left << to_text(made) << std::right;
    for (const OutcomeKind called : kinds) std::cout << std::setw(12) << table[made][called];
  }
  std::cout << '\n';
}

/// Which memories it is about and, of a rhythm, its period must be right as well.
void expect_details(const LabelledRun& run, const WatchedRun& seen) {
  if (run.kind == OutcomeKind::oscillating) {
    EXPECT_NEAR(seen.outcome.period, seen.between_bursts, 0.75) << run.made;
  }
  if (run.memories.empty()) return;
  EXPECT_GE(seen.outcome.memories.size(), run.memories.size()) << run.made;
  for (const std::int64_t mu : run.memories) EXPECT_THAT(seen.outcome.memories, testing::Contains(mu)) << run.made;
}

TEST(OutcomeLabelled, RunsAreCalledWhatTheyWereMadeToBe) {
  Table table;
  std::map<OutcomeKind, int> right, made;
  for (const LabelledRun& run : labelled_runs()) {
    const WatchedRun seen = watched(run);
    ++made[run.kind];
    ++table[run.kind][seen.outcome.kind];
    if (run.kind == seen.outcome.kind) {
      ++right[run.kind];
      expect_details(run, seen);
    } else {
      std::cout << run.made << ": made to be " << to_text(run.kind) << ", called " << to_text(seen.outcome) << '\n';
    }
  }
  print(table);
  int all_right = 0, all_made = 0;
  for (const OutcomeKind kind : kinds) {
    EXPECT_GE(made[kind], 25);
    EXPECT_GE(10 * right[kind], 9 * made[kind]) << to_text(kind);
    all_right += right[kind];
    all_made += made[kind];
  }
  EXPECT_GE(all_made, 200);
  EXPECT_GE(100 * all_right, 95 * all_made);
}

}  // namespace
}  // namespace engram::test

// Runs that are known beforehand to become something, by how they are made.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/observe/outcome.h"
#include "tests/core/test_network.h"

namespace engram::test {

struct LabelledRun {
  OutcomeKind kind;  // by construction
  std::string made;  // how, for messages
  Parameters p;
  std::int64_t steps = 120;                 // after which it is judged
  std::vector<std::int64_t> memories = {};  // that it must be about; none: not asked
  /// What is clamped or given at the start, once the patterns are known.
  std::function<void(const Network&, Parameters&)> prepare = {};
  /// Live values before the step that leads from `step` to the next; true if they are new.
  std::function<bool(std::int64_t step, Parameters&)> change = {};
};

/// At least 25 of each kind.
[[nodiscard]] std::vector<LabelledRun> labelled_runs();

/// What the watcher says of such a run, and how many steps lie between the beginnings of its bursts in the window (0 if
/// there are fewer than two): steps at which the rate rises above its mean.
struct WatchedRun {
  Outcome outcome;
  double between_bursts = 0;
};
[[nodiscard]] WatchedRun watched(LabelledRun run);

}  // namespace engram::test

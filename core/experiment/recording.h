// A run played from its start to a step, with everything that is asked for written on the way.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/session/run.h"

namespace engram {

/// What a recording writes. `engram-cli simulate` and the window both go through it, so their files are the same bytes.
struct RecordingTargets {
  std::ostream* trace = nullptr;  // null: no such table
  std::ostream* spikes = nullptr;
  std::vector<std::int64_t> memories = {};  // with columns in the trace, from 0
};

/// Plays `run` of `side` from its present step (usually 0) to `last`, both included, and writes tables whose header
/// holds `scenario`. `watch` is called after every step has been written; false ends the recording. Gives the step
/// reached: below `last` if it was stopped. A stream that fails is left to the caller to notice.
std::int64_t record(Run& run, const Scenario& scenario, Side side, std::int64_t last, const RecordingTargets&,
                    const std::function<bool(const Run&)>& watch, const std::stop_token& = {});

/// The scenario as a table up to `last` carries it: with this number of steps, so that `simulate` gives the same table
/// again. Unchanged if it ends there anyway.
[[nodiscard]] Scenario ending_at(Scenario scenario, std::int64_t last);

/// Columns as people ask for them: "all", "cued", or memories counted from 1, as "1,4". From 0. If that cannot be:
/// nothing, and why in `problem`, with what is allowed.
[[nodiscard]] std::optional<std::vector<std::int64_t>> chosen_memories(const std::string& text, const Parameters&,
                                                                       std::string& problem);

}  // namespace engram

// "Repeat 100 times": how often each outcome occurs in many runs at the same settings.
#pragma once

#include <array>

#include "core/experiment/many_runs.h"
#include "core/session/session.h"

namespace engram {

/// A share and its Wilson interval, in which the true share lies with a probability of 95 %.
struct Share {
  double share = 0, low = 0, high = 1;
};
/// `count` of `runs`. Of no runs: 0, anywhere from 0 to 1.
[[nodiscard]] Share share_of(std::int64_t count, std::int64_t runs);

struct RepeatOptions {
  std::int64_t runs = 100;
  std::int64_t step = 0;  // up to which the runs are played, and at which they are judged
  Side side = Side::a;
  bool vary_network = true;  // everything new; else the same network and cue with new noise
  unsigned threads = 1;      // in all: of several runs at once, or of one large network
  unsigned at_once = 1024;   // runs, at most
  [[nodiscard]] ManyRunsOptions many() const { return {runs, vary_network, threads, at_once}; }
};

/// What became of the runs that have finished.
struct RepeatCounts {
  std::int64_t runs = 0;                                 // finished
  std::array<std::int64_t, outcome_kinds> outcome = {};  // by OutcomeKind
  std::int64_t retrieved_cued = 0;                       // outcome retrieved, and of the cued memory
  std::int64_t retrieved_hamming = 0;                    // the cued memory, at the last step, by the two rules of
  std::int64_t retrieved_overlap = 0;                    // MODEL.md
  std::array<std::int64_t, outcome_kinds> first;  // the first run of each outcome (its seeds: seeds_of_run); −1

  RepeatCounts() { first.fill(-1); }
  [[nodiscard]] std::int64_t count(OutcomeKind kind) const { return outcome[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] Share share(OutcomeKind kind) const { return share_of(count(kind), runs); }
  bool operator==(const RepeatCounts&) const = default;
};

/// Plays the runs and calls `progress` after each, from any one thread at a time. `counts` are those of all runs, or,
/// when stopped, of those that had finished. A problem if a run cannot start.
[[nodiscard]] std::optional<Problem> repeat(const Session&, const RepeatOptions&, RepeatCounts& counts,
                                            const std::function<void(const RepeatCounts&)>& progress = {},
                                            const std::stop_token& stop = {});

}  // namespace engram

// All pieces of a sweep, on all cores of one machine.
#pragma once

#include <functional>
#include <vector>

#include "core/experiment/sweep_piece.h"

namespace engram {

/// Called with each finished piece, from any thread, one at a time.
using PieceFinished = std::function<void(std::int64_t piece, const PieceResult&)>;

struct SweepThreads {
  unsigned all = 1;         // in all: of several pieces at once, of several cues, or of one large network
  unsigned pieces = 1024;   // networks at once, at most
  bool background = false;  // with lower priority than the rest of the program, where the system can
};

/// Runs the pieces of `todo`, in any order. A thread that finds no piece left to begin takes over cues of another's, so
/// that all are busy to the end. Returns early when stopped. A problem if a run cannot start; its path names the point.
/// What is thrown meanwhile, by `finished` too, is thrown again. What was finished before has been passed on.
[[nodiscard]] std::optional<Problem> run_pieces(const SweepPlan& plan, const std::vector<std::int64_t>& todo,
                                                const SweepThreads& threads, const PieceFinished& finished,
                                                const std::stop_token& stop = {});

}  // namespace engram

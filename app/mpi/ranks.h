// Pieces of a sweep, spread over the ranks of MPI as they become free.
#pragma once

#include "core/experiment/sweep_run.h"

namespace engram::mpi {

/// What rank 0 does; as RunPieces of core/experiment, which see. Rank 0 works too. The ranks of others that fail are
/// named in the problem. Sends the others home when it goes out of scope.
class Coordinator {
 public:
  Coordinator() = default;
  ~Coordinator();
  Coordinator(const Coordinator&) = delete;
  Coordinator& operator=(const Coordinator&) = delete;

  /// `threads.all` is per rank. Throws what `finished` throws.
  [[nodiscard]] std::optional<Problem> operator()(const SweepPlan& plan, const std::vector<std::int64_t>& todo,
                                                  const SweepThreads& threads, const PieceFinished& finished,
                                                  const std::stop_token& stop);
};

/// What every other rank does until rank 0 sends it home.
void work();

}  // namespace engram::mpi

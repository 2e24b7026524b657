// Many independent runs of one scenario, on all cores, with results that do not depend on how they were spread.
#pragma once

#include <string>
#include <vector>

#include "core/experiment/many_runs.h"
#include "core/session/session.h"

namespace engram {

struct EnsembleOptions {
  std::int64_t runs = 1;              // R
  std::vector<std::int64_t> at = {};  // steps that are reported, ascending
  bool vary_network = true;           // derive both seeds for each run; else only noise_seed
  bool states = false;                // add the column `state`
  unsigned threads = 1;               // in all: of several runs at once, or of one large network
  unsigned at_once = 1024;            // runs, at most
  [[nodiscard]] ManyRunsOptions many() const { return {runs, vary_network, threads, at_once}; }
};

/// The column names, with a final newline.
[[nodiscard]] std::string ensemble_columns(const EnsembleOptions&);

/// Calls `row` with the finished lines of run 0, 1, 2, … in this order, whatever the threads do, and `done` with the
/// number of finished runs; both from any one thread at a time. Returns early when stopped, with the runs before the
/// first unfinished one reported. A problem if a run cannot start.
[[nodiscard]] std::optional<Problem> run_ensemble(const Session&, const EnsembleOptions&,
                                                  const std::function<void(const std::string&)>& row,
                                                  const std::function<void(std::int64_t)>& done,
                                                  const std::stop_token& stop = {});

}  // namespace engram

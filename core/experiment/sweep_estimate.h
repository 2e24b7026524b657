// How long a sweep will take, by trying a few of its pieces.
#pragma once

#include <stop_token>
#include <vector>

#include "core/experiment/sweep_plan.h"

namespace engram {

struct SweepEstimate {
  std::int64_t points = 0, networks = 0, runs = 0;
  double seconds = 0;  // of one core
  double memory = 0;   // bytes, of the largest network
};

/// What one dictionary of each point has to do, in arbitrary units: for the share that is done.
[[nodiscard]] std::vector<double> work_of_points(const SweepPlan&);

/// Tries pieces for about `budget` seconds, from the smallest point to the largest, and goes by the work in between.
/// Nothing if it is stopped. Throws what a run throws.
[[nodiscard]] SweepEstimate estimate_sweep(const SweepPlan&, double budget, const std::stop_token& stop = {});

}  // namespace engram

// In which order the pieces of a sweep are run. Results do not depend on it; what people see meanwhile does.
#pragma once

#include <vector>

#include "core/experiment/sweep_plan.h"

namespace engram {

/// The pieces that `have` lacks, dictionary by dictionary, in each from the largest network to the smallest: what is
/// left for the end is short.
[[nodiscard]] std::vector<std::int64_t> largest_first(const SweepPlan& plan, const std::vector<bool>& have);

/// The same, in each dictionary from few points all over the grid to those in between: a picture that gets finer.
[[nodiscard]] std::vector<std::int64_t> coarse_to_fine(const SweepPlan& plan, const std::vector<bool>& have);

/// How often the distance between the points of an axis with `count` values is halved until `index` is among them: 0
/// for the first. The distance is then 2 to the power of refinements(count) − this.
[[nodiscard]] int refinement(std::size_t index, std::size_t count);
/// After how many halvings all are there. Short axes need none.
[[nodiscard]] int refinements(std::size_t count);

}  // namespace engram

// What happens within one step of the asynchronous rule: its single-neuron updates, one after another.
#pragma once

#include <memory>
#include <vector>

#include "core/live/sample.h"
#include "core/session/runs.h"

namespace engram {

/// The step that led to `step`, update by update. Immutable.
struct Sweep {
  /// Of one run. Without entries if its rule at this step is another: all its neurons are then updated together.
  struct Side {
    std::vector<Update> updates;  // in their order
    /// Samples whose "steps" are updates: 0 is the state before the first, u the state after u of them. The raster has
    /// the updated neurons that fire. In large networks several updates share a sample.
    std::vector<Sample> samples;
  };
  std::int64_t step = 1;
  Side a, b;
};

/// Of the step that leads to `step` (at least 1). The runs stay where they are.
[[nodiscard]] std::shared_ptr<const Sweep> sweep_of(const Runs& runs, std::int64_t step, const RasterLayout& layout);

}  // namespace engram

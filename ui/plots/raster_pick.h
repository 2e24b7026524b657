// What a place in a raster stands for.
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/parameters.h"

namespace engram::ui {

/// Neurons of one population, ascending, and steps; in a small network at close view one of each.
struct RasterPick {
  Population population = Population::excitatory;
  std::vector<std::int64_t> neurons;
  std::int64_t first = 0, last = 0;
  [[nodiscard]] bool single() const { return neurons.size() == 1 && first == last; }
  bool operator==(const RasterPick&) const = default;
};

}  // namespace engram::ui

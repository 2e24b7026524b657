// The networks that everything is measured with, by name. compare.py learns them from engram_steps.
#pragma once

#include <optional>
#include <string_view>

#include "core/model/parameters.h"

namespace engram::bench {

/// Sizes A to D of the speed targets, and `tiny` for tests. The cue is the exact pattern 0, and the seed
/// 1 gives networks that are among the calmest in the sequential rule (README, "Calm").
inline std::optional<Parameters> parameters_of(std::string_view size) {
  struct Size {
    std::string_view name;
    std::int64_t excitatory, inhibitory, patterns, inputs_per_inhibitory;
  };
  constexpr Size sizes[] = {{"tiny", 100, 30, 3, 20},
                            {"A", 300, 80, 10, 60},
                            {"B", 3000, 800, 100, 600},
                            {"C", 30000, 8000, 300, 600},
                            {"D", 100000, 25000, 1000, 600}};
  for (const Size& each : sizes) {
    if (each.name != size) continue;
    Parameters p;
    p.network.excitatory = each.excitatory;
    p.network.inhibitory = each.inhibitory;
    p.network.patterns = each.patterns;
    p.network.inputs_per_inhibitory = each.inputs_per_inhibitory;
    p.dynamics.update = UpdateRule::sequential;
    p.cue.fraction = 0;
    p.seed = 1;
    return p;
  }
  return std::nullopt;
}

}  // namespace engram::bench

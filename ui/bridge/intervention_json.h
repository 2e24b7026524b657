// Interventions as a scenario writes them, and neurons added to them or let go.
#pragma once

#include <optional>
#include <vector>

#include "core/model/parameters.h"
#include "core/scenario/json.h"

namespace engram::ui {

[[nodiscard]] Json toJson(const Intervention& each);
[[nodiscard]] Json toJson(const std::vector<Intervention>& list);

/// `list` with these neurons of a population held in `state`, or, without a state, let go. Other neurons stay as they
/// are; those that a share of the population holds cannot be let go one by one.
[[nodiscard]] std::vector<Intervention> withNeurons(std::vector<Intervention> list, Population population,
                                                    std::vector<std::int32_t> neurons, std::optional<Clamp> state);

}  // namespace engram::ui

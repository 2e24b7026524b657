// Changes on the timeline in words, as people know them from the controls.
#pragma once

#include <QString>
#include <optional>
#include <string>

#include "core/scenario/scenario.h"

namespace engram::ui {

/// One value of an entry: "Threshold θ 0.9", "stimulus with memory 4, strength 2".
[[nodiscard]] QString changeInWords(const std::string& path, const Json& value);

/// All values of an entry, in their order.
[[nodiscard]] QString changesInWords(const TimelineEntry& entry);

/// "A and B", "A" or "B".
[[nodiscard]] QString sideInWords(const std::optional<Side>& side);

/// A step or a number of steps as people read it.
[[nodiscard]] QString stepText(std::int64_t step);

/// What a control for this value is called: "Stimulus", "Interventions", "Threshold θ".
[[nodiscard]] QString nameOfChange(const std::string& path);

}  // namespace engram::ui

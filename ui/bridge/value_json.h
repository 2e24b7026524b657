// Values of the parameter table as they are written in a scenario file.
#pragma once

#include "core/model/parameter_table.h"
#include "core/scenario/json.h"

namespace engram::ui {

/// Absent is null.
[[nodiscard]] Json toJson(const Value& value);

}  // namespace engram::ui

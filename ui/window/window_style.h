// What the window's own widgets need beyond the theme's style sheet.
#pragma once

#include <QString>

#include "ui/plots/theme.h"

namespace engram::ui {

/// The theme's sheet and: `problem="true"` (words below a control; `possible="true"`: it would be taken now),
/// `refused="true"` (its frame), `changed="true"` (it differs from the default).
[[nodiscard]] QString windowStyle(const Theme& theme);

}  // namespace engram::ui

// The letters of the sides of a comparison in their colours, as an icon.
#pragma once

#include <QIcon>

#include "ui/plots/theme.h"

namespace engram::ui {

/// A, B or both side by side: twice as wide as high, and a little. None: no icon.
[[nodiscard]] QIcon sideBadge(const Theme& theme, bool a, bool b);

/// The size of such an icon, so high that its letters are of `height`.
[[nodiscard]] QSize sideBadgeSize(int height, bool a, bool b);

}  // namespace engram::ui

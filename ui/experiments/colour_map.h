// Colours for the values of a map: equal differences look equal, also to colour-blind eyes and in grey.
#pragma once

#include <QColor>

namespace engram::ui {

/// The colour of `share` (0 … 1, clamped) in viridis, from dark violet to yellow. Lightness rises all the way.
[[nodiscard]] QColor viridis(double share);

}  // namespace engram::ui

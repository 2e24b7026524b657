// Round distances between the numbers of an axis.
#pragma once

namespace engram::ui {

/// The smallest of 1, 2, 5 times a power of ten that cuts `length` (> 0) into at most `most` pieces; not below
/// `smallest`.
[[nodiscard]] double tickInterval(double length, int most, double smallest = 0);

}  // namespace engram::ui

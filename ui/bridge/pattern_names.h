// What the memories of a network are called on screen.
#pragma once

#include <QStringList>

#include "core/model/parameters.h"

namespace engram::ui {

/// The names a file gives to its memories; empty if it gives none ("1", "2", … are shown then).
[[nodiscard]] QStringList patternNames(const Parameters& p);

}  // namespace engram::ui

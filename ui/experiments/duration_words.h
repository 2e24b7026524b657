// Times as people say them.
#pragma once

#include <QString>

namespace engram::ui {

/// "8 s", "3.5 minutes", "2 hours", "3 days"
[[nodiscard]] QString durationWords(double seconds);

}  // namespace engram::ui

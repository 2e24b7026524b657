// The version of the program, as files carry it.
#pragma once

#include <string_view>

namespace engram {

/// "0.1.0"
[[nodiscard]] std::string_view version();

}  // namespace engram

// Why a text is not JSON, in words for people.
#pragma once

#include <string_view>

#include "core/model/problem.h"

namespace engram::detail {

/// The first thing that is wrong with `text`, which is not JSON, at "line 3, column 5" (both from 1, in characters).
[[nodiscard]] Problem syntax_problem(std::string_view text);

}  // namespace engram::detail

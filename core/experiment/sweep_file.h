// Sweep files on disk: JSON that people write, or a table or figure of a sweep, which carries it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/problem.h"
#include "core/scenario/json.h"

namespace engram {

/// The sweep in the bytes of a sweep file, of its results, or of a figure of it, not checked; null, with problems, if
/// there is none.
[[nodiscard]] Json parse_sweep_text(std::string_view text, Problems& problems);

/// The same of a file. If its "scenario" is a file's name (seen from its folder), that scenario is put in its place.
[[nodiscard]] Json load_sweep(const std::string& path, Problems& problems);

/// The bytes of a file; nothing, with a problem, if it cannot be read.
[[nodiscard]] std::optional<std::string> read_bytes(const std::string& path, Problems& problems);

/// Writes `text` to `path` so that there is either the old file or the whole new one. A problem if that fails.
[[nodiscard]] std::optional<Problem> write_whole(const std::string& path, const std::string& text);

}  // namespace engram

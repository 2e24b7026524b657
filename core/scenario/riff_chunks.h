// Chunks of WebP files (RIFF containers; RFC 9649).
#pragma once

#include <string_view>

#include "core/scenario/text_found.h"

namespace engram {

[[nodiscard]] bool is_webp(std::string_view bytes);

/// The data of the first chunk with this name of four letters. Damaged: the file ends before it should.
[[nodiscard]] TextFound riff_chunk(std::string_view riff, std::string_view name);

}  // namespace engram

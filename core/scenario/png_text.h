// Texts in PNG pictures, after the PNG specification (W3C, 2003), sections 5 and 11.3.4. Needs zlib, not libpng: the
// pixels are never decoded.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/scenario/text_found.h"

namespace engram {

[[nodiscard]] bool is_png(std::string_view bytes);

/// The text with this keyword in a tEXt, zTXt or iTXt chunk, as UTF-8; compressed ones up to `text_limit` bytes.
/// Damaged: the picture ends before it should, a checksum is wrong, or the text cannot be unpacked.
[[nodiscard]] TextFound png_text(std::string_view png, std::string_view keyword);

/// `png` with these texts (keyword of Latin letters, UTF-8) as iTXt chunks behind its header; empty texts are left out.
[[nodiscard]] std::string with_png_texts(std::string_view png,
                                         const std::vector<std::pair<std::string, std::string>>& texts);

}  // namespace engram

// Texts in XML that this program wrote: escaping, and finding an element again.
#pragma once

#include <string>
#include <string_view>

#include "core/scenario/text_found.h"

namespace engram {

/// Plain ASCII for XML: markup and everything beyond ASCII as character references. `text` is UTF-8 without control
/// characters other than tab and line ends; broken UTF-8 becomes U+FFFD.
[[nodiscard]] std::string xml_escaped(std::string_view text);

/// The text of the first element `<name>…</name>` anywhere in `bytes`, character references resolved, CDATA taken as it
/// is. Damaged: it has no end, or a reference that is none. The rest is not looked at: it need not be XML.
[[nodiscard]] TextFound xml_element(std::string_view bytes, std::string_view name);

}  // namespace engram

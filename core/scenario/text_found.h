// What looking for a text in the bytes of a file gives.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace engram {

/// Longer texts are taken for an attack: the largest networks that a scenario can spell out need less.
inline constexpr std::size_t text_limit = std::size_t{128} << 20;

struct TextFound {
  std::optional<std::string> text = {};
  bool damaged = false;  // it, or what comes before it, is broken
};

}  // namespace engram

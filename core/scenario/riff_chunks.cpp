#include "core/scenario/riff_chunks.h"

#include <cstdint>

namespace engram {
namespace {

constexpr std::size_t container = 12, chunk_head = 8;

std::size_t number_at(std::string_view bytes, std::size_t at) {
  std::size_t number = 0;
  for (std::size_t i = 4; i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

}  // namespace

bool is_webp(std::string_view bytes) {
  return bytes.size() >= container && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP";
}

TextFound riff_chunk(std::string_view riff, std::string_view name) {
  const std::size_t declared = riff.size() < container ? 0 : number_at(riff, 4) + 8;
  const bool whole = declared >= container && declared <= riff.size();
  const std::size_t end = whole ? declared : riff.size();
  for (std::size_t at = container; at + chunk_head <= end;) {
    const std::size_t length = number_at(riff, at + 4);
    if (end - at - chunk_head < length) return {.damaged = true};
    if (riff.substr(at, 4) == name) return {.text = std::string(riff.substr(at + chunk_head, length))};
    at += chunk_head + length + length % 2;  // padded to even lengths
  }
  return {.damaged = !whole};
}

}  // namespace engram

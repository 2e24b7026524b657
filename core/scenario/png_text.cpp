#include "core/scenario/png_text.h"

#include <zlib.h>

#include <array>
#include <cstdint>
#include <optional>

namespace engram {
namespace {

constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t around = 12;  // bytes of a chunk that are not its data: length, name, checksum
constexpr std::size_t header_end = signature.size() + around + 13;
constexpr std::size_t worth_packing = 2048;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

void append_number(std::string& bytes, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFF);
}

const Bytef* bytes_of(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

std::uint32_t checksum(std::string_view name_and_data) {
  return static_cast<std::uint32_t>(crc32_z(0, bytes_of(name_and_data), name_and_data.size()));
}

/// Nothing if it is no zlib stream, is cut short, or grows beyond the limit.
std::optional<std::string> unpacked(std::string_view packed) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return std::nullopt;
  stream.next_in = const_cast<Bytef*>(bytes_of(packed));  // zlib does not write there
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string text;
  std::array<char, 1 << 16> part;
  int result = Z_OK;
  while (result == Z_OK && text.size() <= text_limit) {
    stream.next_out = reinterpret_cast<Bytef*>(part.data());
    stream.avail_out = static_cast<uInt>(part.size());
    result = inflate(&stream, Z_NO_FLUSH);
    text.append(part.data(), part.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (result != Z_STREAM_END || text.size() > text_limit) return std::nullopt;
  return text;
}

std::string packed(const std::string& text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::string result(size, '\0');
  compress2(reinterpret_cast<Bytef*>(result.data()), &size, bytes_of(text), static_cast<uLong>(text.size()), 9);
  result.resize(size);
  return result;
}

std::string from_latin1(std::string_view text) {
  std::string utf8;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8 += c;
    } else {
      utf8 += static_cast<char>(0xC0 | byte >> 6);
      utf8 += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return utf8;
}

/// What follows the keyword and its zero in a text chunk called `name`; nothing if it is malformed.
std::optional<std::string> content(std::string_view name, std::string_view rest) {
  if (name == "tEXt") return from_latin1(rest);
  if (name == "zTXt") {
    if (rest.empty() || rest[0] != 0) return std::nullopt;
    const auto text = unpacked(rest.substr(1));
    return text ? std::optional(from_latin1(*text)) : std::nullopt;
  }
  if (rest.size() < 2) return std::nullopt;  // iTXt: packed?, method, language, zero, keyword in that language, zero
  const bool is_packed = rest[0] != 0;
  const auto language_end = rest.find('\0', 2);
  if (language_end == std::string_view::npos) return std::nullopt;
  const auto keyword_end = rest.find('\0', language_end + 1);
  if (keyword_end == std::string_view::npos) return std::nullopt;
  const std::string_view text = rest.substr(keyword_end + 1);
  return is_packed ? unpacked(text) : std::string(text);
}

std::string chunk(const std::string& name, const std::string& data) {
  std::string bytes;
  append_number(bytes, static_cast<std::uint32_t>(data.size()));
  bytes += name + data;
  append_number(bytes, checksum(std::string_view(bytes).substr(4)));
  return bytes;
}

std::string text_chunk(const std::string& keyword, const std::string& text) {
  std::string data = keyword;
  data += '\0';
  data += text.size() > worth_packing ? '\1' : '\0';
  data.append(3, '\0');  // the only method, no language, no other keyword
  data += text.size() > worth_packing ? packed(text) : text;
  return chunk("iTXt", data);
}

}  // namespace

bool is_png(std::string_view bytes) { return bytes.starts_with(signature.substr(0, 4)); }

TextFound png_text(std::string_view png, std::string_view keyword) {
  if (!png.starts_with(signature)) return {.damaged = true};
  for (std::size_t at = signature.size();;) {
    if (png.size() - at < around) return {.damaged = true};
    const std::size_t length = number_at(png, at);
    if (png.size() - at - around < length) return {.damaged = true};
    const std::string_view name = png.substr(at + 4, 4), data = png.substr(at + 8, length);
    const bool is_text = name == "tEXt" || name == "zTXt" || name == "iTXt";
    if (is_text && data.size() > keyword.size() && data.starts_with(keyword) && data[keyword.size()] == 0) {
      const bool whole = checksum(png.substr(at + 4, 4 + length)) == number_at(png, at + 8 + length);
      auto text = whole ? content(name, data.substr(keyword.size() + 1)) : std::nullopt;
      return {.text = text, .damaged = !text};
    }
    if (name == "IEND") return {};
    at += around + length;
  }
}

std::string with_png_texts(std::string_view png, const std::vector<std::pair<std::string, std::string>>& texts) {
  if (png.size() < header_end) return std::string(png);
  std::string result(png.substr(0, header_end));
  for (const auto& [keyword, text] : texts)
    if (!text.empty()) result += text_chunk(keyword, text);
  return result.append(png.substr(header_end));
}

}  // namespace engram

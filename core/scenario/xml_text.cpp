#include "core/scenario/xml_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace engram {
namespace {

constexpr std::uint32_t largest = 0x10FFFF, replacement = 0xFFFD;
constexpr std::array<std::pair<std::string_view, char>, 5> named{
    {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};

/// Takes one character off the front of `text`.
std::uint32_t take_utf8(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  text.remove_prefix(1);
  if (first < 0x80) return first;
  const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC2 || first > 0xF4 || text.size() < more) return replacement;
  std::uint32_t code = first & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) return replacement;
    code = code << 6 | (byte & 0x3FU);
  }
  text.remove_prefix(more);
  return code;
}

void append_utf8(std::string& text, std::uint32_t code) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | code >> 12);
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0 | code >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

/// The character that `&reference;` stands for.
std::optional<std::uint32_t> character(std::string_view reference) {
  for (const auto& [name, c] : named)
    if (reference == name) return static_cast<unsigned char>(c);
  if (!reference.starts_with('#')) return std::nullopt;
  const bool hexadecimal = reference.starts_with("#x");
  const std::string_view digits = reference.substr(hexadecimal ? 2 : 1);
  std::uint32_t code = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
  const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  return whole && code > 0 && code <= largest ? std::optional(code) : std::nullopt;
}

std::optional<std::string> resolved(std::string_view text) {
  constexpr std::size_t longest = 10;  // of a reference
  constexpr std::string_view cdata = "<![CDATA[", cdata_end = "]]>";
  std::string result;
  while (!text.empty()) {
    if (text.starts_with(cdata)) {
      const auto end = text.find(cdata_end);
      if (end == std::string_view::npos) return std::nullopt;
      result += text.substr(cdata.size(), end - cdata.size());
      text.remove_prefix(end + cdata_end.size());
    } else if (text.front() == '&') {
      const auto end = text.substr(0, longest).find(';');
      const auto code = end == std::string_view::npos ? std::nullopt : character(text.substr(1, end - 1));
      if (!code) return std::nullopt;
      append_utf8(result, *code);
      text.remove_prefix(end + 1);
    } else {
      const auto plain = std::min(text.find_first_of("&<", 1), text.size());
      result += text.substr(0, plain);
      text.remove_prefix(plain);
    }
  }
  return result;
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::uint32_t code = take_utf8(text);
    if (code >= 0x80 || code == '&' || code == '<' || code == '>' || code == '\r')
      result += "&#" + std::to_string(code) + ';';
    else result += static_cast<char>(code);
  }
  return result;
}

TextFound xml_element(std::string_view bytes, std::string_view name) {
  const std::string open = "<" + std::string(name), close = "</" + std::string(name) + ">";
  std::size_t at = bytes.find(open);
  while (at != std::string_view::npos && at + open.size() < bytes.size() &&
         std::string_view("> \t\r\n").find(bytes[at + open.size()]) == std::string_view::npos)
    at = bytes.find(open, at + 1);
  if (at == std::string_view::npos) return {};
  const auto begin = bytes.find('>', at);
  const auto end = begin == std::string_view::npos ? begin : bytes.find(close, begin);
  if (end == std::string_view::npos || end - begin > text_limit) return {.damaged = true};
  auto text = resolved(bytes.substr(begin + 1, end - begin - 1));
  return {.text = text, .damaged = !text};
}

}  // namespace engram

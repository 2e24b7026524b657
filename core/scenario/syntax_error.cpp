#include "core/scenario/syntax_error.h"

#include <algorithm>

#include "core/scenario/json.h"

namespace engram::detail {
namespace {

/// Reads the text once more to learn where and why it cannot be read.
class SyntaxError : public nlohmann::json_sax<Json> {
 public:
  explicit SyntaxError(std::string_view text) : text_(text) { Json::sax_parse(text.begin(), text.end(), this); }

  [[nodiscard]] const Problem& problem() const { return problem_; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }

  /// `end` is the number of bytes read.
  bool parse_error(std::size_t end, const std::string&, const Json::exception& error) override {
    const std::string what = error.what();
    const std::string reason = what.substr(0, what.find("; last read"));
    const auto says = [&reason](const char* words) { return reason.find(words) != std::string::npos; };
    end = std::min(end, text_.size());
    const std::size_t last = end > 0 ? end - 1 : 0;
    const std::size_t token = start_of_token(end);
    if (dynamic_cast<const Json::parse_error*>(&error) == nullptr)
      tell(token, "found " + word_at(token) + ", which is too large; allowed are numbers up to 1.7e308");
    else if (says("UTF-8"))
      tell(last, "is not UTF-8 text: found a byte that cannot stand here; save the file as UTF-8");
    else if (says("missing closing quote"))
      tell(start_of_text(end), "is not JSON: found the beginning of a text without its closing quote");
    else if (says("U+000A") || says("U+000D"))
      tell(last,
           "is not JSON: found the end of the line within a text; allowed is \\n, or is the closing quote missing?");
    else if (const auto at = reason.find("invalid string: "); at != std::string::npos)
      tell(last, "is not JSON: " + reason.substr(at));
    else if (says("unexpected end of input"))
      tell(text_.size(), "is not JSON: found the end of the file; allowed is " + expected(what));
    else if (says("invalid number"))
      tell(token, "is not JSON: found " + word_at(token) + "; allowed is a number such as 3, 0.5 or 1e-6");
    else tell(token, "is not JSON: found " + word_at(token) + "; allowed is " + expected(what));
    return false;
  }

 private:
  void tell(std::size_t byte, std::string message) { problem_ = {place_of(byte), std::move(message)}; }

  /// From the library's "… while parsing CONTEXT - …; expected …".
  static std::string expected(const std::string& what) {
    const auto says = [&what](const char* words) { return what.find(words) != std::string::npos; };
    if (says("; expected end of input")) return "nothing after the last brace";
    if (says("while parsing object key")) return "a key in double quotes";
    if (says("while parsing object separator")) return "a colon after the key";
    if (says("while parsing object")) return "a comma or }";
    if (says("while parsing array")) return "a comma or ]";
    return "a value: a number, a text in double quotes, true, false, null, a list [ ] or an object { }";
  }

  static bool is_delimiter(char c) { return std::string_view(" \t\r\n,:[]{}\"").find(c) != std::string_view::npos; }

  /// The quote that begins the text which byte `end` is in.
  [[nodiscard]] std::size_t start_of_text(std::size_t end) const {
    std::size_t at = end;
    while (at > 0) {
      at = text_.substr(0, at).rfind('"');
      if (at == std::string_view::npos) return 0;
      const auto plain = text_.substr(0, at).find_last_not_of('\\');
      const std::size_t escapes = at - (plain == std::string_view::npos ? 0 : plain + 1);
      if (escapes % 2 == 0) return at;
    }
    return 0;
  }

  /// Where the last piece read begins: a text in quotes, a sign, or a word (with the sign that ended it too early).
  [[nodiscard]] std::size_t start_of_token(std::size_t end) const {
    if (end == 0) return 0;
    std::size_t at = end - 1;
    if (text_[at] == '"') return start_of_text(at);
    if (at > 0 && is_delimiter(text_[at]) && !is_delimiter(text_[at - 1]) && !is_whole_word(at)) --at;
    if (is_delimiter(text_[at])) return at;
    while (at > 0 && !is_delimiter(text_[at - 1])) --at;
    return at;
  }

  /// True if the word that ends before byte `end` is itself JSON.
  [[nodiscard]] bool is_whole_word(std::size_t end) const {
    std::size_t begin = end;
    while (begin > 0 && !is_delimiter(text_[begin - 1])) --begin;
    return Json::accept(text_.substr(begin, end - begin));
  }

  [[nodiscard]] std::string word_at(std::size_t begin) const {
    std::size_t end = begin + 1;
    if (begin >= text_.size()) return "nothing";
    if (text_[begin] == '"') {
      while (end < text_.size() && (text_[end] != '"' || text_[end - 1] == '\\')) ++end;
      ++end;
    } else if (!is_delimiter(text_[begin])) {
      while (end < text_.size() && !is_delimiter(text_[end])) ++end;
    }
    return shortened(std::string(text_.substr(begin, end - begin)));
  }

  [[nodiscard]] std::string place_of(std::size_t byte) const {
    const std::string_view before = text_.substr(0, byte);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::string_view in_line = before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
    const auto column = 1 + std::count_if(in_line.begin(), in_line.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
  }

  std::string_view text_;
  Problem problem_;
};

}  // namespace

Problem syntax_problem(std::string_view text) { return SyntaxError(text).problem(); }

}  // namespace engram::detail

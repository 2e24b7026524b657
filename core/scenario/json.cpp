#include "core/scenario/json.h"

#include <set>

namespace engram {
namespace {

/// Follows the parser through the text to find repeated keys, which the library would silently overwrite.
class RepeatedKeys {
 public:
  explicit RepeatedKeys(Problems& problems) : problems_(problems) {}

  bool operator()(int, Json::parse_event_t event, Json& parsed) {
    using Event = Json::parse_event_t;
    switch (event) {
      case Event::key: key(parsed.get<std::string>()); break;
      case Event::object_start: levels_.push_back({.is_array = false}); break;
      case Event::array_start: levels_.push_back({.is_array = true}); break;
      case Event::object_end:
      case Event::array_end: levels_.pop_back(); [[fallthrough]];
      case Event::value:
        if (!levels_.empty() && levels_.back().is_array) ++levels_.back().index;
        break;
    }
    return true;
  }

 private:
  struct Level {
    bool is_array;
    std::size_t index = 0;
    std::string key = {};
    std::set<std::string> seen = {};
  };

  void key(const std::string& name) {
    Level& level = levels_.back();
    level.key = name;
    if (level.seen.insert(name).second) return;
    std::string path;
    for (const Level& each : levels_) {
      if (each.is_array) path += "[" + std::to_string(each.index) + "]";
      else path += (path.empty() ? "" : ".") + each.key;
    }
    problems_.push_back({path, "found twice; each key may be given once"});
  }

  Problems& problems_;
  std::vector<Level> levels_;
};

std::string place_of(std::string_view text, std::size_t byte) {
  std::size_t line = 1, column = 1;
  for (std::size_t i = 0; i + 1 < byte && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++line;
      column = 1;
    } else {
      ++column;
    }
  }
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// The library's message without its prefix "[json.exception.…] parse error at line …: ".
std::string plain_message(const std::string& what) {
  const auto colon = what.find("column") != std::string::npos ? what.find(": ") : what.find("] ");
  return colon == std::string::npos ? what : what.substr(colon + 2);
}

}  // namespace

Json parse_json(std::string_view text, Problems& problems) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // a byte order mark, as some editors write
  try {
    return Json::parse(text.begin(), text.end(), RepeatedKeys(problems));
  } catch (const Json::parse_error& error) {
    problems.push_back({place_of(text, error.byte), "is not JSON: " + plain_message(error.what())});
  } catch (const Json::exception& error) {
    problems.push_back({"file", "is not JSON: " + plain_message(error.what())});
  }
  return nullptr;
}

std::string found_text(const Json& value) {
  if (value.is_object()) return "an object";
  if (value.is_array()) return "a list";
  std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

const Json* find_in(const Json& document, std::string_view path) {
  const Json* at = &document;
  while (!path.empty()) {
    const auto dot = path.find('.');
    const std::string key(path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    if (!at->is_object() || !at->contains(key)) return nullptr;
    at = &at->at(key);
  }
  return at;
}

void set_in(Json& document, std::string_view path, Json value) {
  Json* at = &document;
  while (true) {
    const auto dot = path.find('.');
    const std::string key(path.substr(0, dot));
    if (!at->is_object()) *at = Json::object();
    at = &(*at)[key];
    if (dot == std::string_view::npos) break;
    path = path.substr(dot + 1);
  }
  *at = std::move(value);
}

}  // namespace engram

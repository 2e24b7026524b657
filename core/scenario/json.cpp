#include "core/scenario/json.h"

#include <algorithm>
#include <map>

#include "core/scenario/syntax_error.h"

namespace engram {
namespace {

constexpr std::size_t deepest = 32;  // a scenario needs 5

struct TooDeep {
  std::string path;
};

/// Follows the parser through the text to find repeated keys, which the library would silently overwrite.
class RepeatedKeys {
 public:
  explicit RepeatedKeys(Problems& problems) : problems_(problems) {}

  bool operator()(int, Json::parse_event_t event, Json& parsed) {
    using Event = Json::parse_event_t;
    switch (event) {
      case Event::key:
        key(parsed.get<std::string>());
        break;
      case Event::object_start:
        deeper({.is_array = false});
        break;
      case Event::array_start:
        deeper({.is_array = true});
        break;
      case Event::object_end:
      case Event::array_end:
        levels_.pop_back();
        [[fallthrough]];
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
    std::map<std::string, int> times = {};
  };

  void deeper(Level level) {
    if (levels_.size() == deepest)
      throw TooDeep{levels_.front().is_array ? "file" : child_path("", levels_.front().key)};
    levels_.push_back(std::move(level));
  }

  void key(const std::string& name) {
    Level& level = levels_.back();
    level.key = name;
    if (++level.times[name] != 2) return;
    std::string path;
    for (const Level& each : levels_) {
      if (each.is_array) path += "[" + std::to_string(each.index) + "]";
      else path = child_path(path, each.key);
    }
    problems_.push_back({path, "found more than once; each key may be given once"});
  }

  Problems& problems_;
  std::vector<Level> levels_;
};

}  // namespace

Json parse_json(std::string_view text, Problems& problems) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // a byte order mark, as some editors write
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    problems.push_back({"file", "is empty; the shortest scenario is {\"engram\": 1}"});
    return nullptr;
  }
  try {
    return Json::parse(text.begin(), text.end(), RepeatedKeys(problems));
  } catch (const TooDeep& deep) {
    problems.push_back({deep.path, "is nested more than " + std::to_string(deepest) + " levels deep; no scenario is"});
  } catch (const Json::exception&) {
    problems.push_back(detail::syntax_problem(text));
  }
  return nullptr;
}

std::string child_path(const std::string& path, const std::string& key) {
  const bool plain = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return c != '"' && c != '\x7f' && (static_cast<unsigned char>(c) > ' ');
  });
  if (plain) return path.empty() ? key : path + "." + key;
  return path + "[" + Json(key).dump(-1, ' ', false, Json::error_handler_t::replace) + "]";
}

std::string shortened(std::string text, const std::string& end) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return text;
  std::size_t kept = longest - 3 - end.size();
  while (kept > 0 && (text[kept] & 0xC0) == 0x80) --kept;  // not within a character
  return text.substr(0, kept) + "..." + end;
}

std::string found_text(const Json& value) {
  if (value.is_object()) return value.empty() ? "an empty object" : "an object";
  if (value.is_array()) return value.empty() ? "an empty list" : "a list";
  std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  return shortened(std::move(text), value.is_string() ? "\"" : "");
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

void erase_in(Json& document, const std::string& path) {
  const auto dot = path.rfind('.');
  if (dot == std::string::npos) {
    document.erase(path);
  } else if (find_in(document, path) != nullptr) {
    Json group = *find_in(document, path.substr(0, dot));
    group.erase(path.substr(dot + 1));
    set_in(document, path.substr(0, dot), std::move(group));
  }
}

}  // namespace engram

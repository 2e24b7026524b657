// Reading JSON text with errors that name the place.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/model/problem.h"

namespace engram {

/// JSON that remembers the order of its keys, so that a file keeps its order through a round trip.
using Json = nlohmann::ordered_json;

/// Parses `text`. On a syntax error, one problem with line and column; every repeated key is a problem with its path.
/// Values nested deeper than any scenario are refused, so that no later walk through the document can exhaust the
/// stack.
[[nodiscard]] Json parse_json(std::string_view text, Problems& problems);

/// The path of `key` in the object at `path`. Keys that are no plain words are quoted: network["my key"].
[[nodiscard]] std::string child_path(const std::string& path, const std::string& key);

/// At most 60 bytes of `text`, with "..." and `end` in place of what is cut off.
[[nodiscard]] std::string shortened(std::string text, const std::string& end = {});

/// A short form of `value` for messages, at most 60 bytes.
[[nodiscard]] std::string found_text(const Json& value);

/// The value at a dotted path, or null if there is none.
[[nodiscard]] const Json* find_in(const Json& document, std::string_view path);

/// Puts `value` at a dotted path; objects on the way are made where they are missing or null.
void set_in(Json& document, std::string_view path, Json value);

/// Takes the value at a dotted path out of the document, if it is there.
void erase_in(Json& document, const std::string& path);

}  // namespace engram

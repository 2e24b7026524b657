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
[[nodiscard]] Json parse_json(std::string_view text, Problems& problems);

/// A short form of `value` for messages, cut after 60 characters.
[[nodiscard]] std::string found_text(const Json& value);

/// The value at a dotted path, or null if there is none.
[[nodiscard]] const Json* find_in(const Json& document, std::string_view path);

/// Puts `value` at a dotted path; objects on the way are made where they are missing or null.
void set_in(Json& document, std::string_view path, Json value);

}  // namespace engram

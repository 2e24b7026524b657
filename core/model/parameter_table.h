// Every single-valued parameter once: its path, type, range and where it lives in Parameters. Reading, checking,
// --set, and the controls of the window all work from this table, so a new parameter is one new row.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/model/parameters.h"

namespace engram {

/// The value of one parameter. Choices are strings, seeds unsigned; monostate is "absent" (JSON null).
using Value = std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::string>;

enum class ValueKind { flag, integer, seed, real, choice };

struct ParameterInfo {
  std::string_view path;  // as in the scenario file: "network.excitatory"
  ValueKind kind;
  double minimum = 0, maximum = 0;                    // of numbers
  bool above_minimum = false, below_maximum = false;  // the limit itself is not allowed
  std::span<const std::string_view> choices = {};
  bool live = false;      // may change while the network runs
  bool nullable = false;  // absent is a value of its own
  Value (*get)(const Parameters&) = nullptr;
  void (*set)(Parameters&, const Value&) = nullptr;  // the value's type must fit `kind`; the range is not checked
};

/// All rows, in the order of the scenario file.
[[nodiscard]] std::span<const ParameterInfo> parameter_table();

/// The row of a path, or null.
[[nodiscard]] const ParameterInfo* find_parameter(std::string_view path);

/// What is allowed, in words: "a whole number from 1 to 1000000", "one of synchronous, sequential, asynchronous".
[[nodiscard]] std::string allowed_values(const ParameterInfo&);

/// True if `value` lies in the row's own range (not: fits the other parameters).
[[nodiscard]] bool in_range(const ParameterInfo&, const Value& value);

/// As written in files and messages: C locale, shortest exact form.
[[nodiscard]] std::string to_text(const Value& value);

/// Shortest text that reads back as the same double, C locale.
[[nodiscard]] std::string to_text(double value);

}  // namespace engram

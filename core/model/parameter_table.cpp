#include "core/model/parameter_table.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace engram {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

constexpr std::array<std::string_view, 2> pattern_kinds{"bernoulli", "exact"};
constexpr std::array<std::string_view, 2> wirings{"fixed", "redrawn"};
constexpr std::array<std::string_view, 2> feedbacks{"uniform", "reciprocal"};
constexpr std::array<std::string_view, 2> inhibitions{"population", "ideal"};
constexpr std::array<std::string_view, 3> updates{"synchronous", "sequential", "asynchronous"};
constexpr std::array<std::string_view, 2> orders{"permutation", "typewriter"};
constexpr std::array<std::string_view, 2> transfers{"linear", "tanh"};
constexpr std::array<std::string_view, 3> cue_kinds{"flip", "partial", "moved"};

constexpr bool live = true, structural = false;

/// Rows are built from an accessor that names the member: ENGRAM_AT(network.excitatory).
#define ENGRAM_AT(member) \
  [](auto& p) -> auto& { return p.member; }

template <class At>
constexpr ParameterInfo whole(std::string_view path, double minimum, double maximum, bool is_live, At) {
  return {.path = path,
          .kind = ValueKind::integer,
          .minimum = minimum,
          .maximum = maximum,
          .live = is_live,
          .get = [](const Parameters& p) -> Value { return At{}(p); },
          .set = [](Parameters& p, const Value& v) { At{}(p) = std::get<std::int64_t>(v); }};
}

template <class At>
constexpr ParameterInfo real(std::string_view path, double minimum, double maximum, bool open, bool is_live, At) {
  return {.path = path,
          .kind = ValueKind::real,
          .minimum = minimum,
          .maximum = maximum,
          .above_minimum = open,
          .below_maximum = open,
          .live = is_live,
          .get = [](const Parameters& p) -> Value { return At{}(p); },
          .set = [](Parameters& p, const Value& v) { At{}(p) = std::get<double>(v); }};
}

template <class At>
constexpr ParameterInfo flag(std::string_view path, bool is_live, At) {
  return {.path = path,
          .kind = ValueKind::flag,
          .live = is_live,
          .get = [](const Parameters& p) -> Value { return At{}(p); },
          .set = [](Parameters& p, const Value& v) { At{}(p) = std::get<bool>(v); }};
}

template <auto& names, class At>
constexpr ParameterInfo choice(std::string_view path, bool is_live, At) {
  return {.path = path,
          .kind = ValueKind::choice,
          .choices = names,
          .live = is_live,
          .get = [](const Parameters& p) -> Value { return std::string(names[static_cast<std::size_t>(At{}(p))]); },
          .set =
              [](Parameters& p, const Value& v) {
                using Enum = std::remove_reference_t<decltype(At{}(p))>;
                for (std::size_t i = 0; i < names.size(); ++i)
                  if (names[i] == std::get<std::string>(v)) At{}(p) = static_cast<Enum>(i);
              }};
}

constexpr ParameterInfo second_threshold_row() {
  return {.path = "network.second_inhibitory.threshold",
          .kind = ValueKind::real,
          .minimum = -infinity,
          .maximum = infinity,
          .live = true,
          .nullable = true,
          .get = [](const Parameters& p) -> Value {
            const auto& t = p.network.second_inhibitory.threshold;
            return t ? Value(*t) : Value();
          },
          .set =
              [](Parameters& p, const Value& v) {
                auto& t = p.network.second_inhibitory.threshold;
                if (const double* x = std::get_if<double>(&v)) t = *x;
                else t.reset();
              }};
}

constexpr ParameterInfo noise_seed_row() {
  return {.path = "noise_seed",
          .kind = ValueKind::seed,
          .get = [](const Parameters& p) -> Value { return p.noise(); },
          .set = [](Parameters& p, const Value& v) { p.noise_seed = std::get<std::uint64_t>(v); }};
}

constexpr ParameterInfo seed_row() {
  return {.path = "seed",
          .kind = ValueKind::seed,
          .get = [](const Parameters& p) -> Value { return p.seed; },
          .set = [](Parameters& p, const Value& v) { p.seed = std::get<std::uint64_t>(v); }};
}

constexpr std::array rows{
    whole("network.excitatory", 1, 1e6, structural, ENGRAM_AT(network.excitatory)),
    whole("network.inhibitory", 1, 1e6, structural, ENGRAM_AT(network.inhibitory)),
    whole("network.inputs_per_inhibitory", 1, 1e6, structural, ENGRAM_AT(network.inputs_per_inhibitory)),
    whole("network.patterns", 1, 1e5, structural, ENGRAM_AT(network.patterns)),
    real("network.activity", 0, 1, true, structural, ENGRAM_AT(network.activity)),
    choice<pattern_kinds>("network.pattern_kind", structural, ENGRAM_AT(network.pattern_kind)),
    choice<wirings>("network.wiring", live, ENGRAM_AT(network.wiring)),
    choice<feedbacks>("network.feedback", live, ENGRAM_AT(network.feedback)),
    choice<inhibitions>("network.inhibition", live, ENGRAM_AT(network.inhibition)),
    flag("network.self_coupling", live, ENGRAM_AT(network.self_coupling)),
    flag("network.second_inhibitory.enabled", live, ENGRAM_AT(network.second_inhibitory.enabled)),
    second_threshold_row(),
    choice<updates>("dynamics.update", live, ENGRAM_AT(dynamics.update)),
    choice<orders>("dynamics.order", live, ENGRAM_AT(dynamics.order)),
    real("dynamics.beta", 0, infinity, true, live, ENGRAM_AT(dynamics.beta)),
    real("dynamics.theta", -infinity, infinity, false, live, ENGRAM_AT(dynamics.theta)),
    real("dynamics.inhibition_gain", 0, infinity, false, live, ENGRAM_AT(dynamics.inhibition_gain)),
    whole("dynamics.inhibition_delay", 0, 1e6, live, ENGRAM_AT(dynamics.inhibition_delay)),
    choice<transfers>("dynamics.inhibitory_transfer", live, ENGRAM_AT(dynamics.inhibitory_transfer)),
    whole("cue.pattern", 0, 1e5 - 1, structural, ENGRAM_AT(cue.pattern)),
    choice<cue_kinds>("cue.kind", structural, ENGRAM_AT(cue.kind)),
    real("cue.fraction", 0, 1, false, structural, ENGRAM_AT(cue.fraction)),
    seed_row(),
    noise_seed_row(),
    whole("steps", 0, 1e12, structural, ENGRAM_AT(steps)),
};
#undef ENGRAM_AT

}  // namespace

std::span<const ParameterInfo> parameter_table() { return rows; }

const ParameterInfo* find_parameter(std::string_view path) {
  for (const ParameterInfo& row : rows)
    if (row.path == path) return &row;
  return nullptr;
}

std::string to_text(double value) {
  std::array<char, 40> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

std::string to_text(const Value& value) {
  struct Visitor {
    std::string operator()(std::monostate) const { return "null"; }
    std::string operator()(bool x) const { return x ? "true" : "false"; }
    std::string operator()(std::int64_t x) const { return std::to_string(x); }
    std::string operator()(std::uint64_t x) const { return std::to_string(x); }
    std::string operator()(double x) const { return to_text(x); }
    std::string operator()(const std::string& x) const { return '"' + x + '"'; }
  };
  return std::visit(Visitor{}, value);
}

std::string allowed_values(const ParameterInfo& row) {
  const auto limit = [](double x) { return std::to_string(static_cast<std::int64_t>(x)); };
  std::string text;
  switch (row.kind) {
    case ValueKind::flag:
      text = "true or false";
      break;
    case ValueKind::integer:
      text = "a whole number from " + limit(row.minimum) + " to " + limit(row.maximum);
      break;
    case ValueKind::seed:
      text = "a whole number from 0 to 18446744073709551615";
      break;
    case ValueKind::choice:
      text = "one of";
      for (const auto& c : row.choices) text += (c == row.choices.front() ? " \"" : ", \"") + std::string(c) + '"';
      break;
    case ValueKind::real:
      if (row.minimum == -infinity) text = "a finite number";
      else if (row.maximum == infinity)
        text = row.above_minimum ? "a finite number above 0" : "a finite number, at least 0";
      else if (row.above_minimum) text = "a number above " + limit(row.minimum) + " and below " + limit(row.maximum);
      else text = "a number from " + limit(row.minimum) + " to " + limit(row.maximum);
      break;
  }
  return row.nullable ? text + ", or null" : text;
}

bool in_range(const ParameterInfo& row, const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return row.nullable;
  const auto within = [&](double x) {
    return std::isfinite(x) && (row.above_minimum ? x > row.minimum : x >= row.minimum) &&
           (row.below_maximum ? x < row.maximum : x <= row.maximum);
  };
  switch (row.kind) {
    case ValueKind::flag:
      return std::holds_alternative<bool>(value);
    case ValueKind::seed:
      return std::holds_alternative<std::uint64_t>(value);
    case ValueKind::integer: {
      const auto* x = std::get_if<std::int64_t>(&value);
      return x != nullptr && within(static_cast<double>(*x));
    }
    case ValueKind::real: {
      const auto* x = std::get_if<double>(&value);
      return x != nullptr && within(*x);
    }
    case ValueKind::choice: {
      const auto* x = std::get_if<std::string>(&value);
      if (x == nullptr) return false;
      for (const auto& c : row.choices)
        if (c == *x) return true;
      return false;
    }
  }
  return false;
}

}  // namespace engram

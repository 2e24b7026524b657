#include "core/experiment/sweep_plan.h"

#include <algorithm>
#include <cmath>

#include "core/model/parameter_table.h"

namespace engram {
namespace {

constexpr std::string_view load = "load";

bool is_whole(std::string_view path) {
  const ParameterInfo* row = find_parameter(path);
  return row != nullptr && row->kind == ValueKind::integer;
}

/// A number as a scenario has it at `path`.
Json number_at(std::string_view path, double value) {
  return is_whole(path) ? Json(static_cast<std::int64_t>(std::llround(value))) : Json(value);
}

}  // namespace

std::string cell_of(const Json& value) {
  std::string text = value.is_string()         ? value.get<std::string>()
                     : value.is_number_float() ? to_text(value.get<double>())
                                               : value.dump();
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

const Json& SweepPlan::value(std::int64_t point, std::size_t axis) const {
  for (std::size_t n = axes_.size() - 1; n > axis; --n) point /= static_cast<std::int64_t>(axes_[n].values.size());
  const auto& values = axes_[axis].values;
  return values[static_cast<std::size_t>(point) % values.size()];
}

Json SweepPlan::document_of(std::int64_t point) const {
  Json document = base_.document;
  const Json* loaded = nullptr;
  for (std::size_t n = 0; n < axes_.size(); ++n) {
    const Json& here = value(point, n);
    if (axes_[n].path == load) loaded = &here;
    else set_in(document, axes_[n].path, here);
    for (const CoupledValue& each : axes_[n].coupled)
      set_in(document, each.path, number_at(each.path, here.get<double>() * each.numerator / each.denominator));
  }
  if (loaded != nullptr) {
    const Json* given = find_in(document, "network.excitatory");
    const double neurons = given != nullptr && given->is_number()
                               ? given->get<double>()
                               : static_cast<double>(base_.parameters.network.excitatory);
    set_in(document, "network.patterns", std::max<std::int64_t>(1, std::llround(loaded->get<double>() * neurons)));
  }
  return document;
}

Scenario SweepPlan::scenario(std::int64_t point) const {
  return read_document(document_of(point), memory_limit_).scenario.value();
}

std::int64_t SweepPlan::cues(const Parameters& p) const {
  return cues_ ? std::min(*cues_, p.network.patterns) : p.network.patterns;
}

std::string SweepPlan::name(std::int64_t point) const {
  std::string text;
  for (std::size_t n = 0; n < axes_.size(); ++n)
    text += (n > 0 ? ", " : "") + axes_[n].path + " = " + cell_of(value(point, n));
  return text.empty() ? "the scenario" : text;
}

}  // namespace engram

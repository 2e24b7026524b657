// Reading the parts of a scenario file into parameters, one problem for each thing that is wrong.
#pragma once

#include <optional>
#include <string>

#include "core/model/parameter_table.h"
#include "core/scenario/scenario.h"

namespace engram::detail {

/// "found …; allowed is …" at `path`.
void refuse(Problems&, std::string path, const Json& found, const std::string& allowed);

/// True if `value` is an object; otherwise a problem.
bool is_object(const Json& value, const std::string& path, Problems&);

/// A problem for every key of `object` that is not in `known`, naming those that are.
void refuse_unknown(const Json& object, const std::string& path, std::initializer_list<const char*> known, Problems&);

/// The value of a table row, or a problem if its type or range is wrong.
[[nodiscard]] std::optional<Value> read_value(const ParameterInfo&, const Json& value, const std::string& path,
                                              Problems&);

[[nodiscard]] std::optional<Stimulus> read_stimulus(const Json& value, const std::string& path, Problems&);
[[nodiscard]] std::vector<Intervention> read_interventions(const Json& value, const std::string& path, Problems&);
[[nodiscard]] SecondInhibitory read_second_inhibitory(const Json& value, const std::string& path, Problems&);
[[nodiscard]] InitialState read_initial_state(const Json& value, const std::string& path, Problems&);
/// The given parts of "network": pattern_bits, pattern_names, wiring_indices, wiring_indices_2. Null if there are none.
[[nodiscard]] std::shared_ptr<const GivenNetwork> read_given(const Json& network, Problems&);

/// Makes side B of side A: `comparison`, merged deeply into `b`. `document` holds the stimulus that a part of one in
/// `comparison` completes. Problems are given under "comparison".
void merge_comparison(Parameters& b, const Json& comparison, const Json& document, Problems&);

}  // namespace engram::detail

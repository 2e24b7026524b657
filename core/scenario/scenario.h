// The scenario file as a value: one run or a comparison of two, with everything that changes on the way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/check.h"
#include "core/model/parameters.h"
#include "core/scenario/json.h"

namespace engram {

enum class Side { a, b };

/// A change of live values, in force from the step that leads from `step` to `step` + 1.
struct TimelineEntry {
  std::int64_t step = 0;
  std::optional<Side> side;   // absent: both
  Json set = Json::object();  // dotted path of a live value -> its value, in order
  bool operator==(const TimelineEntry&) const = default;
};

/// A checked scenario. `document` is the file as it was read or edited: what was left out there is left out here.
struct Scenario {
  std::string title, notes;
  Parameters parameters;  // of side A at step 0
  std::vector<TimelineEntry> timeline;
  std::optional<Json> comparison;  // live values of B that differ
  Json document = Json::object({{"engram", 1}});
};

/// Who is at which step governed by which parameters: a scenario's timeline played out for one side.
class Plan {
 public:
  struct Stage {
    std::int64_t from;  // in force from the step that leads from `from` to `from` + 1
    Parameters parameters;
    bool operator==(const Stage&) const = default;
  };

  Plan() = default;
  Plan(Parameters start, std::vector<Stage> stages) : start_(std::move(start)), stages_(std::move(stages)) {}

  /// The parameters that the start state is made with.
  [[nodiscard]] const Parameters& start() const { return start_; }
  /// The parameters of the step that leads from `step` to `step` + 1.
  [[nodiscard]] const Parameters& at(std::int64_t step) const;
  /// The first step after `step` with another entry, before which at() stays the same; the largest int64 if none comes.
  [[nodiscard]] std::int64_t next_change(std::int64_t step) const;
  [[nodiscard]] const std::vector<Stage>& stages() const { return stages_; }
  /// The same plan with other seeds: another network and noise, or (the same `seed`) only other noise.
  [[nodiscard]] Plan with_seeds(std::uint64_t seed, std::uint64_t noise_seed) const;
  /// The largest inhibition_delay anywhere.
  [[nodiscard]] std::int64_t largest_delay() const;
  /// The first step that leads to a state which could differ from that of `other`; -1 if not even the start is shared,
  /// the largest int64 if the plans are equal.
  [[nodiscard]] std::int64_t agrees_until(const Plan& other) const;

 private:
  /// The number of stages that begin up to `step`.
  [[nodiscard]] std::size_t stages_until(std::int64_t step) const;

  Parameters start_;
  std::vector<Stage> stages_;  // ascending
};

/// What reading gives: a scenario, or every problem there is.
struct ScenarioRead {
  std::optional<Scenario> scenario;
  Problems problems;
};

/// Reads and checks a document. Every problem comes with its path: first single values, in
/// the order of the parts of a file, then values that do not go together, then timeline and comparison.
[[nodiscard]] ScenarioRead read_document(const Json& document, double memory_limit);

/// The same of a file's bytes: an .engram file, or a table or picture that carries a scenario (carrier.h).
[[nodiscard]] ScenarioRead read_scenario(std::string_view text, double memory_limit);

/// The document in a file's bytes, not checked; null, with problems, if there is none or it is not JSON.
[[nodiscard]] Json parse_scenario_text(std::string_view text, Problems& problems);

/// The file's text: the document, indented, with a final newline.
[[nodiscard]] std::string write_scenario(const Scenario&);

/// The plan of one side. Side B without a comparison is a copy of A.
[[nodiscard]] Plan plan_of(const Scenario&, Side);

/// Sets the live value at `path` (a single value, or "stimulus", "interventions", "network.second_inhibitory") in `p`.
/// Problems are given under `place`; `p` is changed only if there are none.
bool apply_live(Parameters& p, const std::string& path, const Json& value, const std::string& place, Problems&);

}  // namespace engram

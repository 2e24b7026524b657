// What is chosen in the form of an experiment, and the sweep that it stands for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/parameters.h"
#include "core/scenario/json.h"

namespace engram::ui {

/// Values of a parameter from `from` to `to`.
struct RangeChoice {
  std::string path = "network.patterns";
  double from = 5, to = 25;
  int count = 21;
  bool logarithmic = false;
  bool operator==(const RangeChoice&) const = default;
};

struct ExperimentChoice {
  RangeChoice along;
  std::optional<RangeChoice> across;                            // a second parameter
  std::vector<std::string> rules{"synchronous", "sequential"};  // at least one
  enum class Second { as_it_is, without, with, both } second = Second::as_it_is;
  std::vector<std::int64_t> sizes;  // of N, with N_I and K in proportion; empty: that of the network
  std::int64_t dictionaries = 20;
  std::optional<std::int64_t> cues;  // absent: all memories
  std::int64_t steps = 50;
  bool operator==(const ExperimentChoice&) const = default;
};

/// The file of a sweep over `scenario` (a document; its timeline, comparison and notes are left out).
[[nodiscard]] Json sweep_document(const ExperimentChoice& choice, const Json& scenario);
/// The choice that would make such a file; nothing if none does.
[[nodiscard]] std::optional<ExperimentChoice> choice_of(const Json& document);

/// Parameters that an axis can have: dotted paths with numbers, and "load".
[[nodiscard]] const std::vector<std::string>& axis_paths();
/// A range that people will want to see for a network of `p`.
[[nodiscard]] RangeChoice suggested_range(const std::string& path, const Parameters& p);

/// What people begin with.
enum class Study { rules, sizes, theta_beta, memories_gain };
[[nodiscard]] ExperimentChoice study(Study which, const Parameters& p);

}  // namespace engram::ui

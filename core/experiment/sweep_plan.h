// What a sweep file asks for: a scenario, the grid of values it is simulated with, and how often.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/observe/observables.h"
#include "core/scenario/scenario.h"

namespace engram {

/// Another value that goes with one of an axis: value · numerator / denominator, rounded for whole numbers.
struct CoupledValue {
  std::string path;
  double numerator = 1, denominator = 1;
};

/// One direction of the grid. `path` is a dotted path of the scenario, or "load": M = load · N, rounded, at least 1.
struct SweepAxis {
  std::string path;
  std::vector<Json> values;  // as the file has them, ranges laid out
  std::vector<CoupledValue> coupled;
};

struct SweepRead;

/// A checked sweep. Every point of the grid is one network size and setting; for each, `dictionaries` networks are
/// drawn, and in each of them the memories are cued in turn.
class SweepPlan {
 public:
  static constexpr std::int64_t most_points = 1'000'000, most_pieces = 100'000'000;

  /// Reads and checks a sweep whose "scenario" is an object. Problems come with their path; those of a point name it.
  /// Every point must be a valid scenario that needs no more than `memory_limit` bytes.
  [[nodiscard]] static SweepRead read(const Json& document, double memory_limit);

  /// The file, with the scenario in it.
  [[nodiscard]] const Json& document() const { return document_; }
  [[nodiscard]] const std::vector<SweepAxis>& axes() const { return axes_; }
  [[nodiscard]] double memory_limit() const { return memory_limit_; }
  [[nodiscard]] std::int64_t dictionaries() const { return dictionaries_; }
  [[nodiscard]] const RetrievalLimits& retrieved() const { return retrieved_; }
  /// The scenario that the points differ from.
  [[nodiscard]] const Scenario& base() const { return base_; }

  /// How many points the grid has. The last axis changes fastest from one to the next.
  [[nodiscard]] std::int64_t points() const { return points_; }
  /// The value of axis `axis` at a point.
  [[nodiscard]] const Json& value(std::int64_t point, std::size_t axis) const;
  /// The scenario of a point.
  [[nodiscard]] Scenario scenario(std::int64_t point) const;
  /// How many memories are cued in each dictionary there: 0 … cues − 1.
  [[nodiscard]] std::int64_t cues(const Parameters& p) const;
  /// "network.patterns = 5, dynamics.update = sequential"
  [[nodiscard]] std::string name(std::int64_t point) const;

  /// Pieces of work: one dictionary of one point each, the first dictionary of all points first.
  [[nodiscard]] std::int64_t pieces() const { return points_ * dictionaries_; }
  [[nodiscard]] std::int64_t point_of(std::int64_t piece) const { return piece % points_; }
  [[nodiscard]] std::int64_t dictionary_of(std::int64_t piece) const { return piece / points_; }

 private:
  [[nodiscard]] Json document_of(std::int64_t point) const;

  Json document_;
  Scenario base_;
  std::vector<SweepAxis> axes_;
  std::int64_t dictionaries_ = 1, points_ = 1;
  std::optional<std::int64_t> cues_;  // absent: all
  RetrievalLimits retrieved_;
  double memory_limit_ = 0;

  friend class SweepReader;
};

/// What reading gives: a sweep, or every problem there is.
struct SweepRead {
  std::optional<SweepPlan> plan;
  Problems problems;
};

/// A value of an axis as tables have it: text as it is, numbers in shortest exact form.
[[nodiscard]] std::string cell_of(const Json& value);

}  // namespace engram

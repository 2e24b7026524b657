// How many memories a network retrieves at most: the capacity of each curve of a sweep over the number of memories.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/experiment/read_table.h"
#include "core/experiment/sweep_table.h"

namespace engram {

/// One curve: all points of a sweep that differ in their number of memories alone.
struct CapacityCurve {
  struct Point {
    std::int64_t patterns = 0;  // M
    MeanOfMany retrieved;       // over dictionaries
  };
  std::vector<std::string> values;  // of the other axes, in their order
  std::int64_t excitatory = 0;      // N
  std::vector<Point> points;        // ascending M

  /// The point with the largest mean. The mean there is at least the capacity: a maximum of noisy means is too large by
  /// a fraction of the error.
  [[nodiscard]] const Point& best() const;
  /// The largest mean, over N, and its standard error.
  [[nodiscard]] double capacity() const;
  [[nodiscard]] double error() const;
  /// Whether more memories than the sweep has could hold a larger mean: the best point is its last.
  [[nodiscard]] bool is_open() const { return &best() == &points.back(); }
};

enum class RetrievedBy { hamming, overlap };

struct Capacities {
  std::vector<std::string> axes;  // of the sweep, without the number of memories
  std::vector<CapacityCurve> curves;
};

/// Finds the curves in the results of a sweep. Problems if the table is none, or has no axis network.patterns or load.
[[nodiscard]] std::optional<Capacities> capacities(const CsvTable& table, RetrievedBy rule, Problems& problems);

}  // namespace engram

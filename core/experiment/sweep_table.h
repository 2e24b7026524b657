// The results of a sweep as a table: one row for each point, statistics over dictionaries.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/experiment/sweep_piece.h"

namespace engram {

/// A mean over dictionaries.
struct MeanOfMany {
  std::int64_t count = 0;
  double mean = 0, deviation = 0;      // the standard deviation of one of them; 0 if there is only one
  [[nodiscard]] double error() const;  // the standard deviation of the mean
};
/// Sums are in the order of the values.
[[nodiscard]] MeanOfMany mean_of(const std::vector<double>& values);

/// The interval in which the mean of `values` lies with a probability of 95 %, by resampling them (percentile
/// bootstrap) with draws that depend on `seed` only.
[[nodiscard]] std::pair<double, double> bootstrap(const std::vector<double>& values, std::uint64_t seed);

/// The statistics of one point.
struct PointResult {
  std::int64_t cues = 0;                                         // per dictionary
  MeanOfMany retrieved_hamming, retrieved_overlap;               // memories retrieved of those
  std::pair<double, double> hamming_interval, overlap_interval;  // of the means of both
  MeanOfMany hamming, overlap, rate;                             // at the last step, means over cues
};
/// `pieces`: its dictionaries, in their order. `seed` is that of the intervals; without it there are none.
[[nodiscard]] PointResult point_result(const std::vector<PieceResult>& pieces, std::int64_t neurons,
                                       std::optional<std::uint64_t> seed);

/// The whole file: header with version, scenario, sweep and seeds, then a row for each point. `results` has one entry
/// per piece.
[[nodiscard]] std::string sweep_table(const SweepPlan& plan, const std::vector<PieceResult>& results);

/// Whether a file is the finished table of this sweep.
[[nodiscard]] bool is_result_of(const std::string& path, const SweepPlan& plan);

}  // namespace engram

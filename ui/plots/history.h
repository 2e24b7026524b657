// The samples of one run, kept for the plots: bounded in memory, with the whole run always there.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/live/sample.h"

namespace engram::ui {

/// A structure of arrays, one entry per sample, oldest first; entries are consecutive and do not overlap. When the
/// memory limit is reached, neighbours in the older half are joined (ranges united, raster bits OR-ed), the finest
/// first, so that extremes and single spikes are never lost, only their exact step. Used by one thread.
class History {
 public:
  static constexpr std::size_t default_bytes = std::size_t{32} << 20;  // joining takes some 7 ms then
  /// Memories with a curve of their own; when more turn up, the one absent longest moves into others().
  static constexpr std::size_t most_curves = 256;

  explicit History(std::size_t bytes = default_bytes);

  /// Forgets everything; samples then have `rows` raster rows.
  void clear(std::int32_t rows = 0);

  /// Keeps a sample. A newer epoch clears first; an older one is ignored (false). If the sample's first step is not
  /// after the last one kept, everything from it on is cut first: time went back.
  bool append(const Sample& sample);

  [[nodiscard]] std::size_t size() const { return first_.size(); }
  [[nodiscard]] bool empty() const { return first_.empty(); }
  [[nodiscard]] std::uint64_t epoch() const { return epoch_; }
  /// Rises whenever entries vanish (clear, cut). What was drawn from them is then out of date.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  /// Samples that fit into the memory limit with the present number of curves and rows.
  [[nodiscard]] std::size_t capacity() const;

  [[nodiscard]] std::int64_t first(std::size_t i) const { return first_[i]; }
  [[nodiscard]] std::int64_t last(std::size_t i) const { return last_[i]; }
  /// The newest step, or −1.
  [[nodiscard]] std::int64_t newestStep() const { return empty() ? -1 : last_.back(); }
  /// The first entry that reaches step `step` or a later one; size() if there is none.
  [[nodiscard]] std::size_t indexOf(std::int64_t step) const;

  /// Rates of population 0 (E), 1 (I), 2 (J).
  [[nodiscard]] Range rate(int population, std::size_t i) const { return rate_[population][i]; }
  /// Whether any sample since clear() had this population.
  [[nodiscard]] bool present(int population) const { return present_[population]; }
  /// Overlaps of the memories without a curve in entry i.
  [[nodiscard]] Range others(std::size_t i) const { return others_[i]; }
  [[nodiscard]] bool stimulated(std::size_t i) const { return stimulated_[i] != 0; }
  /// The share of excitatory neurons that disagree with side A; empty if it was not sent.
  [[nodiscard]] Range difference(std::size_t i) const { return difference_[i]; }

  /// Memories that have a curve, in the order in which they turned up; positions change only with revision() or
  /// curvesRevision().
  [[nodiscard]] std::span<const std::int64_t> curves() const { return curves_; }
  /// Rises whenever a curve is given up for another memory.
  [[nodiscard]] std::uint64_t curvesRevision() const { return curves_revision_; }
  /// Overlap of curves()[curve]; empty where it was not sent.
  [[nodiscard]] Range overlap(std::size_t curve, std::size_t i) const { return overlap_[curve][i]; }
  [[nodiscard]] std::optional<std::size_t> curveOf(std::int64_t memory) const;

  [[nodiscard]] std::int32_t rows() const { return rows_; }
  /// One bit per raster row, least significant first; empty if rows() is 0.
  [[nodiscard]] std::span<const std::uint64_t> raster(std::size_t i) const {
    return {raster_.data() + i * words_, words_};
  }

 private:
  void cut(std::int64_t from);
  void makeRoom();
  /// New entry k takes old entries joins[k] … joins[k + 1] − 1; the last value is where untouched entries begin.
  using Joins = std::vector<std::size_t>;
  [[nodiscard]] Joins joinsUpTo(std::int64_t steps) const;
  void join(const Joins& joins);
  void resize(std::size_t entries);
  std::size_t curveFor(std::int64_t memory);
  std::size_t giveUpCurve();

  std::size_t bytes_;
  std::uint64_t epoch_ = 0, revision_ = 0, curves_revision_ = 0;
  std::int64_t resolution_ = 1;  // steps up to which entries of the older half have been joined
  std::int32_t rows_ = 0;
  std::size_t words_ = 0;  // per entry of raster_

  std::vector<std::int64_t> first_, last_;
  std::vector<Range> rate_[3], others_, difference_;
  std::vector<std::uint8_t> stimulated_;
  bool present_[3] = {};
  std::vector<std::uint64_t> raster_;
  std::vector<std::int64_t> curves_;         // memory of each curve
  std::vector<std::int64_t> seen_;           // step at which each curve was last sent
  std::vector<std::vector<Range>> overlap_;  // [curve][entry]
  std::unordered_map<std::int64_t, std::size_t> curve_of_;
};

}  // namespace engram::ui

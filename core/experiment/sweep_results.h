// What is known of the points of a sweep, while it runs and afterwards.
#pragma once

#include <memory>
#include <vector>

#include "core/experiment/read_table.h"
#include "core/experiment/sweep_table.h"

namespace engram {

class SweepResults {
 public:
  explicit SweepResults(std::shared_ptr<const SweepPlan> plan);
  /// Takes over the statistics of a finished table of this sweep; the single dictionaries are not in it. Problems if
  /// it is not one.
  [[nodiscard]] static std::optional<SweepResults> of_table(std::shared_ptr<const SweepPlan> plan,
                                                            const CsvTable& table, Problems& problems);

  [[nodiscard]] const SweepPlan& plan() const { return *plan_; }
  [[nodiscard]] const std::shared_ptr<const SweepPlan>& shared_plan() const { return plan_; }
  /// A finished piece; one that is there already is not counted twice.
  void add(std::int64_t piece, const PieceResult& result);
  /// How many pieces are finished.
  [[nodiscard]] std::int64_t finished() const { return finished_; }
  [[nodiscard]] bool complete() const { return finished_ == plan_->pieces(); }
  [[nodiscard]] bool has(std::int64_t piece) const { return have_[static_cast<std::size_t>(piece)]; }
  [[nodiscard]] const std::vector<bool>& have() const { return have_; }
  /// How many dictionaries of a point are finished.
  [[nodiscard]] std::int64_t finished(std::int64_t point) const;
  /// The statistics of those, without intervals.
  [[nodiscard]] const PointResult& at(std::int64_t point) const;
  /// The parameters of a point.
  [[nodiscard]] const Parameters& parameters(std::int64_t point) const;

  /// The finished table's text; nothing before all is there. For results from a table, `text` that it was read from.
  [[nodiscard]] std::optional<std::string> table() const;
  void keep_text(std::string text) { text_ = std::move(text); }

 private:
  struct Point {
    Parameters parameters;
    std::int64_t finished = 0;
    mutable PointResult result;
    mutable bool outdated = false;
  };
  [[nodiscard]] const Point& point(std::int64_t n) const { return points_[static_cast<std::size_t>(n)]; }

  std::shared_ptr<const SweepPlan> plan_;
  std::vector<Point> points_;
  std::vector<PieceResult> pieces_;  // empty if read from a table
  std::vector<bool> have_;
  std::int64_t finished_ = 0;
  std::string text_;  // of the table
};

/// A sweep from the text of its file (nothing is finished) or of its results. Nothing, with problems, if it is neither.
[[nodiscard]] std::optional<SweepResults> read_results(const std::string& text, double memory_limit,
                                                       Problems& problems);

}  // namespace engram

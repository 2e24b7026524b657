// One curve reduced to what a display can show: its smallest and largest value in each column.
#pragma once

#include <vector>

#include "core/live/sample.h"

namespace engram::ui {

/// Where steps lie on a canvas: step t is centred on column(t), so that it takes [column(t − ½), column(t + ½)).
struct StepScale {
  double origin = -0.5;  // the step position at the left edge
  double columnsPerStep = 1;
  [[nodiscard]] double column(double step) const { return (step - origin) * columnsPerStep; }
};

/// Grows to the right, sample by sample; each sample costs as much as the columns it touches. Values between samples
/// are joined by straight lines; nothing of a range is ever lost.
class ColumnSpans {
 public:
  void reset(int columns);

  /// The curve lies in `range` from position x0 to x1 (columns, x0 ≤ x1, x0 not before the last x1). Empty: a gap.
  void add(double x0, double x1, Range range);

  [[nodiscard]] int columns() const { return static_cast<int>(spans_.size()); }
  /// Empty where the curve is absent or has not come yet.
  [[nodiscard]] const Range& at(int column) const { return spans_[static_cast<std::size_t>(column)]; }
  /// The curve is absent in columns from … to − 1.
  void clear(int from, int to);
  /// The smallest range that holds columns from … to − 1.
  [[nodiscard]] Range joined(int from, int to) const;

 private:
  void line(double x0, Range a, double x1, Range b);

  std::vector<Range> spans_;
  double end_ = 0;  // of the last sample
  Range last_;
};

}  // namespace engram::ui

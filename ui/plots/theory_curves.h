// What the mean-field theory expects of a run, as dashed curves over a plot of it.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/theory/mean_field.h"
#include "ui/plots/column_spans.h"
#include "ui/plots/span_painter.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {

/// The theory step by step.
struct TheoryCourse {
  std::int64_t from = 0;          // the step of the first state
  std::vector<MeanState> states;  // one for each step
  bool operator==(const TheoryCourse&) const = default;

  [[nodiscard]] std::int64_t end() const { return from + static_cast<std::int64_t>(states.size()); }  // one past it
  [[nodiscard]] bool has(std::int64_t step) const { return step >= from && step < end(); }
  [[nodiscard]] const MeanState& at(std::int64_t step) const { return states[static_cast<std::size_t>(step - from)]; }
};

/// One number of a state: &MeanState::m.
using MeanValue = double MeanState::*;

/// One curve on a canvas, in dashes. Where steps are too close for dashes to follow them up and down, it is the two
/// lines between which they go.
class TheorySpans {
 public:
  /// The part within `columns` columns of the canvas; `dash` of them on, a little less off.
  TheorySpans(const TheoryCourse& course, MeanValue value, const StepScale& scale, int columns, double dash);

  /// Columns from … to − 1, on a halo that keeps it apart from the curves below it.
  void paint(SpanPainter& painter, int from, int to, double width, const QColor& color, const QColor& halo) const;
  /// All that is seen of it.
  [[nodiscard]] Range seen() const { return seen_; }
  /// Whether it is drawn in a column: not in the gap between two dashes.
  [[nodiscard]] bool drawn(int column) const { return !upper_.at(column * SpanPainter::parts).empty(); }
  /// Whether it is drawn as two lines anywhere.
  [[nodiscard]] bool twoLines() const { return two_lines_; }

 private:
  ColumnSpans upper_, lower_;  // the same where it is one line
  Range seen_;
  bool two_lines_ = false;
};

}  // namespace engram::ui

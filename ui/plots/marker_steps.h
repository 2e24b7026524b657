// Which steps bear a marker, and at which value. Follows from the time axis alone: nothing moves while a run goes on.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "ui/plots/curve_marker.h"
#include "ui/plots/history.h"

namespace engram::ui {

/// Markers of a shape stand apart by a round number of steps, some 110 to 160 logical pixels; each shape has steps of
/// its own, so that curves that lie on each other still show theirs. Where steps are far apart there are fewer markers,
/// since each shape needs a step.
class MarkerSteps {
 public:
  /// The value of a curve in entry i of the history.
  using Values = std::function<Range(std::size_t i)>;

  /// Steps lie so many logical pixels apart (> 0).
  explicit MarkerSteps(double pixelsPerStep);

  [[nodiscard]] std::int64_t spacing() const { return spacing_; }
  /// The first step at or after `step`, and not before 0, that bears a marker of this shape (not `none`).
  [[nodiscard]] std::int64_t next(MarkerShape shape, std::int64_t step) const;

  /// The middle of the curve at a step: of all values that share a logical pixel with it. Nothing before all of those
  /// have come (`newest` is the newest step that is drawn), and where the curve has a gap.
  [[nodiscard]] std::optional<double> value(const History& history, const Values& values, std::int64_t step,
                                            std::int64_t newest) const;

 private:
  std::int64_t spacing_;
  std::int64_t around_;  // steps before and after one that share its pixel
};

}  // namespace engram::ui

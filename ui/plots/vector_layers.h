// The layers of a plot along the time axis, drawn as lines and areas.
#pragma once

#include <QPainter>
#include <functional>
#include <limits>

#include "ui/plots/history.h"
#include "ui/plots/marker_steps.h"
#include "ui/plots/theory_curves.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {

/// Draws on `area`; the value `low` lies at its lower edge, `high` at its upper one. Nothing lies outside it.
class VectorLayers {
 public:
  /// The value of a curve in entry i of the history.
  using Values = std::function<Range(std::size_t i)>;

  static constexpr double fine = 0.5, coarse = 1;  // columns of a curve, in logical pixels

  /// All must outlive the layers; `history` may be null: then only level() draws. Steps after `newest` are not drawn.
  VectorLayers(QPainter& painter, const QRectF& area, const History* history, StepWindow window, double low,
               double high, std::int64_t newest = std::numeric_limits<std::int64_t>::max());

  /// Shades the steps with a stimulus.
  void stimulus(const QColor& color);
  void level(double value, double width, const QColor& color, double dash = 0);
  void curve(const Values& values, double width, const QColor& color, double column = fine);
  /// The markers of a curve, on the same steps as on screen.
  void markers(const Values& values, MarkerShape shape, const QColor& color, const Theme& theme);
  /// A value of the theory in dashes; the steps of the history do not matter.
  void theory(const TheoryCourse& course, MeanValue value, double width, double dash, const QColor& color);
  /// The area between low and high ends.
  void band(const Values& values, const QColor& color);

  /// Entries that reach into the window, with one before and one after it.
  [[nodiscard]] std::size_t first() const { return first_; }
  [[nodiscard]] std::size_t last() const { return last_; }  // one past it
  /// Where a step lies; t − ½ is the left edge of its cell.
  [[nodiscard]] double x(double step) const;
  /// The cell of entry i, cut off at the edges of the area; empty if it lies outside.
  [[nodiscard]] QRectF cell(std::size_t i, double top, double bottom) const;

 private:
  [[nodiscard]] double y(double value) const;

  QPainter& painter_;
  QRectF area_;
  const History* history_;
  StepWindow window_;
  double low_, high_;
  std::int64_t newest_;
  std::size_t first_ = 0, last_ = 0;
};

}  // namespace engram::ui

#include "ui/plots/theory_curves.h"

#include <algorithm>
#include <cmath>

namespace engram::ui {
namespace {

constexpr float least_swing = 0.02F;  // up and down again, to be called one

/// Leaves gaps of two thirds of a dash, but none on a steep flank, which would vanish in it.
void leaveGaps(ColumnSpans& spans, int columns, double dash, Range seen) {
  constexpr float steep = 0.06F;  // of all that is seen, within a column
  const float most = steep * (seen.high - seen.low);
  Range before;
  for (int x = 0; x < columns; ++x) {
    const int first = x * SpanPainter::parts, end = first + SpanPainter::parts;
    const Range here = spans.joined(first, end);
    const bool moved =
        !here.empty() && !before.empty() && std::abs(here.low + here.high - before.low - before.high) / 2 > most;
    before = here;
    if (!moved && std::fmod(x, dash * 5 / 3) >= dash) spans.clear(first, end);
  }
}

/// The largest and the smallest value within `reach` columns of each.
void layEnds(const ColumnSpans& spans, int columns, int reach, ColumnSpans& upper, ColumnSpans& lower) {
  constexpr int parts = SpanPainter::parts;
  for (int x = 0; x < columns; ++x) {
    if (spans.joined(x * parts, (x + 1) * parts).empty()) continue;
    const Range near = spans.joined(std::max(0, x - reach) * parts, std::min(columns, x + reach + 1) * parts);
    const double at = (x + 0.5) * parts;
    upper.add(at, at, {near.high, near.high});
    lower.add(at, at, {near.low, near.low});
  }
}

}  // namespace

TheorySpans::TheorySpans(const TheoryCourse& course, MeanValue value, const StepScale& scale, int columns,
                         double dash) {
  ColumnSpans spans;
  spans.reset(columns * SpanPainter::parts);
  const auto last = static_cast<std::int64_t>(std::ceil(scale.origin + columns / scale.columnsPerStep)) + 1;
  const auto first = static_cast<std::int64_t>(std::floor(scale.origin)) - 1;
  int turns = 0;
  float before = 0, rise = 0;
  for (std::int64_t step = std::max(first, course.from); step < std::min(last, course.end()); ++step) {
    const double x = scale.column(static_cast<double>(step)) * SpanPainter::parts;
    const auto y = static_cast<float>(course.at(step).*value);
    spans.add(x, x, {y, y});
    if ((y - before) * rise < -least_swing * least_swing) ++turns;
    if (y != before) rise = y - before;
    before = y;
  }
  seen_ = spans.joined(0, spans.columns());
  const auto swing = turns > 0 ? 2.0 * columns / turns : columns;  // columns from one high to the next
  two_lines_ = turns > 2 && swing < 4 * dash;
  if (two_lines_) {
    upper_.reset(spans.columns());
    lower_.reset(spans.columns());
    layEnds(spans, columns, static_cast<int>(std::ceil(std::max(dash, swing) / 2)) + 1, upper_, lower_);
    leaveGaps(lower_, columns, dash, seen_);
  } else {
    upper_ = std::move(spans);
  }
  leaveGaps(upper_, columns, dash, seen_);
}

void TheorySpans::paint(SpanPainter& painter, int from, int to, double width, const QColor& color,
                        const QColor& halo) const {
  for (const ColumnSpans* each : {&upper_, &lower_}) {
    if (each == &lower_ && !two_lines_) continue;
    painter.curve(*each, from, to, width + 2, halo);
    painter.curve(*each, from, to, width, color);
  }
}

}  // namespace engram::ui

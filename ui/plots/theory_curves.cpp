#include "ui/plots/theory_curves.h"

#include <algorithm>
#include <cmath>

namespace engram::ui {
namespace {

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

}  // namespace

TheorySpans::TheorySpans(const TheoryCourse& course, MeanValue value, const StepScale& scale, int columns,
                         double dash) {
  spans_.reset(columns * SpanPainter::parts);
  const auto last = static_cast<std::int64_t>(std::ceil(scale.origin + columns / scale.columnsPerStep)) + 1;
  const auto first = static_cast<std::int64_t>(std::floor(scale.origin)) - 1;
  for (std::int64_t step = std::max(first, course.from); step < std::min(last, course.end()); ++step) {
    const double x = scale.column(static_cast<double>(step)) * SpanPainter::parts;
    const auto y = static_cast<float>(course.at(step).*value);
    spans_.add(x, x, {y, y});
  }
  seen_ = spans_.joined(0, spans_.columns());
  leaveGaps(spans_, columns, dash, seen_);
}

void TheorySpans::paint(SpanPainter& painter, int from, int to, double width, const QColor& color,
                        const QColor& halo) const {
  painter.curve(spans_, from, to, width + 2, halo);
  painter.curve(spans_, from, to, width, color);
}

}  // namespace engram::ui

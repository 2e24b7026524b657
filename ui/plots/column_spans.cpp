#include "ui/plots/column_spans.h"

#include <algorithm>
#include <cmath>

namespace engram::ui {

namespace {

Range between(Range a, Range b, double share) {
  const auto part = static_cast<float>(share);
  const auto mix = [part](float x, float y) { return x + (y - x) * part; };
  return {mix(a.low, b.low), mix(a.high, b.high)};
}

}  // namespace

void ColumnSpans::reset(int columns) {
  spans_.assign(static_cast<std::size_t>(std::max(0, columns)), Range{});
  last_ = {};
}

void ColumnSpans::add(double x0, double x1, Range range) {
  if (!range.empty()) {
    if (!last_.empty()) line(end_, last_, x0, range);
    line(x0, range, x1, range);
  }
  last_ = range;
  end_ = x1;
}

Range ColumnSpans::joined(int from, int to) const {
  Range all;
  for (int c = std::max(0, from); c < std::min(to, columns()); ++c) all.add(at(c));
  return all;
}

void ColumnSpans::line(double x0, Range a, double x1, Range b) {
  const int first = std::max(0, static_cast<int>(std::floor(x0)));
  const int last = std::min(columns() - 1, static_cast<int>(std::floor(x1)));
  const double length = x1 - x0;
  for (int c = first; c <= last; ++c) {
    // The ends of the line within this column; the curve is straight in between.
    const double left = std::max(x0, static_cast<double>(c)), right = std::min(x1, c + 1.0);
    auto& span = spans_[static_cast<std::size_t>(c)];
    span.add(length > 0 ? between(a, b, (left - x0) / length) : a);
    span.add(length > 0 ? between(a, b, (right - x0) / length) : b);
  }
}

}  // namespace engram::ui

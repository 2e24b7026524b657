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

/// std::floor() for what fits; a function call for each of millions of points would be felt.
int columnAt(double x) {
  const int towards_zero = static_cast<int>(std::clamp(x, -1e9, 1e9));
  return x < towards_zero ? towards_zero - 1 : towards_zero;
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

void ColumnSpans::clear(int from, int to) {
  for (int c = std::max(0, from); c < std::min(to, columns()); ++c) spans_[static_cast<std::size_t>(c)] = {};
}

Range ColumnSpans::joined(int from, int to) const {
  Range all;
  for (int c = std::max(0, from); c < std::min(to, columns()); ++c) all.add(at(c));
  return all;
}

void ColumnSpans::line(double x0, Range a, double x1, Range b) {
  const int first = std::max(0, columnAt(x0)), last = std::min(columns() - 1, columnAt(x1));
  if (first == last && x0 >= first && x1 < first + 1) {  // by far the most frequent case where many samples share one
    spans_[static_cast<std::size_t>(first)].add(a);
    spans_[static_cast<std::size_t>(first)].add(b);
    return;
  }
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

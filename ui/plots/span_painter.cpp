#include "ui/plots/span_painter.h"

#include <algorithm>
#include <cmath>

namespace engram::ui {

SpanPainter::SpanPainter(QImage& image, double low, double high)
    : image_(image),
      high_(high),
      scale_(image.height() / (high - low)),
      coverage_(static_cast<std::size_t>(image.height()) + 1),
      top_(image.height()) {}

void SpanPainter::curve(const ColumnSpans& spans, int from, int to, double width, const QColor& color) {
  for (int x = std::max(0, from); x < std::min(to, image_.width()); ++x) {
    if (width <= 1) thinColumn(spans, x, 1);
    else wideColumn(spans, x, width / 2);
    blend(x, color);
  }
}

void SpanPainter::band(const ColumnSpans& spans, int from, int to, const QColor& color) {
  for (int x = std::max(0, from); x < std::min(to, image_.width()); ++x) {
    thinColumn(spans, x, 0);
    blend(x, color);
  }
}

void SpanPainter::edges(const ColumnSpans& spans, int from, int to, double width, const QColor& color) {
  for (int x = std::max(0, from); x < std::min(to, image_.width()); ++x) {
    const Range range = spans.joined(x * parts, (x + 1) * parts);
    if (range.empty()) continue;
    // Inside the band, so that they do not tell of values that never were; where it is thin they are one line.
    const double top = y(static_cast<double>(range.high)), bottom = y(static_cast<double>(range.low));
    const double high = std::min(top, (top + bottom - width) / 2), low = std::max(bottom, (top + bottom + width) / 2);
    cover(high, std::min(low, high + width), 1);
    cover(std::max(high, low - width), low, 1);
    blend(x, color);
  }
}

void SpanPainter::level(double value, int from, int to, double width, const QColor& color, int dash) {
  for (int x = std::max(0, from); x < std::min(to, image_.width()); ++x) {
    if (dash > 0 && x / dash % 2 == 1) continue;
    const double top = std::round(y(value) - width / 2);  // on whole pixels: a level line should be crisp
    cover(top, top + width, 1);
    blend(x, color);
  }
}

void SpanPainter::thinColumn(const ColumnSpans& spans, int x, double width) {
  const Range range = spans.joined(x * parts, (x + 1) * parts);
  if (range.empty()) return;
  cover(y(static_cast<double>(range.high)) - width / 2, y(static_cast<double>(range.low)) + width / 2, 1);
}

void SpanPainter::wideColumn(const ColumnSpans& spans, int x, double radius) {
  // A disc of the line's width moved along the curve: neighbours reach into this column, the farther the less.
  const int reach = static_cast<int>(radius * parts);
  for (int part = x * parts; part < (x + 1) * parts; ++part) {
    double top = image_.height() + 1.0, bottom = -1;
    for (int c = std::max(0, part - reach); c <= std::min(part + reach, spans.columns() - 1); ++c) {
      const Range& range = spans.at(c);
      if (range.empty()) continue;
      const double distance = static_cast<double>(c - part) / parts;
      const double extra = std::sqrt(std::max(0.0, radius * radius - distance * distance));
      top = std::min(top, y(static_cast<double>(range.high)) - extra);
      bottom = std::max(bottom, y(static_cast<double>(range.low)) + extra);
    }
    cover(top, bottom, 1.0F / parts);
  }
}

void SpanPainter::cover(double top, double bottom, float amount) {
  top = std::max(top, 0.0);
  bottom = std::min(bottom, static_cast<double>(image_.height()));
  if (!(top < bottom)) return;
  const int first = static_cast<int>(top), last = std::min(static_cast<int>(bottom), image_.height() - 1);
  for (int row = first; row <= last; ++row) {
    const double part = std::min(bottom, row + 1.0) - std::max(top, static_cast<double>(row));
    coverage_[static_cast<std::size_t>(row)] += static_cast<float>(part) * amount;
  }
  top_ = std::min(top_, first);
  bottom_ = std::max(bottom_, last + 1);
}

void SpanPainter::blend(int x, const QColor& color) {
  const auto opacity = static_cast<double>(color.alphaF());
  const auto stride = image_.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
  // Canvases are never shared while they are painted, so bits() does not copy.
  auto* pixel = reinterpret_cast<QRgb*>(image_.bits()) + top_ * stride + x;
  for (int row = top_; row < bottom_; ++row, pixel += stride) {
    auto& coverage = coverage_[static_cast<std::size_t>(row)];
    const int alpha = static_cast<int>(std::lround(std::min(1.0, static_cast<double>(coverage)) * opacity * 255));
    coverage = 0;
    if (alpha == 0) continue;
    const auto mix = [alpha](int over, int under) { return (over * alpha + under * (255 - alpha) + 127) / 255; };
    *pixel = qRgba(mix(color.red(), qRed(*pixel)), mix(color.green(), qGreen(*pixel)), mix(color.blue(), qBlue(*pixel)),
                   mix(255, qAlpha(*pixel)));
  }
  top_ = image_.height();
  bottom_ = 0;
}

}  // namespace engram::ui

// Paints curves given as column spans with soft edges, at a cost that does not depend on how wild the curve is.
#pragma once

#include <QColor>
#include <QImage>
#include <vector>

#include "ui/plots/column_spans.h"

namespace engram::ui {

/// A wide antialiased QPainter::drawPolyline() costs ten times a frame; a curve that is a function of the step needs
/// only vertical runs of pixels. Spans have `parts` columns per pixel, which smooths steep flanks.
class SpanPainter {
 public:
  static constexpr int parts = 3;

  /// Paints on `image` (ARGB32_Premultiplied, kept by the caller); the value `low` lies at its lower edge, `high` at
  /// its upper one.
  SpanPainter(QImage& image, double low, double high);

  /// The curve in pixel columns from … to − 1, `width` pixels wide (at least 1).
  void curve(const ColumnSpans& spans, int from, int to, double width, const QColor& color);
  /// The area between the ends of the spans.
  void band(const ColumnSpans& spans, int from, int to, const QColor& color);
  /// The upper and lower edge of that area, `width` pixels wide.
  void edges(const ColumnSpans& spans, int from, int to, double width, const QColor& color);
  /// A horizontal line; `dash` pixels on, as many off; 0: solid.
  void level(double value, int from, int to, double width, const QColor& color, int dash = 0);

  /// The vertical position of a value, in pixels from the top.
  [[nodiscard]] double y(double value) const { return (high_ - value) * scale_; }

 private:
  void thinColumn(const ColumnSpans& spans, int x, double width);
  void wideColumn(const ColumnSpans& spans, int x, double radius);
  void cover(double top, double bottom, float amount);
  void blend(int x, const QColor& color);

  QImage& image_;
  double high_, scale_;
  std::vector<float> coverage_;  // of the pixels of one column
  int top_ = 0, bottom_ = 0;     // its part in use
};

}  // namespace engram::ui

// Plots with curves that bear markers, and ways to compare shapes without their colours.
#pragma once

#include <QPainter>
#include <array>
#include <cmath>
#include <vector>

#include "tests/ui/plots_hands_fixture.h"
#include "ui/plots/curve_marker.h"
#include "ui/plots/marker_steps.h"

namespace engram::ui {

/// What is darker or lighter than the ground, without its colour, in the square of 2 `half` + 1 pixels around `middle`.
inline std::vector<bool> shapeAt(const QImage& image, QPoint middle, const QColor& ink, const QColor& ground,
                                 int half = 5) {
  QImage flat(image.size(), QImage::Format_RGB32);
  flat.fill(ground);
  QImage source = image;
  source.setDevicePixelRatio(1);
  QPainter(&flat).drawImage(0, 0, source);
  std::vector<bool> shape;
  const int dark = qGray(ground.rgb()), light = qGray(ink.rgb());
  for (int y = middle.y() - half; y <= middle.y() + half; ++y)
    for (int x = middle.x() - half; x <= middle.x() + half; ++x) {
      const int grey = flat.valid(x, y) ? qGray(flat.pixel(x, y)) : dark;
      shape.push_back(std::abs(grey - light) < std::abs(grey - dark));
    }
  return shape;
}

inline std::ptrdiff_t differing(const std::vector<bool>& a, const std::vector<bool>& b) {
  std::ptrdiff_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != b[i] ? 1 : 0;
  return count;
}

inline void expectAllDifferent(const std::vector<std::vector<bool>>& shapes) {
  for (std::size_t a = 0; a < shapes.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) EXPECT_GE(differing(shapes[a], shapes[b]), 6) << a << " and " << b;
}

class PlotsMarker : public HandsFixture {
 protected:
  static constexpr std::array<float, 6> values{1.1F, -0.1F, 0.1F, 0.35F, 0.6F, 0.85F};

  [[nodiscard]] Sample levels(std::int64_t step) const {
    Sample s = sampleAt(step);
    for (std::size_t m = 0; m < values.size(); ++m) s.overlap[m] = {values[m], values[m]};
    s.rate[2] = {0.03F, 0.03F};
    return s;
  }
  /// Values that swing, each memory in its own way.
  [[nodiscard]] Sample waves(std::int64_t first, std::int64_t last) const {
    Sample s = sampleAt(first);
    s.last = last;
    for (std::size_t m = 0; m < values.size(); ++m) {
      const auto v = static_cast<float>(0.5 + 0.4 * std::sin(static_cast<double>(first) * (0.05 + 0.04 * double(m))));
      s.overlap[m] = {v - (last > first ? 0.2F : 0.0F), v};
    }
    for (int p = 0; p < 3; ++p) {
      const auto v = static_cast<float>(0.12 + 0.12 * std::sin(static_cast<double>(first) * (0.3 + 0.2 * p)));
      s.rate[p] = {v * 0.5F, v};
    }
    return s;
  }
  void feedLevels(std::int64_t from, std::int64_t to) {
    for (std::int64_t t = from; t < to; ++t) {
      plots.append(levels(t));
      plots.refresh(60);
    }
  }
  static MarkerSteps stepsOf(const LivePlot& plot) {
    return MarkerSteps(plot.canvas().width() / plot.canvasScale() / static_cast<double>(plot.window().length()));
  }
  /// The pixel at a step and a value.
  static QPoint pixelAt(const LivePlot& plot, std::int64_t step, double value) {
    const auto ends = *plot.valueEnds();
    return {columnOf(plot, static_cast<double>(step)),
            static_cast<int>((ends.high - value) / (ends.high - ends.low) * plot.canvas().height())};
  }
  struct Named {
    double value;
    QColor color;
    MarkerShape shape;
  };
  [[nodiscard]] std::vector<Named> namedMemories() const {
    std::vector<Named> named;
    for (std::size_t m = 0; m < values.size(); ++m)
      if (const auto place = overlaps.ranking().placeOf(static_cast<std::int64_t>(m)))
        named.push_back({static_cast<double>(values[m]), theme.strong[*place], strong_markers[*place]});
    return named;
  }
  [[nodiscard]] std::vector<Named> populations() const {
    return {{0.1, theme.excitatory, rate_markers[0]},
            {0.2, theme.inhibitory, rate_markers[1]},
            {0.03, theme.secondInhibitory, rate_markers[2]}};
  }
  /// The third marker of each curve, as it looks in a picture of the plot whose canvas begins at `origin`.
  [[nodiscard]] std::vector<std::vector<bool>> shapesIn(const QImage& image, QPoint origin, const LivePlot& plot,
                                                        const std::vector<Named>& curves) const {
    std::vector<std::vector<bool>> shapes;
    for (const Named& curve : curves) {
      const MarkerSteps steps = stepsOf(plot);
      const std::int64_t step = steps.next(curve.shape, 0) + 2 * steps.spacing();
      const QPoint middle = origin + pixelAt(plot, step, curve.value);
      const QPoint between(origin.x() + columnOf(plot, static_cast<double>(step) + 0.12 * double(steps.spacing())),
                           middle.y());
      shapes.push_back(shapeAt(image, middle, curve.color, theme.card));
      EXPECT_GE(differing(shapes.back(), shapeAt(image, between, curve.color, theme.card)), 15) << "more than a line";
    }
    return shapes;
  }
};

}  // namespace engram::ui

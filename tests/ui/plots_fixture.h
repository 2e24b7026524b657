// A column of plots on a small network, and ways to look things up in its pixels.
#pragma once

#include <gtest/gtest.h>

#include <QColor>
#include <QImage>

#include "core/model/network.h"
#include "tests/ui/pixels.h"
#include "ui/plots/history.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/rate_plot.h"
#include "ui/plots/run_plots.h"

namespace engram::ui {

inline std::shared_ptr<const RasterLayout> layoutOf(std::int64_t excitatory, std::int64_t inhibitory) {
  Parameters p;
  p.network.excitatory = excitatory;
  p.network.inhibitory = inhibitory;
  p.network.inputs_per_inhibitory = 10;
  return std::make_shared<RasterLayout>(*Network::build(p), 0);
}

/// The middle of the pixels in column x that have about this colour, from the top; −1 if there are none.
inline double heightOf(const QImage& image, int x, const QColor& color) {
  double sum = 0;
  int count = 0;
  for (int y = 0; y < image.height(); ++y)
    if (qAlpha(image.pixel(x, y)) > 80 && distance(image.pixelColor(x, y), color) < 40) {
      sum += y + 0.5;
      ++count;
    }
  return count == 0 ? -1 : sum / count;
}

class PlotsFixture : public testing::Test {
 protected:
  void SetUp() override {
    plots.resize(700, 700);
    plots.show();
    plots.start(layout, 6, 0, 0.1);
  }

  [[nodiscard]] Sample sampleAt(std::int64_t step) const {
    Sample s;
    s.epoch = 1;
    s.first = s.last = step;
    s.rate[0] = {0.1F, 0.1F};
    s.rate[1] = {0.2F, 0.2F};
    s.memories = {0, 1, 2, 3, 4, 5};
    s.overlap = {{1, 1}, {0, 0}, {0.5F, 0.5F}, {0.02F, 0.02F}, {-0.1F, -0.1F}, {0.3F, 0.3F}};
    s.raster.assign(static_cast<std::size_t>(layout->rows() + 63) / 64, 0);
    return s;
  }
  void feed(std::int64_t from, std::int64_t to) {
    for (std::int64_t t = from; t < to; ++t) plots.append(sampleAt(t));
    plots.refresh(60);
  }
  [[nodiscard]] static int columnOf(const LivePlot& plot, double step) {
    const auto window = plot.window();
    return static_cast<int>((step + 0.5 - static_cast<double>(window.from)) / static_cast<double>(window.length()) *
                            plot.canvas().width());
  }

  Theme theme = darkTheme();
  std::shared_ptr<const RasterLayout> layout = layoutOf(200, 50);
  RunPlots plots{theme};
};

}  // namespace engram::ui

// Two columns on a small network, fed by hand with runs that differ from step 50 on.
#pragma once

#include <QApplication>
#include <QMouseEvent>

#include "tests/ui/plots_fixture.h"
#include "ui/plots/difference_plot.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/run_pair.h"

namespace engram::ui {

class PairFixture : public testing::Test {
 protected:
  static constexpr std::int64_t apart = 50;  // the first step at which the runs differ

  void SetUp() override {
    pair.resize(1000, 800);
    pair.setCompared(true);
    pair.show();
    pair.start(layout, 6, 0, 0.1);
  }

  [[nodiscard]] Sample sampleAt(Side side, std::int64_t step) const {
    const bool other = side == Side::b && step >= apart;
    Sample s;
    s.epoch = 1;
    s.side = side;
    s.first = s.last = step;
    s.rate[0] = other ? Range{0.4F, 0.4F} : Range{0.1F, 0.1F};
    s.rate[1] = {0.2F, 0.2F};
    s.memories = {0, 1, 2, 3, 4, 5};
    s.overlap = {{1, 1}, {0, 0}, {0.5F, 0.5F}, {0.02F, 0.02F}, {-0.1F, -0.1F}, {0.3F, 0.3F}};
    if (other) s.overlap[3] = {0.9F, 0.9F};
    s.raster.assign(static_cast<std::size_t>(layout->rows() + 63) / 64, 0);
    s.raster[0] = other ? 0xF0 : 0x0F;
    if (side == Side::b) s.difference = other ? Range{0.25F, 0.25F} : Range{0, 0};
    return s;
  }
  /// Steps from … to − 1 of both runs.
  void feed(std::int64_t from, std::int64_t to) {
    for (std::int64_t t = from; t < to; ++t)
      for (const Side side : {Side::a, Side::b}) pair.append(sampleAt(side, t));
    pair.present({"Synchronous", "late", "silent", "rule"}, {"Sequential", "at once", "memory 1 held", "rule"},
                 to > apart ? std::optional(apart) : std::nullopt);
    pair.refresh(60);
  }
  [[nodiscard]] static int columnOf(const LivePlot& plot, double step) {
    const auto window = plot.window();
    return static_cast<int>((step + 0.5 - static_cast<double>(window.from)) / static_cast<double>(window.length()) *
                            plot.canvas().width());
  }
  /// Over the middle of a step, `y` pixels below the top of the plot area.
  static QPoint over(const LivePlot& plot, double step, int y = 20) {
    const QRect area = plot.plotArea();
    const auto window = plot.window();
    const double share = (step + 0.5 - static_cast<double>(window.from)) / static_cast<double>(window.length());
    return {area.left() + static_cast<int>(share * area.width()), area.top() + y};
  }
  static void moveTo(LivePlot& plot, QPoint point) {
    QMouseEvent event(QEvent::MouseMove, point, plot.mapToGlobal(point), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&plot, &event);
  }
  [[nodiscard]] static QString valueOf(const Readout& readout, const QString& name) {
    for (const auto& row : readout.rows)
      if (row.name == name) return row.value;
    return {};
  }

  Theme theme = darkTheme();
  std::shared_ptr<const RasterLayout> layout = layoutOf(200, 50);
  RunPair pair{theme};
  RunPlots& a = pair.column(Side::a);
  RunPlots& b = pair.column(Side::b);
  DifferencePlot& strip = pair.strip();
};

}  // namespace engram::ui

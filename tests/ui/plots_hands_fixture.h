// A column of plots on a small network, with what a hand does to it.
#pragma once

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

#include "tests/ui/plots_fixture.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {

class HandsFixture : public PlotsFixture {
 protected:
  void SetUp() override {
    Parameters p;
    p.network.excitatory = 200;
    p.network.inhibitory = 50;
    p.network.inputs_per_inhibitory = 10;
    p.network.patterns = 6;
    network = Network::build(p);
    layout = std::make_shared<RasterLayout>(*network, 0);
    plots.resize(700, 700);
    plots.show();
    plots.start(layout, 6, 0, 0.1, {}, network);
  }

  /// In the plot area, at shares of its width and height.
  static QPoint at(const LivePlot& plot, double x, double y) {
    const QRect area = plot.plotArea();
    return area.topLeft() + QPoint(static_cast<int>(x * area.width()), static_cast<int>(y * area.height()));
  }
  static void wheel(LivePlot& plot, QPoint point, QPoint angle, Qt::KeyboardModifiers keys = Qt::NoModifier) {
    QWheelEvent event(point, plot.mapToGlobal(point), {}, angle, Qt::NoButton, keys, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&plot, &event);
  }
  static void drag(LivePlot& plot, QPoint from, QPoint to) {
    QTest::mousePress(&plot, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 10; ++i) moveTo(plot, from + (to - from) * i / 10, Qt::LeftButton);
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, to);
  }
  /// Over the middle of a step, `y` pixels below the top of the plot area.
  static QPoint over(const LivePlot& plot, double step, int y = 20) {
    const QRect area = plot.plotArea();
    const auto window = plot.window();
    const double share = (step + 0.5 - static_cast<double>(window.from)) / static_cast<double>(window.length());
    return {area.left() + static_cast<int>(share * area.width()), area.top() + y};
  }
  static void moveTo(LivePlot& plot, QPoint point, Qt::MouseButtons buttons = Qt::NoButton) {
    QMouseEvent event(QEvent::MouseMove, point, plot.mapToGlobal(point), Qt::NoButton, buttons, Qt::NoModifier);
    QApplication::sendEvent(&plot, &event);
  }
  static void leave(LivePlot& plot) {
    QEvent event(QEvent::Leave);
    QApplication::sendEvent(&plot, &event);
  }
  /// The steps shown, once they are drawn.
  [[nodiscard]] StepWindow window() {
    plots.refresh(0);
    return plots.timeAxis().window();
  }

  std::shared_ptr<const Network> network;
  OverlapPlot& overlaps = plots.overlapPlot();
  RatePlot& rates = plots.ratePlot();
  RasterPlot& raster = plots.rasterPlot();
};

}  // namespace engram::ui

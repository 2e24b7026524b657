// Reading the plots within the window: menus, keys of the whole window, and the run going on behind.
#include <QMenuBar>
#include <QMouseEvent>
#include <algorithm>

#include "tests/ui/window_fixture.h"
#include "ui/plots/history.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/rate_plot.h"
#include "ui/plots/run_plots.h"
#include "ui/plots/time_axis.h"
#include "ui/window/plot_actions.h"
#include "ui/window/run_actions.h"
#include "ui/window/scenario_files.h"

namespace engram::ui {
namespace {

class ReadingTest : public WindowTest {
 protected:
  LiveBridge& bridge() { return window.bridge(); }
  RunPlots& plots() { return window.plots(); }
  PlotReading& reading() { return plots().reading(); }
  void runTo(std::int64_t step) {
    bridge().setSpeed(2000);
    bridge().play();
    ASSERT_TRUE(eventually([&] { return plots().history().newestStep() >= step; }));
  }
  /// The action with these words in a menu and its submenus, which are filled as they open.
  static QAction* find(const QWidget& menu, const QString& text) {
    for (QAction* action : menu.actions()) {
      if (action->text().remove('&').section('\t', 0, 0) == text) return action;
      if (QMenu* part = action->menu()) {
        emit part->aboutToShow();
        if (QAction* found = find(*part, text)) return found;
      }
    }
    return nullptr;
  }
};

TEST_F(ReadingTest, FFreezesThePlotsWhileTheRunGoesOn) {
  runTo(50);
  QTest::keyClick(&window, Qt::Key_F);
  ASSERT_TRUE(reading().frozen());
  EXPECT_TRUE(window.plotActions().freeze().isChecked());
  const std::int64_t frozen_at = plots().overlapPlot().newestShown();
  const QImage picture = plots().rasterPlot().canvas().copy();
  ASSERT_TRUE(eventually([&] { return plots().history().newestStep() > frozen_at + 400; }));
  EXPECT_EQ(plots().rasterPlot().canvas(), picture);
  QTest::keyClick(&plots().ratePlot(), Qt::Key_F);
  EXPECT_FALSE(reading().frozen()) << "also while a plot has the focus";
  EXPECT_FALSE(window.plotActions().freeze().isChecked());
  EXPECT_TRUE(eventually([&] { return plots().rasterPlot().canvas() != picture; }));
}

TEST_F(ReadingTest, ResettingTheRunThaws) {
  runTo(50);
  window.plotActions().freeze().trigger();
  ASSERT_TRUE(reading().frozen());
  const int before = starts;
  QTest::keyClick(&window, Qt::Key_R);
  ASSERT_TRUE(eventually([&] { return starts > before; }));
  EXPECT_FALSE(reading().frozen());
  EXPECT_FALSE(window.plotActions().freeze().isChecked());
}

TEST_F(ReadingTest, InATextFieldFIsText) {
  ValueField& field = control<NumberControl>("dynamics.theta").field();
  field.setFocus();
  field.selectAll();
  QTest::keyClicks(&field, "f");
  EXPECT_EQ(field.text(), "f");
  EXPECT_FALSE(reading().frozen());
}

TEST_F(ReadingTest, WithThePlotsInFocusTheArrowStillSteps) {
  for (LivePlot* plot : reading().plots()) {
    plot->setFocus();
    const std::int64_t before = bridge().stepNow();
    QTest::keyClick(plot, Qt::Key_Right);
    EXPECT_TRUE(eventually([&] { return bridge().stepNow() == before + 1; })) << plot->objectName().toStdString();
  }
  EXPECT_EQ(plots().cursor(), std::nullopt);
}

TEST_F(ReadingTest, TheViewMenuSetsTheTimeAxis) {
  runTo(300);
  bridge().pause();
  find(*window.menuBar(), "Whole run")->trigger();
  EXPECT_TRUE(plots().timeAxis().all());
  EXPECT_EQ(plots().timeAxis().window().from, 0);
  find(*window.menuBar(), "1,000 steps")->trigger();
  EXPECT_EQ(plots().timeAxis().window().length(), 1000);
  EXPECT_TRUE(find(*window.menuBar(), "1,000 steps")->isChecked());
  find(*window.menuBar(), "Zoom in")->trigger();
  EXPECT_LT(plots().timeAxis().window().length(), 1000);
  EXPECT_FALSE(window.plotActions().follow().isChecked());
  window.plotActions().follow().trigger();
  EXPECT_TRUE(plots().timeAxis().following());
  EXPECT_TRUE(window.plotActions().follow().isChecked());
}

TEST_F(ReadingTest, EveryPlotHasItsMenuInTheViewMenu) {
  runTo(20);
  for (LivePlot* plot : plots().plots()) {
    QAction* entry = find(*window.menuBar(), plot->accessibleName());
    ASSERT_NE(entry, nullptr);
    ASSERT_NE(entry->menu(), nullptr);
    emit entry->menu()->aboutToShow();
    QAction* enlarge = find(*entry->menu(), "Enlarge this plot");
    ASSERT_NE(enlarge, nullptr);
    enlarge->trigger();
    EXPECT_EQ(reading().enlarged(), plot);
    reading().enlarge(nullptr);
  }
}

TEST_F(ReadingTest, TheCursorReadsARunningNetwork) {
  runTo(200);
  bridge().pause();
  plots().showWholeRun();
  RasterPlot& raster = plots().rasterPlot();
  const QPoint point = raster.plotArea().center();
  QMouseEvent move(QEvent::MouseMove, point, raster.mapToGlobal(point), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
  ASSERT_TRUE(eventually([&] {
    QApplication::sendEvent(&raster, &move);
    return !raster.readout().rows.isEmpty();
  }));
  EXPECT_TRUE(raster.readout().rows[0].name.contains("neuron"));
  const QString memories = raster.readout().rows.back().name;
  EXPECT_TRUE(memories.startsWith("of ")) << "the window hands its network on: " << memories.toStdString();
  EXPECT_EQ(plots().overlapPlot().readout().rows[0].name, "memory 1");
}

TEST_F(ReadingTest, PinnedMemoriesTravelThoughTheyAreWeak) {
  const int before = starts;
  window.openFile(fileWith(R"({"engram": 1, "network": {"excitatory": 400, "inhibitory": 60, "patterns": 300,
    "inputs_per_inhibitory": 20}})"));
  ASSERT_TRUE(eventually([&] { return starts > before; }));
  runTo(20);
  const auto curveOf = [&](std::int64_t memory) { return plots().history().curveOf(memory); };
  std::int64_t weak = 299;
  while (curveOf(weak)) --weak;
  plots().setPinned({weak});
  EXPECT_TRUE(eventually([&] {
    const History& history = plots().history();
    return curveOf(weak) && !history.overlap(*curveOf(weak), history.size() - 1).empty();
  }));
  const int runs = starts;
  QTest::keyClick(&window, Qt::Key_R);
  ASSERT_TRUE(eventually([&] { return starts > runs; }));
  EXPECT_TRUE(eventually([&] { return curveOf(weak).has_value(); })) << "also in the next run";
}

}  // namespace
}  // namespace engram::ui

// Two runs side by side, read together: one time axis, one cursor, one scale.
#include <gtest/gtest.h>

#include <QTest>
#include <QWheelEvent>

#include "tests/ui/pair_fixture.h"
#include "tests/ui/yardstick.h"
#include "ui/plots/header_button.h"

namespace engram::ui {
namespace {

class PairReading : public PairFixture {};

TEST_F(PairReading, OneColumnLooksAsEver) {
  pair.setCompared(false);
  feed(0, 100);
  RunPlots alone(theme);
  alone.resize(1000, 800);
  alone.show();
  alone.start(layout, 6, 0, 0.1);
  for (std::int64_t t = 0; t < 100; ++t) alone.append(sampleAt(Side::a, t));
  alone.refresh(60);
  QApplication::processEvents();  // lays out
  EXPECT_EQ(pair.grab().toImage(), alone.grab().toImage());
  EXPECT_TRUE(b.history().empty()) << "samples of B have no place";
}

TEST_F(PairReading, TwoEqualColumnsUnderHeadersAboveTheStrip) {
  feed(0, 100);
  EXPECT_EQ(a.size(), b.size());
  EXPECT_LT(a.mapTo(&pair, QPoint()).x(), b.mapTo(&pair, QPoint()).x());
  EXPECT_EQ(a.mapTo(&pair, QPoint()).y(), b.mapTo(&pair, QPoint()).y());
  EXPECT_LE(pair.header(Side::a).geometry().bottom(), a.mapTo(&pair, QPoint()).y());
  EXPECT_GE(strip.y(), a.mapTo(&pair, QPoint(0, a.height())).y());
  EXPECT_EQ(strip.width(), pair.width());
  EXPECT_EQ(a.ratePlot().accessibleName(), "Firing rates, run A");
  EXPECT_EQ(b.ratePlot().accessibleName(), "Firing rates, run B");
  EXPECT_NEAR(strip.height(), pair.height() * 0.14, 15);
}

TEST_F(PairReading, OneTimeAxisForAll) {
  feed(0, 300);
  const auto windows = [&] {
    std::vector<StepWindow> all;
    for (const LivePlot* plot : pair.shownPlots()) all.push_back(plot->window());
    return all;
  };
  ASSERT_EQ(windows().size(), 7U);
  const StepWindow before = a.timeAxis().window();
  for (LivePlot* plot : {static_cast<LivePlot*>(&b.ratePlot()), static_cast<LivePlot*>(&strip)}) {
    const QPoint point = over(*plot, static_cast<double>(before.from) + 100);
    QWheelEvent event(point, plot->mapToGlobal(point), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    const StepWindow then = a.timeAxis().window();
    QApplication::sendEvent(plot, &event);
    pair.refresh(0);
    EXPECT_LT(a.timeAxis().window().length(), then.length());
    for (const StepWindow& each : windows()) EXPECT_EQ(each, a.timeAxis().window());
  }
  QTest::keyClick(&b.rasterPlot(), Qt::Key_W);
  pair.refresh(0);
  for (const StepWindow& each : windows()) EXPECT_EQ(each, (StepWindow{0, 300}));
  QTest::keyClick(&strip, Qt::Key_F);
  feed(300, 400);
  for (const LivePlot* plot : pair.shownPlots()) EXPECT_EQ(plot->newestShown(), 299) << "frozen together";
}

TEST_F(PairReading, TheCursorReadsBothRunsAtTheSameStep) {
  feed(0, 200);
  moveTo(a.ratePlot(), over(a.ratePlot(), 80));
  for (const LivePlot* plot : pair.shownPlots()) EXPECT_EQ(plot->readout().title, "step 80");
  EXPECT_EQ(valueOf(a.ratePlot().readout(), "excitatory"), "0.100");
  EXPECT_EQ(valueOf(b.ratePlot().readout(), "excitatory"), "0.400");
  EXPECT_EQ(valueOf(a.overlapPlot().readout(), "memory 4"), "0.02");
  EXPECT_EQ(valueOf(b.overlapPlot().readout(), "memory 4"), "0.90");
  EXPECT_EQ(valueOf(strip.readout(), "disagree"), "0.250");
  EXPECT_FALSE(b.ratePlot().readoutPlace().isEmpty()) << "a card in each column";
  moveTo(strip, over(strip, 20));
  EXPECT_EQ(a.cursor(), 20);
  EXPECT_EQ(valueOf(b.ratePlot().readout(), "excitatory"), "0.100");
  EXPECT_EQ(valueOf(strip.readout(), "disagree"), "0.000");
}

TEST_F(PairReading, TheSameNeuronIsReadInBothRasters) {
  feed(0, 200);
  const int y = a.rasterPlot().plotArea().height() / 3;
  moveTo(b.rasterPlot(), over(b.rasterPlot(), 80, y));
  ASSERT_FALSE(b.rasterPlot().readout().rows.isEmpty());
  ASSERT_EQ(a.rasterPlot().readout().rows.size(), b.rasterPlot().readout().rows.size());
  EXPECT_EQ(a.rasterPlot().readout().rows[0].name, b.rasterPlot().readout().rows[0].name);
}

TEST_F(PairReading, ScalesAreEqualAndGrowTogether) {
  feed(0, apart);
  EXPECT_DOUBLE_EQ(a.ratePlot().top(), 0.3);
  feed(apart, 100);
  EXPECT_DOUBLE_EQ(b.ratePlot().top(), 0.5);
  EXPECT_DOUBLE_EQ(a.ratePlot().top(), 0.5) << "though A needs less";
  const double y = heightOf(a.ratePlot().canvas(), columnOf(a.ratePlot(), 10), theme.excitatory);
  EXPECT_NEAR(y, a.ratePlot().canvas().height() * 0.8, 2) << "and what was drawn before is on the new scale";
  QTest::mouseClick(&b.overlapPlot().padlock(), Qt::LeftButton);
  EXPECT_TRUE(a.overlapPlot().valuesHeld());
  a.overlapPlot().holdValues({0, 2});
  EXPECT_EQ(b.overlapPlot().valueEnds(), (ValueEnds{0, 2}));
  a.overlapPlot().releaseValues();
  EXPECT_FALSE(b.overlapPlot().padlock().isChecked());
  EXPECT_EQ(b.overlapPlot().valueEnds(), (ValueEnds{OverlapPlot::low, OverlapPlot::high}));
  pair.setCompared(false);
  EXPECT_DOUBLE_EQ(a.ratePlot().top(), 0.3) << "alone, A has the room it needs";
}

TEST_F(PairReading, AMemoryHasOneColourInBothColumns) {
  feed(0, 200);
  for (const std::int64_t memory : {1, 2, 3, 4, 5})
    EXPECT_EQ(a.overlapPlot().ranking().placeOf(memory), b.overlapPlot().ranking().placeOf(memory));
  EXPECT_TRUE(a.overlapPlot().ranking().placeOf(3)) << "strong in B only";
  EXPECT_EQ(a.overlapPlot().legendNames(), b.overlapPlot().legendNames());
  a.setPinned({4});
  EXPECT_EQ(b.overlapPlot().pinned(), (std::vector<std::int64_t>{4}));
  EXPECT_EQ(b.overlapPlot().ranking().placeOf(4), a.overlapPlot().ranking().placeOf(4));
}

TEST_F(PairReading, SwitchedCurvesAndEnlargedPlotsAreSoInBoth) {
  feed(0, 200);
  b.ratePlot().switchEntry(1);
  EXPECT_TRUE(a.ratePlot().isOff(1));
  const int x = columnOf(a.ratePlot(), 30);
  EXPECT_EQ(heightOf(a.ratePlot().canvas(), x, theme.inhibitory), -1);
  EXPECT_EQ(heightOf(b.ratePlot().canvas(), x, theme.inhibitory), -1);
  QTest::keyClick(&b.rasterPlot(), Qt::Key_Return);
  EXPECT_TRUE(a.rasterPlot().isVisible());
  EXPECT_TRUE(b.rasterPlot().isVisible());
  EXPECT_FALSE(a.ratePlot().isVisible());
  EXPECT_FALSE(strip.isVisible());
  EXPECT_TRUE(a.rasterPlot().enlargeButton().isChecked());
  QTest::keyClick(&a.rasterPlot(), Qt::Key_Return);
  EXPECT_TRUE(b.ratePlot().isVisible());
  EXPECT_TRUE(strip.isVisible());
  QTest::keyClick(&strip, Qt::Key_Return);
  QApplication::processEvents();
  EXPECT_FALSE(a.isVisible());
  EXPECT_GT(strip.height(), 700);
  pair.setCompared(false);
  EXPECT_TRUE(a.isVisible()) << "what filled the window is gone";
}

TEST_F(PairReading, AFrameWithTwoColumnsOfAHundredCurvesIsQuick) {
  pair.resize(1200, 900);
  const auto wide = layoutOf(3000, 800);
  pair.start(wide, 100, 0, 0.1);
  Sample s;
  s.epoch = 2;
  for (std::int32_t mu = 0; mu < 100; ++mu) s.memories.push_back(mu);
  s.raster.assign(static_cast<std::size_t>(wide->rows() + 63) / 64, 0x1010101010101010);
  const auto frame = [&](std::int64_t t) {
    for (const Side side : {Side::a, Side::b}) {
      s.side = side;
      s.first = s.last = t;
      s.overlap.assign(100, Range{});
      for (std::int64_t mu = 0; mu < 100; ++mu)
        s.overlap[static_cast<std::size_t>(mu)].add(static_cast<float>((t * 7 + mu * 13) % 90) / 100);
      s.rate[0] = s.rate[1] = {0.1F, 0.1F};
      if (side == Side::b) s.difference = {0.2F, 0.2F};
      pair.append(s);
    }
    pair.refresh(60);
  };
  for (std::int64_t t = 0; t < 30; ++t) frame(t);
  QElapsedTimer timer;
  timer.start();
  for (std::int64_t t = 30; t < 130; ++t) frame(t);
  const double ms = static_cast<double>(timer.nsecsElapsed()) * 1e-6 / 100;
  std::printf("two columns of 100 curves: %.2f ms per frame\n", ms);
  EXPECT_LT(ms, 16 * slowness()) << "4 ms on a quiet machine";
}

}  // namespace
}  // namespace engram::ui

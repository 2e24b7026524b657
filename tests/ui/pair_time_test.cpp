// A run that has gone back in time, and an earlier run behind the plots.
#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "tests/ui/pair_fixture.h"

namespace engram::ui {
namespace {

class PairTime : public PairFixture {
 protected:
  /// How bright the curve of the cued memory is at a step, as shown.
  [[nodiscard]] static QColor shownAt(LivePlot& plot, double step, const QColor& color) {
    const QImage image = plot.grab().toImage();
    const QPoint top = over(plot, step, 0);
    QColor best;
    for (int y = top.y(); y < plot.plotArea().bottom(); ++y) {
      const QColor here = image.pixelColor(top.x(), y);
      if (!best.isValid() || distance(here, color) < distance(best, color)) best = here;
    }
    return best;
  }
  static constexpr int same = 50;  // colours that look alike
};

TEST_F(PairTime, WhatComesAfterNowIsPale) {
  feed(0, 200);
  for (const LivePlot* plot : pair.shownPlots()) EXPECT_TRUE(plot->veilPlace().isEmpty());
  pair.showNow(120, 199);
  pair.refresh(0);
  for (RunPlots* column : {&a, &b}) {
    EXPECT_LT(distance(shownAt(column->overlapPlot(), 60, theme.cued), theme.cued), same);
    EXPECT_GT(distance(shownAt(column->overlapPlot(), 160, theme.cued), theme.cued), 2 * same) << "pale";
    EXPECT_GT(distance(shownAt(column->overlapPlot(), 160, theme.cued), theme.card), same) << "but there";
  }
  for (const LivePlot* plot : pair.shownPlots()) {
    const QPoint edge = over(*plot, 120.5);
    EXPECT_NEAR(plot->veilPlace().left(), edge.x(), 1) << plot->objectName().toStdString();
    EXPECT_EQ(plot->veilPlace().right(), plot->plotArea().right());
  }
  EXPECT_EQ(a.history().newestStep(), 199) << "nothing is lost";
  pair.showNow(199, 199);
  pair.refresh(0);
  EXPECT_TRUE(a.overlapPlot().veilPlace().isEmpty());
  EXPECT_LT(distance(shownAt(a.overlapPlot(), 160, theme.cued), theme.cued), same);
}

TEST_F(PairTime, GoingBackByCuttingStillWorks) {
  feed(0, 200);
  feed(100, 110);
  EXPECT_EQ(a.history().newestStep(), 109);
  EXPECT_EQ(b.history().newestStep(), 109);
  EXPECT_EQ(heightOf(a.overlapPlot().canvas(), columnOf(a.overlapPlot(), 150), theme.cued), -1);
}

TEST_F(PairTime, TheWindowKeepsNowInSight) {
  TimeAxis axis;
  axis.follow(1000, 60);
  const StepWindow newest = axis.window();
  EXPECT_FALSE(axis.follow(1000, 60, newest.from + 5)) << "all is in sight";
  EXPECT_TRUE(axis.follow(1000, 60, newest.from - 1));
  EXPECT_LE(axis.window().from, newest.from - 1);
  EXPECT_GT(axis.window().to, newest.from - 1);
  const StepWindow page = axis.window();
  EXPECT_FALSE(axis.follow(1000, 60, newest.from - 2));
  EXPECT_EQ(axis.window(), page);
  axis.follow(1000, 60, 1000);
  EXPECT_GT(axis.window().to, 1000);

  axis.zoomTo({500, 540});
  axis.follow(1000, 60, 510);
  EXPECT_EQ(axis.window(), (StepWindow{500, 540}));
  axis.follow(1000, 60, 545);
  EXPECT_TRUE(axis.window().from <= 545 && axis.window().to > 545) << "the run was in sight, so the view goes along";
  EXPECT_EQ(axis.window().length(), 40);
  axis.zoomTo({100, 140});
  axis.follow(1000, 60, 546);
  EXPECT_EQ(axis.window(), (StepWindow{100, 140})) << "who looks elsewhere is left there";
}

TEST_F(PairTime, AGhostIsPaleBehindTheRunThatFollows) {
  feed(0, 200);
  QSignalSpy changed(&pair, &RunPair::ghostChanged);
  pair.keepGhost(Side::b);
  EXPECT_TRUE(pair.hasGhost());
  EXPECT_EQ(changed.count(), 1);
  // Another seed: the third memory is weaker, and other neurons fire.
  pair.start(layout, 6, 0, 0.1);
  const auto next = [&](Sample s) {
    s.epoch = 2;
    s.rate[0] = {0.05F, 0.05F};
    s.overlap = {{1, 1}, {0, 0}, {0.2F, 0.2F}, {0, 0}, {0, 0}, {0, 0}};
    s.raster[0] = 0;
    return s;
  };
  for (std::int64_t t = 0; t < 200; ++t)
    for (const Side side : {Side::a, Side::b}) pair.append(next(sampleAt(side, t)));
  pair.refresh(60);
  QTest::qWait(CurveRanking::pause_ms + 50);  // colours may change hands
  pair.refresh(0);
  pair.refresh(0);
  const auto place = a.overlapPlot().ranking().placeOf(2);
  ASSERT_TRUE(place);
  const QColor pale = mixedColor(theme.strong[*place], theme.card, LivePlot::ghost_strength);
  EXPECT_LT(distance(shownAt(a.overlapPlot(), 160, pale), pale), same) << "the overlap of the run before";
  ASSERT_NE(a.rasterPlot().ghost(), nullptr);
  const QRect cell = a.rasterPlot().cell(5, 160);
  const QColor dot = a.rasterPlot().canvas().pixelColor(cell.center());
  EXPECT_LT(distance(dot, mixedColor(theme.rasterCued, theme.rasterBackground, LivePlot::ghost_strength)), same);
  const auto* ghost = dynamic_cast<const OverlapPlot*>(a.overlapPlot().ghost());
  ASSERT_NE(ghost, nullptr);
  EXPECT_EQ(ghost->ranking().holders(), a.overlapPlot().ranking().holders()) << "a memory has one colour";
  EXPECT_TRUE(ghost->ranking().placeOf(3)) << "strong in the ghost alone";
  EXPECT_TRUE(a.ratePlot().legendNames().contains("ghost"));
  EXPECT_DOUBLE_EQ(a.ratePlot().top(), 0.5) << "room for the ghost";

  a.overlapPlot().switchEntry(LivePlot::ghost_key);
  EXPECT_GT(distance(shownAt(a.overlapPlot(), 160, pale), pale), same);
  a.overlapPlot().switchEntry(LivePlot::ghost_key);
  EXPECT_LT(distance(shownAt(b.overlapPlot(), 160, pale), pale), same) << "on in both again";

  pair.removeGhost();
  EXPECT_FALSE(pair.hasGhost());
  EXPECT_GT(distance(shownAt(a.overlapPlot(), 160, pale), pale), same);
  EXPECT_EQ(a.rasterPlot().canvas().pixelColor(cell.center()), theme.rasterBackground);
  EXPECT_FALSE(a.ratePlot().legendNames().contains("ghost"));
  EXPECT_DOUBLE_EQ(a.ratePlot().top(), 0.3);
}

TEST_F(PairTime, AGhostFollowsZoomAndThemeAndLiesBelowTheLiveDots) {
  feed(0, 200);
  pair.keepGhost(Side::a);
  const QRect cell = a.rasterPlot().cell(2, 60);
  EXPECT_LT(distance(a.rasterPlot().canvas().pixelColor(cell.center()), theme.rasterCued), 200) << "its own dot";
  pair.setTheme(lightTheme());
  pair.column(Side::a).setWindowLength(20);
  pair.refresh(0);
  const LivePlot& ghost = *a.overlapPlot().ghost();
  EXPECT_EQ(ghost.canvas().size(), a.overlapPlot().canvas().size());
  EXPECT_EQ(ghost.window(), a.overlapPlot().window());
  EXPECT_EQ(ghost.theme().cued, lightTheme().cued);
  EXPECT_NEAR(heightOf(ghost.canvas(), columnOf(ghost, 190), lightTheme().cued),
              heightOf(a.overlapPlot().canvas(), columnOf(ghost, 190), lightTheme().cued), 0.5)
      << "the same run lies exactly behind itself";
}

TEST_F(PairTime, AGhostOfAnotherSizeHasCurvesOnly) {
  feed(0, 100);
  pair.keepGhost(Side::a);
  const auto other = layoutOf(300, 50);
  pair.start(other, 6, 0, 0.1);
  Sample s = sampleAt(Side::a, 0);
  s.epoch = 2;
  s.raster.assign(static_cast<std::size_t>(other->rows() + 63) / 64, 0);
  pair.append(s);
  pair.refresh(60);
  EXPECT_TRUE(a.overlapPlot().legendNames().contains("ghost"));
  EXPECT_FALSE(a.rasterPlot().legendNames().contains("ghost"));
  EXPECT_EQ(a.rasterPlot().canvas().pixelColor(a.rasterPlot().cell(2, 50).center()), theme.rasterBackground);
}

}  // namespace
}  // namespace engram::ui

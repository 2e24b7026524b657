// The three plots as widgets: what a person would see, looked up in the pixels.
#include <gtest/gtest.h>

#include <QApplication>
#include <cmath>

#include "tests/ui/plots_fixture.h"

namespace engram::ui {
namespace {

class PlotsWidget : public PlotsFixture {};

TEST_F(PlotsWidget, CurvesLieAtTheHeightOfTheirValues) {
  feed(0, 100);
  const QImage& overlaps = plots.overlapPlot().canvas();
  const auto overlapAt = [&](double value) {
    return (OverlapPlot::high - value) / (OverlapPlot::high - OverlapPlot::low) * overlaps.height();
  };
  const int x = columnOf(plots.overlapPlot(), 50);
  EXPECT_NEAR(heightOf(overlaps, x, theme.cued), overlapAt(1), 1);
  const auto place = plots.overlapPlot().ranking().placeOf(2);
  ASSERT_TRUE(place);
  EXPECT_NEAR(heightOf(overlaps, x, theme.strong[*place]), overlapAt(0.5), 1);
  EXPECT_NEAR(heightOf(overlaps, x, theme.recede), overlapAt(-0.1), 1) << "the weakest is grey";
  const QImage& rates = plots.ratePlot().canvas();
  EXPECT_NEAR(heightOf(rates, x, theme.inhibitory), (1 - 0.2 / 0.3) * rates.height(), 1);
  EXPECT_NEAR(heightOf(rates, x, theme.excitatory), (1 - 0.1 / 0.3) * rates.height(), 1);
  EXPECT_EQ(heightOf(overlaps, columnOf(plots.overlapPlot(), 150), theme.cued), -1) << "nothing is there yet";
}

TEST_F(PlotsWidget, LegendNamesTheCuedAndTheStrongest) {
  feed(0, 10);
  const QStringList names = plots.overlapPlot().legendNames();
  ASSERT_EQ(names.size(), 5);
  EXPECT_EQ(names[0], QStringLiteral("1"));
  for (const auto* name : {"2", "3", "4", "6"}) EXPECT_TRUE(names.contains(QLatin1String(name))) << name;
  EXPECT_FALSE(names.contains(QStringLiteral("5")));
  EXPECT_EQ(plots.ratePlot().legendNames().size(), 3) << "no second inhibitory population, but the target";

  plots.setCued(2);
  plots.refresh(60);
  EXPECT_EQ(plots.overlapPlot().legendNames()[0], QStringLiteral("3"));
}

TEST_F(PlotsWidget, GivenNamesAreShown) {
  plots.start(layout, 6, 1, 0.1, {"apple", "bread", "cloud", "drum", "eagle", "fig"});
  feed(0, 10);
  EXPECT_EQ(plots.overlapPlot().legendNames()[0], QStringLiteral("bread"));
  EXPECT_TRUE(plots.overlapPlot().legendNames().contains(QStringLiteral("cloud")));
}

TEST_F(PlotsWidget, ASpikeIsLitAtItsPlaceAndNowhereElse) {
  feed(0, 60);
  Sample s = sampleAt(60);
  const std::int32_t row = layout->row_of(1, 30);
  s.raster[static_cast<std::size_t>(row / 64)] |= std::uint64_t{1} << (row % 64);
  plots.append(s);
  feed(61, 100);
  const QImage& raster = plots.rasterPlot().canvas();
  const QRect cell = plots.rasterPlot().cell(row, 60);
  EXPECT_NEAR(cell.center().x(), columnOf(plots.rasterPlot(), 60), 1.5);
  EXPECT_NEAR(cell.center().y(), 230.5 / 250 * raster.height(), 2);
  const QRect dot = cell.adjusted(0, 0, 0, 1);  // a lone spike is drawn a little higher than its row
  int lit = 0;
  for (int y = 0; y < raster.height(); ++y)
    for (int x = 0; x < raster.width(); ++x)
      if (distance(raster.pixelColor(x, y), theme.rasterInhibitory) < 60) {
        ++lit;
        EXPECT_TRUE(dot.contains(x, y)) << x << " " << y;
      }
  EXPECT_EQ(lit, dot.width() * dot.height());
  EXPECT_GE(cell.height(), 1);
}

TEST_F(PlotsWidget, StepsWithAStimulusAreShadedInAllPlots) {
  feed(0, 50);
  for (std::int64_t t = 50; t < 60; ++t) {
    Sample s = sampleAt(t);
    s.stimulated = true;
    plots.append(s);
  }
  feed(60, 100);
  const int inside = columnOf(plots.ratePlot(), 55), outside = columnOf(plots.ratePlot(), 70);
  const int y = 10;  // no curve there
  EXPECT_NEAR(qAlpha(plots.ratePlot().canvas().pixel(inside, y)), theme.stimulus.alpha(), 2);
  EXPECT_EQ(qAlpha(plots.ratePlot().canvas().pixel(outside, y)), 0);
  EXPECT_NEAR(qAlpha(plots.overlapPlot().canvas().pixel(inside, y)), theme.stimulus.alpha(), 2);
  EXPECT_NE(plots.rasterPlot().canvas().pixel(inside, y), plots.rasterPlot().canvas().pixel(outside, y));
}

TEST_F(PlotsWidget, FrameByFrameIsTheSamePictureAsAllAtOnce) {
  RunPlots at_once(theme);
  at_once.resize(plots.size());
  at_once.show();
  at_once.start(layout, 6, 0, 0.1);
  for (std::int64_t t = 0; t < 230; ++t) {
    Sample s = sampleAt(t);
    s.stimulated = t / 20 == 3;
    s.overlap[0] = {static_cast<float>(std::sin(static_cast<double>(t) / 7)), 0};
    s.overlap[0].high = s.overlap[0].low;
    s.raster[static_cast<std::size_t>(t % 4)] = 0x5a5a'0ff0'1234'8001;
    plots.append(s);
    at_once.append(s);
    if (t % 3 == 0) plots.refresh(60);
  }
  plots.refresh(60);
  at_once.refresh(60);
  EXPECT_EQ(plots.overlapPlot().canvas(), at_once.overlapPlot().canvas());
  EXPECT_EQ(plots.ratePlot().canvas(), at_once.ratePlot().canvas());
  EXPECT_EQ(plots.rasterPlot().canvas(), at_once.rasterPlot().canvas());
}

TEST_F(PlotsWidget, ResizingKeepsThePicture) {
  feed(0, 100);
  plots.resize(900, 500);
  QApplication::processEvents();
  const QImage& overlaps = plots.overlapPlot().canvas();
  EXPECT_GT(overlaps.width(), 750);
  EXPECT_NEAR(heightOf(overlaps, columnOf(plots.overlapPlot(), 50), theme.cued), overlaps.height() / 6.0, 1);
  EXPECT_EQ(plots.overlapPlot().plotArea().left(), plots.rasterPlot().plotArea().left());
  EXPECT_EQ(plots.overlapPlot().plotArea().right(), plots.ratePlot().plotArea().right());
}

TEST_F(PlotsWidget, ANewRunKeepsTheOldPictureUntilItsFirstSample) {
  feed(0, 100);
  const QImage before = plots.overlapPlot().canvas().copy();
  plots.start(layout, 6, 3, 0.1);
  plots.refresh(60);
  EXPECT_EQ(plots.overlapPlot().canvas(), before);
  EXPECT_EQ(plots.overlapPlot().legendNames()[0], QStringLiteral("1"));
  Sample s = sampleAt(0);
  s.epoch = 2;
  plots.append(s);
  plots.refresh(60);
  EXPECT_NE(plots.overlapPlot().canvas(), before);
  EXPECT_EQ(plots.overlapPlot().legendNames()[0], QStringLiteral("4"));
  EXPECT_EQ(plots.history().size(), 1U);
}

TEST_F(PlotsWidget, GoingBackErasesTheFuture) {
  feed(0, 200);
  feed(100, 101);
  const QImage& overlaps = plots.overlapPlot().canvas();
  EXPECT_EQ(heightOf(overlaps, columnOf(plots.overlapPlot(), 150), theme.cued), -1);
  EXPECT_GT(heightOf(overlaps, columnOf(plots.overlapPlot(), 90), theme.cued), 0);
}

TEST_F(PlotsWidget, TheRateAxisGrowsAndStays) {
  feed(0, 10);
  EXPECT_DOUBLE_EQ(plots.ratePlot().top(), 0.3);
  Sample s = sampleAt(10);
  s.rate[1] = {0.2F, 0.9F};
  plots.append(s);
  plots.refresh(60);
  EXPECT_DOUBLE_EQ(plots.ratePlot().top(), 1.0);
  feed(11, 600);  // the burst is long out of sight
  EXPECT_DOUBLE_EQ(plots.ratePlot().top(), 1.0);
  const QImage& rates = plots.ratePlot().canvas();
  EXPECT_NEAR(heightOf(rates, columnOf(plots.ratePlot(), 550), theme.inhibitory), 0.8 * rates.height(), 1);
}

TEST_F(PlotsWidget, TheTopOfTheRateAxisHasItsNumber) {
  feed(0, 10);
  RatePlot& rates = plots.ratePlot();
  const QRect area = rates.plotArea();
  const QImage image = rates.grab().toImage();
  const auto inkAt = [&](int y) {  // left of the axis
    int ink = 0;
    for (int x = area.left() - 26; x < area.left() - 6; ++x)
      for (int dy = -4; dy <= 4; ++dy) ink += distance(image.pixelColor(x, y + dy), theme.card) > 60 ? 1 : 0;
    return ink;
  };
  EXPECT_GT(inkAt(area.top()), 10);
  EXPECT_GT(inkAt(area.bottom()), 10);
  EXPECT_EQ(inkAt(area.top() + area.height() / 6), 0) << "between two numbers";
}

// At full speed each entry covers many steps, and the rates are bands that lie over each other.
TEST_F(PlotsWidget, NoBandOfRatesHidesAnother) {
  plots.setWindowLength(20'000);
  for (std::int64_t t = 0; t < 20'000; t += 10) {
    Sample s = sampleAt(t);
    s.last = t + 9;
    s.rate[0] = {0.05F, 0.25F};
    s.rate[1] = {0.12F, 0.2F};
    plots.append(s);
  }
  plots.refresh(0);
  const QImage& rates = plots.ratePlot().canvas();
  const auto row = [&](double value) { return static_cast<int>((0.3 - value) / 0.3 * rates.height()); };
  const auto nearestTo = [&](double value, const QColor& color) {
    int best = 1000;
    for (int y = row(value) - 3; y <= row(value) + 3; ++y)
      best = std::min(best, distance(rates.pixelColor(rates.width() / 2, y), color));
    return best;
  };
  for (const double edge : {0.25, 0.05}) EXPECT_LT(nearestTo(edge, theme.excitatory), 60) << edge;
  for (const double edge : {0.2, 0.12}) EXPECT_LT(nearestTo(edge, theme.inhibitory), 60) << edge;
  EXPECT_LT(qAlpha(rates.pixel(rates.width() / 2, row(0.23))), 140) << "only one, pale";
}

// Given memories that are more active than a says have overlaps far above 1.
TEST_F(PlotsWidget, TheOverlapAxisMakesRoomForWhatGoesBeyondIt) {
  const OverlapPlot* plot = &plots.overlapPlot();
  const auto height = [&] { return heightOf(plot->canvas(), columnOf(*plot, 5), theme.cued); };
  for (std::int64_t t = 0; t < 20; ++t) {
    Sample sample = sampleAt(t);
    sample.overlap[0] = {1.6F, 1.6F};
    sample.overlap[1] = {-0.4F, -0.4F};
    plots.append(sample);
  }
  plots.refresh(60);
  const double rows = plot->canvas().height();
  EXPECT_NEAR(height(), rows * (2.0 - 1.6) / 2.5, 2);  // the axis goes from -0.5 to 2
  plots.start(layout, 6, 0, 0.1);
  feed(0, 20);
  EXPECT_NEAR(height(), rows * (1.25 - 1) / 1.5, 2);  // and back with the next run
}

}  // namespace
}  // namespace engram::ui

// Markers: curves are told apart by shapes alone, which stand still while a run goes on.
#include <gtest/gtest.h>

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>
#include <QSvgRenderer>

#include "tests/ui/plots_marker_fixture.h"

namespace engram::ui {
namespace {

TEST_F(PlotsMarker, EveryNamedCurveHasItsShapeOnTheCanvas) {
  feedLevels(0, 230);
  ASSERT_EQ(namedMemories().size(), 4U);
  expectAllDifferent(shapesIn(overlaps.canvas(), {}, overlaps, namedMemories()));
  expectAllDifferent(shapesIn(rates.canvas(), {}, rates, populations()));
  const QImage& canvas = overlaps.canvas();
  const int expected = overlaps.canvas().height();
  for (int x = 5; x < columnOf(overlaps, 225); ++x) {
    int cued = 0;
    for (int y = 0; y < expected; ++y) cued += distance(canvas.pixelColor(x, y), theme.cued) < 40 ? 1 : 0;
    EXPECT_LE(cued, 3) << "the cued memory is a plain line, at " << x;
  }
}

TEST_F(PlotsMarker, TheLegendShowsTheSameShapes) {
  feedLevels(0, 230);
  const QImage card = plots.grab().toImage();
  for (const LivePlot* plot : {static_cast<LivePlot*>(&overlaps), static_cast<LivePlot*>(&rates)}) {
    std::vector<std::vector<bool>> shapes;
    for (qsizetype i = 0; i < plot->legend().size(); ++i) {
      const LegendEntry& entry = plot->legend()[i];
      if (entry.mark != LegendEntry::Mark::line) continue;
      const QRect place = plot->legendPlace(i);
      const QPoint key(place.left() + static_cast<int>(curveKeyLength(theme) / 2), place.center().y());
      shapes.push_back(shapeAt(card, plot->mapTo(&plots, key), entry.color, theme.card));
    }
    ASSERT_GE(shapes.size(), 3U);
    expectAllDifferent(shapes);
  }
  for (const LegendEntry& entry : overlaps.legend()) {
    const auto place = overlaps.ranking().placeOf(entry.key);
    EXPECT_EQ(entry.marker, place ? strong_markers[*place] : MarkerShape::none) << entry.name.toStdString();
  }
  for (std::size_t p = 0; p < 3; ++p) EXPECT_EQ(rates.legend()[qsizetype(p)].marker, rate_markers[p]);
  EXPECT_EQ(rates.legend().back().marker, MarkerShape::none) << "the target stays dashed";
}

TEST_F(PlotsMarker, NothingMovesWhileSamplesCome) {
  feedLevels(0, 150);
  const int known = columnOf(overlaps, 140);
  const QImage first = overlaps.canvas().copy(0, 0, known, overlaps.canvas().height());
  const QImage first_rates = rates.canvas().copy(0, 0, known, rates.canvas().height());
  feedLevels(150, 230);
  EXPECT_EQ(overlaps.canvas().copy(0, 0, known, first.height()), first);
  EXPECT_EQ(rates.canvas().copy(0, 0, known, first_rates.height()), first_rates);

  const MarkerSteps steps = stepsOf(overlaps);
  const std::int64_t page = overlaps.window().from;
  feedLevels(230, 300);
  ASSERT_NE(overlaps.window().from, page);
  EXPECT_EQ(stepsOf(overlaps).spacing(), steps.spacing());
  const Named curve = namedMemories().front();
  const std::int64_t step = steps.next(curve.shape, 150);
  const auto there = shapeAt(overlaps.canvas(), pixelAt(overlaps, step, curve.value), curve.color, theme.card);
  const auto beside = shapeAt(overlaps.canvas(), pixelAt(overlaps, step + 6, curve.value), curve.color, theme.card);
  EXPECT_GE(differing(there, beside), 15) << "still at its step after the page has turned";
}

TEST_F(PlotsMarker, AMarkerComesWithItsStepAndIsWhole) {
  plots.reading().setLength(1000);
  feedLevels(0, 5);
  for (const Named& curve : namedMemories()) {
    const std::int64_t step = stepsOf(overlaps).next(curve.shape, plots.history().newestStep() + 3);
    const QPoint middle = pixelAt(overlaps, step, curve.value);
    feedLevels(plots.history().newestStep() + 1, step);
    const QRect right(middle.x() + 2, middle.y() - 6, 6, 13);
    for (int y = right.top(); y <= right.bottom(); ++y)
      for (int x = right.left(); x <= right.right(); ++x)
        ASSERT_GT(distance(overlaps.canvas().pixelColor(x, y), curve.color), 40) << "it is not there yet";
    feedLevels(step, step + 1);
    const auto at_once = shapeAt(overlaps.canvas(), middle, curve.color, theme.card);
    feedLevels(step + 1, step + 12);
    // The curve goes on to the right of it; everything else was there.
    EXPECT_LE(differing(at_once, shapeAt(overlaps.canvas(), middle, curve.color, theme.card)), 4);
  }
}

TEST_F(PlotsMarker, PieceByPieceIsTheSameAsAtOnce) {
  struct Case {
    std::int64_t length, per_sample;
    double scale;
  };
  for (const Case& c : {Case{240, 1, 1}, Case{240, 1, 2}, Case{40, 1, 1}, Case{5000, 1, 1}, Case{5000, 7, 1.5}}) {
    RunPlots piecewise(theme), at_once(theme);
    for (RunPlots* each : {&piecewise, &at_once}) {
      each->resize(plots.size());
      each->show();
      each->overlapPlot().setCanvasScale(c.scale);
      each->ratePlot().setCanvasScale(c.scale);
      each->start(layout, 6, 0, 0.1);
      each->reading().setLength(c.length);
      each->setPinned({2, 3, 4, 5});  // places change hands by the clock
    }
    int count = 0;
    for (std::int64_t t = 0; t + c.per_sample <= c.length * 3 / 2; t += c.per_sample) {
      piecewise.append(waves(t, t + c.per_sample - 1));
      at_once.append(waves(t, t + c.per_sample - 1));
      if (c.length < 1000 || ++count % 3 == 0) piecewise.refresh(60);
    }
    piecewise.refresh(60);
    at_once.refresh(60);
    ASSERT_EQ(piecewise.overlapPlot().window(), at_once.overlapPlot().window());
    EXPECT_EQ(piecewise.ratePlot().canvas(), at_once.ratePlot().canvas()) << c.length << ' ' << c.per_sample;
    EXPECT_EQ(piecewise.overlapPlot().canvas(), at_once.overlapPlot().canvas()) << c.length << ' ' << c.per_sample;
  }
}

TEST_F(PlotsMarker, SwitchedOffCurvesHaveNone) {
  feedLevels(0, 200);
  const auto ink = [](const QImage& image, const QColor& color) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x)
        count += qAlpha(image.pixel(x, y)) > 80 && distance(image.pixelColor(x, y), color) < 40 ? 1 : 0;
    return count;
  };
  const LegendEntry entry = overlaps.legend()[2];
  ASSERT_NE(entry.marker, MarkerShape::none);
  ASSERT_GT(ink(overlaps.canvas(), entry.color), 100);
  overlaps.switchEntry(entry.key);
  rates.switchEntry(1);
  feedLevels(200, 230);
  EXPECT_EQ(ink(overlaps.canvas(), entry.color), 0);
  EXPECT_EQ(ink(rates.canvas(), theme.inhibitory), 0);
  overlaps.switchEntry(entry.key);
  EXPECT_GT(ink(overlaps.canvas(), entry.color), 100);
}

TEST_F(PlotsMarker, SilentPopulationsShowTheirsWhole) {
  for (std::int64_t t = 0; t < 230; ++t) {
    Sample s = levels(t);
    s.rate[0] = s.rate[1] = {0, 0};
    plots.append(s);
  }
  plots.refresh(60);
  const MarkerSteps steps = stepsOf(rates);
  for (std::size_t p = 0; p < 2; ++p) {
    const QRectF bounds = markerBounds(rate_markers[p], theme);
    const int x = columnOf(rates, static_cast<double>(steps.next(rate_markers[p], 100)));
    const int y = static_cast<int>(rates.canvas().height() - bounds.bottom());
    const auto shape = shapeAt(rates.canvas(), {x, y}, p == 0 ? theme.excitatory : theme.inhibitory, theme.card, 4);
    EXPECT_GE(std::count(shape.begin(), shape.end(), true), 25) << "it stands on the lower edge";
  }
}

TEST_F(PlotsMarker, VectorPicturesHaveThem) {
  feedLevels(0, 230);
  for (LivePlot* plot : {static_cast<LivePlot*>(&overlaps), static_cast<LivePlot*>(&rates)}) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(plot->size());
    svg.setViewBox(plot->rect());
    QPainter painter(&svg);
    plot->settle();
    plot->drawOn(painter);
    painter.end();
    QImage image(plot->size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.card);
    QPainter screen(&image);
    screen.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer(bytes).render(&screen, QRectF(plot->rect()));
    screen.end();
    expectAllDifferent(
        shapesIn(image, plot->plotArea().topLeft(), *plot, plot == &rates ? populations() : namedMemories()));
  }
}

TEST_F(PlotsMarker, TheReadoutShowsTheKeysOfTheLegend) {
  feedLevels(0, 100);
  moveTo(overlaps, over(overlaps, 50));
  const Readout& read = overlaps.readout();
  ASSERT_EQ(read.rows.size(), 5);
  std::vector<std::vector<bool>> shapes;
  const QRect card = overlaps.readoutPlace();
  const QImage image = overlaps.grab().toImage();
  for (const Readout::Row& row : read.rows) {
    // Its key: the middle of the pixels that have the row's colour.
    QRect key;
    for (int y = card.top(); y < card.bottom(); ++y)
      for (int x = card.left(); x < card.left() + 7 + static_cast<int>(curveKeyLength(theme)); ++x)
        if (distance(image.pixelColor(x, y), row.color) < 40) key |= QRect(x, y, 1, 1);
    ASSERT_FALSE(key.isEmpty());
    shapes.push_back(shapeAt(image, key.center(), row.color, theme.card));
  }
  expectAllDifferent(shapes);
}

}  // namespace
}  // namespace engram::ui

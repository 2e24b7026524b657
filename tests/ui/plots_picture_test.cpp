// Pictures, themes, words for screen readers, and the time a frame takes.
#include <gtest/gtest.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QtTest/QTest>
#include <cmath>
#include <cstdio>

#include "tests/ui/plots_fixture.h"

namespace engram::ui {
namespace {

class PlotsPicture : public PlotsFixture {};

TEST_F(PlotsPicture, ThePictureHasTheSizeAskedForAndLeavesTheWidgetAlone) {
  feed(0, 500);
  plots.showWholeRun();
  const QImage before = plots.overlapPlot().canvas().copy();
  const QImage image = plots.picture({500, 600}, 2);
  EXPECT_EQ(image.size(), QSize(1000, 1200));
  EXPECT_EQ(plots.overlapPlot().canvas(), before);
  EXPECT_EQ(plots.size(), QSize(700, 700));
  int cued = 0, background = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      cued += distance(image.pixelColor(x, y), theme.cued) < 30 ? 1 : 0;
      background += image.pixelColor(x, y) == theme.rasterBackground ? 1 : 0;
    }
  EXPECT_GT(cued, 2 * 800) << "the curve of the cued memory runs through the whole picture";
  EXPECT_GT(background, 800 * 400) << "the raster takes its half";
}

TEST_F(PlotsPicture, APictureNeedsNoWindow) {
  RunPlots hidden(theme);
  hidden.start(layout, 6, 0, 0.1);
  for (std::int64_t t = 0; t < 100; ++t) hidden.append(sampleAt(t));
  hidden.showWholeRun();
  feed(0, 100);
  plots.showWholeRun();
  EXPECT_EQ(hidden.picture({640, 480}, 1.5), plots.picture({640, 480}, 1.5));
  EXPECT_FALSE(hidden.isVisible());
}

TEST_F(PlotsPicture, ThemesReachEveryPlot) {
  feed(0, 100);
  const Theme light = lightTheme();
  plots.setTheme(light);
  const int x = columnOf(plots.overlapPlot(), 50);
  EXPECT_GT(heightOf(plots.overlapPlot().canvas(), x, light.cued), 0);
  EXPECT_EQ(heightOf(plots.overlapPlot().canvas(), x, theme.cued), -1);
  EXPECT_EQ(plots.rasterPlot().canvas().pixelColor(x, 5), light.rasterBackground);
  EXPECT_EQ(plots.grab().toImage().pixelColor(8, 60), light.card);
}

TEST_F(PlotsPicture, ScreenReadersGetNamesAndNewestValues) {
  feed(0, 43);
  for (const QWidget* plot :
       {static_cast<const QWidget*>(&plots.overlapPlot()), static_cast<const QWidget*>(&plots.ratePlot()),
        static_cast<const QWidget*>(&plots.rasterPlot())}) {
    EXPECT_FALSE(plot->accessibleName().isEmpty());
    EXPECT_TRUE(plot->accessibleDescription().contains(QStringLiteral("42")))
        << plot->accessibleDescription().toStdString();
  }
  const QString before = plots.overlapPlot().accessibleDescription();
  feed(43, 50);
  EXPECT_EQ(plots.overlapPlot().accessibleDescription(), before) << "at most once a second";
  EXPECT_TRUE(QTest::qWaitFor(
      [&] {
        plots.refresh(60);
        return plots.overlapPlot().accessibleDescription() != before;
      },
      2000));
}

TEST_F(PlotsPicture, TheSecondInhibitoryPopulationAppearsWithItsFirstSample) {
  feed(0, 10);
  EXPECT_EQ(plots.rasterPlot().rows().neuronsShown(), 250);
  Sample s = sampleAt(10);
  s.rate[2] = {0.05F, 0.05F};
  plots.append(s);
  plots.refresh(60);
  EXPECT_EQ(plots.rasterPlot().rows().neuronsShown(), 300);
  EXPECT_EQ(plots.ratePlot().legendNames().size(), 4);
}

/// Counts how often the viewports of charts are painted.
class PaintCounter : public QObject {
 public:
  bool eventFilter(QObject* object, QEvent* event) override {
    const QObject* parent = object->parent();
    if (event->type() == QEvent::Paint && parent && parent->inherits("QGraphicsView")) ++paints;
    return false;
  }
  int paints = 0;
};

TEST(PlotsSpeed, HundredCurvesAtTwoThousandSamplesPerSecond) {
  const auto layout = layoutOf(3000, 800);
  RunPlots plots(darkTheme());
  plots.resize(1280, 800);
  plots.show();
  plots.start(layout, 100, 0, 0.1);
  constexpr int frames = 300, per_frame = 33;
  Sample s;
  s.epoch = 1;
  for (std::int32_t memory = 0; memory < 100; ++memory) s.memories.push_back(memory);
  s.overlap.resize(100);
  s.raster.assign(static_cast<std::size_t>(layout->rows() + 63) / 64, 0x0101'0010'0002'0001);
  QApplication::processEvents();
  PaintCounter counter;
  qApp->installEventFilter(&counter);
  QElapsedTimer clock;
  double total = 0, worst = 0;
  for (int frame = 0; frame < frames; ++frame) {
    clock.start();
    for (int i = 0; i < per_frame; ++i) {
      s.first = s.last = frame * per_frame + i;
      for (std::size_t m = 0; m < 100; ++m) {
        const auto value =
            static_cast<float>(0.5 * std::sin(static_cast<double>(s.first) / 50 + static_cast<double>(m)));
        s.overlap[m] = {value, value};
      }
      for (int p = 0; p < 2; ++p) s.rate[p] = {0.1F, 0.1F + 0.001F * static_cast<float>(i)};
      plots.append(s);
    }
    plots.refresh(per_frame * 60);
    QApplication::processEvents();  // paints
    const double ms = static_cast<double>(clock.nsecsElapsed()) * 1e-6;
    total += ms;
    worst = std::max(worst, ms);
  }
  EXPECT_EQ(plots.history().newestStep(), frames * per_frame - 1);
  EXPECT_GE(counter.paints, 3 * frames);
  std::printf("append, refresh and paint of three plots: %.2f ms per frame on average, %.1f ms at most\n",
              total / frames, worst);
}

}  // namespace
}  // namespace engram::ui

// The arithmetic of drawing, without a window.
#include <gtest/gtest.h>

#include <QImage>
#include <random>
#include <vector>

#include "ui/plots/column_spans.h"
#include "ui/plots/curve_ranking.h"
#include "ui/plots/raster_columns.h"
#include "ui/plots/span_painter.h"

namespace engram::ui {
namespace {

TEST(PlotsColumnSpans, JoinsSamplesByStraightLines) {
  ColumnSpans spans;
  spans.reset(10);
  spans.add(0, 0, {0, 0});
  spans.add(4, 4, {4, 4});
  for (int c = 0; c < 4; ++c) {
    EXPECT_FLOAT_EQ(spans.at(c).low, static_cast<float>(c));
    EXPECT_FLOAT_EQ(spans.at(c).high, static_cast<float>(c + 1));
  }
  EXPECT_TRUE(spans.at(5).empty());
}

TEST(PlotsColumnSpans, KeepsExtremesOfManySamplesInOneColumn) {
  ColumnSpans spans;
  spans.reset(4);
  for (int i = 0; i < 1000; ++i) {
    const float value = i == 500 ? 9.0F : i == 501 ? -7.0F : 0.0F;
    spans.add(1.0 + i / 1000.0, 1.0 + i / 1000.0, {value, value});
  }
  EXPECT_EQ(spans.at(1), (Range{-7, 9}));
}

TEST(PlotsColumnSpans, LeavesGapsAndClipsAtTheEdges) {
  ColumnSpans spans;
  spans.reset(6);
  spans.add(-3, -3, {1, 1});
  spans.add(1, 1, {1, 1});
  spans.add(2.5, 2.5, {});
  spans.add(4, 100, {2, 3});
  EXPECT_EQ(spans.at(0), (Range{1, 1}));
  EXPECT_TRUE(spans.at(2).empty());
  EXPECT_TRUE(spans.at(3).empty());
  EXPECT_EQ(spans.at(5), (Range{2, 3}));
}

QImage canvas(int width, int height) {
  QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  return image;
}

TEST(PlotsSpanPainter, DrawsALevelCurveAtItsHeightAndWidth) {
  for (const double width : {1.0, 2.0, 4.0}) {
    QImage image = canvas(20, 100);
    ColumnSpans spans;
    spans.reset(20 * SpanPainter::parts);
    spans.add(0, 20 * SpanPainter::parts, {0.25F, 0.25F});
    SpanPainter(image, 0, 1).curve(spans, 0, 20, width, Qt::red);
    double ink = 0, moment = 0;
    for (int y = 0; y < 100; ++y) {
      ink += qAlpha(image.pixel(10, y)) / 255.0;
      moment += (y + 0.5) * qAlpha(image.pixel(10, y)) / 255.0;
    }
    EXPECT_NEAR(ink, width, 0.1);
    EXPECT_NEAR(moment / ink, 75, 0.1);
  }
}

TEST(PlotsSpanPainter, PaintsOnlyTheColumnsAskedFor) {
  QImage image = canvas(20, 50);
  ColumnSpans spans;
  spans.reset(20 * SpanPainter::parts);
  spans.add(0, 20 * SpanPainter::parts, {0, 1});
  SpanPainter(image, 0, 1).curve(spans, 5, 8, 3, Qt::red);
  for (int x = 0; x < 20; ++x) EXPECT_EQ(qAlpha(image.pixel(x, 25)) > 0, x >= 5 && x < 8) << x;
}

TEST(PlotsSpanPainter, PiecewisePaintingEqualsPaintingAtOnce) {
  std::mt19937 random(5);
  std::uniform_real_distribution<float> value(0, 1);
  ColumnSpans spans;
  spans.reset(40 * SpanPainter::parts);
  for (int i = 0; i <= 40; ++i) {
    const float v = value(random);
    spans.add(i * SpanPainter::parts, i * SpanPainter::parts, {v, v});
  }
  QImage whole = canvas(40, 60), pieces = canvas(40, 60);
  SpanPainter(whole, 0, 1).curve(spans, 0, 40, 2.5, Qt::blue);
  SpanPainter painter(pieces, 0, 1);
  for (int x = 0; x < 40; x += 7) painter.curve(spans, x, x + 7, 2.5, Qt::blue);
  EXPECT_EQ(whole, pieces);
}

using Strengths = std::vector<CurveRanking::Strength>;

TEST(PlotsCurveRanking, NamesTheStrongestButNotTheCued) {
  CurveRanking ranking;
  EXPECT_TRUE(ranking.update(Strengths{{0, 1}, {1, 0.1F}, {2, 0.9F}, {3, 0.2F}, {4, 0.3F}, {5, 0.4F}}, 0, 0));
  for (const std::int64_t memory : {2, 3, 4, 5}) EXPECT_TRUE(ranking.placeOf(memory)) << memory;
  EXPECT_FALSE(ranking.placeOf(0));
  EXPECT_FALSE(ranking.placeOf(1));
}

TEST(PlotsCurveRanking, ChangesHandsSeldomAndOnlyForAClearLead) {
  CurveRanking ranking;
  ranking.update(Strengths{{1, 0.5F}, {2, 0.4F}, {3, 0.3F}, {4, 0.2F}, {5, 0.1F}}, 0, 0);
  const auto place = ranking.placeOf(4);
  EXPECT_FALSE(ranking.update(Strengths{{1, 0.5F}, {2, 0.4F}, {3, 0.3F}, {4, 0.2F}, {5, 0.9F}}, 0, 499));
  EXPECT_FALSE(ranking.update(Strengths{{1, 0.5F}, {2, 0.4F}, {3, 0.3F}, {4, 0.2F}, {5, 0.24F}}, 0, 600));
  EXPECT_TRUE(ranking.update(Strengths{{1, 0.5F}, {2, 0.4F}, {3, 0.3F}, {4, 0.2F}, {5, 0.26F}}, 0, 601));
  EXPECT_EQ(ranking.placeOf(5), place) << "the newcomer takes the colour that became free";
  EXPECT_FALSE(ranking.placeOf(4));
  EXPECT_EQ(ranking.holders()[0], 1) << "the others keep theirs";
}

struct Raster {
  Raster(const RasterRows& rows, int width, int height, int dot = 1)
      : image(width, height, QImage::Format_RGB32), bits(static_cast<std::size_t>(rows.rowsTotal() + 63) / 64) {
    columns.setTheme(theme);
    columns.reset(rows, width, height, dot);
  }
  void add(double x0, double x1, const std::vector<std::int32_t>& spikes) {
    std::fill(bits.begin(), bits.end(), 0);
    for (const auto row : spikes) bits[static_cast<std::size_t>(row / 64)] |= std::uint64_t{1} << (row % 64);
    columns.add(image, x0, x1, bits, false);
  }
  [[nodiscard]] std::vector<int> lit(int x) const {
    std::vector<int> found;
    for (int y = 0; y < image.height(); ++y)
      if (image.pixel(x, y) != theme.rasterBackground.rgb()) found.push_back(y);
    return found;
  }
  Theme theme = darkTheme();
  RasterColumns columns;
  QImage image;
  std::vector<std::uint64_t> bits;
};

TEST(PlotsRasterColumns, EverySingleSpikeOfManyRowsSurvives) {
  const RasterRows rows{{3200, 800, 0}, {3200, 800, 0}, {true, true, false}, 300};
  for (const std::int32_t row : {0, 1, 299, 300, 1234, 3199, 3200, 3201, 3999}) {
    Raster raster(rows, 3, 250);
    raster.add(1, 1.01, {row});
    const auto lit = raster.lit(1);
    ASSERT_EQ(lit.size(), 1U) << row;
    EXPECT_NEAR(lit[0], row * 250.0 / 4000, 1.01) << row;
    const auto [top, bottom] = raster.columns.pixelsOf(row);
    EXPECT_TRUE(top <= lit[0] && lit[0] < bottom) << row;
  }
}

TEST(PlotsRasterColumns, ASpikeAmongManyStepsOfAColumnSurvivesAndStaysBright) {
  const RasterRows rows{{4000, 0, 0}, {4000, 0, 0}, {true, true, false}, 0};
  Raster raster(rows, 3, 200);
  for (int i = 0; i < 500; ++i)
    raster.add(1 + i / 500.0, 1 + (i + 1) / 500.0, i == 77 ? std::vector{2000} : std::vector<int>{});
  ASSERT_EQ(raster.lit(1).size(), 1U);
  const QColor shown = raster.image.pixelColor(1, raster.lit(1)[0]), ground = raster.theme.rasterBackground;
  const double share =
      static_cast<double>(shown.red() - ground.red()) / (raster.theme.rasterExcitatory.red() - ground.red());
  EXPECT_GE(share, 0.45);
  EXPECT_LT(share, 0.7) << "density should show";
}

TEST(PlotsRasterColumns, PaintingLaterIsTheSamePicture) {
  const RasterRows rows{{200, 50, 0}, {200, 50, 0}, {true, true, false}, 30};
  Raster at_once(rows, 4, 100), later(rows, 4, 100);
  for (QImage* image : {&at_once.image, &later.image}) image->fill(Qt::black);
  std::mt19937 random(3);
  for (int i = 0; i < 40; ++i) {
    std::vector<std::uint64_t> bits(4);
    for (auto& word : bits) word = random() & random();
    at_once.columns.add(at_once.image, i * 0.1, (i + 1) * 0.1, bits, i == 17);
    later.columns.add(later.image, i * 0.1, (i + 1) * 0.1, bits, i == 17, true);
  }
  EXPECT_NE(at_once.image, later.image);
  later.columns.finish(later.image);
  EXPECT_EQ(at_once.image, later.image);
}

TEST(PlotsRasterColumns, FewRowsAreTallAndFullyColoured) {
  const RasterRows rows{{10, 5, 0}, {10, 5, 0}, {true, true, false}, 3};
  Raster raster(rows, 4, 150);
  raster.add(0, 2, {0, 4, 12});
  for (int x = 0; x < 2; ++x) {
    EXPECT_EQ(raster.image.pixelColor(x, 5), raster.theme.rasterCued);
    EXPECT_EQ(raster.image.pixelColor(x, 15), raster.theme.rasterBackground);
    EXPECT_EQ(raster.image.pixelColor(x, 45), raster.theme.rasterExcitatory);
    EXPECT_EQ(raster.image.pixelColor(x, 125), raster.theme.rasterInhibitory);
    EXPECT_EQ(raster.lit(x).size(), 30U);
  }
}

TEST(PlotsRasterColumns, LoneSpikesGrowButDenseOnesDoNotMerge) {
  const RasterRows rows{{1000, 0, 0}, {1000, 0, 0}, {true, true, false}, 0};
  Raster raster(rows, 3, 100, 3);
  raster.add(0, 1, {200});
  EXPECT_EQ(raster.lit(0), (std::vector{20, 21, 22}));
  raster.add(1, 2, {200, 220, 240});  // every other pixel: no room between
  EXPECT_EQ(raster.lit(1), (std::vector{20, 22, 24, 25, 26}));
}

TEST(PlotsRasterColumns, HiddenPopulationsTakeNoPlace) {
  const RasterRows rows{{10, 10, 10}, {10, 10, 10}, {true, false, true}, 0};
  EXPECT_EQ(rows.neuronsShown(), 20);
  Raster raster(rows, 2, 100);
  raster.add(0, 1, {15, 25});
  EXPECT_EQ(raster.lit(0), (std::vector{75, 76, 77, 78, 79}));
}

}  // namespace
}  // namespace engram::ui

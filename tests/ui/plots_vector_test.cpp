// The arithmetic of plots as lines: nothing is lost that can be seen, nothing lies outside.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "ui/plots/raster_runs.h"
#include "ui/plots/vector_curve.h"

namespace engram::ui {
namespace {

const QRectF area(10, 20, 100, 50);

TEST(VectorCurve, FewPointsAreKeptAsTheyAre) {
  VectorCurve curve(area, 1);
  for (const QPointF& p : {QPointF(10, 30), QPointF(15, 40), QPointF(25, 25)}) curve.add(p.x(), p.y());
  const auto lines = curve.take();
  ASSERT_EQ(lines.size(), 1);
  EXPECT_EQ(lines[0], (QPolygonF{{10, 30}, {15, 40}, {25, 25}}));
  EXPECT_TRUE(curve.take().isEmpty());
}

TEST(VectorCurve, LevelStretchesKeepTheirEnds) {
  VectorCurve curve(area, 1);
  for (int i = 0; i < 90; ++i) curve.add(10 + i, 30);
  curve.add(100, 60);
  EXPECT_EQ(curve.take(), (QList<QPolygonF>{QPolygonF{{10, 30}, {99, 30}, {100, 60}}}));
}

TEST(VectorCurve, AColumnKeepsItsExtremesInTheirOrder) {
  VectorCurve curve(area, 1);
  double highest = 0, lowest = 100;
  for (int i = 0; i < 10'000; ++i) {
    const double y = 45 + 20 * std::sin(i * 1.7);
    highest = std::max(highest, y);
    lowest = std::min(lowest, y);
    curve.add(10 + i * 0.01, y);
  }
  const auto lines = curve.take();
  ASSERT_EQ(lines.size(), 1);
  EXPECT_LE(lines[0].size(), 200);
  EXPECT_GT(lines[0].size(), 150);
  EXPECT_NEAR(lines[0].boundingRect().bottom(), highest, 0.01);
  EXPECT_NEAR(lines[0].boundingRect().top(), lowest, 0.01);
  EXPECT_TRUE(std::is_sorted(lines[0].begin(), lines[0].end(),
                             [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
}

TEST(VectorCurve, OneSpikeAmongManyIsSeen) {
  VectorCurve curve(area, 1);
  for (int i = 0; i < 1000; ++i) curve.add(10 + i * 0.1, i == 503 ? 21 : 60);
  double top = 100;
  for (const QPolygonF& line : curve.take()) top = std::min(top, line.boundingRect().top());
  EXPECT_EQ(top, 21);
}

TEST(VectorCurve, LinesAreCutOffAtTheEdges) {
  VectorCurve curve(area, 1);
  for (const QPointF& p : {QPointF(0, 30), QPointF(20, 30), QPointF(30, 0), QPointF(40, 100), QPointF(150, 100)})
    curve.add(p.x(), p.y());
  const auto lines = curve.take();
  ASSERT_EQ(lines.size(), 2);
  EXPECT_EQ(lines[0].front(), QPointF(10, 30));
  EXPECT_NEAR(lines[0].back().y(), 20, 1e-9);
  for (const QPolygonF& line : lines)
    for (const QPointF& p : line)
      EXPECT_TRUE(area.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(p)) << p.x() << ' ' << p.y();
}

TEST(VectorCurve, GapsStayGaps) {
  VectorCurve curve(area, 1);
  curve.add(10, 30);
  curve.add(20, 30);
  curve.lift();
  curve.add(40, 30);
  curve.add(50, 35);
  curve.lift();
  curve.add(70, 40);
  const auto lines = curve.take();
  ASSERT_EQ(lines.size(), 3);
  EXPECT_EQ(lines[0].back(), QPointF(20, 30));
  EXPECT_EQ(lines[1].front(), QPointF(40, 30));
  EXPECT_EQ(lines[2].size(), 2) << "a lone point is still to be seen";
}

RasterRows rowsOf(std::int32_t e, std::int32_t i, std::int32_t cued) {
  RasterRows rows;
  rows.rows = {e, i, 0};
  rows.neurons = {e, i, 0};
  rows.cued = cued;
  return rows;
}

std::vector<std::uint64_t> bitsOf(const std::vector<int>& rows) {
  std::vector<std::uint64_t> bits(2);
  for (const int row : rows) bits[static_cast<std::size_t>(row / 64)] |= std::uint64_t{1} << (row % 64);
  return bits;
}

TEST(RasterRuns, NeighboursShareARectangle) {
  RasterRuns runs(rowsOf(80, 20, 10), 100);
  EXPECT_TRUE(runs.add(3, bitsOf({8, 9, 10, 11, 70})));
  EXPECT_TRUE(runs.add(4, bitsOf({8, 9, 10, 11, 70})));
  EXPECT_TRUE(runs.add(5, bitsOf({8, 9, 70, 79, 80})));
  auto all = runs.take();
  std::sort(all.begin(), all.end(), [](const RasterRun& a, const RasterRun& b) { return a.from < b.from; });
  EXPECT_EQ(all,
            (std::vector<RasterRun>{{8, 10, 3, 5}, {10, 12, 3, 4}, {70, 71, 3, 5}, {79, 80, 5, 5}, {80, 81, 5, 5}}));
}

TEST(RasterRuns, EverySpikeIsInExactlyOneRectangle) {
  RasterRuns runs(rowsOf(100, 28, 30), 100'000);
  std::uint32_t random = 7;
  std::vector<std::vector<int>> fired(50);
  for (std::size_t i = 0; i < fired.size(); ++i) {
    for (int row = 0; row < 128; ++row) {
      random = random * 1664525U + 1013904223U;
      if (random >> 30 == 0) fired[i].push_back(row);
    }
    ASSERT_TRUE(runs.add(i, bitsOf(fired[i])));
  }
  std::vector<std::vector<int>> drawn(50, std::vector<int>(128));
  for (const RasterRun& run : runs.take())
    for (std::size_t i = run.first; i <= run.last; ++i)
      for (std::int32_t row = run.from; row < run.to; ++row) ++drawn[i][static_cast<std::size_t>(row)];
  for (std::size_t i = 0; i < fired.size(); ++i)
    for (int row = 0; row < 128; ++row)
      EXPECT_EQ(drawn[i][static_cast<std::size_t>(row)], std::count(fired[i].begin(), fired[i].end(), row))
          << i << ' ' << row;
}

TEST(RasterRuns, TooManyAreGivenUp) {
  RasterRuns runs(rowsOf(80, 20, 10), 5);
  EXPECT_TRUE(runs.add(0, bitsOf({1, 3, 5})));
  EXPECT_FALSE(runs.add(1, bitsOf({2, 4, 6})));
}

TEST(RasterRuns, HiddenPopulationsAreLeftOut) {
  RasterRows rows = rowsOf(80, 20, 10);
  rows.shown[1] = false;
  RasterRuns runs(rows, 5);
  EXPECT_TRUE(runs.add(0, bitsOf({1, 90})));
  EXPECT_EQ(runs.take(), (std::vector<RasterRun>{{1, 2, 0, 0}}));
}

}  // namespace
}  // namespace engram::ui

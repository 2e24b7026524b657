#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "ui/plots/axis_ticks.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {
namespace {

TEST(PlotsTimeAxis, AutomaticLengthHoldsAboutFourSeconds) {
  const std::vector<std::pair<double, qint64>> table{{0, 240},      {1, 240},       {60, 240},       {66, 240},
                                                     {100, 500},    {200, 1000},    {500, 2000},     {1000, 5000},
                                                     {2000, 10000}, {10000, 50000}, {100000, 500000}};
  for (const auto& [speed, length] : table) EXPECT_EQ(TimeAxis::lengthFor(speed), length) << speed;
}

TEST(PlotsTimeAxis, StandsStillThenTurnsAPage) {
  TimeAxis axis;
  const std::vector<std::pair<qint64, StepWindow>> table{{0, {0, 240}},       {239, {0, 240}},    {240, {60, 300}},
                                                         {299, {60, 300}},    {300, {120, 360}},  {1000, {780, 1020}},
                                                         {1019, {780, 1020}}, {1020, {840, 1080}}};
  for (const auto& [newest, window] : table) {
    const bool changes = axis.window() != window;
    EXPECT_EQ(axis.follow(newest, 60), changes) << newest;
    EXPECT_EQ(axis.window(), window) << newest;
  }
}

TEST(PlotsTimeAxis, GoesBackOnlyWhenTheStepIsOutOfSight) {
  TimeAxis axis;
  axis.follow(1000, 60);
  EXPECT_FALSE(axis.follow(800, 60));
  EXPECT_TRUE(axis.follow(700, 60));
  EXPECT_LE(axis.window().from, 700);
  EXPECT_GT(axis.window().to, 700);
  axis.follow(10, 60);
  EXPECT_EQ(axis.window(), (StepWindow{0, 240}));
}

TEST(PlotsTimeAxis, GrowsAtOnceAndShrinksOnlyWhenMuchSlower) {
  TimeAxis axis;
  axis.follow(0, 2000);
  EXPECT_EQ(axis.window().length(), 10000);
  for (const double speed : {1900.0, 1600.0, 1550.0, 0.0}) {
    axis.follow(100, speed);
    EXPECT_EQ(axis.window().length(), 10000) << speed;
  }
  axis.follow(100, 60);
  EXPECT_EQ(axis.window().length(), 240);
}

TEST(PlotsTimeAxis, ALengthCanBeChosen) {
  TimeAxis axis;
  axis.setLength(100);
  EXPECT_FALSE(axis.automatic());
  axis.follow(1000, 100000);
  EXPECT_EQ(axis.window().length(), 100);
  EXPECT_LE(axis.window().from, 1000);
  EXPECT_GT(axis.window().to, 1000);
  axis.setLength({});
  axis.follow(1000, 60);
  EXPECT_TRUE(axis.automatic());
  EXPECT_EQ(axis.window().length(), 240);
}

TEST(PlotsTimeAxis, ShowsTheWholeRunAndGrowsByAQuarterAtATime) {
  TimeAxis axis;
  axis.follow(123'456, 60);
  axis.showAll(123'456);
  EXPECT_EQ(axis.window(), (StepWindow{0, 123'457}));
  EXPECT_TRUE(axis.follow(123'457, 60));
  const StepWindow grown = axis.window();
  EXPECT_EQ(grown.from, 0);
  EXPECT_NEAR(static_cast<double>(grown.to), 1.25 * 123'457, 2);
  EXPECT_FALSE(axis.follow(grown.to - 1, 60)) << "axis numbers stand still until the run reaches the edge";
  EXPECT_TRUE(axis.follow(grown.to, 60));
  axis.restart();
  axis.follow(0, 60);
  EXPECT_EQ(axis.window(), (StepWindow{0, 240}));
  EXPECT_TRUE(axis.all()) << "the next run is shown whole too";
  axis.setLength({});
  EXPECT_FALSE(axis.all());
}

TEST(PlotsTimeAxis, AViewChosenByHandStaysWhileTheRunGoesOn) {
  TimeAxis axis;
  axis.follow(1000, 60);
  axis.zoomTo({100, 200});
  EXPECT_FALSE(axis.following());
  for (const qint64 newest : {1001, 5000, 100'000}) {
    EXPECT_FALSE(axis.follow(newest, 60));
    EXPECT_EQ(axis.window(), (StepWindow{100, 200}));
  }
  axis.release();
  EXPECT_TRUE(axis.following());
  EXPECT_LE(axis.window().from, 100'000);
  EXPECT_GT(axis.window().to, 100'000);
}

TEST(PlotsTimeAxis, ZoomKeepsWhatIsUnderThePointer) {
  TimeAxis axis;
  axis.follow(1000, 60);
  const StepWindow start = axis.window();
  const double position = static_cast<double>(start.from) + 60;
  const auto share = [&] {
    const StepWindow window = axis.window();
    return (position + 0.5 - static_cast<double>(window.from)) / static_cast<double>(window.length());
  };
  const double before = share();
  for (int i = 0; i < 12; ++i) {
    axis.zoomBy(0.8, position);
    EXPECT_NEAR(share(), before, 1.0 / static_cast<double>(axis.window().length())) << i;
  }
  EXPECT_LT(axis.window().length(), 20);
  for (int i = 0; i < 12; ++i) axis.zoomBy(1 / 0.8, position);
  EXPECT_EQ(axis.window(), start) << "many small moves do not drift";
}

TEST(PlotsTimeAxis, ViewsStayWithinTheRunAndNeverGetTooShort) {
  TimeAxis axis;
  axis.follow(500, 60);
  const qint64 end = axis.window().to;
  axis.zoomBy(1e-9, 450);
  EXPECT_EQ(axis.window().length(), TimeAxis::fewest);
  axis.panBy(1e12);
  EXPECT_EQ(axis.window().to, end);
  axis.panBy(-1e12);
  EXPECT_EQ(axis.window().from, 0);
  axis.zoomBy(1e9, 3);
  EXPECT_EQ(axis.window(), (StepWindow{0, end}));
  axis.zoomTo({-50, -40});
  EXPECT_GE(axis.window().from, 0);
}

TEST(PlotsTimeAxis, PanningAddsUpFractions) {
  TimeAxis axis;
  axis.follow(1000, 60);
  const qint64 from = axis.window().from;
  for (int i = 0; i < 40; ++i) axis.panBy(-0.25);
  EXPECT_EQ(axis.window().from, from - 10);
}

TEST(PlotsTimeAxis, AMoveThatChangesNothingKeepsFollowing) {
  TimeAxis axis;
  axis.follow(100, 60);
  axis.panBy(-50);
  axis.zoomBy(2, 10);
  EXPECT_TRUE(axis.following());
  EXPECT_EQ(axis.window(), (StepWindow{0, 240}));
}

TEST(PlotsTimeAxis, AViewBeyondTheEndComesBackWhenTimeGoesBack) {
  TimeAxis axis;
  axis.follow(5000, 60);
  axis.zoomTo({3000, 3100});
  EXPECT_TRUE(axis.follow(100, 60));
  EXPECT_LE(axis.window().to, 240);
  EXPECT_EQ(axis.window().length(), 100);
}

TEST(PlotsTimeAxis, ANewRunIsFollowed) {
  TimeAxis axis;
  axis.follow(5000, 60);
  axis.zoomTo({3000, 3100});
  axis.restart();
  axis.follow(0, 60);
  EXPECT_TRUE(axis.following());
  EXPECT_EQ(axis.window(), (StepWindow{0, 240}));
}

TEST(PlotsAxisTicks, AreRound) {
  struct Row {
    double length;
    int most;
    double smallest, interval;
  };
  for (const auto& row : {Row{240, 6, 1, 50}, Row{240, 5, 1, 50}, Row{240, 4, 1, 100}, Row{3800, 8, 1, 500},
                          Row{10, 20, 1, 1}, Row{0.3, 3, 0, 0.1}, Row{1'000'000, 6, 1, 200'000}, Row{6, 6, 1, 1}})
    EXPECT_DOUBLE_EQ(tickInterval(row.length, row.most, row.smallest), row.interval) << row.length << " " << row.most;
}

}  // namespace
}  // namespace engram::ui

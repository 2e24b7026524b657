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

TEST(PlotsTimeAxis, ShowsTheWholeRunUntilTheNext) {
  TimeAxis axis;
  axis.follow(123'456, 60);
  axis.showAll(123'456);
  EXPECT_EQ(axis.window(), (StepWindow{0, 123'457}));
  axis.follow(123'500, 60);
  EXPECT_EQ(axis.window(), (StepWindow{0, 123'501}));
  axis.restart();
  axis.follow(0, 60);
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

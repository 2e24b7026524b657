// The measurements behind the status line.
#include <gtest/gtest.h>

#include <QEventLoop>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <functional>

#include "ui/bridge/frame_clock.h"
#include "ui/bridge/speed_meter.h"

namespace engram::ui {
namespace {

TEST(SpeedMeter, IsTheSlopeOfTheLastHalfSecond) {
  SpeedMeter meter;
  EXPECT_EQ(meter.stepsPerSecond(), 0);
  for (int i = 0; i <= 100; ++i) meter.add(0.01 * i, 60 * i / 100);
  EXPECT_NEAR(meter.stepsPerSecond(), 60, 3);
  for (int i = 1; i <= 60; ++i) meter.add(1 + 0.01 * i, 60 + 10 * i);
  EXPECT_NEAR(meter.stepsPerSecond(), 1000, 20);
  meter.add(12, 660);
  EXPECT_LT(meter.stepsPerSecond(), 1);  // it has stopped
}

TEST(SpeedMeter, SeesAStepEveryTwoSeconds) {
  SpeedMeter meter;
  for (int i = 0; i <= 1000; ++i) meter.add(0.01 * i, i / 200);
  EXPECT_NEAR(meter.stepsPerSecond(), 0.5, 0.15);
}

TEST(SpeedMeter, ForgetsWhenTimeGoesBack) {
  SpeedMeter meter;
  meter.add(0, 100);
  meter.add(1, 200);
  meter.add(1.1, 0);
  EXPECT_EQ(meter.stepsPerSecond(), 0);
}

/// Runs a real event loop until `condition` holds at a tick; qWaitFor() sleeps, and would itself delay the frames.
bool runUntil(FrameClock& clock, const std::function<bool()>& condition, int most_ms) {
  QEventLoop loop;
  QTimer::singleShot(most_ms, &loop, &QEventLoop::quit);
  QObject::connect(&clock, &FrameClock::tick, &loop, [&] {
    if (condition()) loop.quit();
  });
  loop.exec();
  return condition();
}

TEST(FrameClock, GoesSlowerWhileFramesTakeLongAndFasterAgain) {
  FrameClock clock;
  unsigned long work_ms = 0;
  QObject::connect(&clock, &FrameClock::tick, [&] { QThread::msleep(work_ms); });
  clock.start();
  EXPECT_EQ(clock.intervalMs(), 16);
  work_ms = 20;
  EXPECT_TRUE(runUntil(
      clock, [&] { return clock.intervalMs() == 33; }, 5000));
  work_ms = 45;
  EXPECT_TRUE(runUntil(
      clock, [&] { return clock.intervalMs() == 50; }, 5000));
  EXPECT_GT(clock.frameMs(), 20);
  work_ms = 0;
  EXPECT_TRUE(runUntil(
      clock, [&] { return clock.intervalMs() == 16; }, 30000));
}

TEST(FrameClock, AHiccupIsLateButChangesNothing) {
  FrameClock clock;
  int frames = 0;
  QObject::connect(&clock, &FrameClock::tick, [&] {
    if (++frames == 10) QThread::msleep(100);
  });
  clock.start();
  EXPECT_TRUE(QTest::qWaitFor([&] { return frames > 20; }, 3000));
  EXPECT_GE(clock.lateFrames(), 1);
  EXPECT_EQ(clock.intervalMs(), 16);
}

}  // namespace
}  // namespace engram::ui

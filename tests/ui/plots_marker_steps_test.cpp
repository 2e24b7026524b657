// Which steps bear a marker: plain arithmetic.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "ui/plots/marker_steps.h"

namespace engram::ui {
namespace {

constexpr std::array all_shapes{MarkerShape::square, MarkerShape::triangle, MarkerShape::diamond, MarkerShape::circle};

TEST(MarkerSteps, StandApartByARoundNumberOfSteps) {
  for (double pixels = 30; pixels > 1e-6; pixels *= 0.93) {
    const MarkerSteps steps(pixels);
    const double apart = static_cast<double>(steps.spacing()) * pixels;
    EXPECT_GE(apart, 110) << pixels;
    EXPECT_LE(apart, 160) << pixels;
    std::int64_t digits = steps.spacing();
    while (digits % 10 == 0) digits /= 10;
    EXPECT_LT(digits, 100) << steps.spacing();
  }
  EXPECT_EQ(MarkerSteps(600 / 240.0).spacing(), 50);
}

TEST(MarkerSteps, EveryShapeHasStepsOfItsOwn) {
  for (const double pixels : {100.0, 30.0, 7.0, 2.5, 0.8, 0.01}) {
    const MarkerSteps steps(pixels);
    std::set<std::int64_t> seen;
    for (const MarkerShape shape : all_shapes) {
      const std::int64_t first = steps.next(shape, 0);
      EXPECT_GE(first, 0);
      EXPECT_EQ(steps.next(shape, first), first);
      EXPECT_EQ(steps.next(shape, first + 1), first + steps.spacing());
      EXPECT_EQ(steps.next(shape, first + 7 * steps.spacing() - 1), first + 7 * steps.spacing());
      for (const std::int64_t other : seen)
        EXPECT_GE(static_cast<double>(std::abs(first - other)) * pixels, 20) << "they would cover each other";
      seen.insert(first);
    }
    EXPECT_EQ(seen.size(), 4U);
    EXPECT_LT(*seen.rbegin() - *seen.begin(), steps.spacing());
  }
}

TEST(MarkerSteps, TheMiddleOfWhatSharesAPixelOnceAllOfItCame) {
  History history;
  Sample s;
  s.epoch = 1;
  for (std::int64_t t = 0; t < 50; ++t) {
    s.first = s.last = t;
    s.rate[0] = t == 22 ? Range{0.4F, 0.8F} : t == 30 ? Range{} : Range{0.1F, 0.1F};
    history.append(s);
  }
  const auto rate = [&](std::size_t i) { return history.rate(0, i); };
  EXPECT_NEAR(*MarkerSteps(2).value(history, rate, 22, 49), 0.6, 1e-6);
  EXPECT_NEAR(*MarkerSteps(2).value(history, rate, 21, 49), 0.1, 1e-6);
  EXPECT_NEAR(*MarkerSteps(0.25).value(history, rate, 20, 49), 0.45, 1e-6) << "two steps on either side";
  EXPECT_FALSE(MarkerSteps(2).value(history, rate, 30, 49)) << "a gap";
  EXPECT_TRUE(MarkerSteps(0.25).value(history, rate, 20, 22));
  EXPECT_FALSE(MarkerSteps(0.25).value(history, rate, 20, 21));
}

}  // namespace
}  // namespace engram::ui

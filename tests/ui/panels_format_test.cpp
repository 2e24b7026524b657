#include <gtest/gtest.h>

#include "ui/panels/number_format.h"
#include "ui/panels/slider_scale.h"

namespace engram::ui {
namespace {

const QLocale english(QLocale::English, QLocale::UnitedStates), german(QLocale::German, QLocale::Germany);

TEST(NumberFormat, WritesAtLeastTheDecimalsAskedForAndAllThatAreNeeded) {
  const NumberFormat format({.decimals = 2}, ValueKind::real, english);
  EXPECT_EQ(format.text(1.0), "1.00");
  EXPECT_EQ(format.text(0.125), "0.125");
  EXPECT_EQ(format.text(1e-9), "0.000000001");
  EXPECT_EQ(format.text(std::monostate{}), "");
}

TEST(NumberFormat, WhatItWritesReadsBackAsTheSameValue) {
  const NumberFormat format({.decimals = 1}, ValueKind::real, german);
  for (const double x : {0.1, 1.0 / 3.0, -2.5, 1e-300, 1e300, 123456.789})
    EXPECT_EQ(format.value(format.text(x)), std::optional<Value>(x)) << x;
}

TEST(NumberFormat, UsesTheLocaleOfItsUserAndUnderstandsAPointEverywhere) {
  const NumberFormat format({.decimals = 2}, ValueKind::real, german);
  EXPECT_EQ(format.text(0.25), "0,25");
  EXPECT_EQ(format.value("0,25"), std::optional<Value>(0.25));
  EXPECT_EQ(format.value("0.25"), std::optional<Value>(0.25));
}

TEST(NumberFormat, ShowsFractionsInPercentAndMemoriesFromOne) {
  const NumberFormat percent({.unit = "%", .factor = 100}, ValueKind::real, english);
  EXPECT_EQ(percent.text(0.05), "5 %");
  EXPECT_EQ(percent.text(0.07), "7 %");
  EXPECT_EQ(percent.value("7"), std::optional<Value>(0.07));
  EXPECT_EQ(percent.value("12.5 %"), std::optional<Value>(0.125));
  const NumberFormat memory({.offset = 1}, ValueKind::integer, english);
  EXPECT_EQ(memory.text(std::int64_t{0}), "1");
  EXPECT_EQ(memory.value("4"), std::optional<Value>(std::int64_t{3}));
}

TEST(NumberFormat, KeepsAllBitsOfASeed) {
  const NumberFormat format({}, ValueKind::seed, english);
  const std::uint64_t largest = 18446744073709551615U;
  EXPECT_EQ(format.text(largest), "18446744073709551615");
  EXPECT_EQ(format.value("18446744073709551615"), std::optional<Value>(largest));
  EXPECT_EQ(format.value("18446744073709551616"), std::nullopt);
  EXPECT_EQ(format.value("-1"), std::nullopt);
}

TEST(NumberFormat, RefusesWhatIsNoNumberOfItsKind) {
  const NumberFormat whole({}, ValueKind::integer, english), real({}, ValueKind::real, english);
  for (const char* text : {"", "x", "1 2", "nan", "inf"}) {
    EXPECT_EQ(whole.value(text), std::nullopt) << text;
    EXPECT_EQ(real.value(text), std::nullopt) << text;
  }
  EXPECT_EQ(whole.value("1.5"), std::nullopt);
  EXPECT_EQ(whole.value("1e3"), std::optional<Value>(std::int64_t{1000}));
  EXPECT_EQ(whole.value("-7"), std::optional<Value>(std::int64_t{-7}));  // the core says what is allowed
}

TEST(SliderScale, EndsAreExactAndNumbersRound) {
  const SliderScale theta(-1, 3, false, false), beta(0.1, 40, true, false), n(10, 100000, true, true);
  EXPECT_EQ(theta.numberAt(0), -1);
  EXPECT_EQ(theta.numberAt(theta.positions()), 3);
  EXPECT_EQ(theta.numberAt(theta.positionOf(0.35)), 0.35);
  EXPECT_EQ(beta.numberAt(0), 0.1);
  EXPECT_EQ(beta.numberAt(beta.positions()), 40);
  EXPECT_EQ(n.numberAt(n.positionOf(3000)), 3000);
  for (int i = 0; i <= n.positions(); ++i) EXPECT_EQ(n.numberAt(i), std::round(n.numberAt(i)));
}

TEST(SliderScale, NumbersOutsideSitAtTheEnds) {
  const SliderScale scale(0, 3, false, false);
  EXPECT_EQ(scale.positionOf(-5), 0);
  EXPECT_EQ(scale.positionOf(1e9), scale.positions());
  EXPECT_EQ(SliderScale(1, 1000, true, true).positionOf(0), 0);
}

TEST(SliderScale, NeverFallsAsTheSliderRises) {
  for (const auto& scale : {SliderScale(0.1, 40, true, false), SliderScale(1, 1000, true, true),
                            SliderScale(-1, 3, false, false), SliderScale(1, 60, false, true)})
    for (int i = 1; i <= scale.positions(); ++i) EXPECT_GE(scale.numberAt(i), scale.numberAt(i - 1));
}

}  // namespace
}  // namespace engram::ui

// "What happened?": the outcome with its rule, and many runs beside the window.
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "tests/ui/understand_fixture.h"
#include "ui/understand/outcome_view.h"
#include "ui/understand/understand_words.h"
#include "ui/window/run_words.h"

namespace engram::ui {
namespace {

using UnderstandOutcome = UnderstandFixture;

TEST_F(UnderstandOutcome, TellsBothOutcomesWithTheirRulesAlsoAfterGoingBack) {
  open(compared, 60);
  auto& view = page<OutcomeView>(UnderstandPage::outcome);
  for (const std::int64_t step : {60, 20}) {
    stepTo(step);
    view.refresh();
    for (const Side side : {Side::a, Side::b}) {
      const Outcome& outcome = window.bridge().newest()->of(side).outcome;
      EXPECT_TRUE(view.words(side).text().contains(outcomeWords(outcome, 0, {}).mid(1).toHtmlEscaped()));
      EXPECT_TRUE(view.words(side).text().contains(outcomeRule(outcome, {}).toHtmlEscaped()));
    }
  }
}

constexpr const char* rhythm =
    R"({"engram": 1, "seed": 15, "steps": 200, "network": {"excitatory": 1000, "inhibitory": 267,
        "inputs_per_inhibitory": 200, "patterns": 20}, "dynamics": {"beta": 8, "theta": 0.2, "inhibition_gain": 1.5},
        "comparison": {"dynamics": {"update": "sequential"}}})";

TEST_F(UnderstandOutcome, SaysThatLateInhibitionMakesTheRhythmAndThatOtherInhibitionDoesNot) {
  open(rhythm, 200);
  auto& view = page<OutcomeView>(UnderstandPage::outcome);
  ASSERT_TRUE(answered(200));
  view.refresh();
  ASSERT_EQ(window.bridge().newest()->of(Side::a).outcome.kind, OutcomeKind::oscillating);
  EXPECT_TRUE(view.reason(Side::a).text().contains("one step late")) << view.reason(Side::a).text().toStdString();
  EXPECT_TRUE(view.reason(Side::a).text().contains("a rhythm"));
  EXPECT_TRUE(view.reason(Side::b).text().contains("at once")) << view.reason(Side::b).text().toStdString();
  EXPECT_FALSE(view.reason(Side::b).text().contains("rhythm"));
  EXPECT_TRUE(view.closer().text().contains("delay d to 0"));
  // The step it names is the one where they are furthest apart, and the numbers are the run's.
  const auto& recent = window.bridge().inspection()->a.recent;
  ASSERT_EQ(recent.size(), OutcomeWatcher::window);
  const auto off = [](const RecentStep& step) { return std::abs(step.acting - step.rate); };
  const auto largest =
      std::max_element(recent.begin(), recent.end(), [&](const auto& a, const auto& b) { return off(a) < off(b); });
  EXPECT_TRUE(view.reason(Side::a).text().contains(percentText(largest->acting) + " of the excitatory neurons"));
  emit view.closer().linkActivated("page:inhibition");
  EXPECT_EQ(window.understandPanel().page(), UnderstandPage::inhibition);
}

TEST_F(UnderstandOutcome, TheReasonFollowsTheDelayBackInTimeAndTheStart) {
  open(rhythm, 100);
  auto& view = page<OutcomeView>(UnderstandPage::outcome);
  EXPECT_TRUE(window.bridge().set("dynamics.inhibition_delay", 0, Side::a).empty());
  stepTo(160);
  EXPECT_TRUE(eventually([&] { return view.reason(Side::a).text().contains("at once"); }));
  EXPECT_FALSE(view.closer().text().contains("delay d to 0"));
  stepTo(90);
  EXPECT_TRUE(eventually([&] { return view.reason(Side::a).text().contains("one step late"); }));
  stepTo(0);
  EXPECT_TRUE(eventually([&] { return view.reason(Side::a).text().contains("Nothing has happened yet"); }));
}

TEST_F(UnderstandOutcome, RepeatsBothSidesAndCountsWhatTheCoreCounts) {
  open(compared, 45);
  auto& view = page<OutcomeView>(UnderstandPage::outcome);
  for (const int what : {0, 1}) {
    view.what().setCurrentIndex(what);
    view.runs().setValue(30);
    view.button().click();
    EXPECT_TRUE(view.running());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !view.running(); }, 60'000));
    for (const Side side : {Side::a, Side::b}) {
      RepeatOptions options;
      options.runs = 30;
      options.step = 45;
      options.side = side;
      options.vary_network = what == 0;
      RepeatCounts expected;
      EXPECT_FALSE(repeat(window.bridge().session(), options, expected));
      EXPECT_EQ(view.counts(side), expected);
    }
    EXPECT_TRUE(view.result().text().contains("of 30 runs"));
  }
}

TEST_F(UnderstandOutcome, SaysThatACountIsFromBeforeAChange) {
  open(compared, 20);
  auto& view = page<OutcomeView>(UnderstandPage::outcome);
  view.runs().setValue(3);
  view.button().click();
  ASSERT_TRUE(eventually([&] { return !view.running(); }));
  EXPECT_FALSE(view.result().text().contains("before your change"));
  EXPECT_TRUE(window.bridge().set("dynamics.theta", 0.9).empty());
  EXPECT_TRUE(view.result().text().contains("before your change"));
  view.button().click();
  ASSERT_TRUE(eventually([&] { return !view.running(); }));
  EXPECT_FALSE(view.result().text().contains("before your change"));
}

TEST_F(UnderstandOutcome, CanBeStoppedAndLeftWhileItRuns) {
  open(compared, 45);
  auto& view = page<OutcomeView>(UnderstandPage::outcome);
  view.runs().setValue(100'000);
  view.button().click();
  QTest::qWait(300);
  view.button().click();
  ASSERT_TRUE(eventually([&] { return !view.running(); }));
  EXPECT_LT(view.counts(Side::a)->runs, 100'000);
  EXPECT_TRUE(view.result().text().contains("Stopped"));
  view.button().click();  // and the window is closed amidst
}

TEST_F(UnderstandOutcome, AtTheStartThereIsNothingToRepeat) {
  open(compared, 0);
  auto& view = page<OutcomeView>(UnderstandPage::outcome);
  view.button().click();
  EXPECT_FALSE(view.running());
  EXPECT_TRUE(view.result().text().contains("step 0"));
}

}  // namespace
}  // namespace engram::ui

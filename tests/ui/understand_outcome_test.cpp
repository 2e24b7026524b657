// "What happened?": the outcome with its rule, and many runs beside the window.
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "tests/ui/understand_fixture.h"
#include "ui/understand/outcome_view.h"
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

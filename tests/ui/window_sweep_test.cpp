// Looking into a step of the asynchronous rule.
#include <QComboBox>
#include <QToolButton>

#include "tests/ui/window_fixture.h"
#include "ui/plots/history.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/run_pair.h"
#include "ui/window/status_line.h"
#include "ui/window/sweep_actions.h"

namespace engram::ui {
namespace {

class SweepTest : public WindowTest {
 protected:
  void SetUp() override {
    WindowTest::SetUp();
    ASSERT_TRUE(bridge.set("dynamics.update", "asynchronous").empty());
    bridge.takeSteps(20);
    ASSERT_TRUE(eventually([&] { return bridge.stepNow() == 20 && bridge.session().pending().empty(); }));
  }

  bool shows(std::int64_t step) {
    return eventually([&] { return view().isVisible() && view().step() == step; });
  }
  [[nodiscard]] SweepView& view() { return window.sweeps().view(); }
  [[nodiscard]] const History& drawn(Side side = Side::a) { return view().plots().column(side).history(); }

  LiveBridge& bridge = window.bridge();
};

TEST_F(SweepTest, TheKeyShowsEveryUpdateOfTheStepAndEscReturns) {
  QTest::keyClick(&window, Qt::Key_I);
  ASSERT_TRUE(shows(20));
  EXPECT_EQ(drawn().newestStep(), 380);  // 300 excitatory and 80 inhibitory neurons
  EXPECT_EQ(view().shownUpdate(), 380U);
  EXPECT_TRUE(view().words().startsWith("update 380 of 380")) << view().words().toStdString();
  EXPECT_EQ(view().plots().column(Side::a).timeAxis().window().length(), 381);
  // The last update leaves the measures of the step.
  const auto now = bridge.newest();
  EXPECT_EQ(drawn().rate(0, drawn().size() - 1).high,
            static_cast<float>(Observables(*now->network, now->a.parameters, now->a.sums).rate_excitatory()));
  QTest::keyClick(&view(), Qt::Key_Left);
  ASSERT_TRUE(shows(19));
  QTest::keyClick(&view(), Qt::Key_Right);
  ASSERT_TRUE(shows(20));
  QTest::keyClick(&view(), Qt::Key_Escape);
  EXPECT_FALSE(view().isVisible());
  EXPECT_EQ(bridge.stepNow(), 20);
}

TEST_F(SweepTest, ZoomingInBeyondSingleStepsLooksInside) {
  PlotReading& reading = window.plots().reading();
  window.pair().refresh(0);
  reading.setCursor(7, true);
  for (int n = 0; n < 20 && !view().isVisible(); ++n) {
    reading.perform(PlotCommand::zoomIn, &window.plots().overlapPlot());
    QTest::qWait(5);
  }
  EXPECT_TRUE(shows(7));
}

TEST_F(SweepTest, SlowMotionBringsTheUpdatesOneAfterAnother) {
  QTest::keyClick(&window, Qt::Key_I);
  ASSERT_TRUE(shows(20));
  view().duration().setCurrentIndex(0);
  QTest::keyClick(&view(), Qt::Key_Space);
  EXPECT_TRUE(view().playing());
  EXPECT_EQ(view().shownUpdate(), 0U);
  std::size_t before = 0;
  for (int n = 0; n < 5; ++n) {
    ASSERT_TRUE(eventually([&] { return view().shownUpdate() > before; }));
    before = view().shownUpdate();
    EXPECT_LT(before, 380U);
    EXPECT_EQ(drawn().newestStep(), static_cast<std::int64_t>(before));
  }
  QTest::keyClick(&view(), Qt::Key_Space);
  EXPECT_FALSE(view().playing());
  EXPECT_EQ(drawn().newestStep(), 380);
}

TEST_F(SweepTest, OtherRulesHaveNothingWithinAStepAndSaySo) {
  ASSERT_TRUE(bridge.set("dynamics.update", "sequential").empty());
  bridge.takeSteps(5);
  ASSERT_TRUE(eventually([&] { return bridge.stepNow() == 25 && bridge.session().pending().empty(); }));
  window.sweeps().look().trigger();
  QTest::qWait(50);
  EXPECT_FALSE(view().isVisible());
  EXPECT_TRUE(window.status().message().contains("asynchronous"));
}

TEST_F(SweepTest, InAComparisonTheOtherRuleSaysWhyItIsEmpty) {
  ASSERT_TRUE(
      bridge.edit("comparison",
                  [](const Session& s) {
                    return s.compared({{"dynamics", {{"update", "sequential"}}}});
                  })
          .empty());
  ASSERT_TRUE(eventually([&] { return bridge.newest() && bridge.newest()->b && bridge.stepNow() == 20; }));
  window.sweeps().look().trigger();
  ASSERT_TRUE(eventually([&] { return view().isVisible(); }));
  EXPECT_TRUE(view().message(Side::a).isEmpty());
  EXPECT_FALSE(view().message(Side::b).isEmpty());
  EXPECT_TRUE(view().plots().compared());
  EXPECT_EQ(drawn(Side::b).newestStep(), -1);
}

TEST_F(SweepTest, AChangeOfTheStepIsFollowed) {
  window.sweeps().look().trigger();
  ASSERT_TRUE(shows(20));
  const float before = drawn().rate(0, drawn().size() - 1).high;
  // Another threshold from step 10 on: another step 20.
  ASSERT_TRUE(bridge
                  .edit("an entry",
                        [](const Session& s) {
                          return s.added({10, std::nullopt, Json{{"dynamics.theta", -3.0}}});
                        })
                  .empty());
  ASSERT_TRUE(eventually([&] { return drawn().size() > 0 && drawn().rate(0, drawn().size() - 1).high != before; }));
}

}  // namespace
}  // namespace engram::ui

// The window with two runs.
#include <gtest/gtest.h>

#include <QMenu>

#include "tests/ui/window_fixture.h"
#include "ui/plots/difference_plot.h"
#include "ui/plots/history.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/run_pair.h"
#include "ui/window/plot_actions.h"
#include "ui/window/scenario_text.h"

namespace engram::ui {
namespace {

class WindowPair : public WindowTest {
 protected:
  void openCompared() {
    const auto read = read_scenario(
        R"({"engram": 1, "steps": 60, "seed": 3, "comparison": {"dynamics": {"update": "sequential"}}})", 1e9);
    ASSERT_TRUE(read.scenario);
    starts = 0;
    window.bridge().open(Session(*read.scenario));
    ASSERT_TRUE(eventually([&] { return starts > 0; }));
    window.bridge().takeSteps(80);
    ASSERT_TRUE(eventually([&] { return pair().column(Side::b).history().newestStep() >= 80; }));
  }
  RunPair& pair() { return window.pair(); }
};

TEST_F(WindowPair, AScenarioWithAComparisonHasTwoColumns) {
  EXPECT_FALSE(pair().compared());
  EXPECT_FALSE(pair().header(Side::a).isVisible());
  openCompared();
  EXPECT_TRUE(pair().compared());
  EXPECT_TRUE(pair().strip().isVisible());
  EXPECT_EQ(pair().column(Side::a).history().newestStep(), 80);
  EXPECT_TRUE(eventually([&] { return pair().header(Side::b).words().title == "Sequential"; }));
  EXPECT_EQ(pair().header(Side::a).words().title, "Synchronous");
  EXPECT_TRUE(eventually([&] { return pair().strip().firstDifference().has_value(); }));
  const std::int64_t first = *pair().strip().firstDifference();
  const History& b = pair().column(Side::b).history();
  EXPECT_EQ(b.difference(b.indexOf(first - 1)).high, 0);
  EXPECT_GT(b.difference(b.indexOf(first)).high, 0);
}

TEST_F(WindowPair, WithoutAComparisonThereIsOneAgain) {
  openCompared();
  window.bridge().open(Session());
  EXPECT_TRUE(eventually([&] { return !pair().compared(); }));
  EXPECT_FALSE(pair().column(Side::b).isVisible());
  EXPECT_FALSE(pair().strip().isVisible());
  EXPECT_TRUE(pair().column(Side::b).history().empty());
}

TEST_F(WindowPair, GoingBackLeavesTheRecordedFuturePale) {
  openCompared();
  window.bridge().takeSteps(-30);
  ASSERT_TRUE(eventually([&] { return window.bridge().stepNow() == 50; }));
  EXPECT_TRUE(eventually([&] { return !pair().column(Side::b).overlapPlot().veilPlace().isEmpty(); }));
  EXPECT_EQ(pair().column(Side::a).history().newestStep(), 80);
  window.bridge().goTo(80);
  EXPECT_TRUE(eventually([&] { return pair().column(Side::b).overlapPlot().veilPlace().isEmpty(); }));
}

TEST_F(WindowPair, OneThatIsOpenedPlaysToItsEndWithAllOfItInSight) {
  ASSERT_TRUE(window.openFile(fileWith(R"({"engram": 1, "steps": 90, "comparison": {"dynamics": {"theta": 0.9}}})")));
  window.bridge().setSpeed(2000);
  window.play();
  ASSERT_TRUE(eventually([&] { return !window.bridge().playing(); }));
  EXPECT_EQ(window.bridge().stepNow(), 90);
  EXPECT_TRUE(eventually([&] { return window.plots().history().newestStep() == 90; }));
  EXPECT_EQ(window.plots().timeAxis().window(), (StepWindow{0, 91}));
  window.play();
  EXPECT_TRUE(eventually([&] { return window.bridge().stepNow() > 100; })) << "from there it goes on";
  window.bridge().pause();
  ASSERT_TRUE(window.openFile(fileWith(R"({"engram": 1})", "other.engram")));
  EXPECT_TRUE(eventually([&] { return !window.bridge().starting(); }));
  EXPECT_TRUE(window.plots().timeAxis().automatic());
  EXPECT_FALSE(window.bridge().pausesWhen().step);
}

TEST_F(WindowPair, TheViewMenuKeepsAndRemovesAGhost) {
  openCompared();
  PlotActions& actions = window.plotActions();
  EXPECT_TRUE(actions.keepGhost(Side::b).isVisible());
  EXPECT_FALSE(actions.removeGhost().isEnabled());
  actions.keepGhost(Side::b).trigger();
  EXPECT_TRUE(pair().hasGhost());
  EXPECT_EQ(pair().column(Side::a).overlapPlot().ghostName(), "B · Sequential");
  actions.removeGhost().trigger();
  EXPECT_FALSE(pair().hasGhost());
  window.bridge().open(Session());
  EXPECT_TRUE(eventually([&] { return !actions.keepGhost(Side::b).isVisible(); }));
}

}  // namespace
}  // namespace engram::ui

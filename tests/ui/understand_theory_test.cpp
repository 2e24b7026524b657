// The page "What does theory expect?" and its curves in the plots.
#include <gtest/gtest.h>

#include <QButtonGroup>
#include <QLabel>
#include <QMouseEvent>
#include <QToolButton>

#include "core/engine/start.h"
#include "core/theory/course.h"
#include "tests/ui/window_fixture.h"
#include "ui/export/picture.h"
#include "ui/plots/history.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/rate_plot.h"
#include "ui/plots/run_pair.h"
#include "ui/understand/expected_courses.h"
#include "ui/understand/mean_start.h"
#include "ui/understand/region_plot.h"
#include "ui/understand/theory_map.h"
#include "ui/understand/theory_view.h"
#include "ui/understand/understand_panel.h"
#include "ui/window/edit_actions.h"
#include "ui/window/understand_actions.h"

namespace engram::ui {
namespace {

const char* const compared = R"({"engram": 1, "steps": 60, "seed": 3, "timeline": [{"step": 30, "set":
  {"dynamics.theta": 1.3}}], "comparison": {"dynamics": {"update": "sequential"}}})";

class UnderstandTheory : public WindowTest {
 protected:
  void open(const char* text, int step) {
    const auto read = read_scenario(text, 1e9);
    ASSERT_TRUE(read.scenario);
    starts = 0;
    bridge().open(Session(*read.scenario));
    ASSERT_TRUE(eventually([&] { return starts > 0 && !bridge().starting(); }));
    bridge().takeSteps(step);
    ASSERT_TRUE(eventually([&] { return bridge().stepNow() == step && bridge().newest()->step() == step; }));
  }
  void openPage() { window.understanding().open(UnderstandPage::theory); }
  LiveBridge& bridge() { return window.bridge(); }
  TheoryView& page() { return dynamic_cast<TheoryView&>(*window.understandPanel().view(UnderstandPage::theory)); }
  OverlapPlot& overlaps(Side side) { return window.pair().column(side).overlapPlot(); }
  RatePlot& rates(Side side) { return window.pair().column(side).ratePlot(); }
  [[nodiscard]] bool hasCurve(Side side) { return overlaps(side).theory() != nullptr; }

  /// The course from the start of the run, or from `state` at step `from`, as the core has it.
  std::vector<MeanState> expected(Side side, std::size_t states, std::optional<MeanState> state = {},
                                  std::int64_t from = 0) {
    const Plan& plan = bridge().session().plan(side);
    const Network& network = *bridge().newest()->network;
    if (!state) state = measured(network, plan.start(), std::get<State>(start_state(network, plan.start())));
    return mean_course(
        *state, static_cast<std::int64_t>(states) - 1,
        [&](std::int64_t step) -> const Parameters& { return plan.at(from + step); }, Precision::fast);
  }
  bool followsPlan(Side side) {
    return hasCurve(side) && overlaps(side).theory()->from == 0 &&
           overlaps(side).theory()->states == expected(side, overlaps(side).theory()->states.size());
  }
  bool regionDone() {
    return eventually([&] { return page().finished() && page().part(Side::a).region->grid() != nullptr; });
  }
};

TEST_F(UnderstandTheory, CurvesBeginWhenThePageIsOpenedFirst) {
  EXPECT_EQ(window.expected().from(), TheoryFrom::none);
  EXPECT_FALSE(overlaps(Side::a).legendNames().contains("theory"));
  openPage();
  EXPECT_EQ(window.expected().from(), TheoryFrom::cue);
  EXPECT_TRUE(page().from().button(1)->isChecked());
  EXPECT_TRUE(eventually([&] { return hasCurve(Side::a); }));
  EXPECT_TRUE(overlaps(Side::a).legendNames().contains("theory"));
  page().from().button(0)->click();
  EXPECT_FALSE(hasCurve(Side::a));
  window.understanding().shown().setChecked(false);
  openPage();
  EXPECT_EQ(window.expected().from(), TheoryFrom::none) << "it was chosen";
}

TEST_F(UnderstandTheory, CurvesOfBothSidesAreTheCoursesOfTheirPlans) {
  open(compared, 60);
  openPage();
  for (const Side side : {Side::a, Side::b}) {
    ASSERT_TRUE(eventually([&] { return hasCurve(side); }));
    EXPECT_TRUE(followsPlan(side));
    EXPECT_GE(overlaps(side).theory()->end(), overlaps(side).window().to);
  }
  EXPECT_FALSE(*overlaps(Side::a).theory() == *overlaps(Side::b).theory());
  const auto& states = overlaps(Side::b).theory()->states;
  EXPECT_GT(std::abs(states[29].m - states[40].m), 1e-6) << "the timeline acts at step 30";
  const History& history = window.pair().column(Side::a).history();
  EXPECT_NEAR(states[0].m, static_cast<double>(history.overlap(*history.curveOf(0), 0).low), 1e-6) << "the start";
}

TEST_F(UnderstandTheory, CurvesFollowASliderAndUndo) {
  openPage();
  bridge().takeSteps(20);
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() == 20 && hasCurve(Side::a); }));
  const TheoryCourse before = *overlaps(Side::a).theory();
  bridge().set("dynamics.theta", 1.4);
  EXPECT_TRUE(eventually([&] { return bridge().session().pending().empty() && followsPlan(Side::a); }));
  const TheoryCourse after = *overlaps(Side::a).theory();
  EXPECT_EQ(after.at(20), before.at(20));
  EXPECT_FALSE(after.at(25) == before.at(25));
  window.edits().undo().trigger();
  EXPECT_TRUE(eventually([&] { return overlaps(Side::a).theory()->at(25) == before.at(25); }));
}

TEST_F(UnderstandTheory, CurvesFollowANewNetwork) {
  openPage();
  ASSERT_TRUE(eventually([&] { return hasCurve(Side::a); }));
  starts = 0;
  bridge().set("network.patterns", 12);
  ASSERT_TRUE(eventually([&] { return starts > 0; }));
  EXPECT_TRUE(eventually([&] { return bridge().newest()->network->patterns().count() == 12 && followsPlan(Side::a); }));
}

TEST_F(UnderstandTheory, FromNowBeginsWhereTheRunsStand) {
  open(compared, 40);
  openPage();
  page().from().button(2)->click();
  ASSERT_TRUE(eventually([&] { return hasCurve(Side::b) && overlaps(Side::b).theory()->from == 40; }));
  const auto newest = bridge().newest();
  for (const Side side : {Side::a, Side::b}) {
    const RunSnapshot& run = newest->of(side);
    const TheoryCourse& course = *overlaps(side).theory();
    EXPECT_EQ(course.states,
              expected(side, course.states.size(), measured(*newest->network, run.parameters, run.state), 40));
  }
  bridge().takeSteps(10);
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() == 50; }));
  EXPECT_EQ(overlaps(Side::a).theory()->from, 40) << "it stays where it was asked for";
  bridge().goTo(20);
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() == 20; }));
  bridge().set("dynamics.theta", 0.8);
  EXPECT_TRUE(eventually([&] { return overlaps(Side::a).theory()->from == 20; })) << "that state is no more";
}

TEST_F(UnderstandTheory, LegendSwitchesTheCurves) {
  openPage();
  bridge().takeSteps(5);
  ASSERT_TRUE(eventually([&] { return hasCurve(Side::a) && bridge().stepNow() == 5; }));
  QTest::qWait(100);
  const QImage with = overlaps(Side::a).canvas().copy();
  overlaps(Side::a).switchEntry(LivePlot::theory_key);
  const QImage without = overlaps(Side::a).canvas().copy();
  EXPECT_NE(with, without);
  overlaps(Side::a).switchEntry(LivePlot::theory_key);
  EXPECT_EQ(overlaps(Side::a).canvas(), with);
}

TEST_F(UnderstandTheory, PicturesHaveTheCurves) {
  openPage();
  bridge().takeSteps(5);
  ASSERT_TRUE(eventually([&] { return hasCurve(Side::a) && bridge().stepNow() == 5; }));
  QTest::qWait(100);
  const PictureOptions svg{.format = PictureFormat::svg, .size = {900, 700}};
  const auto dashed = [&] {
    return pictureBytes(window.pair(), bridge().session().scenario(), svg).count("stroke-dasharray=\"6,4\"");
  };
  const QImage with = drawPicture(window.pair(), {.size = {900, 700}});
  EXPECT_GE(dashed(), 3) << "m, q and r";
  window.expected().choose(TheoryFrom::none);
  EXPECT_EQ(dashed(), 0);
  EXPECT_NE(drawPicture(window.pair(), {.size = {900, 700}}), with);
}

TEST_F(UnderstandTheory, TheMapHasTheFixedPointsOfTheTheory) {
  open(compared, 10);
  openPage();
  ASSERT_TRUE(eventually([&] { return page().map().side(true) != nullptr; }));
  for (const Side side : {Side::a, Side::b}) {
    const auto points = MeanField(bridge().shown(side), Precision::fast).fixed_points();
    const auto& shown = page().map().side(side == Side::b)->points;
    ASSERT_EQ(shown.size(), points.size());
    for (std::size_t n = 0; n < points.size(); ++n) EXPECT_EQ(shown[n].state, points[n].state);
  }
  const auto& last = page().map().side(true)->points.back();
  EXPECT_TRUE(
      page().map().wordsAt(page().map().place(last.state.m, last.state.m) + QPointF(4, 3)).contains("fixed point"));
}

TEST_F(UnderstandTheory, TheRegionHasTheClassesOfTheTheory) {
  openPage();
  ASSERT_TRUE(regionDone());
  const RegionGrid& grid = *page().part(Side::a).region->grid();
  EXPECT_EQ(grid.columns, 40);
  const MeanState start = page().part(Side::a).theory->start;
  for (const auto& [column, row] : {std::pair{3, 3}, std::pair{16, 20}, std::pair{38, 15}}) {
    const RetrievalPoint point =
        retrieval_point(at_point(shown(), grid.axes, grid.value(0, column), grid.value(1, row)), start);
    EXPECT_EQ(class_of(grid.at(column, row)), class_of(point));
  }
}

TEST_F(UnderstandTheory, AClickSetsBothValuesInOneChange) {
  openPage();
  bridge().takeSteps(3);
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() == 3; }));
  ASSERT_TRUE(regionDone());
  RegionPlot& region = *page().part(Side::a).region;
  const Parameters before = shown();
  const QPointF place = region.placeOf(0.6, 8);
  const auto values = *region.valuesAt(place);
  QTest::mouseClick(&region, Qt::LeftButton, {}, place.toPoint());
  EXPECT_NEAR(shown().dynamics.theta, values.first, 0.03);
  EXPECT_NEAR(shown().dynamics.beta, values.second, 0.5);
  EXPECT_TRUE(eventually([&] { return bridge().session().pending().empty(); }));
  EXPECT_TRUE(eventually([&] { return page().part(Side::a).theory->parameters.dynamics == shown().dynamics; }));
  EXPECT_NEAR(region.places().at(0).x, shown().dynamics.theta, 1e-9);
  window.edits().undo().trigger();
  EXPECT_EQ(shown().dynamics, before.dynamics);
}

TEST_F(UnderstandTheory, AClickOnMemoriesAndGainMakesANewNetwork) {
  openPage();
  page().plane().button(1)->click();
  ASSERT_TRUE(eventually([&] {
    const RegionGrid* grid = page().part(Side::a).region->grid();
    return grid != nullptr && grid->axes[0].path == "network.patterns" && page().finished();
  }));
  RegionPlot& region = *page().part(Side::a).region;
  const Parameters before = shown();
  starts = 0;
  QTest::mouseClick(&region, Qt::LeftButton, {}, region.placeOf(12, 0.5).toPoint());
  EXPECT_NEAR(static_cast<double>(shown().network.patterns), 12, 1);
  EXPECT_NEAR(shown().dynamics.inhibition_gain, 0.5, 0.03);
  ASSERT_TRUE(eventually([&] { return starts == 1; }));
  window.edits().undo().trigger();
  EXPECT_TRUE(eventually([&] { return starts == 2; }));
  EXPECT_EQ(shown().network, before.network);
  EXPECT_EQ(shown().dynamics, before.dynamics);
}

TEST_F(UnderstandTheory, SaysWhatTheTheoryLeavesOut) {
  openPage();
  ASSERT_TRUE(eventually([&] { return page().part(Side::a).theory != nullptr; }));
  const TheoryView::Part& part = page().part(Side::a);
  EXPECT_TRUE(part.left_out->isHidden());
  EXPECT_TRUE(part.words->text().startsWith("Theory: "));
  bridge().set("network.feedback", "reciprocal");
  EXPECT_TRUE(eventually([&] { return part.left_out->text().contains("reciprocal feedback"); }));
  EXPECT_FALSE(part.left_out->isHidden());
  EXPECT_TRUE(part.left_out->property("warning").toBool());
}

}  // namespace
}  // namespace engram::ui

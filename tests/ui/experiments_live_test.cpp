// Experiments beside the live run: the menu, files, runs that are opened, and a window that stays smooth.
#include <QAction>
#include <QMenu>
#include <QMenuBar>

#include <numeric>
#include <sstream>

#include "core/experiment/sweep_run.h"
#include "tests/ui/event_loop_watch.h"
#include "tests/ui/experiments_fixture.h"
#include "tests/ui/window_fixture.h"
#include "tests/ui/yardstick.h"
#include "ui/experiments/colour_map.h"
#include "ui/experiments/duration_words.h"
#include "ui/experiments/experiment_actions.h"
#include "ui/experiments/experiment_store.h"
#include "ui/experiments/sweep_runner.h"
#include "ui/export/whole_file.h"
#include "ui/window/render.h"
#include "ui/window/scenario_files.h"

namespace engram::ui {
namespace {

class ExperimentsLive : public WindowTest {
 protected:
  void SetUp() override {
    QDir(experimentFolder()).removeRecursively();
    WindowTest::SetUp();
  }
  ExperimentsWindow& experiments() { return window.experiments().window(); }
};

TEST_F(ExperimentsLive, TheMenuOpensTheWindowAndHasEveryShippedStudy) {
  const QMenu* menu = nullptr;
  for (const QAction* action : window.menuBar()->actions())
    if (action->text() == "E&xperiments") menu = action->menu();
  ASSERT_NE(menu, nullptr);
  ASSERT_FALSE(ExperimentActions::shipped().isEmpty());
  EXPECT_EQ(menu->actions().size(), 2 + ExperimentActions::shipped().size());
  window.experiments().opening().trigger();
  EXPECT_TRUE(experiments().isVisible());
  const Json document = *experiments().form().document();
  EXPECT_EQ(document["scenario"].value("network", Json::object()).value("excitatory", 300), 300);
}

TEST_F(ExperimentsLive, EveryShippedStudyOpensAndItsPointsAreNetworks) {
  for (const QString& file : ExperimentActions::shipped()) {
    ASSERT_TRUE(window.experiments().openFile(file)) << file.toStdString();
    ASSERT_NE(experiments().results(), nullptr);
    EXPECT_GT(experiments().results()->plan().points(), 10) << file.toStdString();
    EXPECT_TRUE(figure_axes(experiments().results()->plan())) << file.toStdString();
  }
}

TEST_F(ExperimentsLive, TakesTheValuesThatAreInForceNow) {
  ASSERT_TRUE(window.bridge().set("dynamics.theta", 0.85).empty());
  window.bridge().takeSteps(3);
  window.experiments().opening().trigger();
  const Json document = *experiments().form().document();
  EXPECT_EQ(document["scenario"]["dynamics"]["theta"], 0.85);
  EXPECT_FALSE(document["scenario"].contains("timeline"));
}

TEST_F(ExperimentsLive, AFileOfASweepOpensTheWindowAndLeavesTheRunAlone) {
  const QString file = fileWith(small_sweep, "sweep.json");
  const auto before = window.bridge().session().scenario().document;
  EXPECT_TRUE(window.openFile(file));
  EXPECT_TRUE(experiments().isVisible());
  EXPECT_EQ(experiments().results()->plan().points(), 8);
  EXPECT_EQ(window.bridge().session().scenario().document, before);
}

TEST_F(ExperimentsLive, ADroppedSweepOpensToo) {
  EXPECT_TRUE(window.files().openFirstOf({fileWith("nothing", "a.txt"), fileWith(small_sweep, "sweep.json")}));
  EXPECT_TRUE(experiments().isVisible());
  EXPECT_EQ(experiments().results()->plan().points(), 8);
}

TEST_F(ExperimentsLive, AClickedRunPlaysToWhereItWasJudgedAndHasTheSameSpikes) {
  ASSERT_TRUE(experiments().open(small_sweep).empty());
  experiments().primary().click();
  ASSERT_TRUE(eventually([&] { return experiments().results()->complete() && !experiments().running(); }));
  emit experiments().figure().pointChosen(6);
  ASSERT_TRUE(eventually([&] { return window.bridge().stepNow() == 9 && !window.bridge().playing(); }));
  const SweepPlan& plan = experiments().results()->plan();
  const auto expected = std::get<PieceResult>(SweepPiece::build(plan, 6)->run(0));
  const auto snapshot = window.bridge().newest();
  EXPECT_EQ(window.bridge().shown().network.patterns, 6);
  const std::int64_t spikes = snapshot->a.sums.excitatory;
  EXPECT_EQ(spikes, expected.spikes);
}

TEST_F(ExperimentsLive, TheWindowAnswersWhileAnExperimentRuns) {
  constexpr double most_ms = 100;
  Json longer = Json::parse(small_sweep);
  longer["dictionaries"] = 100000;
  longer["axes"][1] = Json::parse(R"({"path": "network.patterns", "from": 2, "to": 40, "count": 39})");
  window.play();
  ASSERT_TRUE(experiments().open(QString::fromStdString(longer.dump())).empty());
  window.experiments().opening().trigger();
  QTest::qWait(300);
  EventLoopWatch loop;
  double shortest = 1e9;
  experiments().primary().click();
  for (int attempt = 0; attempt < 4 && shortest > most_ms; ++attempt) {
    loop.restart();
    QTest::qWait(700);
    shortest = std::min(shortest, loop.longestMs());
  }
  EXPECT_TRUE(experiments().running());
  EXPECT_GT(experiments().results()->finished(), 0);
  EXPECT_LE(shortest, most_ms * (shortest > most_ms ? slowness() : 1));
  experiments().cancelling().click();
  EXPECT_EQ(SweepRunner::threads(), std::max(2U, std::thread::hardware_concurrency()) - 1) << "one core is left";
}

TEST(RenderSweep, DrawsResultsWithoutAWindowAndRefusesASweepWithoutThem) {
  const QTemporaryDir folder;
  const QString table = folder.filePath("r.csv"), sweep = folder.filePath("s.json");
  Problems problems;
  SweepResults results(std::make_shared<const SweepPlan>(*SweepPlan::read(Json::parse(small_sweep), 1e9).plan));
  std::vector<std::int64_t> todo(static_cast<std::size_t>(results.plan().pieces()));
  std::iota(todo.begin(), todo.end(), 0);
  EXPECT_FALSE(run_pieces(results.plan(), todo, {},
                          [&](std::int64_t piece, const PieceResult& result) { results.add(piece, result); }));
  ASSERT_EQ(writeWhole(table, QByteArray::fromStdString(*results.table())), "");
  ASSERT_EQ(writeWhole(sweep, small_sweep), "");
  std::ostringstream errors;
  RenderOptions options{.file = table, .out = folder.filePath("f.svg")};
  EXPECT_EQ(renderFile(options, errors), 0) << errors.str();
  EXPECT_EQ(sweepTextOf(options.out)->toStdString(), *results.table());
  const QString first = *sweepTextOf(options.out);
  options = {.file = options.out, .out = folder.filePath("g.png"), .by_overlap = true};
  EXPECT_EQ(renderFile(options, errors), 0) << "a figure is drawn again in another format";
  EXPECT_EQ(*sweepTextOf(options.out), first);
  options.file = sweep;
  EXPECT_EQ(renderFile(options, errors), 2);
  EXPECT_NE(errors.str().find("without results"), std::string::npos) << errors.str();
}

TEST(DurationWords, AreShortAndNeverHavePowersOfTen) {
  EXPECT_EQ(durationWords(0.01), "1 s");
  EXPECT_EQ(durationWords(119), "119 s");
  EXPECT_EQ(durationWords(150), "2.5 minutes");
  EXPECT_EQ(durationWords(6600), "110 minutes");
  EXPECT_EQ(durationWords(7200), "2 hours");
  EXPECT_EQ(durationWords(40.0 * 86400), "40 days");
}

TEST(ColourMap, GetsLighterAllTheWay) {
  double before = -1;
  for (int n = 0; n <= 100; ++n) {
    const QColor c = viridis(n / 100.0);
    const double lightness = 0.2126 * double{c.redF()} + 0.7152 * double{c.greenF()} + 0.0722 * double{c.blueF()};
    EXPECT_GT(lightness, before) << n;
    before = lightness;
  }
  EXPECT_EQ(viridis(-1), viridis(0));
  EXPECT_EQ(viridis(2), viridis(1));
}

}  // namespace
}  // namespace engram::ui

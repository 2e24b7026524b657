// The window of experiments: choosing, running, pausing, going on, opening runs and taking results along.
#include <gmock/gmock.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

#include "core/engine/engine.h"
#include "core/engine/start.h"
#include "core/experiment/sweep_file.h"
#include "core/experiment/sweep_run.h"
#include "core/scenario/carrier.h"
#include "tests/ui/experiments_fixture.h"
#include "ui/experiments/point_progress.h"
#include "ui/experiments/range_editor.h"

namespace engram::ui {
namespace {

/// The table that the core makes of a sweep in one go.
std::string tableOf(const Json& document) {
  const SweepRead read = SweepPlan::read(document, 1e9);
  std::vector<std::int64_t> todo;
  std::vector<PieceResult> results(static_cast<std::size_t>(read.plan->pieces()));
  for (std::int64_t n = 0; n < read.plan->pieces(); ++n) todo.push_back(n);
  EXPECT_FALSE(run_pieces(*read.plan, todo, {.all = 2}, [&](std::int64_t piece, const PieceResult& r) {
    results[static_cast<std::size_t>(piece)] = r;
  }));
  return sweep_table(*read.plan, results);
}

QByteArray bytesOf(const QString& name) {
  QFile file(name);
  EXPECT_TRUE(file.open(QIODevice::ReadOnly));
  return file.readAll();
}

TEST_F(ExperimentsTest, BeginsWithTheNetworkOfTheWindowAndSaysHowLongItTakes) {
  ASSERT_TRUE(window->form().document());
  const Json document = *window->form().document();
  EXPECT_EQ(document["scenario"]["network"]["excitatory"], 60);
  EXPECT_EQ(document["scenario"]["dynamics"]["theta"], 0.9);
  EXPECT_TRUE(eventually([&] { return window->estimate().contains("about"); }));
  EXPECT_TRUE(window->primary().isEnabled());
}

TEST_F(ExperimentsTest, TheFormMakesTheSweepThatWasChosen) {
  ExperimentForm& form = window->form();
  form.along().parameter().setCurrentIndex(form.along().parameter().findData("dynamics.theta"));
  form.along().from().setText("0.5");
  form.along().to().setText("1.5");
  form.along().count().setValue(3);
  form.rule(0).setChecked(false);
  form.rule(2).setChecked(true);
  form.second().setCurrentIndex(1);  // without
  form.sizes().setText("30, 60");
  form.dictionaries().setValue(4);
  form.cues().setValue(2);
  form.steps().setValue(7);
  ASSERT_TRUE(form.document());
  const SweepRead read = SweepPlan::read(*form.document(), 1e9);
  ASSERT_TRUE(read.plan) << read.problems.front().message;
  EXPECT_EQ(read.plan->points(), 2 * 2 * 3);
  EXPECT_EQ(read.plan->dictionaries(), 4);
  EXPECT_EQ(read.plan->name(0), "dynamics.update = sequential, network.excitatory = 30, dynamics.theta = 0.5");
  const Parameters p = read.plan->scenario(0).parameters;
  EXPECT_EQ(p.network.inhibitory, 8) << "goes with N";
  EXPECT_EQ(p.network.inputs_per_inhibitory, 6);
  EXPECT_FALSE(p.network.second_inhibitory.enabled);
  EXPECT_EQ(read.plan->cues(p), 2);
  EXPECT_EQ(p.steps, 7);
}

TEST_F(ExperimentsTest, WhatIsTypedWronglyIsSaidAndNothingStarts) {
  window->form().along().from().setText("two");
  EXPECT_FALSE(window->primary().isEnabled());
  EXPECT_TRUE(window->form().problem().contains(QString::fromUtf8("“two”")));
  window->form().along().from().setText("2");
  window->form().sizes().setText("10, x");
  EXPECT_TRUE(window->form().problem().contains("10, x"));
  window->form().sizes().clear();
  EXPECT_TRUE(window->primary().isEnabled());
  window->form().along().parameter().setCurrentIndex(window->form().along().parameter().findData("dynamics.beta"));
  window->form().along().scale().setCurrentIndex(0);
  window->form().along().from().setText("-1");
  window->primary().click();
  EXPECT_FALSE(window->running());
  bool told = false;
  for (const QLabel* label : window->findChildren<QLabel*>())
    told = told || (label->property("error").toBool() && label->isVisible() && label->text().contains("dynamics.beta"));
  EXPECT_TRUE(told);
}

TEST_F(ExperimentsTest, ResultsAreThoseOfTheCommandLineByteForByte) {
  ASSERT_TRUE(window->open(small_sweep).empty());
  runToEnd();
  const QString csv = folder.filePath("r.csv");
  EXPECT_EQ(window->write(csv, true), "");
  EXPECT_EQ(bytesOf(csv).toStdString(), tableOf(Json::parse(small_sweep)));
  EXPECT_TRUE(window->status().startsWith("Finished: 48 of 48"));
  EXPECT_THAT(window->pointProgress().shares(), testing::Each(1.0));
  ASSERT_EQ(window->figure().figure().curves.size(), 2U);
  EXPECT_EQ(window->figure().figure().curves[1].name, "sequential");
  EXPECT_EQ(window->figure().figure().curves[1].points.size(), 4U);
  EXPECT_FALSE(window->primary().isEnabled()) << "there is nothing left to do";
}

TEST_F(ExperimentsTest, AFigureCarriesItsResultsInEveryFormat) {
  ASSERT_TRUE(window->open(small_sweep).empty());
  runToEnd();
  const Figure before = window->figure().figure();
  for (const char* name : {"f.png", "f.svg", "f.pdf", "f.csv"}) {
    const QString file = folder.filePath(name);
    ASSERT_EQ(window->write(file, true), "") << name;
    ASSERT_TRUE(window->open(map_sweep).empty());
    const auto text = carried_sweep(bytesOf(file).toStdString());
    ASSERT_TRUE(text) << name;
    ASSERT_TRUE(window->open(QString::fromStdString(*text)).empty()) << name;
    ASSERT_TRUE(window->results()->complete()) << name;
    const Figure after = window->figure().figure();
    ASSERT_EQ(after.curves.size(), before.curves.size());
    for (std::size_t n = 0; n < after.curves[1].points.size(); ++n) {
      EXPECT_EQ(after.curves[1].points[n].value, before.curves[1].points[n].value);
      EXPECT_EQ(after.curves[1].points[n].high, before.curves[1].points[n].high);
    }
  }
  EXPECT_NE(window->write(folder.filePath("f.gif"), true), "");
  EXPECT_NE(window->write(folder.filePath("none/f.png"), true), "");
}

TEST_F(ExperimentsTest, PausesGoesOnAndGoesOnAfterARestart) {
  Json longer = Json::parse(small_sweep);
  longer["dictionaries"] = 1500;
  longer["steps"] = 60;
  ASSERT_TRUE(window->open(QString::fromStdString(longer.dump())).empty());
  window->primary().click();
  ASSERT_TRUE(eventually([&] { return window->results()->finished() > 20; }));
  EXPECT_EQ(window->primary().text(), "Pause");
  window->primary().click();
  ASSERT_TRUE(eventually([&] { return !window->running(); }));
  const std::int64_t paused = window->results()->finished();
  ASSERT_LT(paused, 12000);
  EXPECT_EQ(window->primary().text(), "Go on");
  EXPECT_TRUE(window->status().startsWith("Paused"));

  window->primary().click();
  ASSERT_TRUE(eventually([&] { return window->results()->finished() > paused + 20; }));
  open();  // while it runs: as if the program were closed and started again
  ASSERT_NE(window->results(), nullptr);
  EXPECT_GE(window->results()->finished(), paused + 20) << "nothing is lost";
  EXPECT_FALSE(window->running());
  EXPECT_EQ(window->primary().text(), "Go on");
  runToEnd();
  ASSERT_EQ(window->write(folder.filePath("r.csv"), true), "");
  EXPECT_EQ(bytesOf(folder.filePath("r.csv")).toStdString(), tableOf(longer));
}

TEST_F(ExperimentsTest, CancelEndsItAndKeepsThePicture) {
  Json longer = Json::parse(small_sweep);
  longer["dictionaries"] = 3000;
  ASSERT_TRUE(window->open(QString::fromStdString(longer.dump())).empty());
  window->primary().click();
  ASSERT_TRUE(eventually([&] { return window->results()->finished() > 20; }));
  window->cancelling().click();
  EXPECT_FALSE(window->running());
  EXPECT_TRUE(window->status().startsWith("Cancelled"));
  EXPECT_FALSE(window->figure().figure().curves.empty());
  EXPECT_NE(window->write(folder.filePath("r.csv"), true), "") << "an unfinished table is not written";
  open();
  EXPECT_EQ(window->results(), nullptr) << "it is given up";
}

TEST_F(ExperimentsTest, AClickOpensExactlyThatRun) {
  ASSERT_TRUE(window->open(small_sweep).empty());
  runToEnd();
  std::optional<Scenario> opened;
  QObject::connect(window.get(), &ExperimentsWindow::runWanted, window.get(),
                   [&](const Scenario& scenario, const QString&) { opened = scenario; });
  const std::int64_t point = 7;  // sequential, 8 memories
  const auto place = window->figure().placeOf(point);
  ASSERT_TRUE(place);
  window->dictionary().setValue(3);
  window->cue().setValue(5);
  QTest::mouseMove(&window->figure(), place->toPoint());
  QTest::mouseClick(&window->figure(), Qt::LeftButton, {}, place->toPoint());
  ASSERT_TRUE(opened);
  const Parameters& p = opened->parameters;
  const Parameters& at = window->results()->parameters(point);
  EXPECT_EQ(p.network.patterns, 8);
  EXPECT_EQ(p.dynamics.update, UpdateRule::sequential);
  EXPECT_EQ(p.cue.pattern, 4);
  EXPECT_EQ(p.seed, sweep_run(at, 2, 4).seed);
  EXPECT_EQ(p.noise(), sweep_run(at, 2, 4).noise_seed);

  // Its end is what the sweep counted for that cue.
  const SweepPlan& plan = window->results()->plan();
  const auto piece = SweepPiece::build(plan, 2 * plan.points() + point);
  const auto expected = std::get<PieceResult>(piece->run(4));
  const auto network = Network::build(p);
  Engine engine(network, p, std::get<State>(start_state(*network, p)), std::size_t{1});
  for (std::int64_t t = 0; t < p.steps; ++t) engine.step();
  const Observables seen(*network, p, engine.sums());
  const std::int64_t spikes = std::llround(seen.rate_excitatory() * static_cast<double>(p.network.excitatory));
  EXPECT_EQ(spikes, expected.spikes);
  EXPECT_EQ(seen.overlap(4), expected.overlap);
}

TEST_F(ExperimentsTest, HoverTellsValueErrorAndDictionaries) {
  ASSERT_TRUE(window->open(small_sweep).empty());
  runToEnd();
  const auto place = window->figure().placeOf(4);
  ASSERT_TRUE(place);
  const QString words = window->figure().wordsAt(*place);
  EXPECT_TRUE(words.contains("sequential")) << words.toStdString();
  EXPECT_TRUE(words.contains("M = 2")) << words.toStdString();
  EXPECT_TRUE(words.contains("6 dictionaries")) << words.toStdString();
  EXPECT_EQ(window->figure().wordsAt({1, 1}), "");
}

TEST_F(ExperimentsTest, WhatIsUnderThePointerIsFollowedWhileItRuns) {
  Json longer = Json::parse(small_sweep);
  longer["dictionaries"] = 4000;
  ASSERT_TRUE(window->open(QString::fromStdString(longer.dump())).empty());
  window->primary().click();
  ASSERT_TRUE(eventually([&] { return window->figure().placeOf(4).has_value(); }));
  const QLabel* told = window->findChild<QLabel*>("experimentHover");
  QTest::mouseMove(&window->figure(), window->figure().placeOf(4)->toPoint());
  ASSERT_TRUE(eventually([&] { return told->text().contains("sequential"); }));
  const QString before = told->text();
  EXPECT_TRUE(eventually([&] { return told->text() != before; })) << before.toStdString();
  EXPECT_TRUE(told->text().contains("sequential"));
  window->cancelling().click();
}

TEST_F(ExperimentsTest, AMapRefinesAndCarriesTheBoundaryOfTheory) {
  ASSERT_TRUE(window->open(map_sweep).empty());
  EXPECT_EQ(window->kind().currentIndex(), 1);
  runToEnd();
  const Figure& figure = window->figure().figure();
  ASSERT_EQ(figure.maps.size(), 1U);
  EXPECT_EQ(figure.maps[0].columns, 9U);
  EXPECT_EQ(figure.maps[0].rows, 7U);
  EXPECT_TRUE(figure.y.logarithmic);
  EXPECT_FALSE(figure.x.logarithmic);
  EXPECT_TRUE(eventually(
      [&] { return !window->figure().boundaries().empty() && !window->figure().boundaries().front().empty(); }));
  window->kind().setCurrentIndex(0);
  emit window->kind().activated(0);
  EXPECT_EQ(window->figure().figure().curves.size(), 7U);
}

TEST_F(ExperimentsTest, ManyCurvesAreSpreadOverPanels) {
  Json wide = Json::parse(small_sweep);
  wide["axes"].push_back(Json::parse(R"({"path": "dynamics.theta", "values": [0.8, 1.2]})"));
  wide["axes"].push_back(Json::parse(R"({"path": "dynamics.beta", "values": [2, 4, 8]})"));
  wide["dictionaries"] = 1;
  ASSERT_TRUE(window->open(QString::fromStdString(wide.dump())).empty());
  window->kind().setCurrentIndex(0);
  emit window->kind().activated(0);
  const Figure& figure = window->figure().figure();
  ASSERT_EQ(figure.curves.size(), 12U);
  ASSERT_EQ(figure.panels.size(), 3U);
  std::vector<int> in(3);
  for (const FigureCurve& curve : figure.curves) ++in[curve.panel];
  EXPECT_THAT(in, testing::Each(4));
  EXPECT_TRUE(figure.panels[2].contains("8")) << figure.panels[2].toStdString();
}

TEST_F(ExperimentsTest, FilesThatAreNoneAreRefusedAndNothingChanges) {
  ASSERT_TRUE(window->open(small_sweep).empty());
  runToEnd();
  EXPECT_FALSE(window->open("{}").empty());
  EXPECT_FALSE(window->open("# engram 1\n# scenario: {}\na,b\n1,2\n").empty());
  std::string table = tableOf(Json::parse(small_sweep));
  table.replace(table.rfind("sequential,8"), 12, "sequential,9");
  EXPECT_FALSE(window->open(QString::fromStdString(table)).empty()) << "rows must be those of the sweep";
  EXPECT_TRUE(window->results()->complete());
}

TEST_F(ExperimentsTest, TwoWindowsDoNotShareAPlace) {
  ASSERT_TRUE(window->open(small_sweep).empty());
  runToEnd();
  ExperimentsWindow other([] { return Json::parse(R"({"engram": 1})"); }, folder.filePath("experiments"), nullptr);
  EXPECT_EQ(other.results(), nullptr);
  ASSERT_TRUE(other.open(map_sweep).empty());
  other.startOrPause();
  EXPECT_TRUE(eventually([&] { return other.results()->complete() && !other.running(); }));
  open();
  ASSERT_NE(window->results(), nullptr);
  EXPECT_EQ(window->results()->plan().points(), 8);
}

}  // namespace
}  // namespace engram::ui

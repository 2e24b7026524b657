// Opening, saving, unsaved changes, themes, pictures.
#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QImageReader>
#include <QLabel>
#include <QTextBrowser>
#include <sstream>

#include "tests/ui/answering_fixture.h"
#include "tests/ui/pixels.h"
#include "ui/plots/run_plots.h"
#include "ui/window/problems_dialog.h"
#include "ui/window/render.h"
#include "ui/window/scenario_files.h"
#include "ui/window/scenario_text.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

class FilesTest : public AnsweringTest {};

const char* const good = R"({"engram": 1, "title": "My network", "notes": "n", "network": {"patterns": 7},
  "timeline": [{"step": 5, "set": {"dynamics.theta": 0.5}}]})";

TEST_F(FilesTest, ABadFileListsAllItsProblemsAndChangesNothing) {
  window.play();
  const Session before = window.bridge().session();
  const QString title = window.windowTitle();
  QString listed;
  answer<QDialog>([&](QDialog& dialog) {
    listed = dialog.findChild<QTextBrowser*>("problems")->toPlainText();
    dialog.reject();
  });
  EXPECT_FALSE(window.openFile(
      fileWith(R"({"engram": 1, "network": {"patterns": 0, "colour": 3}, "dynamics": {"beta": -1}, "seed": "x"})")));
  EXPECT_EQ(answered, 1);
  for (const char* path : {"network.patterns", "network.colour", "dynamics.beta", "seed"})
    EXPECT_TRUE(listed.contains(path)) << path << " in\n" << listed.toStdString();
  EXPECT_TRUE(window.bridge().session() == before);
  EXPECT_EQ(starts, 1);
  EXPECT_TRUE(window.files().file().isEmpty());
  EXPECT_EQ(window.windowTitle(), title);
  EXPECT_TRUE(window.bridge().playing());
  EXPECT_TRUE(window.files().recent().files().isEmpty());
}

TEST_F(FilesTest, AFileThatIsNotThereIsAProblemToo) {
  answer<QDialog>([](QDialog& dialog) { dialog.reject(); });
  EXPECT_FALSE(window.openFile(folder.filePath("nowhere.engram")));
  EXPECT_EQ(answered, 1);
}

TEST_F(FilesTest, AScenarioWhoseStartCannotBeMadeIsGivenUp) {
  const QString file = fileWith(good);
  ASSERT_TRUE(window.openFile(file));
  ASSERT_TRUE(eventually([&] { return starts == 2; }));
  answer<QDialog>([](QDialog& dialog) { dialog.reject(); });
  window.openFile(fileWith(R"({"engram": 1, "network": {"activity": 0.6}, "cue": {"kind": "moved", "fraction": 0.9}})",
                           "impossible.engram"));
  EXPECT_TRUE(eventually([&] { return answered == 1; }));
  EXPECT_EQ(window.files().file(), file);
  EXPECT_EQ(shown().network.patterns, 7);
  EXPECT_FALSE(window.isWindowModified());
}

TEST_F(FilesTest, OpeningShowsTitleAndValues) {
  ASSERT_TRUE(window.openFile(fileWith(good)));
  EXPECT_EQ(shown().network.patterns, 7);
  EXPECT_EQ(window.windowTitle(), "My network (test.engram)[*] — Engram");
  EXPECT_FALSE(window.isWindowModified());
  change();
  EXPECT_TRUE(window.isWindowModified());
}

TEST_F(FilesTest, SavedAndReopenedItIsTheSame) {
  ASSERT_TRUE(window.openFile(fileWith(good)));
  type(control<NumberControl>("dynamics.beta").field(), "3.5");
  EXPECT_TRUE(window.isWindowModified());
  const QString copy = folder.filePath("copy.engram");
  ASSERT_TRUE(window.files().saveTo(copy));
  EXPECT_FALSE(window.isWindowModified());
  const ScenarioRead read = readScenarioFile(copy);
  ASSERT_TRUE(read.scenario.has_value());
  EXPECT_EQ(read.scenario->parameters.dynamics.beta, 3.5);
  EXPECT_EQ(read.scenario->notes, "n");
  EXPECT_EQ(read.scenario->timeline.size(), 1U);
  EXPECT_EQ(read.scenario->document, window.bridge().session().scenario().document);
}

TEST_F(FilesTest, AChangeMadeWhileRunningIsSavedWithItsStep) {
  window.play();
  ASSERT_TRUE(eventually([&] { return window.bridge().stepNow() > 5; }));
  type(control<NumberControl>("dynamics.theta").field(), "0.8");
  const QString file = folder.filePath("run.engram");
  ASSERT_TRUE(window.files().saveTo(file));
  const ScenarioRead read = readScenarioFile(file);
  ASSERT_TRUE(read.scenario.has_value());
  ASSERT_EQ(read.scenario->timeline.size(), 1U);
  EXPECT_GT(read.scenario->timeline[0].step, 5);
  EXPECT_TRUE(window.bridge().session().pending().empty());
}

TEST_F(FilesTest, UnsavedChangesAreAskedFor) {
  type(control<NumberControl>("dynamics.theta").field(), "0.8");
  press(QMessageBox::Cancel);
  EXPECT_FALSE(window.close());
  EXPECT_EQ(answered, 1);
  EXPECT_TRUE(window.isVisible());
  press(QMessageBox::Cancel);
  EXPECT_FALSE(window.openFile(fileWith(good)));
  EXPECT_EQ(shown().network.patterns, 10);
  press(QMessageBox::Discard);
  EXPECT_TRUE(window.openFile(fileWith(good)));
  EXPECT_EQ(answered, 3);
  EXPECT_EQ(shown().network.patterns, 7);
  EXPECT_TRUE(window.close());
  EXPECT_EQ(answered, 3);
}

TEST_F(FilesTest, SavingOnCloseWritesTheFile) {
  const QString file = fileWith(good);
  ASSERT_TRUE(window.openFile(file));
  type(control<NumberControl>("network.patterns").field(), "8");
  press(QMessageBox::Save);
  EXPECT_TRUE(window.close());
  EXPECT_EQ(readScenarioFile(file).scenario->parameters.network.patterns, 8);
}

TEST_F(FilesTest, NewGoesBackToTheDefaults) {
  ASSERT_TRUE(window.openFile(fileWith(good)));
  EXPECT_TRUE(window.files().openNew());
  EXPECT_EQ(shown(), Parameters{});
  EXPECT_TRUE(window.windowTitle().contains("Untitled"));
}

TEST_F(FilesTest, ShippedScenariosOpen) {
  const QDir shipped(":/scenarios");
  const QStringList names = shipped.entryList({"*.engram"});
  EXPECT_FALSE(names.isEmpty());
  for (const QString& name : names) {
    EXPECT_TRUE(window.openFile(shipped.filePath(name))) << name.toStdString();
    EXPECT_TRUE(window.files().file().isEmpty());  // Save asks for a place of one's own
  }
}

TEST_F(FilesTest, ThemesChangeTheColours) {
  window.view().chooseTheme(ViewActions::ThemeChoice::dark);
  QTest::qWait(50);
  const int dark = window.grab().toImage().pixelColor(3, 400).lightness();
  window.view().chooseTheme(ViewActions::ThemeChoice::light);
  QTest::qWait(50);
  const int light = window.grab().toImage().pixelColor(3, 400).lightness();
  EXPECT_LT(dark, 60);
  EXPECT_GT(light, 200);
}

TEST_F(FilesTest, TheSystemsThemeIsFollowed) {
  window.view().chooseTheme(ViewActions::ThemeChoice::system);
  const QPalette before = QApplication::palette();
  for (const bool dark : {true, false}) {
    QApplication::setPalette(ui::palette(dark ? darkTheme() : lightTheme()));
    QTest::qWait(50);
    EXPECT_EQ(window.grab().toImage().pixelColor(3, 400).lightness() < 128, dark);
  }
  QApplication::setPalette(before);
}

TEST(Render, DrawsCurvesAndSpikesInTheirPlaces) {
  ScenarioRead read = read_scenario(R"({"engram": 1, "dynamics": {"update": "sequential"}, "steps": 100})", 1e9);
  ASSERT_TRUE(read.scenario.has_value());
  for (const bool dark : {true, false}) {
    const PictureTheme chosen = dark ? PictureTheme::dark : PictureTheme::light;
    const QImage image = QImage::fromData(render(*read.scenario, {.size = {800, 600}, .scale = 2, .theme = chosen}));
    ASSERT_EQ(image.size(), QSize(1600, 1200));
    const Theme theme = dark ? darkTheme() : lightTheme();
    const QRect top(0, 0, 1600, 300), rates(0, 330, 1600, 240), raster(0, 600, 1600, 590);
    EXPECT_GT(count(image, top, theme.cued), 500);
    EXPECT_GT(count(image, rates, theme.inhibitory), 200);
    EXPECT_GT(count(image, raster, theme.rasterCued), 5000);
    EXPECT_GT(count(image, raster, theme.rasterInhibitory), 1000);
    EXPECT_GT(count(image, top, theme.strong[0]), 200);
    EXPECT_EQ(count(image, rates, theme.strong[0]), 0);
  }
}

TEST(Render, ThePictureOpensAsTheScenario) {
  const QTemporaryDir folder;
  const QString file = folder.filePath("in.engram"), out = folder.filePath("out.png");
  QFile in(file);
  ASSERT_TRUE(in.open(QIODevice::WriteOnly));
  in.write(good);
  in.close();
  std::ostringstream errors;
  ASSERT_EQ(renderFile({.file = file, .out = out, .picture = {.size = {600, 500}}}, errors), 0) << errors.str();
  EXPECT_TRUE(errors.str().empty());
  EXPECT_FALSE(QImageReader(out).text("engram-version").isEmpty());
  const ScenarioRead read = readScenarioFile(out);
  ASSERT_TRUE(read.scenario.has_value());
  EXPECT_EQ(read.scenario->document, readScenarioFile(file).scenario->document);
}

TEST(Render, RefusesABadFileWithEveryProblem) {
  const QTemporaryDir folder;
  QFile in(folder.filePath("bad.engram"));
  ASSERT_TRUE(in.open(QIODevice::WriteOnly));
  in.write(R"({"engram": 1, "network": {"patterns": 0}, "dynamics": {"beta": 0}})");
  in.close();
  std::ostringstream errors;
  EXPECT_EQ(renderFile({.file = in.fileName(), .out = folder.filePath("out.png")}, errors), 2);
  EXPECT_NE(errors.str().find("bad.engram: network.patterns: "), std::string::npos) << errors.str();
  EXPECT_NE(errors.str().find("bad.engram: dynamics.beta: "), std::string::npos) << errors.str();
  EXPECT_FALSE(QFile::exists(folder.filePath("out.png")));
}

}  // namespace
}  // namespace engram::ui

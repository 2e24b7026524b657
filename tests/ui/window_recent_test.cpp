// The files used last: list, menu, names.
#include <QAction>
#include <QMenu>
#include <QMenuBar>

#include "tests/ui/answering_fixture.h"
#include "ui/settings/settings.h"
#include "ui/window/recent_files.h"
#include "ui/window/scenario_files.h"

namespace engram::ui {
namespace {

const char* const seven = R"({"engram": 1, "title": "Seven", "network": {"patterns": 7}})";

/// The menu of this name, with its letters to press left out.
QMenu* menuOf(const QMainWindow& window, const QString& name) {
  for (QMenu* each : window.menuBar()->findChildren<QMenu*>())
    if (each->title().remove('&') == name) return each;
  return nullptr;
}

class RecentTest : public AnsweringTest {
 protected:
  [[nodiscard]] QStringList menuFiles() {
    QStringList files;
    for (const QAction* each : menuOf(window, "Open recent")->actions())
      if (!each->data().isNull()) files << each->data().toString();
    return files;
  }
};

TEST_F(RecentTest, NewestFirstNeverTwiceAndTenAtMost) {
  QStringList files;
  for (int i = 0; i < 12; ++i) {
    files.prepend(fileWith(seven, QString("n%1.engram").arg(i)));
    ASSERT_TRUE(window.openFile(files.front()));
  }
  EXPECT_EQ(window.files().recent().files(), files.mid(0, 10));
  ASSERT_TRUE(window.openFile(files[5]));
  QStringList wanted = files.mid(0, 10);
  wanted.move(5, 0);
  EXPECT_EQ(window.files().recent().files(), wanted);
  EXPECT_EQ(menuFiles(), window.files().recent().files());
  EXPECT_EQ(RecentFiles().files(), window.files().recent().files());  // kept for the next start
}

TEST_F(RecentTest, SavedFilesAndCsvCountShippedOnesDoNot) {
  ASSERT_TRUE(window.openFile(ScenarioFiles::firstShipped()));
  EXPECT_TRUE(menuFiles().isEmpty());
  ASSERT_TRUE(window.files().saveTo(folder.filePath("mine.engram")));
  const QString csv = fileWith("# engram 0.1.0\n# scenario: {\"engram\": 1}\nstep,overlap_1\n0,1\n", "trace.csv");
  ASSERT_TRUE(window.openFile(csv));
  EXPECT_EQ(menuFiles(), (QStringList{csv, folder.filePath("mine.engram")}));
}

TEST_F(RecentTest, TheMenuOpensAndClears) {
  const QString file = fileWith(seven, "seven.engram");
  ASSERT_TRUE(window.openFile(file));
  ASSERT_TRUE(window.files().openNew());
  QMenu* menu = menuOf(window, "Open recent");
  EXPECT_EQ(menu->actions().front()->toolTip(), QDir::toNativeSeparators(file));
  menu->actions().front()->trigger();
  EXPECT_EQ(window.files().file(), file);
  menu->actions().back()->trigger();
  EXPECT_TRUE(menuFiles().isEmpty());
  EXPECT_TRUE(QFile::exists(file));
  EXPECT_TRUE(settings::recentFiles().isEmpty());
}

TEST_F(RecentTest, FilesThatAreGoneAreDisabledAndSaySo) {
  const QString file = fileWith(seven, "seven.engram");
  ASSERT_TRUE(window.openFile(file));
  ASSERT_TRUE(QFile::remove(file));
  QMenu* menu = menuOf(window, "Open recent");
  emit menu->aboutToShow();
  EXPECT_FALSE(menu->actions().front()->isEnabled());
  EXPECT_TRUE(menu->actions().front()->toolTip().contains("not there any more"));
}

TEST(RecentNames, EqualNamesAreToldApartByTheirFolders) {
  EXPECT_EQ(distinctNames({"/a/x/net.engram", "/b/x/net.engram", "/a/other.engram", "/c/y/net.engram"}),
            (QStringList{"a/x/net.engram", "b/x/net.engram", "other.engram", "y/net.engram"}));
  EXPECT_EQ(distinctNames({}), QStringList());
}

}  // namespace
}  // namespace engram::ui

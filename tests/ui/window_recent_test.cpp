// Recent files, dropped files, saving under a name, and the question about unsaved changes on every way out.
#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QTextBrowser>

#include "tests/ui/answering_fixture.h"
#include "ui/settings/settings.h"
#include "ui/start/central_pages.h"
#include "ui/start/scenario_card.h"
#include "ui/start/start_page.h"
#include "ui/window/file_drop.h"
#include "ui/window/problems_dialog.h"
#include "ui/window/recent_files.h"
#include "ui/window/scenario_files.h"
#include "ui/window/scenario_text.h"
#include "ui/window/status_line.h"

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
  EXPECT_EQ(window.files().recent().files().front(), files[5]);
  EXPECT_EQ(window.files().recent().files().size(), 10);
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

TEST(FileNames, TitlesBecomeNamesThatEverySystemTakes) {
  EXPECT_EQ(fileNameFor("Sixty memories"), "Sixty memories.engram");
  EXPECT_EQ(fileNameFor("a/b\\c: \"d\" <e>?*|"), "a-b-c- -d- -e----.engram");
  EXPECT_EQ(fileNameFor("..hidden.. "), "hidden.engram");
  EXPECT_EQ(fileNameFor("line\nbreak"), "line-break.engram");
  EXPECT_EQ(fileNameFor(""), "Untitled.engram");
  EXPECT_EQ(fileNameFor("Größe ≥ θ"), "Größe ≥ θ.engram");
  EXPECT_LT(fileNameFor(QString(500, 'x')).size(), 120);
}

class SaveAsTest : public AnsweringTest {};

TEST_F(SaveAsTest, ProposesANameAddsTheEndingAndTakesTheFileOver) {
  ASSERT_TRUE(window.openFile(ScenarioFiles::shipped()[1]));
  settings::setFolder(folder.path());
  QString proposed;
  name(folder.filePath("second try"), &proposed);
  EXPECT_TRUE(window.files().save());  // a shipped one has no file of its own yet
  EXPECT_EQ(answered, 1);
  EXPECT_EQ(proposed, "Sixty memories.engram");
  EXPECT_EQ(window.files().file(), folder.filePath("second try.engram"));
  EXPECT_TRUE(readScenarioFile(window.files().file()).scenario);
  EXPECT_EQ(window.windowTitle(), "Sixty memories (second try.engram)[*] — Engram");
}

TEST_F(SaveAsTest, AFileThatIsThereIsReplacedOnlyIfThatIsSaid) {
  const QString there = fileWith("precious", "there.engram");
  settings::setFolder(folder.path());
  answer<QFileDialog>([&](QFileDialog& dialog) {
    answer<QMessageBox>([&](QMessageBox& box) {
      box.button(QMessageBox::No)->click();
      QTimer::singleShot(0, &dialog, &QDialog::reject);
    });
    auto* field = dialog.findChild<QLineEdit*>("fileNameEdit");
    field->setText(folder.filePath("there"));  // the ending comes before the question
    QTest::keyClick(field, Qt::Key_Return);
  });
  EXPECT_FALSE(window.files().saveAs());
  EXPECT_EQ(answered, 2);
  QFile file(there);
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_EQ(file.readAll(), "precious");
}

TEST_F(SaveAsTest, ACsvOrAShippedScenarioIsNeverWrittenOver) {
  const QByteArray text = "# engram 0.1.0\n# scenario: {\"engram\": 1}\nstep,overlap_1\n0,1\n";
  const QString csv = fileWith(text, "trace.csv");
  ASSERT_TRUE(window.openFile(csv));
  change();
  answer<QFileDialog>([](QFileDialog& dialog) { dialog.reject(); });
  EXPECT_FALSE(window.files().save());
  EXPECT_EQ(answered, 1);
  EXPECT_TRUE(window.isWindowModified());
  QFile file(csv);
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_EQ(file.readAll(), text);
}

TEST_F(SaveAsTest, AFailureSaysWhatToDoAndOffersAnotherPlace) {
  change();
  QString said;
  answer<QMessageBox>([&](QMessageBox& box) {
    said = box.text() + ' ' + box.informativeText();
    name(folder.filePath("elsewhere.engram"));
    box.defaultButton()->click();
  });
  EXPECT_TRUE(window.files().saveTo(folder.filePath("no/such/folder/x.engram")));
  EXPECT_EQ(answered, 2);
  EXPECT_TRUE(said.contains("no/such/folder"));
  EXPECT_TRUE(said.contains("another folder"));
  EXPECT_EQ(window.files().file(), folder.filePath("elsewhere.engram"));
  EXPECT_FALSE(window.isWindowModified());
}

TEST_F(SaveAsTest, AFailureThatIsGivenUpChangesNothing) {
  change();
  press(QMessageBox::Cancel);
  EXPECT_FALSE(window.files().saveTo(folder.filePath("no/such/folder/x.engram")));
  EXPECT_EQ(answered, 1);
  EXPECT_TRUE(window.isWindowModified());
  EXPECT_TRUE(window.files().file().isEmpty());
  EXPECT_TRUE(window.files().recent().files().isEmpty());
}

TEST_F(SaveAsTest, GoingBackToTheSavedValueClearsTheMark) {
  ASSERT_TRUE(window.openFile(fileWith(seven)));
  type(control<NumberControl>("network.patterns").field(), "8");
  EXPECT_TRUE(window.isWindowModified());
  type(control<NumberControl>("network.patterns").field(), "7");
  EXPECT_FALSE(window.isWindowModified());
}

/// A way that leaves the scenario in the window.
struct Way {
  const char* name;
  std::function<void(MainWindow&, const QString& file)> go;
};

class WaysOutTest : public AnsweringTest, public testing::WithParamInterface<Way> {
 protected:
  void SetUp() override {
    AnsweringTest::SetUp();
    own = fileWith(seven, "own.engram");
    other = fileWith(R"({"engram": 1, "network": {"patterns": 5}})", "other.engram");
    window.files().recent().add(other);
    ASSERT_TRUE(window.openFile(own));
    change();
    ASSERT_TRUE(window.isWindowModified());
  }
  [[nodiscard]] bool still() { return window.isVisible() && shown().network.patterns == 7; }
  [[nodiscard]] double saved() { return readScenarioFile(own).scenario->parameters.dynamics.theta; }

  QString own, other;
};

TEST_P(WaysOutTest, CancelKeepsEverything) {
  press(QMessageBox::Cancel);
  GetParam().go(window, other);
  EXPECT_TRUE(eventually([&] { return answered == 1; }));
  EXPECT_TRUE(still());
  EXPECT_TRUE(window.isWindowModified());
  EXPECT_EQ(saved(), 1.0);
}

TEST_P(WaysOutTest, DontSaveGoesOnWithoutWriting) {
  press(QMessageBox::Discard);
  GetParam().go(window, other);
  EXPECT_TRUE(eventually([&] { return answered == 1 && !still(); }));
  EXPECT_EQ(saved(), 1.0);
}

TEST_P(WaysOutTest, SaveWritesAndGoesOn) {
  QString question;
  answer<QMessageBox>([&](QMessageBox& box) {
    question = box.text();
    box.button(QMessageBox::Save)->click();
  });
  GetParam().go(window, other);
  EXPECT_TRUE(eventually([&] { return answered == 1 && !still(); }));
  EXPECT_TRUE(question.contains("own.engram")) << question.toStdString();
  EXPECT_EQ(saved(), 0.8);
}

void drop(QWidget& at, const QStringList& files) {
  auto* data = new QMimeData;
  data->setParent(&at);
  QList<QUrl> urls;
  for (const QString& file : files) urls << QUrl::fromLocalFile(file);
  data->setUrls(urls);
  QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&at, &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDropEvent event(QPointF(5, 5), Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&at, &event);
  EXPECT_TRUE(event.isAccepted());
}

INSTANTIATE_TEST_SUITE_P(Every, WaysOutTest,
                         testing::Values(Way{"Close", [](MainWindow& w, const QString&) { w.close(); }},
                                         Way{"Open", [](MainWindow& w, const QString& file) { w.openFile(file); }},
                                         Way{"New", [](MainWindow& w, const QString&) { w.files().openNew(); }},
                                         Way{"Recent",
                                             [](MainWindow& w, const QString& file) { w.files().openRecent(file); }},
                                         Way{"Drop", [](MainWindow& w, const QString& file) { drop(w, {file}); }},
                                         Way{"Card",
                                             [](MainWindow& w, const QString&) {
                                               w.pages().showStartPage();
                                               w.pages().startPage()->cards()[2]->click();
                                             }}),
                         [](const auto& way) { return std::string(way.param.name); });

class DropTest : public AnsweringTest {
 protected:
  [[nodiscard]] QString overlay() { return window.findChild<FileDrop*>()->shown(); }
};

TEST_F(DropTest, AFileOpensWhereverItIsDroppedEvenOnAField) {
  drop(control<NumberControl>("dynamics.theta").field(), {fileWith(seven)});
  EXPECT_TRUE(eventually([&] { return shown().network.patterns == 7; }));
}

TEST_F(DropTest, AnOverlaySaysWhatLettingGoWillDoAndGoesWhenTheFileLeaves) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(fileWith(seven, "seven.engram"))});
  QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &enter);
  EXPECT_EQ(overlay(), "Drop to open seven.engram");
  QDragLeaveEvent leave;
  QApplication::sendEvent(&window, &leave);
  EXPECT_TRUE(eventually([&] { return overlay().isEmpty(); }));
  EXPECT_EQ(starts, 1);
}

TEST_F(DropTest, OfSeveralTheFirstThatCanBeOpenedIs) {
  drop(window, {fileWith("no", "a.txt"), fileWith("{", "broken.engram"), fileWith(seven, "seven.engram"),
                fileWith(R"({"engram": 1})", "plain.engram")});
  EXPECT_TRUE(eventually([&] { return shown().network.patterns == 7; }));
  EXPECT_TRUE(window.status().message().contains("seven.engram")) << window.status().message().toStdString();
  EXPECT_TRUE(window.status().message().contains("one at a time"));
}

TEST_F(DropTest, SomethingElseIsRefusedWithWords) {
  drop(window, {fileWith("MZ", "music.mp3")});
  EXPECT_TRUE(eventually([&] { return window.status().message().contains("music.mp3"); }));
  EXPECT_TRUE(window.status().message().contains(".engram"));
  EXPECT_EQ(starts, 1);
}

TEST_F(DropTest, ABrokenFileShowsItsProblems) {
  answer<QDialog>([](QDialog& dialog) { dialog.reject(); });
  drop(window, {fileWith("{", "broken.engram")});
  EXPECT_TRUE(eventually([&] { return answered == 1; }));
  EXPECT_EQ(starts, 1);
}

TEST_F(DropTest, TextIsLeftToTheFields) {
  QMimeData data;
  data.setText("0.5");
  QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &enter);
  EXPECT_TRUE(overlay().isEmpty());
}

TEST(ProblemsShown, OneOrTwoHundredAllReadableAndToBeCopied) {
  for (const int count : {1, 200}) {
    Problems problems;
    for (int i = 0; i < count; ++i)
      problems.push_back({"timeline[" + std::to_string(i) + "].set.network.patterns",
                          "found \"<b>" + std::string(120, 'x') + "</b>\"; allowed is a whole number"});
    ProblemsDialog dialog("/some/where/bad.engram", problems);
    dialog.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    auto* list = dialog.findChild<QTextBrowser*>("problems");
    const QString text = list->toPlainText();
    EXPECT_TRUE(text.contains(QString("timeline[%1].set.network.patterns").arg(count - 1)));
    EXPECT_TRUE(text.contains("<b>xxx"));                                    // as it was found, not as a mark
    EXPECT_LE(list->document()->size().width(), list->viewport()->width());  // long words break
    EXPECT_TRUE(dialog.findChild<QLabel*>("found")->text().contains(QString::number(count)) || count == 1);
    EXPECT_TRUE(dialog.findChild<QLabel*>("advice")->text().contains("text editor"));
    EXPECT_EQ(list->accessibleDescription().count("whole number"), count);
    EXPECT_LE(dialog.height(), 560);
    dialog.findChild<QPushButton*>("copy")->click();
    EXPECT_EQ(QApplication::clipboard()->text().count('\n'), count + 1);
    EXPECT_TRUE(QApplication::clipboard()->text().startsWith("/some/where/bad.engram\n"));
  }
}

}  // namespace
}  // namespace engram::ui

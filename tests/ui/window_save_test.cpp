// Saving under a name, and why a file is refused.
#include <QClipboard>
#include <QLabel>
#include <QTextBrowser>

#include "tests/ui/answering_fixture.h"
#include "ui/settings/settings.h"
#include "ui/window/problems_dialog.h"
#include "ui/window/scenario_files.h"
#include "ui/window/scenario_text.h"

namespace engram::ui {
namespace {

const char* const seven = R"({"engram": 1, "title": "Seven", "network": {"patterns": 7}})";

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

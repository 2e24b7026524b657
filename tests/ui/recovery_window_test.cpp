// After a crash: what was left is offered, and comes back as it was.
#include <QDir>

#include "tests/ui/answering_fixture.h"
#include "ui/recovery/recovery_dialog.h"
#include "ui/start/central_pages.h"
#include "ui/start/start_page.h"
#include "ui/window/scenario_files.h"
#include "ui/window/scenario_text.h"
#include "ui/window/status_line.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

class RecoveryTest : public AnsweringTest {
 protected:
  void SetUp() override {
    QDir(recoveryFolder()).removeRecursively();
    AnsweringTest::SetUp();
  }
  [[nodiscard]] static QString recoveryFolder() { return RecoveryFolder::standard(); }
  [[nodiscard]] static QStringList left() { return QDir(recoveryFolder()).entryList(QDir::Files | QDir::Hidden); }
  [[nodiscard]] RecoveryDialog* dialog() const { return window.recovery().dialog(); }

  /// What a program that crashed would have left.
  void leave(const KeptState& state, const Session& session, const QString& name = "session-1-abc.json") const {
    ASSERT_TRUE(QDir().mkpath(recoveryFolder()));
    QFile file(QDir(recoveryFolder()).filePath(name));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(recoveryText(state, session));
  }
  [[nodiscard]] static Session sessionOf(const Json& document) {
    return Session(read_document(document, 1e10).scenario.value());
  }
  [[nodiscard]] static Session changed() {
    return sessionOf({{"engram", 1},
                      {"title", "Lost and found"},
                      {"dynamics", {{"beta", 6.0}}},
                      {"timeline", {{{"step", 5}, {"set", {{"dynamics.theta", 0.75}}}}}}});
  }
  void offerAndWait() {
    window.recovery().offer();
    ASSERT_NE(dialog(), nullptr);
    ASSERT_TRUE(eventually([&] { return dialog()->isVisible(); }));
  }
};

TEST_F(RecoveryTest, NothingIsOfferedIfNothingIsThere) {
  window.begin();
  QTest::qWait(50);
  EXPECT_EQ(dialog(), nullptr);
}

TEST_F(RecoveryTest, RestoringBringsEverythingBackPausedAndSavesToTheRightFile) {
  const QString file = fileWith(R"({"engram": 1, "title": "Lost and found"})", "mine.engram");
  leave({.file = file, .changes = 14, .place = {20, 30}, .written = QDateTime::currentDateTimeUtc().addSecs(-190)},
        changed());
  window.begin();
  ASSERT_TRUE(eventually([&] { return dialog() != nullptr && dialog()->isVisible(); }));
  EXPECT_TRUE(dialog()->text(0).contains("“Lost and found”: 14 changes, 3 minutes ago, at step 20"))
      << dialog()->text(0).toStdString();
  EXPECT_TRUE(dialog()->text(0).contains("mine.engram"));
  int plays = 0;  // not for a moment: it would stand elsewhere
  QObject::connect(&window.bridge(), &LiveBridge::playingChanged, &window,
                   [&](bool playing) { plays += playing ? 1 : 0; });
  QTest::mouseClick(dialog()->restoring(0), Qt::LeftButton);
  EXPECT_EQ(plays, 0);
  EXPECT_TRUE(eventually([&] { return dialog() == nullptr; }));
  EXPECT_FALSE(window.pages().startPageShown());
  EXPECT_TRUE(eventually([&] { return !window.bridge().starting() && window.bridge().stepNow() == 20; }))
      << window.bridge().stepNow() << " of " << window.bridge().reached();
  EXPECT_FALSE(window.bridge().playing());
  EXPECT_EQ(window.bridge().session().scenario().document, changed().scenario().document);
  EXPECT_EQ(shown().dynamics.theta, 0.75);
  EXPECT_EQ(window.files().file(), file);
  EXPECT_TRUE(window.isWindowModified());
  EXPECT_TRUE(window.windowTitle().contains("Lost and found"));
  // It is kept anew, and only then is the old one taken away.
  EXPECT_TRUE(eventually([&] { return !left().contains("session-1-abc.json"); }));
  EXPECT_EQ(QDir(recoveryFolder()).entryList({"session-*.json"}, QDir::Files).size(), 1);
  EXPECT_EQ(window.recovery().keeper().changes(), 14);
  ASSERT_TRUE(window.files().save());
  EXPECT_EQ(readScenarioFile(file).scenario->document, changed().scenario().document);
  EXPECT_TRUE(eventually([&] { return left().isEmpty(); })) << left().join(' ').toStdString();
}

TEST_F(RecoveryTest, WithoutAFileItStaysWithoutOne) {
  leave({.place = {3, 3}, .written = QDateTime::currentDateTimeUtc()}, changed());
  offerAndWait();
  EXPECT_TRUE(dialog()->text(0).contains("not saved in a file yet"));
  QTest::keyClick(dialog(), Qt::Key_Return);  // restoring is what is proposed
  EXPECT_TRUE(eventually([&] { return window.bridge().stepNow() == 3; }));
  EXPECT_TRUE(window.files().file().isEmpty());
  EXPECT_TRUE(window.files().modified());
}

TEST_F(RecoveryTest, DiscardingAsksAndRemoves) {
  leave({.written = QDateTime::currentDateTimeUtc()}, changed());
  offerAndWait();
  press(QMessageBox::Cancel);
  QTest::mouseClick(dialog()->discarding(0), Qt::LeftButton);
  EXPECT_TRUE(left().contains("session-1-abc.json"));
  press(QMessageBox::Discard);
  QTest::mouseClick(dialog()->discarding(0), Qt::LeftButton);
  EXPECT_EQ(answered, 2);
  EXPECT_TRUE(left().isEmpty()) << left().join(' ').toStdString();
  EXPECT_TRUE(eventually([&] { return dialog() == nullptr; }));
  EXPECT_FALSE(window.isWindowModified());
}

TEST_F(RecoveryTest, LaterKeepsItForTheNextStart) {
  leave({.written = QDateTime::currentDateTimeUtc()}, changed());
  offerAndWait();
  QTest::keyClick(dialog(), Qt::Key_Escape);
  EXPECT_TRUE(eventually([&] { return dialog() == nullptr; }));
  EXPECT_EQ(left(), QStringList{"session-1-abc.json"});
  offerAndWait();
  dialog()->later().click();
  EXPECT_EQ(left(), QStringList{"session-1-abc.json"});
}

TEST_F(RecoveryTest, SeveralAreListedAndEachIsDecidedByItself) {
  const QDateTime now = QDateTime::currentDateTimeUtc();
  leave({.written = now.addSecs(-60)}, changed(), "session-1-a.json");
  leave({.written = now.addSecs(-600)}, sessionOf({{"engram", 1}, {"title", "Older"}}), "session-1-b.json");
  offerAndWait();
  EXPECT_TRUE(dialog()->text(0).contains("Lost and found"));
  EXPECT_TRUE(dialog()->text(1).contains("Older"));
  press(QMessageBox::Discard);
  QTest::mouseClick(dialog()->discarding(1), Qt::LeftButton);
  ASSERT_NE(dialog(), nullptr);
  EXPECT_EQ(dialog()->discarding(1), nullptr);
  EXPECT_FALSE(left().contains("session-1-b.json"));
  QTest::mouseClick(dialog()->restoring(0), Qt::LeftButton);
  EXPECT_EQ(window.files().title(), "Lost and found");
}

TEST_F(RecoveryTest, TheOfferHasTheColoursOfTheTheme) {
  leave({.written = QDateTime::currentDateTimeUtc()}, changed());
  window.view().chooseTheme(ViewActions::ThemeChoice::dark);
  offerAndWait();
  dialog()->resize(dialog()->width(), dialog()->height() + 200);  // ground below the cards
  QTest::qWait(50);
  const QImage picture = dialog()->grab().toImage();
  const int below = picture.height() - qRound(100 * picture.devicePixelRatio());
  EXPECT_LT(picture.pixelColor(picture.width() / 2, below).lightness(), 128);
  window.view().chooseTheme(ViewActions::ThemeChoice::system);
}

TEST_F(RecoveryTest, UnsavedChangesOfTheWindowAreAskedForBeforeRestoring) {
  leave({.written = QDateTime::currentDateTimeUtc()}, changed());
  change();
  offerAndWait();
  press(QMessageBox::Cancel);
  QTest::mouseClick(dialog()->restoring(0), Qt::LeftButton);
  EXPECT_EQ(answered, 1);
  EXPECT_NE(window.files().title(), "Lost and found");
  EXPECT_TRUE(left().contains("session-1-abc.json"));
}

TEST_F(RecoveryTest, WhatCannotBeReadIsSaid) {
  ASSERT_TRUE(QDir().mkpath(recoveryFolder()));
  QFile file(QDir(recoveryFolder()).filePath("session-1-abc.json"));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("{\"engram_recov");
  file.close();
  offerAndWait();
  QString said;
  for (const QLabel* each : dialog()->findChildren<QLabel*>()) said += each->text() + '\n';
  EXPECT_TRUE(said.contains("damaged")) << said.toStdString();
  EXPECT_TRUE(said.contains("unreadable-session-1-abc.json")) << said.toStdString();
  EXPECT_EQ(left(), QStringList{"unreadable-session-1-abc.json"});
}

TEST_F(RecoveryTest, ClosingCleanlyLeavesNothing) {
  change();
  EXPECT_TRUE(eventually([&] { return !left().isEmpty(); }));
  press(QMessageBox::Discard);
  EXPECT_TRUE(window.close());
  EXPECT_TRUE(left().isEmpty()) << left().join(' ').toStdString();
}

TEST_F(RecoveryTest, AFullDiskIsSaidQuietly) {
  QDir(recoveryFolder()).removeRecursively();
  ASSERT_TRUE(QDir().mkpath(QFileInfo(recoveryFolder()).path()));
  QFile in_the_way(recoveryFolder());
  ASSERT_TRUE(in_the_way.open(QIODevice::WriteOnly));
  in_the_way.close();
  change();
  EXPECT_TRUE(eventually([&] { return window.status().message().contains("kept against a crash"); }));
  EXPECT_TRUE(window.isVisible());
  EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
  in_the_way.remove();
}

}  // namespace
}  // namespace engram::ui

// When a session is kept, when it is not, and what is read again.
#include <gtest/gtest.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "ui/bridge/live_bridge.h"
#include "ui/recovery/keeper.h"
#include "ui/recovery/recovery_dialog.h"
#include "ui/recovery/recovery_folder.h"

namespace engram::ui {
namespace {

class KeeperTest : public testing::Test {
 protected:
  static bool eventually(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 5000); }

  void SetUp() override {
    bridge.start();
    ASSERT_TRUE(eventually([&] { return bridge.newest() != nullptr; }));
    makeKeeper();
  }
  void makeKeeper() {
    keeper = std::make_unique<Keeper>(bridge, Keeper::Belonging{[this] { return file; }, [this] { return modified; }},
                                      folder());
    QObject::connect(keeper.get(), &Keeper::failed, [this](const QString& problem) { failures << problem; });
    QObject::connect(keeper.get(), &Keeper::upToDate, [this] { ++up_to_date; });
  }
  [[nodiscard]] QString folder() const { return home.filePath("recovery"); }
  [[nodiscard]] QStringList files() const { return QDir(folder()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
  [[nodiscard]] QString keptFile() const {
    const QStringList names = QDir(folder()).entryList({"session-*.json"}, QDir::Files);
    return names.size() == 1 ? QDir(folder()).filePath(names.front()) : QString();
  }
  [[nodiscard]] QByteArray contents(const QString& name) const {
    QFile read(name);
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
  }
  void change(double theta) { EXPECT_TRUE(bridge.set("dynamics.theta", theta).empty()); }
  /// Waits until everything so far is kept.
  void kept() {
    const int before = up_to_date;
    ASSERT_TRUE(eventually([&] { return up_to_date > before; }));
  }

  QTemporaryDir home;
  LiveBridge bridge{Session()};
  QString file = "/some/where.engram";
  bool modified = true;
  QStringList failures;
  int up_to_date = 0;
  std::unique_ptr<Keeper> keeper;
};

TEST_F(KeeperTest, NothingIsWrittenWhileNothingIsUnsaved) {
  QTest::qWait(600);
  modified = false;
  change(0.9);
  kept();
  EXPECT_TRUE(eventually([&] { return files().isEmpty(); })) << files().join(' ').toStdString();
}

TEST_F(KeeperTest, WhatIsKeptIsTheSessionItsFileAndWhereItStood) {
  bridge.takeSteps(7);
  ASSERT_TRUE(eventually([&] { return bridge.stepNow() == 7; }));
  change(0.9);
  change(0.8);  // one gesture
  EXPECT_TRUE(bridge.pulse({{"pattern", 3}, {"strength", 2.0}}, 5).empty());
  ASSERT_TRUE(bridge.settle());
  kept();
  const RecoveryRead read = readRecovery(keptFile());
  ASSERT_TRUE(read.session) << read.problem.toStdString();
  EXPECT_EQ(read.session->scenario().document, bridge.session().scenario().document);
  EXPECT_EQ(read.session->scenario().timeline.size(), 2u);
  EXPECT_EQ(read.state.file, file);
  EXPECT_TRUE(read.state.modified);
  EXPECT_EQ(read.state.changes, 2);
  EXPECT_EQ(read.state.place.step, 7);
  EXPECT_LT(read.state.written.secsTo(QDateTime::currentDateTimeUtc()), 30);
}

TEST_F(KeeperTest, ContinuousDraggingDoesNotPutItOff) {
  QElapsedTimer time;
  time.start();
  double theta = 1;
  ASSERT_TRUE(eventually([&] {
    change(theta += 1e-6);
    QTest::qWait(20);
    return !keptFile().isEmpty();
  }));
  EXPECT_LT(time.elapsed(), 1500);
}

TEST_F(KeeperTest, NothingIsWrittenAgainWhileNothingChanges) {
  change(0.9);
  kept();
  const QDateTime written = QFileInfo(keptFile()).lastModified();
  QTest::qWait(2600);
  EXPECT_EQ(QFileInfo(keptFile()).lastModified(), written);
}

TEST_F(KeeperTest, ThePlaceFollowsTheRunEveryFewSeconds) {
  change(0.9);
  kept();
  bridge.takeSteps(30);
  EXPECT_TRUE(eventually([&] { return readRecovery(keptFile()).state.place.step == 30; }));
}

TEST_F(KeeperTest, SavingTakesItAwayAndTheNextChangeBringsItBack) {
  change(0.9);
  kept();
  EXPECT_FALSE(keptFile().isEmpty());
  modified = false;
  keeper->look();
  EXPECT_TRUE(eventually([&] { return files().isEmpty(); })) << files().join(' ').toStdString();
  modified = true;
  change(0.7);
  kept();
  EXPECT_EQ(readRecovery(keptFile()).state.changes, 1);
}

TEST_F(KeeperTest, ACleanEndLeavesNothing) {
  change(0.9);
  kept();
  EXPECT_EQ(files().size(), 2);  // with its lock
  change(0.8);
  keeper->finish();
  EXPECT_TRUE(files().isEmpty()) << files().join(' ').toStdString();
  change(0.7);
  QTest::qWait(600);
  EXPECT_TRUE(files().isEmpty());
}

TEST_F(KeeperTest, OfTwoAtOnceEachHasItsOwnAndNeitherOffersTheOthers) {
  const std::unique_ptr<Keeper> first = std::move(keeper);
  makeKeeper();
  change(0.9);
  EXPECT_TRUE(eventually([&] { return QDir(folder()).entryList({"session-*.json"}).size() == 2; }));
  EXPECT_TRUE(RecoveryFolder(folder()).search().lost.empty());
  keeper.reset();  // as in a crash: what it kept stays
  RecoveryFolder::Found found = RecoveryFolder(folder()).search();
  ASSERT_EQ(found.lost.size(), 1u);
  EXPECT_TRUE(RecoveryFolder(folder()).search().lost.empty()) << "it is offered already, here";
  found = {};
  EXPECT_EQ(RecoveryFolder(folder()).search().lost.size(), 1u) << "let go, it is offered again";
}

TEST_F(KeeperTest, WhereNothingCanBeWrittenThatIsSaidOnceAndTriedAgain) {
  QFile in_the_way(folder());  // which holds for those who may write everywhere, too
  ASSERT_TRUE(in_the_way.open(QIODevice::WriteOnly));
  in_the_way.close();
  change(0.9);
  ASSERT_TRUE(eventually([&] { return !failures.isEmpty(); }));
  EXPECT_TRUE(failures.front().contains(folder())) << failures.front().toStdString();
  change(0.8);
  QTest::qWait(900);
  EXPECT_EQ(failures.size(), 1);
  EXPECT_EQ(up_to_date, 0);
  ASSERT_TRUE(in_the_way.remove());
  change(0.7);
  kept();
  EXPECT_FALSE(keptFile().isEmpty());
}

TEST_F(KeeperTest, AFolderThatGoesAwayMeanwhileComesBack) {
  change(0.9);
  kept();
  ASSERT_TRUE(QDir(folder()).removeRecursively());
  change(0.8);
  kept();
  EXPECT_TRUE(readRecovery(keptFile()).session);
}

/// A file of a program that is gone, with this text.
class RecoveryFolderTest : public testing::Test {
 protected:
  void leave(const QByteArray& text, const QString& name = "session-1-abc.json") const {
    QFile file(home.filePath(name));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
  }
  [[nodiscard]] QStringList files() const {
    return QDir(home.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
  }
  QTemporaryDir home;
  RecoveryFolder folder{home.path()};
};

TEST_F(RecoveryFolderTest, WhatCannotBeReadIsKeptUnderAnotherNameAndSaidWhy) {
  const QByteArray good = recoveryText({}, Session());
  leave(good.left(good.size() / 2), "session-1-a.json");
  leave(R"({"engram_recovery": 99, "scenario": {"engram": 1}})", "session-1-b.json");
  leave("", "session-1-c.json");
  leave(R"({"engram_recovery": 1, "scenario": {"engram": 1, "network": {"patterns": -3}}})", "session-1-d.json");
  leave(R"([1, 2])", "session-1-e.json");
  const RecoveryFolder::Found found = folder.search();
  EXPECT_TRUE(found.lost.empty());
  ASSERT_EQ(found.unreadable.size(), 5u);
  EXPECT_TRUE(found.unreadable[0].why.contains("damaged")) << found.unreadable[0].why.toStdString();
  EXPECT_TRUE(found.unreadable[1].why.contains("newer")) << found.unreadable[1].why.toStdString();
  EXPECT_TRUE(found.unreadable[3].why.contains("network.patterns")) << found.unreadable[3].why.toStdString();
  for (const UnreadableSession& each : found.unreadable) {
    EXPECT_TRUE(QFileInfo::exists(each.path));
    EXPECT_FALSE(each.why.isEmpty());
  }
  QFile kept(found.unreadable[0].path);
  ASSERT_TRUE(kept.open(QIODevice::ReadOnly));
  EXPECT_EQ(kept.readAll(), good.left(good.size() / 2));
  EXPECT_TRUE(folder.search().unreadable.empty()) << "said once";
  EXPECT_EQ(files().size(), 5);
}

TEST_F(RecoveryFolderTest, CutAnywhereItIsWholeOrRefused) {
  const QByteArray good = recoveryText({.file = "/ö.engram"}, Session());
  for (qsizetype length = 0; length < good.size(); ++length) {
    leave(good.left(length));
    EXPECT_FALSE(readRecovery(home.filePath("session-1-abc.json")).session) << length;
  }
  leave(good);
  EXPECT_EQ(readRecovery(home.filePath("session-1-abc.json")).state.file, "/ö.engram");
}

TEST_F(RecoveryFolderTest, HalfWrittenFilesAndLocksOfTheDeadAreTidiedAway) {
  leave(recoveryText({}, Session()));
  leave("{", "session-1-abc.json.Xy12zQ");
  leave("999999999\nengram\n" + QSysInfo::machineHostName().toUtf8() + '\n', "session-2-def.json.lock");
  leave("something else", "notes.txt");
  EXPECT_EQ(folder.search().lost.size(), 1u);
  EXPECT_EQ(files(), (QStringList{"notes.txt", "session-1-abc.json"}));
}

TEST_F(RecoveryFolderTest, TheNewestComesFirst) {
  const QDateTime now = QDateTime::currentDateTimeUtc();
  leave(recoveryText({.changes = 1, .written = now.addSecs(-600)}, Session()), "session-1-a.json");
  leave(recoveryText({.changes = 2, .written = now.addSecs(-60)}, Session()), "session-1-b.json");
  const RecoveryFolder::Found found = folder.search();
  ASSERT_EQ(found.lost.size(), 2u);
  EXPECT_EQ(found.lost[0]->state().changes, 2);
}

TEST(RecoveryWords, SayHowMuchAndHowLongAgo) {
  const QDateTime now(QDate(2024, 5, 10), QTime(12, 0), Qt::UTC);
  const auto before = [&](qint64 seconds) { return ago(now.addSecs(-seconds), now).toStdString(); };
  EXPECT_EQ(before(5), "less than a minute ago");
  EXPECT_EQ(before(70), "a minute ago");
  EXPECT_EQ(before(190), "3 minutes ago");
  EXPECT_EQ(before(3700), "an hour ago");
  EXPECT_EQ(before(7300), "2 hours ago");
  EXPECT_EQ(before(3 * 86400), "3 days ago");
  EXPECT_FALSE(before(30 * 86400).empty());
  EXPECT_EQ(describe({.changes = 14, .place = {1200, 1200}, .written = now.addSecs(-190)}, now).toStdString(),
            "14 changes, 3 minutes ago, at step 1,200");
}

}  // namespace
}  // namespace engram::ui

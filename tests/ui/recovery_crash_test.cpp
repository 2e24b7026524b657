// A program is killed at random moments while it changes its session: what it kept is whole and at most two seconds old.
#include <gtest/gtest.h>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <chrono>
#include <random>

#include "ui/recovery/recovery_folder.h"

namespace engram::ui {
namespace {

constexpr qint64 most_lost_ns = 2'000'000'000;
constexpr int kills = 50, side_by_side = 2;

/// The program of tests/ui/changing, in a home folder of its own.
class Changing {
 public:
  void start(bool large = false) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("HOME", home_.path());
    environment.remove("XDG_DATA_HOME");
    program_.setProcessEnvironment(environment);
    program_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program_.start(ENGRAM_CHANGING, large ? QStringList{"/some/file.engram", "large"} : QStringList{"/some/file.engram"});
    ASSERT_TRUE(program_.waitForStarted());
  }

  /// SIGKILL, and the end of it.
  void kill() {
    killed_ns_ = now();
    program_.kill();
    ASSERT_TRUE(program_.waitForFinished());
    EXPECT_EQ(program_.exitStatus(), QProcess::CrashExit);
  }

  [[nodiscard]] bool running() const { return program_.state() == QProcess::Running; }
  [[nodiscard]] RecoveryFolder folder() const {
    return RecoveryFolder(home_.filePath(".local/share/Engram/engram/recovery"));
  }
  [[nodiscard]] bool hasWritten() const { return !folder_().entryList({"session-*.json"}, QDir::Files).isEmpty(); }
  [[nodiscard]] QStringList files() const { return folder_().entryList(QDir::Files | QDir::Hidden); }

  /// The last change made so long before the kill; 0: none.
  [[nodiscard]] int lastChange(qint64 before_ns) {
    said_ += program_.readAllStandardOutput();
    int last = 0;
    for (const QByteArray& line : said_.split('\n')) {
      const QList<QByteArray> words = line.split(' ');
      if (words.size() == 2 && words[1].toLongLong() <= killed_ns_ - before_ns) last = words[0].toInt();
    }
    return last;
  }

 private:
  static qint64 now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
  }
  [[nodiscard]] QDir folder_() const { return {home_.filePath(".local/share/Engram/engram/recovery")}; }

  QTemporaryDir home_;
  QProcess program_;
  QByteArray said_;
  qint64 killed_ns_ = 0;
};

/// The changes that the notes of a session list; they must be 1, 2, 3 …
int changesIn(const Session& session) {
  const QStringList noted = QString::fromStdString(session.scenario().notes).split(' ', Qt::SkipEmptyParts);
  for (int i = 0; i < noted.size(); ++i) EXPECT_EQ(noted[i].toInt(), i + 1);
  return static_cast<int>(noted.size());
}

/// The newest value that the live changes of a session left.
double lastTheta(const Session& session) {
  return session.shown_at(Side::a, std::numeric_limits<std::int64_t>::max()).dynamics.theta;
}

/// What a killed program left is whole, has every change that is two seconds old, and is gone once it was taken.
/// Gives whether there was anything.
bool checkWhatIsLeft(Changing& program) {
  const int due = program.lastChange(most_lost_ns);
  RecoveryFolder::Found found = program.folder().search();
  EXPECT_TRUE(found.unreadable.empty());
  if (found.lost.empty()) {
    EXPECT_EQ(due, 0) << "nothing was kept";
    return false;
  }
  EXPECT_EQ(found.lost.size(), 1u);
  const LostSession& lost = *found.lost.front();
  EXPECT_EQ(lost.state().file, "/some/file.engram");
  EXPECT_TRUE(lost.state().modified);
  EXPECT_GE(lost.state().place.reached, lost.state().place.step);
  const int kept = changesIn(lost.session());
  EXPECT_GE(kept, due);
  EXPECT_LE(kept, program.lastChange(0) + 1);  // one more may have been made and not been told yet
  if (kept >= 10) {
    EXPECT_DOUBLE_EQ(lastTheta(lost.session()), 1 + kept / 10 * 10 * 1e-6);
  }
  found.lost.front()->remove();
  found = {};
  EXPECT_TRUE(program.folder().search().lost.empty());
  EXPECT_TRUE(program.files().isEmpty()) << program.files().join(' ').toStdString();
  return true;
}

TEST(RecoveryCrash, FiftyKillsLoseAtMostTwoSecondsAndBreakNothing) {
  std::mt19937 chance(20);
  // From the first moments of a program to well after its first writes; most after what may be lost.
  std::uniform_int_distribution<int> lifetime(50, 3800);
  int left = 0, done = 0;
  while (done < kills) {
    Changing programs[side_by_side];
    std::vector<int> lives;
    for (Changing& each : programs) {
      each.start();
      lives.push_back(lifetime(chance));
    }
    std::sort(lives.begin(), lives.end());
    int lived = 0;
    for (int i = 0; i < side_by_side; ++i, ++done) {
      QTest::qSleep(lives[static_cast<std::size_t>(i)] - lived);
      lived = lives[static_cast<std::size_t>(i)];
      SCOPED_TRACE("killed after " + std::to_string(lived) + " ms");
      programs[i].kill();
      left += checkWhatIsLeft(programs[i]) ? 1 : 0;
    }
  }
  EXPECT_GT(left, kills / 2);
}

TEST(RecoveryCrash, LargeGivenMemoriesAreKeptToo) {
  for (const int after_first_ms : {0, 30, 2500}) {
    Changing program;
    program.start(true);
    ASSERT_TRUE(QTest::qWaitFor([&] { return program.hasWritten(); }, 20000));
    QTest::qSleep(after_first_ms);
    program.kill();
    EXPECT_TRUE(checkWhatIsLeft(program));
  }
}

TEST(RecoveryCrash, ASessionOfALivingProgramIsLeftAlone) {
  Changing program;
  program.start();
  ASSERT_TRUE(QTest::qWaitFor([&] { return program.hasWritten(); }, 10000));
  const RecoveryFolder::Found found = program.folder().search();
  EXPECT_TRUE(found.lost.empty());
  EXPECT_TRUE(found.unreadable.empty());
  EXPECT_TRUE(program.hasWritten());
  EXPECT_TRUE(program.running());
  program.kill();
  EXPECT_TRUE(checkWhatIsLeft(program));
}

}  // namespace
}  // namespace engram::ui

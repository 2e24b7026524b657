// The checklist names tests that exist.
#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

namespace {

QString textOf(const QString& name) {
  QFile file(name);
  EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
  return QString::fromUtf8(file.readAll());
}

QSet<QString> testsIn(const QString& folder) {
  static const QRegularExpression test("\\bTEST(?:_F|_P)?\\(\\s*(\\w+),\\s*(\\w+)\\)");
  QSet<QString> names;
  for (QDirIterator files(folder, {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();)
    for (auto found = test.globalMatch(textOf(files.next())); found.hasNext();) {
      const auto match = found.next();
      names << match.captured(1) + '.' + match.captured(2);
    }
  return names;
}

TEST(Checklist, EveryTestNamedHereExists) {
  const QString folder = ENGRAM_SOURCE_DIR "/tests";
  const QSet<QString> known = testsIn(folder);
  static const QRegularExpression name("`(\\w+\\.\\w+)`");
  int points = 0;
  for (const QString& line : textOf(folder + "/ui/CHECKLIST.md").split('\n')) {
    if (!line.startsWith("- ")) continue;
    ++points;
    EXPECT_TRUE(line.startsWith("- [x] ")) << "open: " << line.toStdString();
    EXPECT_TRUE(name.match(line).hasMatch()) << "without a test: " << line.toStdString();
    for (auto found = name.globalMatch(line); found.hasNext();) {
      const QString test = found.next().captured(1);
      EXPECT_TRUE(known.contains(test)) << test.toStdString();
    }
  }
  EXPECT_GT(points, 40);
}

}  // namespace

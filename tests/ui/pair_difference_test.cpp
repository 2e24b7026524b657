// The strip with the difference, and the headers.
#include <gtest/gtest.h>

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

#include "tests/ui/pair_fixture.h"

namespace engram::ui {
namespace {

class PairDifference : public PairFixture {
 protected:
  [[nodiscard]] int filled(double step) const {
    const QImage& image = strip.canvas();
    int found = 0;
    for (int y = 0; y < image.height(); ++y) found += qAlpha(image.pixel(columnOf(strip, step), y)) > 120 ? 1 : 0;
    return found;
  }
  /// Pixels of the line at the first difference in a column.
  [[nodiscard]] bool lineAt(double step) const {
    const QImage& image = strip.canvas();
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
      found += distance(image.pixelColor(columnOf(strip, step), y), theme.text) < 20 ? 1 : 0;
    return found == image.height();
  }
};

TEST_F(PairDifference, AnAreaAsHighAsTheShareThatDisagrees) {
  feed(0, 200);
  EXPECT_LE(filled(20), 2);
  EXPECT_NEAR(filled(150), strip.canvas().height() * 0.25, 2);
  EXPECT_EQ(filled(220), 0) << "not there yet";
}

TEST_F(PairDifference, ALineAndAFlagAtTheFirstDifference) {
  feed(0, 30);
  EXPECT_EQ(strip.firstDifference(), std::nullopt);
  const QRect middle(strip.canvas().width() / 2 - 60, 0, 120, strip.canvas().height());
  EXPECT_GT(count(strip.canvas(), middle, theme.mutedText), 10) << "says that there is none";
  feed(30, 100);
  EXPECT_TRUE(lineAt(apart));
  EXPECT_FALSE(lineAt(apart - 1));
  EXPECT_FALSE(lineAt(apart + 1));
  const int x = columnOf(strip, apart);
  EXPECT_GT(count(strip.canvas(), QRect(x + 1, 0, 100, 16), theme.text), 500) << "the flag";
  const QImage by_frames = strip.canvas().copy();
  strip.setWindow({0, 241});
  strip.setWindow({0, 240});
  strip.refresh();
  EXPECT_EQ(strip.canvas(), by_frames) << "drawn at once or piece by piece";
}

TEST_F(PairDifference, IsReadAloud) {
  feed(0, 100);
  EXPECT_TRUE(strip.newestInWords().contains("0.250")) << strip.newestInWords().toStdString();
  EXPECT_TRUE(strip.newestInWords().contains("step 50"));
  EXPECT_EQ(strip.accessibleName(), "Difference between A and B");
}

TEST_F(PairDifference, IsInTheHistoryAlsoWhereEntriesAreJoined) {
  History history(4000);
  history.clear(0);
  Sample s = sampleAt(Side::b, 0);
  s.raster.clear();
  for (std::int64_t t = 0; t < 400; ++t) {
    s.first = s.last = t;
    s.difference = t == 3 ? Range{0.75F, 0.75F} : Range{0.1F, 0.1F};
    history.append(s);
  }
  ASSERT_LT(history.size(), 200U);
  EXPECT_EQ(history.difference(history.indexOf(3)).high, 0.75F);
  EXPECT_EQ(history.difference(history.size() - 1), (Range{0.1F, 0.1F}));
}

TEST_F(PairDifference, HeadersSayWhichSideAndWhatBecameOfIt) {
  feed(0, 100);
  for (const Theme& each : {darkTheme(), lightTheme(), projectorTheme()}) {
    pair.setTheme(each);
    for (const Side side : {Side::a, Side::b}) {
      ColumnHeader& header = pair.header(side);
      const QImage image = header.grab().toImage();
      const QColor color = side == Side::a ? each.sideA : each.sideB;
      EXPECT_GT(count(image, QRect(0, 0, image.height() * 2, image.height()), color), 100) << "the badge";
      EXPECT_GE(contrast(color, each.accentText), 4.5);
    }
  }
  const ColumnHeader& header = pair.header(Side::b);
  EXPECT_EQ(header.accessibleName(), "Side B: Sequential");
  EXPECT_EQ(header.accessibleDescription(), "at once: memory 1 held");
  EXPECT_TRUE(header.toolTip().contains("rule"));
}

TEST_F(PairDifference, ANarrowHeaderKeepsTheOutcomeRatherThanTheMechanism) {
  const auto textsAt = [&](int width) {
    ColumnHeader& header = pair.header(Side::b);
    header.present({"Sequential", "inhibition at once", "memory 1 held", "rule"});
    header.resize(width, 30);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    QPainter painter(&svg);
    header.drawOn(painter);
    painter.end();
    return QString::fromUtf8(bytes);
  };
  EXPECT_TRUE(textsAt(500).contains("inhibition at once: memory 1 held"));
  EXPECT_FALSE(textsAt(260).contains("inhibition"));
  EXPECT_TRUE(textsAt(260).contains("memory 1 held"));
  EXPECT_TRUE(textsAt(120).contains(QChar(0x2026)));
}

}  // namespace
}  // namespace engram::ui

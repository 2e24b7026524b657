// The cursor that all plots share, as a person uses it.
#include <gtest/gtest.h>

#include <QSignalSpy>

#include "tests/ui/plots_hands_fixture.h"
#include "ui/plots/readout.h"

namespace engram::ui {
namespace {

class PlotsCursor : public HandsFixture {
 protected:
  static QStringList names(const Readout& readout) {
    QStringList all;
    for (const auto& row : readout.rows) all += row.name + (row.value.isEmpty() ? "" : ": " + row.value);
    return all;
  }
  /// Pixels in a column of the widget that look like the line.
  static bool hasLine(LivePlot& plot, int x) {
    const QImage image = plot.grab().toImage();
    const QColor line = plot.theme().mutedText, pinned = plot.theme().link;
    int found = 0;
    for (int y = plot.plotArea().top(); y <= plot.plotArea().bottom(); ++y) {
      const QColor color = image.pixelColor(x, y);
      found += distance(color, line) < 8 || distance(color, pinned) < 8 ? 1 : 0;
    }
    return found > plot.plotArea().height() * 8 / 10;
  }
};

TEST_F(PlotsCursor, ALineGoesThroughAllPlotsAtTheStepUnderThePointer) {
  feed(0, 200);
  const QPoint point = over(rates, 60);
  moveTo(rates, point);
  EXPECT_EQ(plots.cursor(), 60);
  for (LivePlot* plot : plots.reading().plots()) {
    EXPECT_TRUE(hasLine(*plot, point.x())) << plot->objectName().toStdString();
    EXPECT_FALSE(hasLine(*plot, point.x() + 5));
    EXPECT_EQ(plot->readout().title, "step 60");
  }
  leave(rates);
  EXPECT_EQ(plots.cursor(), std::nullopt);
  for (LivePlot* plot : plots.reading().plots()) EXPECT_FALSE(hasLine(*plot, point.x()));
}

TEST_F(PlotsCursor, ReadsOverlapsAndRates) {
  feed(0, 200);
  moveTo(rates, over(rates, 60));
  const QStringList read = names(overlaps.readout());
  ASSERT_EQ(read.size(), 5);
  EXPECT_EQ(read[0], "memory 1: 1.00");
  EXPECT_TRUE(read.contains("memory 3: 0.50"));
  EXPECT_EQ(overlaps.readout().rows[0].color, theme.cued);
  EXPECT_EQ(names(rates.readout()), (QStringList{"excitatory: 0.100", "inhibitory: 0.200"}));
  EXPECT_EQ(rates.readout().rows[1].color, theme.inhibitory);
}

TEST_F(PlotsCursor, NamesTheCurveUnderThePointerEvenIfItRecedes) {
  feed(0, 200);
  const double height = (OverlapPlot::high + 0.1) / (OverlapPlot::high - OverlapPlot::low);  // of memory 5, at −0.1
  moveTo(overlaps, over(overlaps, 60, static_cast<int>(height * overlaps.plotArea().height())));
  const auto& last = overlaps.readout().rows.back();
  EXPECT_EQ(last.name, "memory 5");
  EXPECT_EQ(last.value, "-0.10");
  EXPECT_TRUE(last.strong);
  moveTo(overlaps, over(overlaps, 60, 2));  // above all curves
  EXPECT_FALSE(names(overlaps.readout()).contains("memory 5: -0.10"));
}

TEST_F(PlotsCursor, AnEntryOfSeveralStepsReadsAsARange) {
  Sample s = sampleAt(10);
  s.last = 14;
  s.overlap[0] = {0.95F, 1.01F};
  plots.append(s);
  plots.refresh(60);
  moveTo(rates, over(rates, 12));
  EXPECT_EQ(overlaps.readout().title, "steps 10 – 14");
  EXPECT_EQ(overlaps.readout().rows[0].value, "0.95 – 1.01");
  moveTo(rates, over(rates, 100));
  EXPECT_TRUE(overlaps.readout().empty()) << "nothing is there yet";
}

TEST_F(PlotsCursor, TellsTheNeuronUnderThePointerAndItsMemories) {
  feed(0, 60);
  // Some neuron with several memories, firing alone at step 60.
  std::int64_t neuron = 0;
  while (network->patterns().memberships(neuron) < 2) ++neuron;
  const std::int32_t row = layout->row_of(0, neuron);
  Sample s = sampleAt(60);
  s.raster[static_cast<std::size_t>(row / 64)] |= std::uint64_t{1} << (row % 64);
  plots.append(s);
  feed(61, 100);
  const int y = raster.cell(row, 60).center().y();
  moveTo(raster, over(raster, 60, y));
  QStringList memories;
  const IndexView of = network->patterns().memories_of(neuron);
  for (const auto memory : of) memories += QString::number(memory + 1);
  const QStringList read = names(raster.readout());
  EXPECT_EQ(read[0], QString("neuron %1: fires").arg(neuron));
  EXPECT_TRUE(read.contains("excitatory"));
  EXPECT_TRUE(read.contains("of memories " + memories.join(", "))) << read.join("; ").toStdString();
  moveTo(raster, over(raster, 61, y));
  EXPECT_TRUE(names(raster.readout())[0].endsWith(": silent"));
  const std::int32_t inhibitory = layout->row_of(1, 30);
  moveTo(raster, over(raster, 60, raster.cell(inhibitory, 60).center().y()));
  EXPECT_TRUE(names(raster.readout()).contains("inhibitory"));
  EXPECT_EQ(names(raster.readout())[0], "neuron 30: silent");
}

TEST_F(PlotsCursor, AClickPinsAndASecondClickOrEscReleases) {
  feed(0, 200);
  QSignalSpy moved(&plots, &RunPlots::cursorMoved);
  QTest::mouseClick(&rates, Qt::LeftButton, {}, over(rates, 60));
  EXPECT_TRUE(plots.reading().cursorPinned());
  moveTo(rates, over(rates, 150));
  leave(rates);
  EXPECT_EQ(plots.cursor(), 60) << "stays";
  QTest::mouseClick(&overlaps, Qt::LeftButton, {}, over(overlaps, 90));
  EXPECT_EQ(plots.cursor(), 90) << "a click elsewhere moves it";
  QTest::mouseClick(&overlaps, Qt::LeftButton, {}, over(overlaps, 90));
  EXPECT_FALSE(plots.reading().cursorPinned());
  leave(overlaps);
  EXPECT_EQ(plots.cursor(), std::nullopt);
  QTest::mouseClick(&rates, Qt::LeftButton, {}, over(rates, 60));
  leave(rates);
  QTest::keyClick(&rates, Qt::Key_Escape);
  EXPECT_EQ(plots.cursor(), std::nullopt);
  EXPECT_GE(moved.count(), 6);
}

TEST_F(PlotsCursor, KeysMoveTheCursorAndBringItIntoSight) {
  feed(0, 1000);
  QTest::keyClick(&rates, Qt::Key_Left, Qt::AltModifier);
  EXPECT_EQ(plots.cursor(), 998);
  QTest::keyClick(&rates, Qt::Key_Right, Qt::AltModifier);
  EXPECT_EQ(plots.cursor(), 999);
  QTest::keyClick(&rates, Qt::Key_Right, Qt::AltModifier);
  EXPECT_EQ(plots.cursor(), 999) << "not beyond the newest step";
  for (int i = 0; i < 60; ++i) QTest::keyClick(&rates, Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
  EXPECT_EQ(plots.cursor(), 399);
  plots.refresh(0);
  EXPECT_LE(rates.window().from, 399);
  EXPECT_GT(rates.window().to, 399);
  EXPECT_TRUE(rates.accessibleDescription().contains("step 399: excitatory 0.100"))
      << rates.accessibleDescription().toStdString();
}

TEST_F(PlotsCursor, PlainArrowsAndEscWithNothingToReleaseAreLeftToTheWindow) {
  feed(0, 100);
  for (const auto key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Space, Qt::Key_R, Qt::Key_Escape, Qt::Key_unknown}) {
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
    press.setAccepted(true);
    QApplication::sendEvent(&rates, &press);
    EXPECT_FALSE(press.isAccepted()) << key;
  }
  EXPECT_EQ(plots.cursor(), std::nullopt);
}

TEST_F(PlotsCursor, TheCardStaysClearOfThePointerAndWithinThePlot) {
  feed(0, 240);
  for (const int step : {1, 30, 120, 200, 230, 238}) {
    const QPoint point = over(overlaps, step, 40);
    moveTo(overlaps, point);
    const QRect card = overlaps.readoutPlace();
    ASSERT_FALSE(card.isEmpty());
    EXPECT_FALSE(card.contains(point)) << step;
    EXPECT_TRUE(overlaps.plotArea().adjusted(-1, -1, 1, 1).contains(card)) << step;
  }
  // Going back it stays on its side while there is room: it does not move more than needed.
  const bool left = overlaps.readoutPlace().right() < over(overlaps, 238).x();
  moveTo(overlaps, over(overlaps, 150, 40));
  EXPECT_EQ(overlaps.readoutPlace().right() < over(overlaps, 150).x(), left);
}

TEST_F(PlotsCursor, ThePinnedCardGivesWayToThePointer) {
  feed(0, 240);
  QTest::mouseClick(&overlaps, Qt::LeftButton, {}, over(overlaps, 120));
  const QPoint inside = overlaps.readoutPlace().center();
  moveTo(overlaps, inside);
  EXPECT_FALSE(overlaps.readoutPlace().contains(inside));
}

TEST_F(PlotsCursor, CanBeSharedWithAnotherColumn) {
  RunPlots other(theme);
  other.resize(700, 700);
  other.show();
  other.start(layout, 6, 0, 0.1);
  QObject::connect(&plots, &RunPlots::cursorMoved, &other, &RunPlots::setCursor);
  QObject::connect(&other, &RunPlots::cursorMoved, &plots, &RunPlots::setCursor);
  feed(0, 200);
  for (std::int64_t t = 0; t < 200; ++t) other.append(sampleAt(t));
  other.refresh(60);
  moveTo(rates, over(rates, 60));
  EXPECT_EQ(other.cursor(), 60);
  other.refresh(60);
  EXPECT_EQ(other.cursor(), 60) << "its own pointer is elsewhere";
  leave(rates);
  EXPECT_EQ(other.cursor(), std::nullopt);
  QTest::mouseClick(&other.ratePlot(), Qt::LeftButton, {}, over(other.ratePlot(), 80));
  EXPECT_EQ(plots.cursor(), 80);
  EXPECT_TRUE(plots.reading().cursorPinned());
}

TEST_F(PlotsCursor, ItDoesNotPaintTheCanvasAnew) {
  feed(0, 200);
  QImage& canvas = const_cast<QImage&>(overlaps.canvas());
  canvas.setPixelColor(3, 3, Qt::magenta);  // would be gone if the canvas were painted
  moveTo(overlaps, over(overlaps, 60));
  moveTo(overlaps, over(overlaps, 61));
  QTest::mouseClick(&overlaps, Qt::LeftButton, {}, over(overlaps, 61));
  plots.refresh(60);
  EXPECT_EQ(overlaps.canvas().pixelColor(3, 3), QColor(Qt::magenta));
}

}  // namespace
}  // namespace engram::ui

// The shared cursor and the legend, as a person uses them.
#include <gtest/gtest.h>

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/plots_fixture.h"
#include "ui/plots/neuron_names.h"
#include "ui/plots/plot_dialogs.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/readout.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {
namespace {

class PlotsCursor : public PlotsFixture {
 protected:
  void SetUp() override {
    Parameters p;
    p.network.excitatory = 200;
    p.network.inhibitory = 50;
    p.network.inputs_per_inhibitory = 10;
    p.network.patterns = 6;
    network = Network::build(p);
    layout = std::make_shared<RasterLayout>(*network, 0);
    plots.resize(700, 700);
    plots.show();
    plots.start(layout, 6, 0, 0.1, {}, network);
  }
  /// Over the middle of a step, `y` pixels below the top of the plot area.
  static QPoint over(const LivePlot& plot, double step, int y = 20) {
    const QRect area = plot.plotArea();
    const auto window = plot.window();
    const double share = (step + 0.5 - static_cast<double>(window.from)) / static_cast<double>(window.length());
    return {area.left() + static_cast<int>(share * area.width()), area.top() + y};
  }
  static void moveTo(LivePlot& plot, QPoint point) {
    QMouseEvent event(QEvent::MouseMove, point, plot.mapToGlobal(point), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&plot, &event);
  }
  static void leave(LivePlot& plot) {
    QEvent event(QEvent::Leave);
    QApplication::sendEvent(&plot, &event);
  }
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

  std::shared_ptr<const Network> network;
  OverlapPlot& overlaps = plots.overlapPlot();
  RatePlot& rates = plots.ratePlot();
  RasterPlot& raster = plots.rasterPlot();
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

TEST_F(PlotsCursor, LegendEntriesSwitchCurvesOffAndOn) {
  feed(0, 200);
  const int x = columnOf(overlaps, 50);
  ASSERT_GT(heightOf(overlaps.canvas(), x, theme.cued), 0);
  QTest::mouseClick(&overlaps, Qt::LeftButton, {}, overlaps.legendPlace(0).center());
  EXPECT_EQ(heightOf(overlaps.canvas(), x, theme.cued), -1);
  EXPECT_TRUE(overlaps.legend()[0].off);
  EXPECT_EQ(overlaps.legendNames().size(), 5) << "it stays in the legend";
  feed(200, 230);
  EXPECT_EQ(heightOf(overlaps.canvas(), columnOf(overlaps, 220), theme.cued), -1);
  QTest::mouseClick(&overlaps, Qt::LeftButton, {}, overlaps.legendPlace(0).center());
  EXPECT_GT(heightOf(overlaps.canvas(), x, theme.cued), 0);

  QTest::mouseClick(&rates, Qt::LeftButton, {}, rates.legendPlace(1).center());
  EXPECT_EQ(heightOf(rates.canvas(), x, theme.inhibitory), -1);
  EXPECT_GT(heightOf(rates.canvas(), x, theme.excitatory), 0);
  EXPECT_EQ(rates.legend()[1].off, true);
  EXPECT_FALSE(plots.reading().cursorPinned()) << "a click on the legend is none on the plot";
}

TEST_F(PlotsCursor, TheRastersLegendSwitchesPopulations) {
  feed(0, 60);
  Sample s = sampleAt(60);
  const std::int32_t row = layout->row_of(1, 30);
  s.raster[static_cast<std::size_t>(row / 64)] |= std::uint64_t{1} << (row % 64);
  plots.append(s);
  feed(61, 100);
  const QPoint dot = raster.cell(row, 60).center();
  EXPECT_LT(distance(raster.canvas().pixelColor(dot), theme.rasterInhibitory), 60);
  QTest::mouseClick(&raster, Qt::LeftButton, {}, raster.legendPlace(2).center());
  EXPECT_EQ(raster.canvas().pixelColor(dot), theme.rasterBackground);
}

TEST_F(PlotsCursor, ANarrowLegendCountsWhatHasNoRoom) {
  plots.start(layout, 6, 1, 0.1, {"apple tree", "bread basket", "cloud cover", "drum beat", "eagle eye", "fig leaf"});
  plots.resize(420, 700);
  feed(0, 100);
  QApplication::processEvents();
  qsizetype shown = 0;
  while (overlaps.legendAt(overlaps.legendPlace(shown).center()) == shown) ++shown;
  ASSERT_LT(shown, overlaps.legend().size());
  const QString rest = overlaps.legendRest(overlaps.legendPlace(shown).center());
  EXPECT_EQ(rest, overlaps.legendNames().mid(shown).join(", "));
  for (qsizetype i = 0; i < shown; ++i) EXPECT_LT(overlaps.legendPlace(i).right(), overlaps.legendPlace(i + 1).left());
}

TEST_F(PlotsCursor, PinnedMemoriesAlwaysHaveANameAndAColour) {
  feed(0, 100);
  EXPECT_FALSE(overlaps.legendNames().contains("5")) << "the weakest";
  QSignalSpy told(&plots, &RunPlots::pinnedChanged);
  plots.setPinned({4});
  ASSERT_EQ(told.count(), 1);
  EXPECT_EQ(told[0][0].value<std::vector<std::int64_t>>(), (std::vector<std::int64_t>{4}));
  const auto place = overlaps.ranking().placeOf(4);
  ASSERT_TRUE(place);
  EXPECT_GT(heightOf(overlaps.canvas(), columnOf(overlaps, 50), theme.strong[*place]), 0);
  const auto& legend = overlaps.legend();
  const auto entry = std::find_if(legend.begin(), legend.end(), [](const auto& e) { return e.key == 4; });
  ASSERT_NE(entry, legend.end());
  EXPECT_TRUE(entry->pinned);
  EXPECT_EQ(legend.size(), 5) << "the other places go to the strongest";
  feed(100, 200);
  EXPECT_TRUE(overlaps.ranking().placeOf(4));
  plots.start(layout, 3, 0, 0.1);
  Sample s = sampleAt(0);
  s.epoch = 2;
  s.memories = {0, 1, 2};
  s.overlap.resize(3);
  plots.append(s);
  plots.refresh(60);
  EXPECT_TRUE(overlaps.pinned().empty()) << "there is no fifth memory any more";
}

TEST_F(PlotsCursor, MemoriesArePinnedByNumberOrName) {
  plots.start(layout, 6, 1, 0.1, {"apple", "bread", "cloud", "drum", "eagle", "fig"});
  feed(0, 10);
  using Memories = std::vector<std::int64_t>;
  EXPECT_EQ(std::get<Memories>(readMemories("Fig, 2; drum ,2", overlaps, 6)), (Memories{5, 1, 3}));
  EXPECT_TRUE(std::get<Memories>(readMemories(" ", overlaps, 6)).empty());
  EXPECT_TRUE(std::get<QString>(readMemories("7", overlaps, 6)).contains("from 1 to 6"));
  EXPECT_TRUE(std::get<QString>(readMemories("pear", overlaps, 6)).contains("pear"));
  EXPECT_TRUE(std::get<QString>(readMemories("1,2,3,4,5", overlaps, 6)).contains("4"));
}

TEST(PlotsReadout, RangesAndStepsInWords) {
  EXPECT_EQ(rangeText({0.951F, 0.952F}, 2), "0.95");
  EXPECT_EQ(rangeText({-0.001F, -0.001F}, 2), "0.00") << "no minus before nothing";
  EXPECT_EQ(rangeText({}, 2), "–");
  EXPECT_EQ(stepsText(1234, 1234), "step 1,234");
  const Readout readout{"step 5", {{{}, "neuron 7", "fires", true}, {{}, "excitatory", {}, false}}};
  EXPECT_EQ(readout.text(), "step 5: neuron 7 fires, excitatory");
}

TEST(PlotsNeuronNames, NeuronsThatShareARowAreCounted) {
  Parameters p;
  p.network.excitatory = 6000;
  p.network.inhibitory = 2000;
  p.network.inputs_per_inhibitory = 10;
  const std::shared_ptr<const Network> network = Network::build(p);
  const auto layout = std::make_shared<const RasterLayout>(*network, 0);
  const NeuronNames names(layout, network, {});
  const RasterRows rows = rasterRows(*layout);
  std::vector<std::uint64_t> bits(static_cast<std::size_t>(layout->rows() + 63) / 64);
  const std::int32_t row = layout->row_of(1, 1000);
  const auto said = names.describe(rows, row, row + 3, bits);
  ASSERT_EQ(said.size(), 2);
  EXPECT_TRUE(said[0].name.startsWith("neurons 999–1,0")) << said[0].name.toStdString();
  EXPECT_EQ(said[0].value, "silent");
  const auto cued = names.describe(rows, 3, 4, bits);
  EXPECT_TRUE(cued.back().name.contains("memor")) << cued.back().name.toStdString();
}

}  // namespace
}  // namespace engram::ui

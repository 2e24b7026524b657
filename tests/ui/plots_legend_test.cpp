// The legend: entries that switch curves, entries without room, pinned memories.
#include <gtest/gtest.h>

#include <QSignalSpy>
#include <algorithm>

#include "tests/ui/plots_hands_fixture.h"
#include "ui/plots/plot_dialogs.h"

namespace engram::ui {
namespace {

class PlotsLegend : public HandsFixture {};

TEST_F(PlotsLegend, LegendEntriesSwitchCurvesOffAndOn) {
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

TEST_F(PlotsLegend, TheRastersLegendSwitchesPopulations) {
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

TEST_F(PlotsLegend, ANarrowLegendCountsWhatHasNoRoom) {
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

TEST_F(PlotsLegend, PinnedMemoriesAlwaysHaveANameAndAColour) {
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

TEST_F(PlotsLegend, MemoriesArePinnedByNumberOrName) {
  plots.start(layout, 6, 1, 0.1, {"apple", "bread", "cloud", "drum", "eagle", "fig"});
  feed(0, 10);
  using Memories = std::vector<std::int64_t>;
  EXPECT_EQ(std::get<Memories>(readMemories("Fig, 2; drum ,2", overlaps, 6)), (Memories{5, 1, 3}));
  EXPECT_TRUE(std::get<Memories>(readMemories(" ", overlaps, 6)).empty());
  EXPECT_TRUE(std::get<QString>(readMemories("7", overlaps, 6)).contains("from 1 to 6"));
  EXPECT_TRUE(std::get<QString>(readMemories("pear", overlaps, 6)).contains("pear"));
  EXPECT_TRUE(std::get<QString>(readMemories("1,2,3,4,5", overlaps, 6)).contains("4"));
}

}  // namespace
}  // namespace engram::ui

// What the cursor says, in words.
#include <gtest/gtest.h>

#include "core/model/network.h"
#include "ui/plots/cursor_items.h"
#include "ui/plots/neuron_names.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/readout.h"
#include "ui/plots/theory_curves.h"

namespace engram::ui {
namespace {

TEST(PlotsReadout, RangesAndStepsInWords) {
  EXPECT_EQ(rangeText({0.951F, 0.952F}, 2), "0.95");
  EXPECT_EQ(rangeText({-0.001F, -0.001F}, 2), "0.00") << "no minus before nothing";
  EXPECT_EQ(rangeText({}, 2), "–");
  EXPECT_EQ(stepsText(1234, 1234), "step 1,234");
  const Readout readout{"step 5", {{{}, "neuron 7", "fires", true}, {{}, "excitatory", {}, false}}};
  EXPECT_EQ(readout.text(), "step 5: neuron 7 fires, excitatory");
}

TEST(PlotsReadout, WhereThereIsLittleRoomTheTheoryGoesBeforeWhatWasMeasured) {
  Readout readout;
  readout.title = "step 7";
  for (const bool spare : {false, true})
    for (const char* name : {"excitatory", "inhibitory"})
      readout.rows.push_back({Qt::red, name, "0.1", false, MarkerShape::none, spare});
  ReadoutCard card(nullptr);
  card.setTheme(darkTheme());
  card.show(readout, QRectF(0, 0, 400, 400), 50, std::nullopt);
  EXPECT_EQ(card.readout().rows.size(), 4);
  card.show(readout, QRectF(0, 0, 400, 65), 50, std::nullopt);
  ASSERT_EQ(card.readout().rows.size(), 2);
  for (const auto& row : card.readout().rows) EXPECT_FALSE(row.spare);
}

TEST(PlotsTheoryCurves, AFastSwingIsDrawnAsTheTwoLinesItGoesBetween) {
  TheoryCourse swings, rises;
  for (int t = 0; t < 400; ++t) {
    MeanState state;
    state.q = t % 2 == 0 ? 0.02 : 0.3;
    swings.states.push_back(state);
    state.q = 0.001 * t;
    rises.states.push_back(state);
  }
  const StepScale close{-0.5, 1}, wide{-0.5, 16};
  EXPECT_TRUE(TheorySpans(swings, &MeanState::q, close, 400, 6).twoLines());
  EXPECT_FALSE(TheorySpans(swings, &MeanState::q, wide, 400, 6).twoLines());
  EXPECT_FALSE(TheorySpans(rises, &MeanState::q, close, 400, 6).twoLines());
  const TheorySpans spans(swings, &MeanState::q, close, 400, 6);
  EXPECT_FLOAT_EQ(spans.seen().low, 0.02F);
  EXPECT_FLOAT_EQ(spans.seen().high, 0.3F);
  QImage image(400, 100, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::white);
  SpanPainter painter(image, 0, 0.4);
  spans.paint(painter, 0, 400, 2, Qt::red, Qt::transparent);
  int middle = 0, edges = 0;
  for (int x = 0; x < 400; ++x) {
    middle += image.pixelColor(x, 60) == QColor(Qt::red) ? 1 : 0;
    for (int y = 20; y < 30; ++y) edges += image.pixelColor(x, y) == QColor(Qt::red) ? 1 : 0;
  }
  EXPECT_EQ(middle, 0);  // what was measured there stays in sight
  EXPECT_GT(edges, 200);
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

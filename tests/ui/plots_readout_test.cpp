// What the cursor says, in words.
#include <gtest/gtest.h>

#include "core/model/network.h"
#include "ui/plots/neuron_names.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/readout.h"

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

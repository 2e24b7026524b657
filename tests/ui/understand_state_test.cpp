// "Which neurons are right?", "What does inhibition do?" and "Is there an energy?" with real widgets.
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "core/observe/energy.h"
#include "tests/ui/understand_fixture.h"
#include "ui/understand/energy_view.h"
#include "ui/understand/inhibition_view.h"
#include "ui/understand/input_plot.h"
#include "ui/understand/neuron_view.h"
#include "ui/understand/small_plot.h"
#include "ui/understand/state_grid.h"
#include "ui/understand/state_view.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {

using UnderstandState = UnderstandFixture;

void expectCounts(const StateView& view, const Snapshot& snapshot, Side side, std::int64_t memory) {
  const Spikes pattern = snapshot.network->patterns().pattern(memory);
  const StateErrors errors = state_errors(snapshot.of(side).state.excitatory, pattern);
  const QString text = view.part(side).counts->text();
  EXPECT_TRUE(text.contains(countText(errors.right) + " right")) << text.toStdString();
  EXPECT_TRUE(text.contains(countText(errors.missing) + " missing")) << text.toStdString();
  EXPECT_TRUE(text.contains(countText(errors.extra) + " extra")) << text.toStdString();
}

TEST_F(UnderstandState, CountsBothRunsAgainstAnyMemoryBothWaysInTime) {
  open(compared, 20);
  auto& view = page<StateView>(UnderstandPage::state);
  for (const std::int64_t step : {20, 8}) {
    stepTo(step);
    for (const int memory : {0, 4}) {
      view.memory().setCurrentIndex(memory);
      emit view.memory().activated(memory);
      ASSERT_TRUE(answered(step));
      view.refresh();
      for (const Side side : {Side::a, Side::b}) {
        expectCounts(view, *window.bridge().newest(), side, memory);
        const InputHistogram& inputs = view.part(side).inputs->histogram();
        EXPECT_EQ(inputs.on_all, window.bridge().newest()->network->patterns().active(memory));
        EXPECT_EQ(inputs.on_all + inputs.off_all, 300);
      }
    }
  }
}

TEST_F(UnderstandState, TheAxisOfInputsEndsAtRoundNumbers) {
  const InputRange range = roundedRange({-0.31, 2.07});
  EXPECT_DOUBLE_EQ(range.low, -0.5);
  EXPECT_DOUBLE_EQ(range.high, 2.5);
  EXPECT_LE(roundedRange({-0.31, 7}).high, 8.0);
  EXPECT_GE(roundedRange({-0.31, 7}).high, 7.0);
  EXPECT_GT(roundedRange({1, 1}).high, roundedRange({1, 1}).low);
}

TEST_F(UnderstandState, TheGridHasAPlaceForEveryNeuronInTheShapeAskedFor) {
  open(compared, 20);
  auto& view = page<StateView>(UnderstandPage::state);
  view.perRow().setValue(30);
  QTest::qWait(100);
  const StateGrid& grid = *view.part(Side::a).grid;
  const double side = static_cast<double>(grid.width()) / 30;
  EXPECT_EQ(grid.neuronAt({1, 1}), 0);
  EXPECT_EQ(grid.neuronAt(QPoint(static_cast<int>(29.5 * side), static_cast<int>(9.5 * side))), 299);
  EXPECT_EQ(grid.neuronAt(QPoint(static_cast<int>(3.5 * side), static_cast<int>(2.5 * side))), 63);
  EXPECT_EQ(grid.neuronAt({5, grid.height() + 50}), -1);
}

TEST_F(UnderstandState, AClickInTheGridAsksWhy) {
  open(compared, 20);
  auto& view = page<StateView>(UnderstandPage::state);
  QTest::qWait(100);
  StateGrid& grid = *view.part(Side::b).grid;
  const QPoint place(grid.width() / 2, grid.height() / 2);
  QTest::mouseClick(&grid, Qt::LeftButton, {}, place);
  EXPECT_EQ(window.understandPanel().page(), UnderstandPage::neuron);
  const auto& shown = dynamic_cast<NeuronView&>(*window.understandPanel().view(UnderstandPage::neuron)).shown();
  EXPECT_EQ(shown.neuron, grid.neuronAt(place));
  EXPECT_EQ(shown.step, 20);
}

TEST_F(UnderstandState, ErrorsAreSeenInAGridOfMoreNeuronsThanPixels) {
  StateGrid grid;
  grid.resize(100, 100);
  grid.setPerRow(1000);
  Spikes pattern = Spikes::Zero(1'000'000), state = Spikes::Zero(1'000'000);
  state[500'500] = 1;  // one extra spike among a million neurons
  grid.present(state, pattern);
  const QImage image = grid.grab().toImage();
  int lit = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) lit += image.pixelColor(x, y) == darkTheme().inhibitory ? 1 : 0;
  EXPECT_GE(lit, 1);
}

TEST_F(UnderstandState, InhibitionTellsWhatActsAndIsMadeIdealAndBack) {
  open(compared, 30);
  auto& view = page<InhibitionView>(UnderstandPage::inhibition);
  ASSERT_TRUE(answered(30));
  view.refresh();
  EXPECT_TRUE(view.part(Side::a).words->text().contains("one step late"))
      << view.part(Side::a).words->text().toStdString();
  EXPECT_TRUE(view.part(Side::b).words->text().contains("at once"));
  EXPECT_EQ(view.part(Side::a).trace->series().front().points.size(), 30);
  EXPECT_EQ(view.part(Side::a).inputs->series().front().points.size(), 300);
  view.part(Side::b).ideal->click();
  EXPECT_TRUE(window.bridge().shown(Side::a).has_inhibitory());
  EXPECT_FALSE(window.bridge().shown(Side::b).has_inhibitory());
  stepTo(40);
  ASSERT_TRUE(answered(40));
  view.refresh();
  for (const QPointF& dot : view.part(Side::b).inputs->series().front().points) EXPECT_EQ(dot.x(), dot.y());
  view.part(Side::b).ideal->click();
  EXPECT_TRUE(window.bridge().shown(Side::b).has_inhibitory());
}

TEST_F(UnderstandState, TheNoiseIsMeasuredForAnyNumberOfInhibitoryNeurons) {
  open(compared, 5);
  auto& view = page<InhibitionView>(UnderstandPage::inhibition);
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return view.noise().series().size() == 4 && view.noise().series()[1].points.size() == 6; }, 30'000));
  const auto series = view.noise().series();
  for (int n = 0; n < 6; ++n) {  // K changes nothing; the deviation of 12 trials and more is within a factor of 2
    EXPECT_LT(std::abs(std::log(series[1].points[n].y() / series[2].points[n].y())), std::log(2.5)) << n;
    EXPECT_EQ(series[1].points[n].x(), series[2].points[n].x());
  }
  EXPECT_GT(series[1].points[0].y(), 5 * series[1].points[5].y());
}

TEST_F(UnderstandState, TheEnergyIsDrawnWhereThereIsOne) {
  open(R"({"engram": 1, "seed": 3, "network": {"inhibition": "ideal"},
           "comparison": {"network": {"inhibition": "population"}}})",
       20);
  auto& view = page<EnergyView>(UnderstandPage::energy);
  ASSERT_TRUE(answered(20));
  view.refresh();
  EXPECT_TRUE(view.words(Side::a).contains("nearly")) << view.words(Side::a).toStdString();
  EXPECT_TRUE(view.words(Side::b).contains("No energy"));
  ASSERT_EQ(view.plot().series().size(), 1);
  const QPointF last = view.plot().series().front().points.back();
  const RunSnapshot& a = window.bridge().newest()->a;
  EXPECT_EQ(last.x(), 20);
  EXPECT_DOUBLE_EQ(last.y(), energy_per_neuron(a.parameters, a.sums).value());
}

}  // namespace
}  // namespace engram::ui

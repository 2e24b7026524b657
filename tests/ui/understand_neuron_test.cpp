// "Why did this neuron fire?" with real widgets: clicks in the raster, links, both runs, time both ways.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>

#include "tests/ui/understand_fixture.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/raster_plot.h"
#include "ui/understand/gain_curve.h"
#include "ui/understand/neuron_card.h"
#include "ui/understand/neuron_view.h"
#include "ui/understand/neuron_words.h"

namespace engram::ui {
namespace {

class UnderstandNeuron : public UnderstandFixture {
 protected:
  NeuronView& view() { return dynamic_cast<NeuronView&>(*window.understandPanel().view(UnderstandPage::neuron)); }
  RasterPlot& raster(Side side = Side::a) { return window.pair().column(side).rasterPlot(); }
  /// Without the colours of its links.
  QString story(Side side) {
    static const QRegularExpression color("style=\"color:#[0-9a-f]+\" ");
    return view().card(side).story().remove(color);
  }
  /// What the engine says.
  Firing truth(Population population, std::int64_t neuron, std::int64_t step, Side side = Side::a) {
    auto started = engram::Run::start(window.bridge().session(), side);
    const auto& run = std::get<std::unique_ptr<engram::Run>>(started);
    SeenStep seen(run->engine_at(step - 1));
    return firing_of(seen, population, neuron).value();
  }
  void expectShown(Population population, std::int64_t neuron, std::int64_t step) {
    for (const Side side : {Side::a, Side::b}) {
      if (side == Side::b && !window.bridge().compares()) continue;
      const Firing firing = truth(population, neuron, step, side);
      EXPECT_TRUE(eventually([&] { return story(side) == storyWords(firing); }))
          << story(side).toStdString() << " instead of " << storyWords(firing).toStdString();
      EXPECT_EQ(view().card(side).verdict(), verdictWords(firing));
      if (!firing.excitatory) continue;
      EXPECT_EQ(view().card(side).bars().bars().back().value, firing.excitatory->h);
      EXPECT_EQ(view().card(side).curve().point().draw, firing.draw);
    }
  }
  /// A click in the middle of a cell of the raster.
  void click(std::int32_t row, std::int64_t step, Side side = Side::a) {
    const QRect cell = raster(side).cell(row, step);
    const QPoint middle = raster(side).plotArea().topLeft() + cell.center() / raster(side).canvasScale();
    QTest::mouseMove(&raster(side), middle);
    QTest::mouseClick(&raster(side), Qt::LeftButton, {}, middle);
  }
};

TEST_F(UnderstandNeuron, FollowsTheStepOfNowBothWaysInTime) {
  open(compared, 20);
  page<NeuronView>(UnderstandPage::neuron).show(Population::excitatory, 7, std::nullopt);
  expectShown(Population::excitatory, 7, 20);
  stepTo(31);
  expectShown(Population::excitatory, 7, 31);
  stepTo(12);
  expectShown(Population::excitatory, 7, 12);
  stepTo(0);
  EXPECT_TRUE(eventually([&] { return view().card(Side::a).verdict().contains("start"); }));
}

TEST_F(UnderstandNeuron, AClickInTheRasterShowsThatNeuronAndStep) {
  open(compared, 20);
  window.pair().column(Side::a).setWindowLength(30);
  QTest::qWait(100);
  ASSERT_FALSE(window.understandPanel().isVisible());
  click(3, 9);
  ASSERT_TRUE(window.understandPanel().isVisible());
  const std::int64_t neuron = view().shown().neuron;
  EXPECT_EQ(view().shown().step, 9);
  EXPECT_EQ(view().shown().population, Population::excitatory);
  EXPECT_EQ(window.bridge().newest()->network->patterns().contains(0, neuron), true);  // rows at the top: cued memory
  EXPECT_TRUE(eventually([&] { return window.bridge().inspection() != nullptr; }));
  EXPECT_TRUE(eventually([&] { return !view().card(Side::b).story().isEmpty(); }));
  EXPECT_TRUE(view().card(Side::b).isVisible());
}

TEST_F(UnderstandNeuron, ArrowKeysGoFromPlaceToPlaceOfTheRaster) {
  open(compared, 20);
  window.pair().column(Side::a).setWindowLength(30);
  QTest::qWait(100);
  click(3, 9);
  const auto place = [&] { return std::pair(view().shown().neuron, view().shown().step.value_or(-1)); };
  const auto [neuron, step] = place();
  QTest::keyClick(&raster(Side::a), Qt::Key_Right, Qt::AltModifier);
  EXPECT_EQ(place(), std::pair(neuron, step + 1));
  QTest::keyClick(&raster(Side::a), Qt::Key_Down, Qt::AltModifier);
  const auto below = place();
  EXPECT_NE(below.first, neuron);
  EXPECT_EQ(below.second, step + 1);
  QTest::keyClick(&raster(Side::a), Qt::Key_Left, Qt::AltModifier);
  QTest::keyClick(&raster(Side::a), Qt::Key_Up, Qt::AltModifier);
  EXPECT_EQ(place(), std::pair(neuron, step));
  expectShown(Population::excitatory, neuron, step);
  for (int i = 0; i < 2000 && view().shown().population == Population::excitatory; ++i)
    QTest::keyClick(&raster(Side::a), Qt::Key_Down, Qt::AltModifier);
  EXPECT_EQ(view().shown().population, Population::inhibitory) << "below the excitatory ones";
}

TEST_F(UnderstandNeuron, KeysMoveTheCursorWithoutOpeningTheClosedPanel) {
  open(compared, 20);
  ASSERT_TRUE(eventually([&] { return raster(Side::a).newestShown() == 20; }));
  raster(Side::a).setFocus();
  QTest::keyClick(&raster(Side::a), Qt::Key_Down, Qt::AltModifier);
  EXPECT_FALSE(window.understandPanel().isVisible());
  EXPECT_EQ(window.pair().column(Side::a).cursor(), 20);
  QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
  EXPECT_EQ(view().shown().step, 20) << "the page shows the place";
}

TEST_F(UnderstandNeuron, APixelOfSeveralListsThemAndOneIsChosen) {
  open(R"({"engram": 1, "seed": 3})", 40);
  NeuronView& shown = page<NeuronView>(UnderstandPage::neuron);
  shown.show(RasterPick{Population::inhibitory, {4, 5, 6}, 10, 12});
  ASSERT_TRUE(eventually([&] { return shown.list().count() == 9; }));
  EXPECT_TRUE(shown.list().isVisible());
  bool silent_seen = false;
  for (int row = 0; row < 9; ++row) {  // those that fire come first
    const auto at = neuronOfLink(shown.list().item(row)->data(Qt::UserRole).toString());
    ASSERT_TRUE(at);
    const bool fires = truth(at->population, at->neuron, at->step).fired;
    EXPECT_FALSE(fires && silent_seen) << row;
    silent_seen = silent_seen || !fires;
    EXPECT_EQ(shown.list().item(row)->text().contains("fires"), fires);
  }
  shown.list().setCurrentRow(8);
  const auto last = neuronOfLink(shown.list().item(8)->data(Qt::UserRole).toString());
  EXPECT_EQ(shown.shown().neuron, last->neuron);
  expectShown(Population::inhibitory, last->neuron, last->step);
}

TEST_F(UnderstandNeuron, ALinkLeadsToThePresynapticNeuronAndBackAgain) {
  open(R"({"engram": 1, "seed": 3})", 20);
  NeuronView& shown = page<NeuronView>(UnderstandPage::neuron);
  shown.show(Population::excitatory, 7, 15);
  expectShown(Population::excitatory, 7, 15);
  const Firing firing = truth(Population::excitatory, 7, 15);
  ASSERT_FALSE(firing.excitatory->inhibitory.empty());
  const NeuronAt source = firing.excitatory->inhibitory.front().at;
  EXPECT_TRUE(shown.card(Side::a).sources().contains(linkTo(source)));
  emit shown.card(Side::a).followed(source);
  expectShown(source.population, source.neuron, source.step);
  shown.back();
  expectShown(Population::excitatory, 7, 15);
}

TEST_F(UnderstandNeuron, IsChosenByHandAndSaysWhatIsNotThere) {
  open(R"({"engram": 1, "seed": 3})", 20);
  NeuronView& shown = page<NeuronView>(UnderstandPage::neuron);
  auto* population = shown.findChild<QComboBox*>();
  population->setCurrentIndex(1);
  emit population->activated(1);
  auto* neuron = shown.findChild<QSpinBox*>();
  EXPECT_EQ(neuron->maximum(), 79);
  neuron->setFocus();
  QTest::keyClick(neuron, Qt::Key_Up);
  expectShown(Population::inhibitory, 1, 20);
  population->setCurrentIndex(2);
  emit population->activated(2);
  EXPECT_TRUE(eventually([&] { return shown.card(Side::a).verdict().contains("off"); }));
}

TEST_F(UnderstandNeuron, NeuronsAreSilencedMadeToFireAndLetGo) {
  open(compared, 20);
  NeuronView& shown = page<NeuronView>(UnderstandPage::neuron);
  shown.show(Population::excitatory, 7, std::nullopt);
  emit shown.interventions().aboutToShow();
  EXPECT_GE(shown.interventions().actions().size(), 8);  // of the neuron, and of its memories
  const auto letGo = [&] {
    emit shown.interventions().aboutToShow();
    for (const QAction* each : shown.interventions().actions())
      if (each->text().startsWith("Let go of excitatory neuron 7")) return each->isEnabled();
    return false;
  };
  EXPECT_FALSE(letGo());  // nothing is held
  shown.intervene({7, 9}, Clamp::firing);
  EXPECT_TRUE(letGo());
  shown.intervene({9, 11}, Clamp::silent);
  stepTo(25);
  for (const Side side : {Side::a, Side::b}) {
    const Spikes& spikes = window.bridge().newest()->of(side).state.excitatory;
    EXPECT_EQ(spikes[7], 1);
    EXPECT_EQ(spikes[9], 0);
    EXPECT_EQ(spikes[11], 0);
  }
  EXPECT_TRUE(eventually([&] { return shown.card(Side::a).verdict().contains("intervention"); }));
  window.sides().choose(Side::b);
  shown.intervene({7}, std::nullopt);
  EXPECT_EQ(window.bridge().shown(Side::a).interventions.front().neurons, (std::vector<std::int32_t>{7}));
  ASSERT_EQ(window.bridge().shown(Side::b).interventions.size(), 1U);
  EXPECT_EQ(window.bridge().shown(Side::b).interventions.front().neurons, (std::vector<std::int32_t>{9, 11}));
}

TEST_F(UnderstandNeuron, AChangeOfThePastIsExplainedAnew) {
  open(R"({"engram": 1, "seed": 3})", 30);
  NeuronView& shown = page<NeuronView>(UnderstandPage::neuron);
  shown.show(Population::excitatory, 7, 25);
  expectShown(Population::excitatory, 7, 25);
  const double before = shown.card(Side::a).bars().bars().back().value;
  window.bridge().edit("a change", [](const Session& session) {
    return session.added({10, std::nullopt, {{"dynamics.inhibition_gain", 0.3}}});
  });
  EXPECT_TRUE(eventually([&] {
    const auto& bars = shown.card(Side::a).bars().bars();
    return bars.back().value != before;
  }));
  expectShown(Population::excitatory, 7, 25);
}

}  // namespace
}  // namespace engram::ui

// Stimulus and interventions while two sides are compared: values of several controls that the file has as one.
#include <QCheckBox>
#include <QComboBox>

#include "tests/ui/comparing_fixture.h"
#include "ui/panels/intervention_control.h"

namespace engram::ui {
namespace {

class ComparingParts : public ComparingTest {};

TEST_F(ComparingParts, TheStimulusCanDifferInEveryPart) {
  compareEqual();
  control<FlagControl>("stimulus.on").box().click();
  ASSERT_TRUE(bridge().shown(Side::b).stimulus);
  auto& strength = control<NumberControl>("stimulus.strength");
  auto& memory = control<NumberControl>("stimulus.pattern");
  sides().choose(Side::b);
  type(strength.field(), "3");
  sides().choose({});
  ASSERT_TRUE(rowShown(strength));
  EXPECT_FALSE(rowShown(memory));
  type(memory.field(), "5");  // linked: moves both, and leaves what differs
  EXPECT_EQ(bridge().shown(Side::a).stimulus, (Stimulus{.pattern = 4, .strength = 2, .centred = false}));
  EXPECT_EQ(bridge().shown(Side::b).stimulus, (Stimulus{.pattern = 4, .strength = 3, .centred = false}));
  pause();
  click(strength.sideRow()->equal());
  EXPECT_EQ(bridge().shown(Side::b).stimulus, bridge().shown(Side::a).stimulus);
  undo().trigger();
  EXPECT_EQ(bridge().shown(Side::b).stimulus->strength, 3);
  auto& on = control<FlagControl>("stimulus.on");
  sides().choose(Side::a);
  on.box().click();
  EXPECT_FALSE(bridge().shown(Side::a).stimulus);
  EXPECT_TRUE(bridge().shown(Side::b).stimulus);
  EXPECT_TRUE(rowShown(on));
  EXPECT_EQ(chip(on, Side::a).text(), "A  off");
}

TEST_F(ComparingParts, OnePartOfTwoStimuliMovedTogetherIsOneChange) {
  compareEqual();
  control<FlagControl>("stimulus.on").box().click();
  sides().choose(Side::b);
  type(control<NumberControl>("stimulus.strength").field(), "3");
  sides().choose({});
  ASSERT_TRUE(bridge().settle());
  const Json before = document();
  pause();
  type(control<NumberControl>("stimulus.pattern").field(), "5");
  undo().trigger();
  ASSERT_TRUE(bridge().settle());
  EXPECT_EQ(document(), before);
}

TEST_F(ComparingParts, InterventionsOfOnePopulationDifferWithoutTheOther) {
  compareEqual();
  InterventionControl& inhibitory = window.panel().intervention(Population::inhibitory);
  InterventionControl& excitatory = window.panel().intervention(Population::excitatory);
  sides().choose(Side::b);
  emit inhibitory.state().box().activated(1);
  sides().choose({});
  ASSERT_TRUE(rowShown(inhibitory.state()));
  EXPECT_FALSE(rowShown(excitatory.state()));
  emit excitatory.state().box().activated(2);  // linked: moves both
  EXPECT_EQ(bridge().shown(Side::a).interventions.size(), 1U);
  EXPECT_EQ(bridge().shown(Side::b).interventions.size(), 2U);
  click(chip(inhibitory.state(), Side::b));
  type(inhibitory.share().field(), "40");
  EXPECT_EQ(bridge().shown(Side::b).interventions[0].fraction, 0.4);
  click(inhibitory.state().sideRow()->equal());
  EXPECT_EQ(bridge().shown(Side::a).interventions.size(), 2U);
  EXPECT_FALSE(rowShown(inhibitory.state()));
}

TEST_F(ComparingParts, ListedNeuronsOnOneSideAreShownBesideAShareOnTheOther) {
  ASSERT_TRUE(window.openFile(fileWith(R"({"engram": 1,
    "interventions": [{"population": "I", "neurons": [3, 5], "state": "silent"}],
    "comparison": {"interventions": [{"population": "I", "fraction": 0.25, "state": "silent"}]}})")));
  InterventionControl& inhibitory = window.panel().intervention(Population::inhibitory);
  ASSERT_TRUE(rowShown(inhibitory.share()));
  EXPECT_TRUE(chip(inhibitory.share(), Side::a).accessibleName().contains("2 chosen neurons"));
  EXPECT_TRUE(chip(inhibitory.share(), Side::b).text().contains("25"));
  click(inhibitory.share().sideRow()->equal());
  EXPECT_EQ(bridge().shown(Side::b).interventions, bridge().shown(Side::a).interventions);
  EXPECT_EQ(bridge().shown(Side::b).interventions[0].neurons, (std::vector<std::int32_t>{3, 5}));
}

}  // namespace
}  // namespace engram::ui

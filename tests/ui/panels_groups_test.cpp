// Controls of what is more than one value: the stimulus and the interventions.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>

#include "tests/ui/window_fixture.h"
#include "ui/panels/intervention_control.h"

namespace engram::ui {
namespace {

class GroupsTest : public WindowTest {};

TEST_F(GroupsTest, TheStimulusKeepsItsValuesWhileItIsOff) {
  auto& on = control<FlagControl>("stimulus.on");
  auto& strength = control<NumberControl>("stimulus.strength");
  auto& memory = control<NumberControl>("stimulus.pattern");
  EXPECT_EQ(strength.field().text(), "2.0");
  type(memory.field(), "4");
  type(strength.field(), "1.5");
  EXPECT_EQ(shown().stimulus, std::nullopt);
  on.box().click();
  EXPECT_EQ(shown().stimulus, std::optional(Stimulus{3, 1.5, false}));
  control<FlagControl>("stimulus.centred").box().click();
  EXPECT_EQ(shown().stimulus, std::optional(Stimulus{3, 1.5, true}));
  strength.slider()->setValue(strength.slider()->maximum());
  EXPECT_EQ(shown().stimulus, std::optional(Stimulus{3, 5, true}));
  on.box().click();
  EXPECT_EQ(shown().stimulus, std::nullopt);
  EXPECT_EQ(memory.field().text(), "4");
  on.box().click();
  EXPECT_EQ(shown().stimulus, std::optional(Stimulus{3, 5, true}));
  type(memory.field(), "11");
  EXPECT_TRUE(memory.refused());
  EXPECT_EQ(shown().stimulus, std::optional(Stimulus{3, 5, true}));
}

TEST_F(GroupsTest, InterventionsSilenceAndExciteAShareOfEachPopulation) {
  auto& excitatory = window.panel().intervention(Population::excitatory);
  auto& inhibitory = window.panel().intervention(Population::inhibitory);
  type(inhibitory.share().field(), "30");
  EXPECT_TRUE(shown().interventions.empty());
  emit inhibitory.state().box().activated(1);
  const Intervention silent{Population::inhibitory, Clamp::silent, 0.3, {}};
  EXPECT_EQ(shown().interventions, std::vector{silent});
  emit excitatory.state().box().activated(2);
  const Intervention firing{Population::excitatory, Clamp::firing, 0.1, {}};
  EXPECT_EQ(shown().interventions, (std::vector{silent, firing}));
  excitatory.share().slider()->setValue(50);
  EXPECT_EQ(shown().interventions[1].fraction, std::optional(0.5));
  emit inhibitory.state().box().activated(0);
  EXPECT_EQ(shown().interventions.size(), 1U);
  type(excitatory.share().field(), "120");
  EXPECT_TRUE(excitatory.share().refused());
  EXPECT_EQ(shown().interventions[0].fraction, std::optional(0.5));
}

TEST_F(GroupsTest, ChosenNeuronsOfAFileAreKept) {
  ASSERT_TRUE(window.openFile(
      fileWith(R"({"engram": 1, "interventions": [{"population": "E", "neurons": [4, 7], "state": "firing"}]})")));
  auto& excitatory = window.panel().intervention(Population::excitatory);
  EXPECT_TRUE(excitatory.chosen().text().contains("2 chosen"));
  EXPECT_TRUE(excitatory.chosen().isVisibleTo(&window));
  emit excitatory.state().box().activated(1);
  EXPECT_EQ(shown().interventions, (std::vector{Intervention{Population::excitatory, Clamp::silent, {}, {4, 7}}}));
}

}  // namespace
}  // namespace engram::ui

// Undo and redo of everything a person does while comparing: after undo the document is the one before, after redo the
// one after; the menu says what would be taken back.
#include "tests/ui/comparing_fixture.h"

namespace engram::ui {
namespace {

class ComparingUndo : public ComparingTest {
 protected:
  /// Where nothing is on its way any more.
  void settle() {
    ASSERT_TRUE(eventually([&] { return !bridge().starting(); }));
    ASSERT_TRUE(bridge().settle());
  }

  /// Does something that undo calls `name`, and there and back again.
  void expectThereAndBack(const QString& name, const std::function<void()>& act) {
    SCOPED_TRACE(name.toStdString());
    settle();
    pause();
    const Json before = document();
    act();
    settle();
    const Json after = document();
    EXPECT_NE(after, before);
    EXPECT_TRUE(undo().text().endsWith(name)) << undo().text().toStdString();
    for (int round = 0; round < 2; ++round) {
      undo().trigger();
      settle();
      EXPECT_EQ(document(), before);
      EXPECT_TRUE(redo().text().endsWith(name)) << redo().text().toStdString();
      redo().trigger();
      settle();
      EXPECT_EQ(document(), after);
    }
  }

  void stepTo(std::int64_t step) {
    bridge().takeSteps(static_cast<int>(step - bridge().stepNow()));
    ASSERT_TRUE(eventually([&] { return bridge().stepNow() == step; }));
  }
};

TEST_F(ComparingUndo, TheComparisonItself) {
  stepTo(10);
  expectThereAndBack("comparison", [&] { compare().trigger(); });
  expectThereAndBack("swapping A and B", [&] { window.comparison().swap().trigger(); });
  expectThereAndBack("end of the comparison", [&] { compare().trigger(); });
  compare().trigger();
  expectThereAndBack("B becomes the scenario", [&] { window.comparison().keepB().trigger(); });
}

TEST_F(ComparingUndo, ChangesOfOneSideAndOfBoth) {
  compare().trigger();
  settle();
  stepTo(10);
  auto& theta = control<NumberControl>("dynamics.theta");
  expectThereAndBack("change of Threshold θ", [&] { type(theta.field(), "0.8"); });
  sides().choose(Side::b);
  expectThereAndBack("change of Threshold θ (B)", [&] { type(theta.field(), "0.9"); });
  sides().choose(Side::a);
  expectThereAndBack("change of Threshold θ (A)", [&] { type(theta.field(), "0.7"); });
  sides().choose({});
  expectThereAndBack("change of Threshold θ", [&] { click(theta.sideRow()->equal()); });
}

TEST_F(ComparingUndo, ChangesOfTwoSidesInARowAreTwo) {
  compare().trigger();
  settle();
  auto& theta = control<NumberControl>("dynamics.theta");
  sides().choose(Side::a);
  type(theta.field(), "0.8");
  sides().choose(Side::b);
  type(theta.field(), "0.9");
  undo().trigger();
  EXPECT_EQ(valueOf("dynamics.theta", Side::a), Value(0.8));
  EXPECT_EQ(valueOf("dynamics.theta", Side::b), Value(1.0));
}

TEST_F(ComparingUndo, PulsesResetSeedAndCue) {
  compare().trigger();
  settle();
  stepTo(10);
  const Json stimulus{{"pattern", 3}, {"strength", 2.0}, {"centred", false}};
  expectThereAndBack("stimulus with memory 4", [&] { ASSERT_TRUE(bridge().pulse(stimulus, 5).empty()); });
  stepTo(20);
  expectThereAndBack("stimulus with memory 4 (B)", [&] { ASSERT_TRUE(bridge().pulse(stimulus, 5, Side::b).empty()); });
  expectThereAndBack("reset of the run", [&] { window.actions().reset().trigger(); });
  expectThereAndBack("new seed", [&] { window.actions().newSeed().trigger(); });
  expectThereAndBack("change of Memory μ", [&] { type(control<NumberControl>("cue.pattern").field(), "4"); });
}

TEST_F(ComparingUndo, TwoPulsesInARowAreTwo) {
  stepTo(10);
  const Json stimulus{{"pattern", 3}, {"strength", 2.0}, {"centred", false}};
  ASSERT_TRUE(bridge().pulse(stimulus, 2).empty());
  settle();
  stepTo(15);
  ASSERT_TRUE(bridge().pulse(stimulus, 2).empty());
  settle();
  undo().trigger();
  settle();
  EXPECT_EQ(bridge().session().scenario().timeline.size(), 2U);
}

TEST_F(ComparingUndo, EditsOfTheTimeline) {
  const TimelineEntry entry{30, std::nullopt, Json{{"dynamics.theta", 0.5}}};
  expectThereAndBack("moving an entry", [&] {
    ASSERT_TRUE(bridge()
                    .edit("moving an entry",
                          [&](const Session& s) {
                            return s.with("timeline", Json::array({{{"step", entry.step}, {"set", entry.set}}}));
                          })
                    .empty());
  });
}

}  // namespace
}  // namespace engram::ui

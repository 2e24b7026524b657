// Undo and redo: the session, the run and the words in the menu.
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "tests/ui/window_fixture.h"
#include "ui/window/building_notice.h"
#include "ui/window/edit_actions.h"
#include "ui/window/run_actions.h"
#include "ui/window/scenario_files.h"

namespace engram::ui {
namespace {

class Undo : public WindowTest {
 protected:
  LiveBridge& bridge() { return window.bridge(); }
  QAction& undo() { return window.edits().undo(); }
  QAction& redo() { return window.edits().redo(); }
  [[nodiscard]] const Json& document() { return bridge().session().scenario().document; }
  bool at(std::int64_t step) {
    return eventually([&] { return !bridge().starting() && bridge().stepNow() == step; });
  }
  /// A pause long enough that the next change of the same control is one of its own.
  static void pause() { QTest::qWait(850); }
};

TEST_F(Undo, AControlsResetCanBeTakenBackAndMadeAgain) {
  EXPECT_FALSE(undo().isEnabled());
  auto& theta = control<NumberControl>("dynamics.theta");
  type(theta.field(), "0.8");
  pause();
  QTest::mouseDClick(&theta.label(), Qt::LeftButton);
  EXPECT_EQ(value("dynamics.theta"), Value(1.0));
  EXPECT_TRUE(undo().text().contains("Threshold"));
  undo().trigger();
  EXPECT_EQ(value("dynamics.theta"), Value(0.8));
  EXPECT_EQ(theta.field().text(), "0.80");
  redo().trigger();
  EXPECT_EQ(value("dynamics.theta"), Value(1.0));
  undo().trigger();
  undo().trigger();
  EXPECT_EQ(value("dynamics.theta"), Value(1.0));
  EXPECT_FALSE(undo().isEnabled());
  EXPECT_FALSE(window.files().modified());
}

TEST_F(Undo, ALiveChangeTakenBackShowsTheRunWithoutIt) {
  bridge().takeSteps(100);
  ASSERT_TRUE(at(100));
  type(control<NumberControl>("dynamics.theta").field(), "3");
  bridge().takeSteps(50);
  ASSERT_TRUE(at(150));
  ASSERT_TRUE(eventually([&] { return bridge().session().pending().empty(); }));
  EXPECT_EQ(bridge().session().scenario().timeline.size(), 1U);
  undo().trigger();
  EXPECT_TRUE(bridge().session().scenario().timeline.empty());
  ASSERT_TRUE(at(150));
  redo().trigger();
  ASSERT_EQ(bridge().session().scenario().timeline.size(), 1U);
  EXPECT_EQ(bridge().session().scenario().timeline[0].step, 100);
  ASSERT_TRUE(at(150));
}

TEST_F(Undo, AResetTakenBackGoesOnWhereTheRunWas) {
  bridge().takeSteps(100);
  ASSERT_TRUE(at(100));
  type(control<NumberControl>("dynamics.theta").field(), "0.9");
  bridge().takeSteps(20);
  ASSERT_TRUE(at(120));
  ASSERT_TRUE(eventually([&] { return bridge().session().pending().empty(); }));
  const Json before = document();
  window.actions().reset().trigger();
  ASSERT_TRUE(at(0));
  EXPECT_NE(document(), before);
  undo().trigger();
  EXPECT_EQ(document(), before);
  EXPECT_TRUE(at(120));
}

TEST_F(Undo, AStructuralChangeTakenBackBringsTheOldNetworkBackAtItsStep) {
  bridge().takeSteps(40);
  ASSERT_TRUE(at(40));
  const Json before = document();
  type(control<NumberControl>("network.excitatory").field(), "500");
  ASSERT_TRUE(at(0));
  EXPECT_EQ(shown().network.excitatory, 500);
  undo().trigger();
  EXPECT_EQ(document(), before);
  EXPECT_TRUE(at(40));
  redo().trigger();
  EXPECT_EQ(shown().network.excitatory, 500);
  EXPECT_TRUE(at(0));
}

TEST_F(Undo, OneDragOfASliderIsOneChange) {
  auto& theta = control<NumberControl>("dynamics.theta");
  const int start = theta.slider()->value();
  for (int i = 1; i <= 20; ++i) theta.slider()->setValue(start + i);
  EXPECT_NE(value("dynamics.theta"), Value(1.0));
  undo().trigger();
  EXPECT_EQ(value("dynamics.theta"), Value(1.0));
  EXPECT_FALSE(undo().isEnabled());
}

TEST_F(Undo, AnotherScenarioForgetsTheChangesOfTheOneBefore) {
  type(control<NumberControl>("dynamics.theta").field(), "0.9");
  EXPECT_TRUE(undo().isEnabled());
  bridge().open(Session());
  EXPECT_TRUE(eventually([&] { return !undo().isEnabled(); }));
}

class Building : public Undo {
 protected:
  /// Memories enough that building takes some seconds.
  void buildLarge() {
    type(control<NumberControl>("network.patterns").field(), "1500");
    ASSERT_TRUE(eventually([&] { return !bridge().starting(); }));
    pause();
    type(control<NumberControl>("network.excitatory").field(), "1000000");
    ASSERT_TRUE(eventually([&] { return window.building().isVisible(); }));
  }
};

TEST_F(Building, ShowsItsProgressWhileTheOldRunGoesOnAndCanBeCancelled) {
  window.play();
  buildLarge();
  EXPECT_TRUE(bridge().building());
  const auto then = bridge().stepNow();
  const int share = window.building().bar().value();
  EXPECT_TRUE(eventually([&] {
    return !bridge().building() || (bridge().stepNow() > then + 5 && window.building().bar().value() > share);
  }));
  ASSERT_TRUE(bridge().building());
  QTest::mouseClick(&window.building().cancel(), Qt::LeftButton);
  EXPECT_TRUE(eventually([&] { return !bridge().building() && !bridge().starting(); }));
  EXPECT_TRUE(eventually([&] { return !window.building().isVisible(); }));
  EXPECT_EQ(shown().network.excitatory, 300);
  EXPECT_EQ(control<NumberControl>("network.excitatory").field().text(), "300");
  const auto after = bridge().stepNow();
  EXPECT_TRUE(eventually([&] { return bridge().stepNow() > after + 5; }));
  EXPECT_TRUE(undo().text().contains("Memories")) << undo().text().toStdString();  // the change before
}

TEST_F(Building, AFileThatIsGivenUpLeavesTheOneBefore) {
  type(control<NumberControl>("network.patterns").field(), "20");
  ASSERT_TRUE(eventually([&] { return !bridge().starting(); }));
  const QString title = window.files().title();
  const Json before = document();
  ScenarioRead read = read_scenario(R"({"engram": 1, "title": "Large", "network": {"excitatory": 1000000,
    "patterns": 1500}})",
                                    default_memory_limit());
  ASSERT_TRUE(read.scenario);
  bridge().open(Session(*read.scenario));
  ASSERT_TRUE(eventually([&] { return window.building().isVisible(); }));
  QTest::keyClick(&window, Qt::Key_Escape);
  EXPECT_TRUE(eventually([&] { return !bridge().starting(); }));
  EXPECT_EQ(document(), before);
  EXPECT_EQ(window.files().title(), title);
  EXPECT_TRUE(undo().isEnabled());
}

}  // namespace
}  // namespace engram::ui

// Time both ways by keys and menus, pauses by condition, and a stimulus by its button.
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QToolButton>

#include "tests/ui/window_fixture.h"
#include "ui/panels/stimulus_controls.h"
#include "ui/plots/fields_dialog.h"
#include "ui/timeline/timeline_bar.h"
#include "ui/window/edit_actions.h"
#include "ui/window/run_actions.h"
#include "ui/window/status_line.h"

namespace engram::ui {
namespace {

class TimeTest : public WindowTest {
 protected:
  LiveBridge& bridge() { return window.bridge(); }
  StimulusControls& stimulus() { return window.panel().stimulus(); }
  [[nodiscard]] bool arrives(std::int64_t step) {
    return eventually([&] { return bridge().stepNow() == step; });
  }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    window.setFocus();
    QTest::keyClick(&window, key, modifiers);
  }
  [[nodiscard]] QAction* inMenu(const QString& text) {
    for (QAction* each : window.findChildren<QAction*>())
      if (each->text().remove('&') == text) return each;
    return nullptr;
  }
  void openComparison() {
    ASSERT_TRUE(window.openFile(fileWith(R"({"engram": 1, "comparison": {"dynamics": {"update": "sequential"}}})")));
    ASSERT_TRUE(eventually([&] { return starts == 2; }));
    bridge().pause();
    QTest::qWait(50);
  }
};

TEST_F(TimeTest, ArrowsHomeAndEndGoThroughTime) {
  press(Qt::Key_Right, Qt::ShiftModifier);
  ASSERT_TRUE(arrives(10));
  press(Qt::Key_Right);
  ASSERT_TRUE(arrives(11));
  press(Qt::Key_Left);
  EXPECT_TRUE(arrives(10));
  press(Qt::Key_Left, Qt::ShiftModifier);
  EXPECT_TRUE(arrives(0));
  EXPECT_EQ(bridge().reached(), 11);
  press(Qt::Key_End);
  EXPECT_TRUE(arrives(11));
  press(Qt::Key_Home);
  EXPECT_TRUE(arrives(0));
}

TEST_F(TimeTest, TheBackButtonIsTheFirstOfTheBar) {
  press(Qt::Key_Right);
  ASSERT_TRUE(arrives(1));
  auto* back = window.findChild<QToolButton*>("back");
  ASSERT_NE(back, nullptr);
  EXPECT_LT(back->x(), window.findChild<QToolButton*>("play")->x());
  EXPECT_TRUE(back->autoRepeat());
  QTest::mouseClick(back, Qt::LeftButton);
  EXPECT_TRUE(arrives(0));
}

TEST_F(TimeTest, AFieldAndASliderKeepHomeAndEnd) {
  press(Qt::Key_Right, Qt::ShiftModifier);
  ASSERT_TRUE(arrives(10));
  ValueField& field = control<NumberControl>("dynamics.theta").field();
  field.setFocus();
  QTest::keyClick(&field, Qt::Key_Home);
  EXPECT_EQ(field.cursorPosition(), 0);
  ValueSlider& slider = *control<NumberControl>("dynamics.theta").slider();
  slider.setFocus();
  QTest::keyClick(&slider, Qt::Key_Home);
  EXPECT_EQ(shown().dynamics.theta, -1);
  QTest::qWait(50);
  EXPECT_EQ(bridge().stepNow(), 10);
}

TEST_F(TimeTest, GoToStepAsksForIt) {
  inMenu("Go to step…")->trigger();
  auto* dialog = window.findChild<FieldsDialog*>("stepDialog");
  ASSERT_NE(dialog, nullptr);
  auto* step = dialog->findChild<QLineEdit*>("step");
  step->setText("-1");
  dialog->accept();
  EXPECT_TRUE(dialog->isVisible());
  step->setText("37");
  dialog->accept();
  EXPECT_TRUE(arrives(37));
}

TEST_F(TimeTest, PausesAreChosenInTheMenu) {
  QAction* at_difference = inMenu("At the first difference");
  EXPECT_FALSE(at_difference->isEnabled()) << "there is no comparison";
  openComparison();
  EXPECT_TRUE(at_difference->isEnabled());
  at_difference->trigger();
  EXPECT_TRUE(bridge().pausesWhen().first_difference);
  inMenu("When the outcome changes")->trigger();
  EXPECT_TRUE(bridge().pausesWhen().outcome_changes);
  at_difference->trigger();
  EXPECT_FALSE(bridge().pausesWhen().first_difference);
  inMenu("At step 200")->trigger();  // the end of the scenario, where a comparison that is opened pauses
  EXPECT_EQ(bridge().pausesWhen().step, std::nullopt);
  inMenu("At a step…")->trigger();
  auto* dialog = window.findChild<FieldsDialog*>("stepDialog");
  ASSERT_NE(dialog, nullptr);
  dialog->findChild<QLineEdit*>("step")->setText("40");
  dialog->accept();
  EXPECT_EQ(bridge().pausesWhen().step, 40);
  EXPECT_TRUE(inMenu("At step 40")->isChecked());
  inMenu("At step 40")->trigger();
  EXPECT_EQ(bridge().pausesWhen().step, std::nullopt);
}

TEST_F(TimeTest, ARunThatPausesByItselfSaysWhy) {
  emit bridge().paused(PauseReason::first_difference, 123);
  EXPECT_EQ(window.status().message(), "Paused at step 123: the first difference between A and B");
  emit bridge().paused(PauseReason::step, 40);
  EXPECT_EQ(window.status().message(), "Paused at step 40, as asked");
}

TEST_F(TimeTest, APauseAtAStepHoldsTheRunThere) {
  bridge().pauseWhen({.step = 25});
  bridge().play();
  EXPECT_TRUE(eventually([&] { return !bridge().playing() && bridge().stepNow() == 25; }));
  EXPECT_TRUE(eventually([&] { return !bridge().pausesWhen().step; }));
}

TEST_F(TimeTest, TheFirstDifferenceIsFoundOrSaidNotToBe) {
  ASSERT_TRUE(window.openFile(fileWith(R"({"engram": 1, "comparison": {}})")));
  ASSERT_TRUE(eventually([&] { return starts == 2; }));
  bridge().pause();
  QTest::qWait(50);
  press(Qt::Key_D);
  EXPECT_TRUE(window.status().message().contains("do not differ")) << window.status().message().toStdString();
}

TEST_F(TimeTest, AClickOnTheTimelineGoesThere) {
  bridge().takeSteps(60);
  ASSERT_TRUE(arrives(60));
  TimelineBar& bar = window.timeline();
  const TimelineLayout& layout = bar.layoutOfBar();
  const QPointF point(layout.scale().xOf(20), layout.bar().center().y());
  QTest::mouseClick(&bar, Qt::LeftButton, {}, point.toPoint());
  EXPECT_TRUE(arrives(layout.scale().stepAt(std::round(point.x()))));
  EXPECT_EQ(bridge().reached(), 60);
  EXPECT_FALSE(bridge().playing());
}

TEST_F(TimeTest, SStimulatesForSoManySteps) {
  type(stimulus().steps(), "7");
  bridge().play();
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() > 3; }));
  press(Qt::Key_S);
  ASSERT_TRUE(eventually([&] { return bridge().session().pending().empty(); }));
  const auto& timeline = bridge().session().scenario().timeline;
  ASSERT_EQ(timeline.size(), 2U);
  EXPECT_EQ(timeline[1].step - timeline[0].step, 7);
  EXPECT_EQ(timeline[0].set["stimulus"]["pattern"], 1);
  EXPECT_TRUE(timeline[1].set["stimulus"].is_null());
  EXPECT_TRUE(window.status().message().contains("Stimulus with memory 2 for 7 steps"))
      << window.status().message().toStdString();
  EXPECT_TRUE(window.edits().undo().isEnabled());
}

TEST_F(TimeTest, WhilePausedAStimulusWaitsForTheRunAndSaysSo) {
  QTest::mouseClick(&stimulus().stimulate(), Qt::LeftButton);
  EXPECT_TRUE(window.status().message().contains("when the run goes on")) << window.status().message().toStdString();
  press(Qt::Key_S);
  EXPECT_TRUE(window.status().message().contains("acts already")) << window.status().message().toStdString();
  bridge().takeSteps(10);
  ASSERT_TRUE(arrives(10));
  ASSERT_TRUE(eventually([&] { return bridge().session().pending().empty(); }));
  EXPECT_EQ(bridge().session().plan(Side::a).at(4).stimulus, (Stimulus{1, 2, false}));
  EXPECT_EQ(bridge().session().plan(Side::a).at(5).stimulus, std::nullopt);
}

TEST_F(TimeTest, HeldDownTheButtonStimulatesAsLongAsItIsHeld) {
  bridge().play();
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() > 3; }));
  QTest::mousePress(&stimulus().stimulate(), Qt::LeftButton);
  ASSERT_TRUE(eventually([&] { return shown().stimulus.has_value(); }));
  QTest::qWait(200);
  EXPECT_TRUE(shown().stimulus.has_value());
  QTest::mouseRelease(&stimulus().stimulate(), Qt::LeftButton);
  EXPECT_FALSE(shown().stimulus.has_value());
  ASSERT_TRUE(eventually([&] { return bridge().session().pending().empty(); }));
  const auto& timeline = bridge().session().scenario().timeline;
  ASSERT_EQ(timeline.size(), 2U);
  EXPECT_GT(timeline[1].step - timeline[0].step, 5);
}

TEST_F(TimeTest, APulseLengthThatCannotBeIsRefusedInWords) {
  type(stimulus().steps(), "0");
  EXPECT_TRUE(stimulus().steps().property("refused").toBool());
  QTest::keyClick(&stimulus().steps(), Qt::Key_Escape);
  EXPECT_EQ(stimulus().steps().text(), "5");
  EXPECT_FALSE(stimulus().steps().property("refused").toBool());
}

}  // namespace
}  // namespace engram::ui

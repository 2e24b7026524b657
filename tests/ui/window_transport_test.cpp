// Transport by buttons and keys, update rules, speed, seeds, live changes while running.
#include <QCheckBox>
#include <QComboBox>
#include <QMenuBar>
#include <QToolButton>
#include <cmath>

#include "core/session/run.h"
#include "tests/ui/window_fixture.h"
#include "ui/plots/run_plots.h"
#include "ui/window/run_actions.h"
#include "ui/window/speed_control.h"
#include "ui/window/status_line.h"

namespace engram::ui {
namespace {

class TransportTest : public WindowTest {
 protected:
  LiveBridge& bridge() { return window.bridge(); }
  QToolButton& playButton() { return *window.findChild<QToolButton*>("play"); }
};

TEST_F(TransportTest, SpacePlaysAndPausesWhereverTheFocusIs) {
  const std::vector<QWidget*> places{&window,
                                     &playButton(),
                                     control<NumberControl>("dynamics.theta").slider(),
                                     &control<FlagControl>("network.self_coupling").box(),
                                     &control<ChoiceControl>("network.wiring").box(),
                                     &window.plots()};
  for (QWidget* place : places) {
    place->setFocus();
    QTest::keyClick(place, Qt::Key_Space);
    EXPECT_TRUE(bridge().playing()) << place->metaObject()->className();
    QTest::keyClick(place, Qt::Key_Space);
    EXPECT_FALSE(bridge().playing()) << place->metaObject()->className();
  }
  EXPECT_EQ(shown(), Parameters{});
}

TEST_F(TransportTest, TheRightArrowStepsWhereverTheFocusIs) {
  std::int64_t expected = 0;
  for (QWidget* place : std::vector<QWidget*>{&window, &playButton(), control<NumberControl>("dynamics.theta").slider(),
                                              &control<ChoiceControl>("network.wiring").box()}) {
    place->setFocus();
    QTest::keyClick(place, Qt::Key_Right);
    ++expected;
    EXPECT_TRUE(eventually([&] { return bridge().stepNow() == expected; })) << place->metaObject()->className();
  }
  QTest::qWait(50);
  EXPECT_EQ(bridge().stepNow(), expected);
  EXPECT_EQ(shown(), Parameters{});
}

TEST_F(TransportTest, SpacePlaysFromANumberFieldUnlessSomethingIsBeingTyped) {
  ValueField& field = window.speed().field();
  type(field, "40");
  QTest::keyClick(&field, Qt::Key_Space);
  EXPECT_TRUE(window.bridge().playing());
  EXPECT_EQ(field.text(), "40 steps/s");
  QTest::keyClicks(&field, "5");
  QTest::keyClick(&field, Qt::Key_Space);
  EXPECT_TRUE(window.bridge().playing());
  EXPECT_EQ(field.text(), "5 ");
  QTest::keyClick(&field, Qt::Key_Escape);
}

TEST_F(TransportTest, InATextFieldTheKeysAreText) {
  ValueField& field = control<NumberControl>("dynamics.theta").field();
  field.setFocus();
  field.selectAll();
  QTest::keyClicks(&field, "1 r");
  QTest::keyClick(&field, Qt::Key_Right);
  EXPECT_EQ(field.text(), "1 r");
  QTest::qWait(30);
  EXPECT_FALSE(bridge().playing());
  EXPECT_EQ(bridge().stepNow(), 0);
  EXPECT_EQ(starts, 1);
}

TEST_F(TransportTest, EnterPressesWhatHasTheFocus) {
  QCheckBox& box = control<FlagControl>("network.self_coupling").box();
  box.setFocus();
  QTest::keyClick(&box, Qt::Key_Return);
  EXPECT_FALSE(shown().network.self_coupling);
  playButton().setFocus();
  QTest::keyClick(&playButton(), Qt::Key_Return);
  EXPECT_TRUE(bridge().playing());
}

TEST_F(TransportTest, ButtonsDoWhatTheKeysDo) {
  QTest::mouseClick(&playButton(), Qt::LeftButton);
  EXPECT_TRUE(bridge().playing());
  EXPECT_EQ(playButton().text(), "Pause");
  EXPECT_TRUE(eventually([&] { return bridge().stepNow() > 3; }));
  QTest::mouseClick(&playButton(), Qt::LeftButton);
  EXPECT_FALSE(bridge().playing());
  QTest::qWait(50);
  const std::int64_t before = bridge().stepNow();
  window.actions().step().trigger();
  EXPECT_TRUE(eventually([&] { return bridge().stepNow() == before + 1; }));
  window.actions().reset().trigger();
  EXPECT_TRUE(eventually([&] { return starts == 2 && bridge().stepNow() == 0; }));
}

TEST_F(TransportTest, RStartsAnewWithTheSameSeedAndTheValuesOfNow) {
  window.play();
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() > 10; }));
  type(control<NumberControl>("dynamics.theta").field(), "0.75");
  ASSERT_TRUE(eventually([&] { return bridge().session().pending().empty(); }));
  EXPECT_EQ(bridge().session().scenario().timeline.size(), 1U);
  EXPECT_EQ(bridge().session().scenario().parameters.dynamics.theta, 1.0);
  window.setFocus();
  QTest::keyClick(&window, Qt::Key_R);
  EXPECT_TRUE(eventually([&] { return starts == 2; }));
  EXPECT_TRUE(bridge().session().scenario().timeline.empty());
  EXPECT_EQ(bridge().session().scenario().parameters.dynamics.theta, 0.75);
  EXPECT_EQ(bridge().session().scenario().parameters.seed, 1U);
}

TEST_F(TransportTest, ControlRDrawsANewSeed) {
  window.setFocus();
  QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
  EXPECT_TRUE(eventually([&] { return starts == 2; }));
  EXPECT_NE(shown().seed, 1U);
  EXPECT_EQ(shown(), [&] {
    Parameters p;
    p.seed = shown().seed;
    return p;
  }());
  EXPECT_TRUE(window.status().message().contains(QString::number(shown().seed)));
}

TEST_F(TransportTest, UpdateRulesAreExclusiveAndSwitchWhileRunning) {
  window.play();
  for (const std::size_t i : {1U, 2U, 0U}) {
    const std::int64_t before = bridge().stepNow();
    window.actions().updates()[i]->trigger();
    EXPECT_EQ(shown().dynamics.update, static_cast<UpdateRule>(i));
    for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(window.actions().updates()[k]->isChecked(), k == i);
    EXPECT_TRUE(eventually([&] { return bridge().stepNow() > before + 3; }));
  }
  EXPECT_EQ(starts, 1);
}

TEST_F(TransportTest, ARuleThatCannotBeIsRefusedInWords) {
  type(control<NumberControl>("dynamics.inhibition_delay").field(), "3");
  window.actions().updates()[1]->trigger();
  EXPECT_EQ(shown().dynamics.update, UpdateRule::synchronous);
  EXPECT_TRUE(window.actions().updates()[0]->isChecked());
  EXPECT_TRUE(window.status().message().contains("Inhibition delay")) << window.status().message().toStdString();
}

TEST_F(TransportTest, ALiveChangeActsOnTheRunningNetworkWithoutANewRun) {
  window.play();
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() > 3; }));
  type(control<NumberControl>("dynamics.beta").field(), "2");
  ASSERT_TRUE(eventually([&] { return bridge().session().pending().empty(); }));
  ASSERT_EQ(bridge().session().scenario().timeline.size(), 1U);
  EXPECT_GT(bridge().session().scenario().timeline[0].step, 0);
  EXPECT_EQ(bridge().session().scenario().timeline[0].set, (Json{{"dynamics.beta", 2.0}}));
  EXPECT_EQ(starts, 1);
}

TEST_F(TransportTest, AStructuralChangeRebuildsWithTheSameSeedAndSaysSo) {
  window.play();
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() > 3; }));
  type(control<NumberControl>("network.patterns").field(), "20");
  EXPECT_TRUE(eventually([&] { return starts == 2; }));
  EXPECT_EQ(shown().seed, 1U);
  EXPECT_TRUE(bridge().playing());
  EXPECT_TRUE(window.status().message().contains("same seed")) << window.status().message().toStdString();
}

TEST_F(TransportTest, AStartThatCannotBeMadeIsShownAtItsControlAndTheRunGoesOn) {
  ASSERT_TRUE(window.openFile(fileWith(R"({"engram": 1, "network": {"activity": 0.6}})")));
  ASSERT_TRUE(eventually([&] { return starts == 2; }));
  type(control<NumberControl>("cue.fraction").field(), "90");
  ASSERT_TRUE(eventually([&] { return starts == 3; }));
  auto& kind = control<ChoiceControl>("cue.kind");
  emit kind.box().activated(2);  // moved: more silent neurons are wanted than there are
  EXPECT_TRUE(eventually([&] { return kind.refused(); }));
  EXPECT_FALSE(kind.reason().isEmpty());
  EXPECT_EQ(shown().cue.kind, CueKind::flip);
  window.play();
  const std::int64_t step = bridge().stepNow();
  EXPECT_TRUE(eventually([&] { return bridge().stepNow() > step + 3; }));
}

TEST_F(TransportTest, SpeedIsTypedSlidAndStepped) {
  SpeedControl& speed = window.speed();
  EXPECT_EQ(speed.speed(), 60);
  type(speed.field(), "250");
  EXPECT_EQ(speed.speed(), 250);
  EXPECT_EQ(speed.field().text(), "250 steps/s");
  speed.slider().setValue(0);
  EXPECT_EQ(speed.speed(), 0.5);
  speed.slider().setValue(speed.slider().maximum());
  EXPECT_TRUE(std::isinf(speed.speed()));
  EXPECT_EQ(speed.field().text(), "maximum");
  speed.slower();
  EXPECT_EQ(speed.speed(), 20000);
  type(speed.field(), "max");
  EXPECT_TRUE(std::isinf(speed.speed()));
  type(speed.field(), "0");
  EXPECT_TRUE(std::isinf(speed.speed()));
  EXPECT_TRUE(speed.field().property("refused").toBool());
  QTest::keyClick(&speed.field(), Qt::Key_Escape);
  EXPECT_FALSE(speed.field().property("refused").toBool());
  speed.setSpeed(60);
  speed.faster();
  EXPECT_EQ(speed.speed(), 100);
  speed.slower();
  speed.slower();
  EXPECT_EQ(speed.speed(), 20);
}

TEST_F(TransportTest, TheRunKeepsTheSpeedThatWasSet) {
  window.speed().setSpeed(200);
  window.play();
  QTest::qWait(1500);
  EXPECT_NEAR(bridge().stepsPerSecond(), 200, 60);
  EXPECT_TRUE(window.status().place().contains("steps/s"));
  EXPECT_TRUE(window.status().place().contains("seed 1"));
}

TEST_F(TransportTest, AllOfItIsInTheMenus) {
  QList<QAction*> all;
  for (QAction* top : window.menuBar()->actions()) all << top->menu()->actions();
  for (QAction* wanted : {&window.actions().play(), &window.actions().step(), &window.actions().reset(),
                          &window.actions().newSeed(), window.actions().updates()[0], window.actions().updates()[2]})
    EXPECT_TRUE(all.contains(wanted)) << wanted->text().toStdString();
}

TEST_F(TransportTest, TheWindowRepeatsWhatTheCoreComputes) {
  for (int i = 0; i < 25; ++i) window.actions().step().trigger();
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() == 25; }));
  auto started = engram::Run::start(bridge().session(), Side::a);
  auto& run = *std::get<std::unique_ptr<engram::Run>>(started);
  ASSERT_TRUE(run.go_to(25));
  float last = 0;
  std::int64_t last_step = -1;
  bridge().setSampleSink([&](const Sample& sample) {
    last = sample.overlap[0].high;
    last_step = sample.last;
  });
  window.actions().step().trigger();
  run.step();
  ASSERT_TRUE(eventually([&] { return last_step == 26; }));
  EXPECT_FLOAT_EQ(last, static_cast<float>(run.observables().overlap(0)));
}

TEST_F(TransportTest, ClosingIsQuickAtFullSpeed) {
  window.speed().setSpeed(std::numeric_limits<double>::infinity());
  window.play();
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() > 1000; }));
  QElapsedTimer clock;
  clock.start();
  EXPECT_TRUE(window.close());
  EXPECT_LT(clock.elapsed(), 1000);  // 100 ms on an idle machine
  RecordProperty("close_ms", static_cast<int>(clock.elapsed()));
}

}  // namespace
}  // namespace engram::ui

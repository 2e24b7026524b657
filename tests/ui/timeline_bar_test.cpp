// The timeline bar under mouse and keys, in a window that runs.
#include <QAccessible>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolTip>

#include "tests/ui/window_fixture.h"
#include "ui/timeline/timeline_bar.h"
#include "ui/window/edit_actions.h"
#include "ui/window/status_line.h"

namespace engram::ui {
namespace {

constexpr const char* scenario = R"({"engram": 1, "title": "Marks", "steps": 200, "comparison": {}, "timeline": [
  {"step": 100, "set": {"stimulus": {"pattern": 3, "strength": 2}}},
  {"step": 120, "set": {"stimulus": null}},
  {"step": 150, "side": "B", "set": {"dynamics.theta": 0.9}}]})";

class TimelineTest : public WindowTest {
 protected:
  void SetUp() override {
    WindowTest::SetUp();
    ASSERT_TRUE(window.openFile(fileWith(scenario)));
    ASSERT_TRUE(eventually([&] { return starts == 2; }));
    bridge().pause();
    QTest::qWait(50);
  }
  LiveBridge& bridge() { return window.bridge(); }
  TimelineBar& bar() { return window.timeline(); }
  [[nodiscard]] const std::vector<TimelineEntry>& entries() { return bridge().session().scenario().timeline; }
  [[nodiscard]] std::vector<std::int64_t> steps() {
    std::vector<std::int64_t> result;
    for (const TimelineEntry& entry : entries()) result.push_back(entry.step);
    return result;
  }
  [[nodiscard]] QPoint above(std::int64_t step) {
    const TimelineLayout& layout = bar().layoutOfBar();
    return QPointF(layout.scale().xOf(step), layout.lane().center().y()).toPoint();
  }
  [[nodiscard]] QPoint on(std::int64_t step) {
    const TimelineLayout& layout = bar().layoutOfBar();
    return QPointF(layout.scale().xOf(step), layout.bar().center().y()).toPoint();
  }
  void drag(QPoint from, QPoint to, bool drop = true) {
    QTest::mousePress(&bar(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&bar(), (from + to) / 2);
    QTest::mouseMove(&bar(), to);
    if (drop) QTest::mouseRelease(&bar(), Qt::LeftButton, {}, to);
  }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    bar().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&bar(), key, modifiers);
  }
  [[nodiscard]] QDialog* dialog() { return bar().findChild<QDialog*>("entryDialog"); }
  static void write(QDialog& dialog, const QString& field, const QString& text) {
    auto* line = dialog.findChild<QLineEdit*>(field);
    ASSERT_NE(line, nullptr) << field.toStdString();
    line->setText(text);
  }
};

TEST_F(TimelineTest, ReachesFromStepZeroToTheEndOfTheScenario) {
  EXPECT_EQ(bar().layoutOfBar().scale().end(), 200);
  EXPECT_EQ(bar().layoutOfBar().marks().size(), 2U);
  EXPECT_TRUE(bar().isVisible());
  EXPECT_GT(bar().width(), window.width() - 40);
}

TEST_F(TimelineTest, AMarkIsDraggedToAnotherStepAndUndoBringsItBack) {
  drag(above(150), above(180));
  ASSERT_EQ(entries().size(), 3U);
  EXPECT_NEAR(static_cast<double>(entries()[2].step), 180, 1);
  EXPECT_EQ(entries()[2].side, Side::b);
  EXPECT_TRUE(window.edits().undo().text().contains("move of the change at step 150"))
      << window.edits().undo().text().toStdString();
  window.edits().undo().trigger();
  EXPECT_EQ(steps(), (std::vector<std::int64_t>{100, 120, 150}));
}

TEST_F(TimelineTest, AStimulusIsDraggedAsAWholeByItsStartOrItsBand) {
  drag(above(100), above(60));
  EXPECT_EQ(entries()[1].step - entries()[0].step, 20);
  EXPECT_NEAR(static_cast<double>(entries()[0].step), 60, 1);
  const std::int64_t before = entries()[0].step;
  drag(above(before + 10), above(before + 15));
  EXPECT_NEAR(static_cast<double>(entries()[0].step - before), 5, 1);
  EXPECT_EQ(entries()[1].step - entries()[0].step, 20);
}

TEST_F(TimelineTest, TheEndOfAStimulusIsDraggedAloneAndStaysBehindItsStart) {
  drag(above(120), above(140));
  EXPECT_EQ(entries()[0].step, 100);
  EXPECT_NEAR(static_cast<double>(entries()[1].step), 140, 1);
  drag(above(entries()[1].step), above(20));
  EXPECT_EQ(entries()[1].step, 101);
}

TEST_F(TimelineTest, EscGivesADragUp) {
  drag(above(150), above(180), false);
  QTest::keyClick(&bar(), Qt::Key_Escape);
  QTest::mouseRelease(&bar(), Qt::LeftButton, {}, above(180));
  EXPECT_EQ(steps(), (std::vector<std::int64_t>{100, 120, 150}));
  EXPECT_FALSE(window.edits().undo().isEnabled());
}

TEST_F(TimelineTest, KeysGoFromMarkToMarkMoveAndDelete) {
  press(Qt::Key_Right, Qt::ControlModifier);
  ASSERT_NE(bar().chosen(), nullptr);
  EXPECT_EQ(bar().chosen()->step, 100);
  EXPECT_TRUE(window.status().message().contains("stimulus with memory 4")) << window.status().message().toStdString();
  press(Qt::Key_Right, Qt::AltModifier);
  EXPECT_EQ(steps(), (std::vector<std::int64_t>{101, 121, 150}));
  ASSERT_NE(bar().chosen(), nullptr) << "it stays chosen";
  press(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
  EXPECT_EQ(steps(), (std::vector<std::int64_t>{91, 111, 150}));
  press(Qt::Key_Right, Qt::ControlModifier);
  EXPECT_EQ(bar().chosen()->step, 150);
  press(Qt::Key_Left, Qt::ControlModifier);
  press(Qt::Key_Delete);
  EXPECT_EQ(steps(), (std::vector<std::int64_t>{150}));
  EXPECT_TRUE(window.edits().undo().text().contains("deletion of the change at step 91"));
}

TEST_F(TimelineTest, EnterEditsAndARefusalStaysBesideItsField) {
  press(Qt::Key_Left, Qt::ControlModifier);  // nothing lies before step 0: the first
  press(Qt::Key_Right, Qt::ControlModifier);
  ASSERT_EQ(bar().chosen()->step, 150);
  press(Qt::Key_Return);
  QPointer<QDialog> now = dialog();
  ASSERT_NE(now, nullptr);
  auto* value = dynamic_cast<QLineEdit*>(now->focusWidget());
  ASSERT_NE(value, nullptr) << "the value is what is typed first";
  value->setText("many");
  now->accept();
  ASSERT_TRUE(now && now->isVisible());
  value->setText("0.5");
  write(*now, "step", "-3");
  now->accept();
  ASSERT_TRUE(now && now->isVisible());
  write(*now, "step", "170");
  now->accept();
  EXPECT_FALSE(now && now->isVisible());
  EXPECT_EQ(entries().back(), (TimelineEntry{170, Side::b, Json{{"dynamics.theta", 0.5}}}));
}

TEST_F(TimelineTest, ADoubleClickEditsAStimulusWithItsLength) {
  QTest::mouseDClick(&bar(), Qt::LeftButton, {}, above(100));
  QPointer<QDialog> now = dialog();
  ASSERT_NE(now, nullptr);
  write(*now, "step", "50");
  write(*now, "length", "7");
  now->accept();
  EXPECT_EQ(steps(), (std::vector<std::int64_t>{50, 57, 150}));
  EXPECT_TRUE(window.edits().undo().text().contains("edit of the change at step 100"));
}

TEST_F(TimelineTest, TheMenuAddsAChange) {
  bar().addAt(80);
  QPointer<QDialog> now = dialog();
  ASSERT_NE(now, nullptr);
  write(*now, "length", "4");  // a stimulus is offered first
  now->accept();
  EXPECT_EQ(steps(), (std::vector<std::int64_t>{80, 84, 100, 120, 150}));
  EXPECT_EQ(bar().layoutOfBar().marks().front().end, 84);
}

TEST_F(TimelineTest, TheMenuOffersWhatCanBeDone) {
  QContextMenuEvent event(QContextMenuEvent::Mouse, above(150), bar().mapToGlobal(above(150)));
  QApplication::sendEvent(&bar(), &event);
  auto* menu = bar().findChild<QMenu*>("timelineMenu");
  ASSERT_NE(menu, nullptr);
  QStringList texts;
  for (QAction* each : menu->actions()) texts << each->text().remove('&');
  EXPECT_TRUE(texts.contains("Edit…") && texts.contains("Delete") && texts.contains("Go to step 150"))
      << texts.join(" | ").toStdString();
  menu->close();
}

TEST_F(TimelineTest, HoveringNamesTheChanges) {
  QTest::mouseMove(&bar(), above(150));
  EXPECT_TRUE(eventually([&] { return QToolTip::text().contains("Threshold θ 0.90 (B)"); }))
      << QToolTip::text().toStdString();
  QTest::mouseMove(&bar(), on(30));
  EXPECT_TRUE(eventually([&] { return QToolTip::text() == "step 30"; })) << QToolTip::text().toStdString();
}

TEST_F(TimelineTest, WhileTheHandleIsDraggedTheRunWaitsAndGoesOnAfter) {
  bridge().play();
  QTest::mousePress(&bar(), Qt::LeftButton, {}, on(20));
  EXPECT_FALSE(bridge().playing());
  QTest::mouseMove(&bar(), on(40));
  EXPECT_NEAR(static_cast<double>(bar().step()), 40, 1);
  QTest::mouseRelease(&bar(), Qt::LeftButton, {}, on(40));
  EXPECT_TRUE(bridge().playing());
}

TEST_F(TimelineTest, AScreenReaderHearsASliderOfStepsAndItsChanges) {
  QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(&bar());
  ASSERT_NE(heard, nullptr);
  EXPECT_EQ(heard->role(), QAccessible::Slider);
  EXPECT_EQ(heard->text(QAccessible::Value), "step 0");
  ASSERT_NE(heard->valueInterface(), nullptr);
  EXPECT_EQ(heard->valueInterface()->maximumValue().toInt(), 200);
  EXPECT_TRUE(heard->text(QAccessible::Description).contains("stimulus with memory 4"));
  EXPECT_TRUE(heard->text(QAccessible::Description).contains("step 150: Threshold θ 0.90 (B)"));
}

}  // namespace
}  // namespace engram::ui

// The comparison's button, keys and menu, and the update buttons while two sides are compared.
#include <QMenu>
#include <QMenuBar>

#include "tests/ui/comparing_fixture.h"
#include "ui/window/status_line.h"
#include "ui/window/transport_bar.h"

namespace engram::ui {
namespace {

class ComparingToolbar : public ComparingTest {
 protected:
  QAction& rule(std::size_t i) { return *window.actions().updates()[i]; }
  QToolButton& side() { return *window.findChild<QToolButton*>("updateSide"); }
  QToolButton& compareButton() { return *window.findChild<QToolButton*>("compare"); }
  QToolButton& ruleButton(std::size_t i) {
    for (QToolButton* each : window.findChildren<QToolButton*>())
      if (each->defaultAction() == &rule(i)) return *each;
    throw std::out_of_range("no button");
  }
  [[nodiscard]] UpdateRule ruleOf(Side side) { return bridge().shown(side).dynamics.update; }
};

TEST_F(ComparingToolbar, TheKeyComparesAndTheDefaultDifferenceIsTheRule) {
  const std::vector<std::pair<std::string, UpdateRule>> cases{{"synchronous", UpdateRule::sequential},
                                                              {"sequential", UpdateRule::synchronous},
                                                              {"asynchronous", UpdateRule::sequential}};
  for (const auto& [of_a, of_b] : cases) {
    SCOPED_TRACE(of_a);
    ASSERT_TRUE(bridge().set("dynamics.update", of_a).empty());
    window.setFocus();
    QTest::keyClick(&window, Qt::Key_C);
    EXPECT_TRUE(bridge().compares());
    EXPECT_TRUE(compare().isChecked());
    EXPECT_EQ(std::get<std::string>(valueOf("dynamics.update", Side::a)), of_a);
    EXPECT_EQ(ruleOf(Side::b), of_b);
    QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier);
    EXPECT_FALSE(bridge().compares());
    EXPECT_FALSE(compare().isChecked());
    EXPECT_EQ(std::get<std::string>(valueOf("dynamics.update", Side::a)), of_a);
  }
}

TEST_F(ComparingToolbar, TheDifferenceIsThereThoughTheRuleWasChangedOnTheWay) {
  bridge().takeSteps(20);
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() == 20; }));
  rule(2).trigger();
  ASSERT_TRUE(bridge().settle());
  QTest::mouseClick(&compareButton(), Qt::LeftButton);
  EXPECT_EQ(ruleOf(Side::a), UpdateRule::asynchronous);
  EXPECT_EQ(ruleOf(Side::b), UpdateRule::sequential);
  EXPECT_EQ(bridge().session().plan(Side::a).at(5).dynamics.update, UpdateRule::synchronous);
}

TEST_F(ComparingToolbar, BothRulesInForceAreMarkedInSightAndInWords) {
  EXPECT_FALSE(side().isVisible());
  compare().trigger();
  EXPECT_TRUE(rule(0).isChecked());
  EXPECT_TRUE(rule(1).isChecked());
  EXPECT_FALSE(rule(2).isChecked());
  EXPECT_EQ(ruleButton(0).accessibleName(), "Synchronous (A)");
  EXPECT_EQ(ruleButton(1).accessibleName(), "Sequential (B)");
  EXPECT_EQ(ruleButton(2).accessibleName(), "Asynchronous");
  EXPECT_FALSE(ruleButton(0).icon().isNull());
  EXPECT_TRUE(ruleButton(2).icon().isNull());
  EXPECT_EQ(ruleButton(1).text(), "Sequential");
  EXPECT_TRUE(rule(1).text().endsWith("(B)"));  // in the menu
  compare().trigger();
  EXPECT_TRUE(rule(0).isChecked());
  EXPECT_FALSE(rule(1).isChecked());
  EXPECT_TRUE(ruleButton(0).icon().isNull());
  EXPECT_EQ(ruleButton(0).accessibleName(), "Synchronous");
}

TEST_F(ComparingToolbar, AClickSetsTheSideThatTheLabelNames) {
  compare().trigger();
  EXPECT_EQ(side().accessibleName(), "Update A");
  EXPECT_TRUE(rule(2).toolTip().contains("A click sets A"));
  rule(2).trigger();
  EXPECT_EQ(ruleOf(Side::a), UpdateRule::asynchronous);
  EXPECT_EQ(ruleOf(Side::b), UpdateRule::sequential);
  sides().choose(Side::b);
  EXPECT_EQ(side().accessibleName(), "Update B");
  rule(0).trigger();
  EXPECT_EQ(ruleOf(Side::a), UpdateRule::asynchronous);
  EXPECT_EQ(ruleOf(Side::b), UpdateRule::synchronous);
  rule(0).trigger();  // is in force: stays marked
  EXPECT_TRUE(rule(0).isChecked());
  sides().choose({});
  side().menu()->actions()[2]->trigger();
  EXPECT_EQ(side().accessibleName(), "Update B");
  side().menu()->actions()[0]->trigger();
  EXPECT_EQ(side().accessibleName(), "Update A and B");
  rule(1).trigger();
  EXPECT_EQ(ruleOf(Side::a), UpdateRule::sequential);
  EXPECT_EQ(ruleOf(Side::b), UpdateRule::sequential);
  EXPECT_EQ(side().accessibleName(), "Update A and B");
  EXPECT_EQ(ruleButton(1).accessibleName(), "Sequential (A and B)");
}

TEST_F(ComparingToolbar, AfterBothWereSetAtOnceADifferenceIsNotMadeEqualSilently) {
  compare().trigger();
  side().menu()->actions()[0]->trigger();
  rule(1).trigger();
  sides().choose(Side::b);
  rule(0).trigger();
  sides().choose({});
  EXPECT_EQ(side().accessibleName(), "Update A");
}

TEST_F(ComparingToolbar, TheMenuSwapsChoosesSidesAndKeepsB) {
  for (QAction* each : {&window.comparison().swap(), &window.comparison().keepB(), window.comparison().sets()[1]})
    EXPECT_FALSE(each->isEnabled());
  compare().trigger();
  window.setFocus();
  QTest::keyClick(&window, Qt::Key_X);
  EXPECT_EQ(ruleOf(Side::a), UpdateRule::sequential);
  EXPECT_EQ(ruleOf(Side::b), UpdateRule::synchronous);
  QTest::keyClick(&window, Qt::Key_A, Qt::ShiftModifier);
  EXPECT_EQ(sides().choice(), Side::a);
  QTest::keyClick(&window, Qt::Key_B, Qt::ShiftModifier);
  EXPECT_EQ(sides().choice(), Side::b);
  EXPECT_TRUE(window.comparison().sets()[2]->isChecked());
  QTest::keyClick(&window, Qt::Key_C, Qt::ShiftModifier);
  EXPECT_EQ(sides().choice(), std::nullopt);
  QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_FALSE(bridge().compares());
  EXPECT_EQ(ruleOf(Side::a), UpdateRule::synchronous);
}

TEST_F(ComparingToolbar, NothingOfItIsOutOfReachInANarrowWindow) {
  compare().trigger();
  for (const int width : {1600, 1280, 1024, 900, 800}) {
    SCOPED_TRACE(width);
    window.resize(width, 700);
    QTest::qWait(20);
    EXPECT_EQ(window.width(), width);
    const auto* bar = window.findChild<TransportBar*>("transport");
    for (const QToolButton* each : bar->findChildren<QToolButton*>()) {
      if (!each->isVisible()) continue;
      const QRect place(each->mapTo(&window, QPoint(0, 0)), each->size());
      EXPECT_TRUE(window.rect().contains(place)) << each->text().toStdString();
      EXPECT_GE(each->width(), each->minimumSizeHint().width()) << each->text().toStdString();
    }
    EXPECT_TRUE(compareButton().isVisible());
    EXPECT_TRUE(side().isVisible());
    const bool rules_apart = ruleButton(0).isVisible();
    EXPECT_NE(rules_apart, window.findChild<QToolButton*>("rule")->isVisible());
  }
  EXPECT_EQ(window.findChild<QToolButton*>("rule")->text(), "Sync. | Seq.");
  EXPECT_EQ(compareButton().toolButtonStyle(), Qt::ToolButtonIconOnly);
}

TEST_F(ComparingToolbar, OnTheStartPageNothingIsCompared) {
  ASSERT_TRUE(QMetaObject::invokeMethod(&window, [&] { window.bridge().pause(); }));
  compare().trigger();
  for (QAction* menu : window.menuBar()->actions())
    if (menu->text().contains("ompare")) {
      EXPECT_EQ(menu->menu()->actions().front(), &compare());
    }
  EXPECT_FALSE(window.status().message().isEmpty());
}

}  // namespace
}  // namespace engram::ui

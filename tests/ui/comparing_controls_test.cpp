// Controls while two sides are compared: linked, differing, made equal; which side they set, in sight and in words.
#include <QCheckBox>
#include <QComboBox>

#include "tests/ui/comparing_fixture.h"

namespace engram::ui {
namespace {

class ComparingControls : public ComparingTest {};

TEST_F(ComparingControls, ALinkedControlMovesBothSides) {
  compareEqual();
  auto& theta = control<NumberControl>("dynamics.theta");
  type(theta.field(), "0.8");
  EXPECT_EQ(valueOf("dynamics.theta", Side::a), Value(0.8));
  EXPECT_EQ(valueOf("dynamics.theta", Side::b), Value(0.8));
  EXPECT_FALSE(rowShown(theta));
  EXPECT_FALSE(theta.label().unlinked());
}

TEST_F(ComparingControls, AControlThatDiffersShowsBothValuesAndSetsThePickedSide) {
  compareEqual();
  auto& theta = control<NumberControl>("dynamics.theta");
  click(selector().button(Side::b));
  type(theta.field(), "0.9");
  click(selector().button({}));
  ASSERT_TRUE(rowShown(theta));
  EXPECT_TRUE(theta.label().unlinked());
  EXPECT_EQ(chip(theta, Side::a).text(), "A  1.00");
  EXPECT_EQ(chip(theta, Side::b).text(), "B  0.90");
  EXPECT_TRUE(chip(theta, Side::a).isChecked());
  EXPECT_FALSE(chip(theta, Side::b).isChecked());
  EXPECT_EQ(theta.field().text(), "1.00");
  type(theta.field(), "1.2");
  EXPECT_EQ(valueOf("dynamics.theta", Side::a), Value(1.2));
  EXPECT_EQ(valueOf("dynamics.theta", Side::b), Value(0.9));
  click(chip(theta, Side::b));
  EXPECT_TRUE(chip(theta, Side::b).isChecked());
  EXPECT_FALSE(chip(theta, Side::a).isChecked());
  EXPECT_EQ(theta.field().text(), "0.90");
  theta.slider()->setValue(theta.slider()->value() - 20);
  EXPECT_NE(valueOf("dynamics.theta", Side::b), Value(0.9));
  EXPECT_EQ(valueOf("dynamics.theta", Side::a), Value(1.2));
}

TEST_F(ComparingControls, OneClickMakesTheSidesEqualAndUndoTakesItBack) {
  compareEqual();
  auto& theta = control<NumberControl>("dynamics.theta");
  sides().choose(Side::b);
  type(theta.field(), "0.9");
  sides().choose({});
  for (const Side kept : {Side::a, Side::b}) {
    click(chip(theta, kept));
    const Value value = valueOf("dynamics.theta", kept);
    EXPECT_TRUE(theta.sideRow()->equal().toolTip().startsWith(kept == Side::a ? "Make B as A" : "Make A as B"));
    pause();
    click(theta.sideRow()->equal());
    EXPECT_EQ(valueOf("dynamics.theta", Side::a), value);
    EXPECT_EQ(valueOf("dynamics.theta", Side::b), value);
    EXPECT_FALSE(rowShown(theta));
    undo().trigger();
    EXPECT_EQ(valueOf("dynamics.theta", Side::a), Value(1.0));
    EXPECT_EQ(valueOf("dynamics.theta", Side::b), Value(0.9));
    EXPECT_TRUE(rowShown(theta));
  }
}

TEST_F(ComparingControls, EveryLiveValueCanDifferAndBeMadeEqual) {
  compareEqual();
  for (const ParameterInfo& row : parameter_table()) {
    const std::string path(row.path);
    if (!row.live || path == "dynamics.update") continue;
    SCOPED_TRACE(path);
    ParameterControl& at = *window.panel().control(path);
    const Value before = valueOf(path, Side::a);
    sides().choose(Side::b);
    if (auto* number = dynamic_cast<NumberControl*>(&at)) type(number->field(), "2");
    else if (auto* flag = dynamic_cast<FlagControl*>(&at)) flag->box().click();
    else emit dynamic_cast<ChoiceControl&>(at).box().activated(1);
    EXPECT_FALSE(at.refused()) << at.reason().toStdString();
    EXPECT_EQ(valueOf(path, Side::a), before);
    EXPECT_NE(valueOf(path, Side::b), before);
    EXPECT_TRUE(bridge().differs(path));
    sides().choose({});
    ASSERT_TRUE(rowShown(at));
    EXPECT_EQ(at.sets(), Side::a);
    click(at.sideRow()->equal());
    EXPECT_EQ(valueOf(path, Side::b), before);
    EXPECT_FALSE(bridge().differs(path));
    EXPECT_FALSE(rowShown(at));
  }
}

TEST_F(ComparingControls, AResetResetsTheSideThatIsSet) {
  compareEqual();
  auto& theta = control<NumberControl>("dynamics.theta");
  type(theta.field(), "0.5");
  sides().choose(Side::b);
  theta.resetToDefault();
  EXPECT_EQ(valueOf("dynamics.theta", Side::a), Value(0.5));
  EXPECT_EQ(valueOf("dynamics.theta", Side::b), Value(1.0));
}

TEST_F(ComparingControls, PickingTheOtherSideWhileOneIsSetEverywhereSetsThatOneEverywhere) {
  compareEqual();
  auto& theta = control<NumberControl>("dynamics.theta");
  sides().choose(Side::a);
  type(theta.field(), "0.5");
  click(chip(theta, Side::b));
  EXPECT_EQ(sides().choice(), Side::b);
  EXPECT_TRUE(selector().button(Side::b).isChecked());
  EXPECT_EQ(theta.field().text(), "1.00");
}

TEST_F(ComparingControls, WhatWasRefusedForOneSideIsForgottenOnTheOther) {
  compareEqual();
  auto& beta = control<NumberControl>("dynamics.beta");
  sides().choose(Side::a);
  type(beta.field(), "3");
  type(beta.field(), "-1");
  ASSERT_TRUE(beta.refused());
  click(chip(beta, Side::b));
  EXPECT_FALSE(beta.refused());
  EXPECT_EQ(beta.field().text(), "4.0");
}

TEST_F(ComparingControls, ScreenReadersHearTheSide) {
  auto& theta = control<NumberControl>("dynamics.theta");
  EXPECT_EQ(theta.field().accessibleName(), "Threshold θ");
  compareEqual();
  EXPECT_EQ(theta.field().accessibleName(), "Threshold θ (A and B)");
  sides().choose(Side::b);
  EXPECT_EQ(theta.slider()->accessibleName(), "Threshold θ (B)");
  type(theta.field(), "0.9");
  sides().choose({});
  EXPECT_EQ(theta.field().accessibleName(), "Threshold θ (A)");
  EXPECT_EQ(chip(theta, Side::b).accessibleName(), "Threshold θ (B): 0.90");
  EXPECT_TRUE(theta.field().toolTip().contains("A has 1.00, B has 0.90"));
  EXPECT_EQ(control<NumberControl>("network.excitatory").field().accessibleName(), "Excitatory neurons N");
  compare().trigger();
  EXPECT_EQ(theta.field().accessibleName(), "Threshold θ");
  EXPECT_FALSE(rowShown(theta));
}

TEST_F(ComparingControls, TheRowIsReachedByTabAndPressedByEnter) {
  compareEqual();
  auto& theta = control<NumberControl>("dynamics.theta");
  sides().choose(Side::b);
  type(theta.field(), "0.9");
  sides().choose({});
  theta.slider()->setFocus();
  QTest::keyClick(theta.slider(), Qt::Key_Tab);
  ASSERT_TRUE(chip(theta, Side::a).hasFocus());
  QTest::keyClick(&chip(theta, Side::a), Qt::Key_Tab);
  ASSERT_TRUE(chip(theta, Side::b).hasFocus());
  QTest::keyClick(&chip(theta, Side::b), Qt::Key_Return);
  EXPECT_EQ(theta.sets(), Side::b);
  QTest::keyClick(&chip(theta, Side::b), Qt::Key_Tab);
  ASSERT_TRUE(theta.sideRow()->equal().hasFocus());
  QTest::keyClick(&theta.sideRow()->equal(), Qt::Key_Return);
  EXPECT_FALSE(bridge().differs("dynamics.theta"));
  EXPECT_TRUE(theta.field().hasFocus());
}

TEST_F(ComparingControls, TheSelectorIsThereWhileComparingOnlyAndEndsWithIt) {
  EXPECT_FALSE(selector().isVisible());
  sides().choose(Side::b);
  EXPECT_EQ(sides().choice(), std::nullopt);
  compare().trigger();
  EXPECT_TRUE(selector().isVisible());
  EXPECT_TRUE(selector().button({}).isChecked());
  click(selector().button(Side::b));
  click(selector().button(Side::b));
  EXPECT_TRUE(selector().button(Side::b).isChecked());
  EXPECT_EQ(sides().sideFor("dynamics.theta"), Side::b);
  compare().trigger();
  EXPECT_FALSE(selector().isVisible());
  EXPECT_EQ(sides().choice(), std::nullopt);
  EXPECT_EQ(sides().sideFor("dynamics.theta"), std::nullopt);
}

TEST_F(ComparingControls, StructuralGroupsSayThatTheyAreForBothSides) {
  const auto headings = [&] {
    QStringList texts;
    for (const QLabel* label : window.panel().findChildren<QLabel*>())
      if (label->property("title").toBool() && label->text().contains("both sides")) texts << label->text();
    return texts;
  };
  EXPECT_TRUE(headings().isEmpty());
  compare().trigger();
  EXPECT_EQ(headings().size(), 3);
  sides().choose(Side::b);
  type(control<NumberControl>("cue.pattern").field(), "4");
  EXPECT_EQ(bridge().shown(Side::a).cue.pattern, 3);
  EXPECT_EQ(bridge().shown(Side::b).cue.pattern, 3);
}

TEST_F(ComparingControls, AStructuralChangeKeepsWhatDiffers) {
  const std::vector<std::pair<std::string, QString>> edits{
      {"cue.pattern", "4"}, {"network.excitatory", "400"}, {"seed", "9"}};
  compare().trigger();
  ASSERT_TRUE(eventually([&] { return !bridge().starting(); }));
  bridge().takeSteps(20);
  ASSERT_TRUE(eventually([&] { return bridge().stepNow() == 20; }));
  sides().choose(Side::b);
  type(control<NumberControl>("dynamics.theta").field(), "0.9");
  sides().choose(Side::a);
  type(control<NumberControl>("dynamics.beta").field(), "3");
  ASSERT_TRUE(bridge().settle());
  for (const auto& [path, text] : edits) {
    SCOPED_TRACE(path);
    type(control<NumberControl>(path).field(), text);
    ASSERT_TRUE(eventually([&] { return !bridge().starting() && bridge().stepNow() == 0; }));
    EXPECT_TRUE(bridge().compares());
    const Plan &a = bridge().session().plan(Side::a), &b = bridge().session().plan(Side::b);
    EXPECT_EQ(a.start().dynamics.theta, 1.0);
    EXPECT_EQ(b.start().dynamics.theta, 0.9);
    EXPECT_EQ(a.start().dynamics.beta, 3.0);
    EXPECT_EQ(b.start().dynamics.beta, 4.0);
    EXPECT_EQ(a.start().dynamics.update, UpdateRule::synchronous);
    EXPECT_EQ(b.start().dynamics.update, UpdateRule::sequential);
  }
}

TEST_F(ComparingControls, OnlyTheRowOfWhatDiffersIsAdded) {
  compareEqual();
  auto& theta = control<NumberControl>("dynamics.theta");
  const int height = theta.sizeHint().height();
  const int width = window.panel().width();
  sides().choose(Side::b);
  type(theta.field(), "0.9");
  EXPECT_GT(theta.sizeHint().height(), height);
  EXPECT_LE(theta.sizeHint().height(), height + theta.sideRow()->sizeHint().height() + 2);
  EXPECT_EQ(window.panel().width(), width);
}

}  // namespace
}  // namespace engram::ui

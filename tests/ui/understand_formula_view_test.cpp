// The page of formulas in its window: it follows every change, and symbols and controls point at each other.
#include <QHelpEvent>
#include <QScrollArea>
#include <QToolTip>

#include "tests/ui/comparing_fixture.h"
#include "ui/understand/formula_sheet.h"
#include "ui/understand/formula_view.h"
#include "ui/understand/understand_panel.h"
#include "ui/window/understand_actions.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

using Choice = ViewActions::ThemeChoice;

class FormulaViewTest : public ComparingTest {
 protected:
  void SetUp() override {
    ComparingTest::SetUp();
    window.resize(1600, 900);
    window.understanding().open(UnderstandPage::formulas);
    EXPECT_TRUE(eventually([&] { return !sheet().symbols().empty(); }));
    QTest::qWait(30);
  }

  FormulaSheet& sheet() { return *window.findChild<FormulaSheet*>("formulas"); }
  [[nodiscard]] QString text() { return plainText(sheet().sections()); }
  bool shows(const QString& part) {
    return eventually([&] { return text().contains(part); });
  }
  [[nodiscard]] FormulaSheet::Symbol symbol(const std::string& key) {
    for (const FormulaSheet::Symbol& each : sheet().symbols())
      if (each.key == key) return each;
    ADD_FAILURE() << "no symbol " << key;
    return {};
  }
  void hover(const std::string& key) { QTest::mouseMove(&sheet(), symbol(key).rect.center().toPoint()); }
  [[nodiscard]] std::set<std::string> highlighted() {
    std::set<std::string> keys;
    for (const FormulaSheet::Symbol& each : sheet().symbols())
      if (each.highlighted) keys.insert(each.key);
    return keys;
  }
  static void enter(QWidget& widget, bool in) {
    if (in) {
      QEnterEvent event(QPointF(3, 3), QPointF(3, 3), QPointF(3, 3));
      QApplication::sendEvent(&widget, &event);
    } else {
      QEvent event(QEvent::Leave);
      QApplication::sendEvent(&widget, &event);
    }
  }
};

using Keys = std::set<std::string>;

TEST_F(FormulaViewTest, NumbersFollowTheSliders) {
  EXPECT_TRUE(shows("tanh 4.0 · (h_i − 1.00)"));
  control<NumberControl>("dynamics.beta").slider()->setValue(0);
  EXPECT_TRUE(shows("tanh 0.1 · (h_i − 1.00)")) << text().toStdString();
  type(control<NumberControl>("dynamics.theta").field(), "1.5");
  EXPECT_TRUE(shows("(h_i − 1.50)"));
}

TEST_F(FormulaViewTest, TheScriptChangesThemWhileTheRunGoesOnAndBackInTime) {
  ASSERT_TRUE(window.openFile(fileWith(R"({"engram": 1, "timeline": [{"step": 5, "set": {"dynamics.beta": 8.0}}]})")));
  ASSERT_TRUE(eventually([&] { return starts > 1; }));
  EXPECT_TRUE(shows("tanh 4.0"));
  bridge().takeSteps(8);
  EXPECT_TRUE(shows("tanh 8.0"));
  bridge().goTo(2);
  EXPECT_TRUE(shows("tanh 4.0"));
}

TEST_F(FormulaViewTest, ASymbolUnderThePointerHighlightsItsControl) {
  hover("dynamics.beta");
  EXPECT_EQ(window.panel().highlighted(), "dynamics.beta");
  EXPECT_TRUE(control<NumberControl>("dynamics.beta").property("pointed").toBool());
  hover("c");
  EXPECT_EQ(window.panel().highlighted(), "network.activity") << "c follows from a";
  EXPECT_FALSE(control<NumberControl>("dynamics.beta").property("pointed").toBool());
  enter(sheet(), false);
  EXPECT_EQ(window.panel().highlighted(), "");
}

TEST_F(FormulaViewTest, AControlUnderThePointerHighlightsItsSymbols) {
  auto& gain = control<NumberControl>("dynamics.inhibition_gain");
  enter(gain, true);
  EXPECT_EQ(highlighted(), Keys{"dynamics.inhibition_gain"});
  enter(gain, false);
  EXPECT_EQ(highlighted(), Keys{});
  enter(control<FlagControl>("network.self_coupling"), true);
  EXPECT_EQ(highlighted(), Keys{"self"});
}

TEST_F(FormulaViewTest, AControlWithTheFocusHighlightsItsSymbols) {
  control<NumberControl>("dynamics.theta").field().setFocus();
  EXPECT_EQ(highlighted(), Keys{"dynamics.theta"});
  window.setFocus();
  EXPECT_EQ(highlighted(), Keys{});
}

TEST_F(FormulaViewTest, AClickShowsTheControlAndFocusesIt) {
  QTest::mouseClick(&sheet(), Qt::LeftButton, {}, symbol("network.excitatory").rect.center().toPoint());
  auto& control = this->control<NumberControl>("network.excitatory");
  EXPECT_TRUE(control.isAncestorOf(QApplication::focusWidget()));
  EXPECT_FALSE(control.field().visibleRegion().isEmpty());
  QTest::mouseClick(&sheet(), Qt::LeftButton, {}, symbol("reach").rect.center().toPoint());
  EXPECT_TRUE(this->control<ChoiceControl>("network.feedback").isAncestorOf(QApplication::focusWidget()));
}

TEST_F(FormulaViewTest, KeysGoFromSymbolToSymbol) {
  sheet().setFocus(Qt::TabFocusReason);
  const auto symbols = sheet().symbols();
  const auto theta =
      std::find_if(symbols.begin(), symbols.end(), [](const auto& s) { return s.key == "dynamics.theta"; });
  for (auto n = symbols.begin(); n != theta; ++n) QTest::keyClick(&sheet(), Qt::Key_Right);
  EXPECT_EQ(window.panel().highlighted(), "dynamics.theta");
  QTest::keyClick(&sheet(), Qt::Key_Return);
  EXPECT_TRUE(control<NumberControl>("dynamics.theta").isAncestorOf(QApplication::focusWidget()));
}

TEST_F(FormulaViewTest, EverySymbolHasATooltip) {
  bridge().set("network.second_inhibitory.enabled", true);
  bridge().set("stimulus", Json{{"pattern", 2}, {"strength", 1.5}, {"centred", true}});
  EXPECT_TRUE(shows("ξ_i^ν"));
  for (const FormulaSheet::Symbol& each : sheet().symbols()) {
    const QPoint at = each.rect.center().toPoint();
    QHelpEvent help(QEvent::ToolTip, at, sheet().mapToGlobal(at));
    QApplication::sendEvent(&sheet(), &help);
    EXPECT_FALSE(QToolTip::text().isEmpty()) << each.key;
  }
}

TEST_F(FormulaViewTest, AComparisonNamesTheValuesOfBothSides) {
  compareEqual();
  EXPECT_TRUE(eventually([&] { return text().contains("tanh 4.0"); }));
  EXPECT_FALSE(text().contains("A: "));
  bridge().set("dynamics.theta", 1.2, Side::b);
  EXPECT_TRUE(shows("B: P{σ_i(t+1) = 1} = ½ (1 + tanh 4.0 · (h_i − 1.20))")) << text().toStdString();
  const QPoint at = symbol("dynamics.theta").rect.center().toPoint();
  QHelpEvent help(QEvent::ToolTip, at, sheet().mapToGlobal(at));
  QApplication::sendEvent(&sheet(), &help);
  EXPECT_TRUE(QToolTip::text().contains("A has 1.00, B has 1.20")) << QToolTip::text().toStdString();
}

TEST_F(FormulaViewTest, NothingIsCutOffAtTheSmallestWidthInAnyTheme) {
  bridge().set("network.second_inhibitory.enabled", true);
  bridge().set("network.feedback", "reciprocal");
  bridge().set("network.excitatory", 30000);
  bridge().set("stimulus", Json{{"pattern", 2}, {"strength", 1.5}, {"centred", true}});
  compareEqual();
  bridge().set("dynamics.update", "asynchronous", Side::b);
  for (const Choice theme : {Choice::dark, Choice::light, Choice::projector})
    for (const int percent : {100, 200}) {
      window.view().chooseTheme(theme);
      window.view().chooseTextPercent(percent);
      QTest::qWait(50);
      const int width = window.understandPanel().minimumSizeHint().width() - 12;  // borders and a scroll bar
      FormulaSheet alone;
      alone.setTheme(window.view().shownTheme());
      alone.setFont(sheet().font());
      alone.setSections(sheet().sections());
      alone.resize(width, alone.heightForWidth(width));
      alone.grab();  // lays it out
      EXPECT_LE(alone.minimumSizeHint().width(), width);
      EXPECT_LE(alone.usedWidth(), width) << percent;
      for (const FormulaSheet::Symbol& each : alone.symbols())
        EXPECT_TRUE(QRectF(alone.rect()).contains(each.rect)) << each.key << " at " << percent;
    }
  window.view().chooseTheme(Choice::system);
  window.view().chooseTextPercent(100);
}

}  // namespace
}  // namespace engram::ui

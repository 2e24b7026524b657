// Themes, size of the text, full screen; numbers as a German reads them.
#include <QAccessible>
#include <QApplication>
#include <QFontInfo>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QToolButton>

#include "tests/ui/window_fixture.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/run_plots.h"
#include "ui/window/run_actions.h"
#include "ui/window/speed_control.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

using Choice = ViewActions::ThemeChoice;

class ViewTest : public WindowTest {
 protected:
  void TearDown() override {
    window.view().chooseTheme(Choice::system);
    window.view().chooseTextPercent(100);
    WindowTest::TearDown();
  }
  [[nodiscard]] QAction* action(const QString& menu, const QString& text) const {
    for (QAction* top : window.menuBar()->actions())
      for (QAction* each : top->menu()->actions()) {
        if (each->menu() == nullptr || each->text().remove('&') != menu) continue;
        for (QAction* inner : each->menu()->actions())
          if (inner->text().remove('&') == text) return inner;
      }
    return nullptr;
  }
  [[nodiscard]] int letters(const QWidget& widget) const { return QFontInfo(widget.font()).pixelSize(); }
};

TEST_F(ViewTest, EachThemeIsInTheMenuAndColoursWindowAndPlots) {
  const std::vector<std::pair<QString, Theme>> themes{
      {"Light", lightTheme()}, {"Dark", darkTheme()}, {"Projector", projectorTheme()}};
  for (const auto& [name, theme] : themes) {
    ASSERT_NE(action("Theme", name), nullptr) << name.toStdString();
    action("Theme", name)->trigger();
    EXPECT_TRUE(action("Theme", name)->isChecked());
    EXPECT_EQ(window.plots().overlapPlot().theme().card, theme.card);
    EXPECT_EQ(window.plots().overlapPlot().theme().curveLine, theme.curveLine);
    EXPECT_EQ(window.grab().toImage().pixelColor(3, window.height() / 2), theme.window);
    EXPECT_EQ(letters(window.speed().field()), theme.fontSize);
    EXPECT_EQ(QSettings().value("view/theme").toString(), name.toLower());
  }
}

TEST_F(ViewTest, TheSizeOfTheTextScalesEveryTheme) {
  ASSERT_NE(action("Text size", "150 %"), nullptr);
  for (const auto choice : {Choice::dark, Choice::projector}) {
    window.view().chooseTheme(choice);
    window.view().chooseTextPercent(100);
    const int before = letters(window.speed().field()), plot_before = window.plots().overlapPlot().plotArea().left();
    action("Text size", "150 %")->trigger();
    EXPECT_EQ(letters(window.speed().field()), std::lround(before * 1.5));
    EXPECT_GT(window.plots().overlapPlot().plotArea().left(), plot_before * 1.3) << "the numbers need more room";
  }
  EXPECT_EQ(QSettings().value("view/text_percent").toInt(), 150);
  EXPECT_EQ(ViewActions(&window).textPercent(), 150);
}

TEST_F(ViewTest, ALargerFontOfTheSystemIsTheNewNormalSize) {
  const QFont kept = QApplication::font();
  QFont large = kept;
  large.setPixelSize(20);
  QApplication::setFont(large);
  EXPECT_EQ(window.view().shownTheme().fontSize, 20);
  EXPECT_TRUE(eventually([&] { return letters(window.speed().field()) == 20; }));
  QFont small = kept;
  small.setPixelSize(9);
  QApplication::setFont(small);
  EXPECT_EQ(window.view().shownTheme().fontSize, 13);
  QApplication::setFont(kept);
}

TEST_F(ViewTest, F11FillsTheScreenAndEscLeavesItWhereNothingElseWantsEsc) {
  window.setFocus();
  QTest::keyClick(&window, Qt::Key_F11);
  EXPECT_TRUE(window.isFullScreen());
  EXPECT_EQ(window.view().fullScreen().text(), "Leave f&ull screen");
  QTest::keyClick(&window, Qt::Key_F11);
  EXPECT_FALSE(window.isFullScreen());
  EXPECT_EQ(window.view().fullScreen().text(), "F&ull screen");

  window.findChild<QToolButton*>("fullScreen")->click();
  EXPECT_TRUE(window.isFullScreen());
  ValueField& field = control<NumberControl>("dynamics.theta").field();
  field.setFocus();
  field.selectAll();
  QTest::keyClicks(&field, "2");
  QTest::keyClick(&field, Qt::Key_Escape);
  EXPECT_TRUE(window.isFullScreen()) << "Esc gave up what was typed";
  EXPECT_EQ(field.text(), "1.00");
  QTest::keyClick(&field, Qt::Key_Escape);
  EXPECT_FALSE(window.isFullScreen());
  QTest::keyClick(&window, Qt::Key_Escape);
  EXPECT_FALSE(window.isFullScreen()) << "Esc only ever leaves it";
}

TEST_F(ViewTest, MenusCanBeReachedInFullScreen) {
  window.view().fullScreen().trigger();
  ASSERT_TRUE(window.isFullScreen());
  EXPECT_TRUE(window.menuBar()->isVisible());
  QMenu* menu = window.menuBar()->actions().front()->menu();
  QTimer::singleShot(200, menu, &QMenu::close);
  QTest::keyClick(&window, Qt::Key_F, Qt::AltModifier);
  EXPECT_TRUE(eventually([&] { return menu->isVisible() || window.menuBar()->activeAction() != nullptr; }));
  QTest::keyClick(menu, Qt::Key_Escape);
  window.view().fullScreen().trigger();
}

TEST_F(ViewTest, StatesAreNeverToldByColourAlone) {
  // Run and pause: word and drawing. Off the default: bold and a dot.
  QToolButton& play = *window.findChild<QToolButton*>("play");
  const QString word = play.text();
  const QImage drawing = play.icon().pixmap(16, 16).toImage();
  window.play();
  EXPECT_NE(play.text(), word);
  EXPECT_NE(play.icon().pixmap(16, 16).toImage(), drawing);
  auto& theta = control<NumberControl>("dynamics.theta");
  type(theta.field(), "1.2");
  EXPECT_TRUE(theta.field().font().bold() || theta.field().font().weight() >= QFont::DemiBold);
  EXPECT_TRUE(theta.label().offDefault());
  type(theta.field(), "nonsense");
  EXPECT_FALSE(theta.reason().isEmpty());
}

TEST(GermanNumbers, ShowCommasAndTakeCommasAndPoints) {
  const QLocale kept;
  QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
  {
    MainWindow window;
    auto& theta = dynamic_cast<NumberControl&>(*window.panel().control("dynamics.theta"));
    EXPECT_EQ(theta.field().text(), "1,00");
    for (const auto& [typed, read] : {std::pair("1,25", 1.25), std::pair("1.5", 1.5)}) {
      theta.field().setText(typed);
      QTest::keyClick(&theta.field(), Qt::Key_Return);
      EXPECT_EQ(window.bridge().shown().dynamics.theta, read) << typed;
    }
    EXPECT_EQ(theta.field().text(), "1,50");
    QTest::keyClicks(&window.speed().field(), "");
    window.speed().setSpeed(0.5);
    EXPECT_EQ(window.speed().field().text(), "0,5 steps/s");
    auto* reader = QAccessible::queryAccessibleInterface(theta.slider());
    EXPECT_EQ(reader->text(QAccessible::Value), "1,50");
    window.bridge().stop();
  }
  QLocale::setDefault(kept);
}

}  // namespace
}  // namespace engram::ui

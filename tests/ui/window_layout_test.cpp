// Size, columns and panels of the window: kept, restored, and back to the first look.
#include <QScreen>
#include <QSplitter>

#include "tests/ui/answering_fixture.h"
#include "ui/panels/notes_panel.h"
#include "ui/plots/run_plots.h"
#include "ui/settings/settings.h"
#include "ui/start/central_pages.h"
#include "ui/window/scenario_files.h"
#include "ui/window/transport_bar.h"
#include "ui/window/view_actions.h"
#include "ui/window/window_layout.h"

namespace engram::ui {
namespace {

class LayoutTest : public testing::Test, private FreshSettings {
 protected:
  /// A window as the program opens it, with a scenario that has notes.
  struct Shown {
    Shown() {
      window.show();
      EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
      EXPECT_TRUE(window.openFile(ScenarioFiles::firstShipped()));
      EXPECT_TRUE(QTest::qWaitFor([&] { return window.notes().isVisible() == window.view().notes().isChecked(); }));
      QTest::qWait(20);
    }
    ~Shown() { window.close(); }
    [[nodiscard]] QList<int> columns() { return splitter().sizes(); }
    [[nodiscard]] QSplitter& splitter() { return *window.findChild<QSplitter*>(); }
    MainWindow window;
  };
  static void near(const QList<int>& found, const QList<int>& wanted) {
    ASSERT_EQ(found.size(), wanted.size());
    for (int i = 0; i < wanted.size(); ++i) EXPECT_NEAR(found[i], wanted[i], 4) << "column " << i;
  }
};

TEST_F(LayoutTest, WhatWasChangedIsThereInTheNextWindow) {
  QList<int> columns;
  {
    Shown first;
    first.window.resize(1100, 730);
    QTest::qWait(20);
    first.splitter().setSizes({320, 500, 200});
    first.window.windowLayout().parameters().trigger();
    QTest::qWait(20);
    columns = first.columns();
    EXPECT_FALSE(first.window.panel().isVisible());
  }
  Shown second;
  EXPECT_EQ(second.window.size(), QSize(1100, 730));
  EXPECT_FALSE(second.window.panel().isVisible());
  EXPECT_FALSE(second.window.windowLayout().parameters().isChecked());
  near(second.columns(), columns);
  second.window.windowLayout().parameters().trigger();
  EXPECT_TRUE(second.window.panel().isVisible());
}

TEST_F(LayoutTest, ResetIsTheFirstLookWhateverWasChanged) {
  Shown shown;
  const QSize size = shown.window.size();
  const QList<int> columns = shown.columns();
  const bool notes = shown.window.notes().isVisible();  // a small screen has no room for them at first
  EXPECT_GE(columns[0], 250);
  shown.window.resize(1000, 650);
  QTest::qWait(20);
  shown.splitter().setSizes({400, 300, 300});
  shown.window.windowLayout().parameters().trigger();
  shown.window.view().notes().trigger();
  QTest::qWait(20);
  EXPECT_FALSE(shown.window.notes().isVisible());
  shown.window.windowLayout().resetting().trigger();
  QTest::qWait(50);
  EXPECT_EQ(shown.window.size(), size);
  EXPECT_TRUE(shown.window.panel().isVisible());
  EXPECT_EQ(shown.window.notes().isVisible(), notes);
  EXPECT_TRUE(settings::notesShown());
  near(shown.columns(), columns);
  EXPECT_TRUE(settings::parametersShown());
}

TEST_F(LayoutTest, AWindowThatWouldLieOutsideAllScreensComesBack) {
  {
    Shown first;
    first.window.move(20000, 15000);
    QTest::qWait(20);
  }
  Shown second;
  const QRect screen = second.window.screen()->availableGeometry();
  const QSize seen = second.window.frameGeometry().intersected(screen).size();
  EXPECT_GT(seen.width(), 100);
  EXPECT_GT(seen.height(), 50);
}

TEST_F(LayoutTest, BeginningWithTheStartPageTheWindowFitsItsScreen) {
  Shown shown;
  const QSize screen = shown.window.screen()->availableSize();
  shown.window.resize(screen + QSize(500, 300));
  shown.window.begin();
  EXPECT_TRUE(shown.window.pages().startPageShown());
  EXPECT_TRUE(QTest::qWaitFor([&] { return shown.window.size() == screen; }));
}

TEST_F(LayoutTest, TheSettingsDecideWhatIsSeenFirst) {
  settings::setAtStart(settings::AtStart::network);
  Shown shown;
  shown.window.begin();
  EXPECT_FALSE(shown.window.pages().startPageShown());
  EXPECT_TRUE(shown.window.bridge().playing());
}

TEST_F(LayoutTest, ClosingFromTheStartPageDoesNotHideTheTransportForever) {
  {
    Shown first;
    first.window.pages().showStartPage();
    EXPECT_FALSE(first.window.findChild<TransportBar*>()->isVisible());
  }
  Shown second;
  EXPECT_TRUE(second.window.findChild<TransportBar*>()->isVisible());
}

TEST_F(LayoutTest, TheParameterPanelHasAKeyAndThePlotsTakeItsRoom) {
  Shown shown;
  const int before = shown.window.plots().width();
  QTest::keyClick(&shown.window, Qt::Key_F9);
  QTest::qWait(20);
  EXPECT_FALSE(shown.window.panel().isVisible());
  EXPECT_GT(shown.window.plots().width(), before + 200);
  QTest::keyClick(&shown.window, Qt::Key_F9);
  EXPECT_TRUE(shown.window.panel().isVisible());
}

}  // namespace
}  // namespace engram::ui

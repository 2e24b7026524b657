// The panel "Understand": shown, hidden, turned, and beside the other columns.
#include <QScrollArea>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>

#include "tests/ui/understand_fixture.h"
#include "ui/panels/memories_panel.h"
#include "ui/panels/notes_panel.h"
#include "ui/settings/settings.h"
#include "ui/window/right_column.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

class UnderstandPanelTest : public UnderstandFixture {
 protected:
  UnderstandPanel& panel() { return window.understandPanel(); }
};

TEST_F(UnderstandPanelTest, IsShownAndHiddenByItsSwitchAndItsClose) {
  EXPECT_FALSE(panel().isVisible());
  window.understanding().shown().trigger();
  EXPECT_TRUE(panel().isVisible());
  EXPECT_TRUE(settings::understandShown());
  panel().findChild<QToolButton*>("closeUnderstand")->click();
  EXPECT_FALSE(panel().isVisible());
  EXPECT_FALSE(window.understanding().shown().isChecked());
  EXPECT_FALSE(settings::understandShown());
}

TEST_F(UnderstandPanelTest, EveryPageHasAButtonAndAKeyAndIsRemembered) {
  for (std::size_t n = 0; n < understand_pages; ++n) {
    const auto page = static_cast<UnderstandPage>(n);
    if (panel().view(page) == nullptr) continue;
    QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(n)), Qt::ControlModifier);
    EXPECT_TRUE(panel().isVisible());
    EXPECT_EQ(panel().page(), page);
    EXPECT_TRUE(panel().view(page)->isVisible());
    EXPECT_EQ(settings::understandPage(), understandKey(page));
    auto* button = panel().findChild<QToolButton*>("understand_" + understandKey(page));
    ASSERT_NE(button, nullptr);
    EXPECT_TRUE(button->isChecked());
    EXPECT_FALSE(button->toolTip().isEmpty());
  }
}

TEST_F(UnderstandPanelTest, NotesAndMemoriesMakeRoomInANarrowWindowAndStayInAWideOne) {
  window.understanding().shown().setChecked(true);
  EXPECT_FALSE(window.memories().isVisible());
  window.resize(1700, 900);
  EXPECT_TRUE(eventually([&] { return window.memories().isVisible(); }));
  window.resize(1280, 800);
  window.understanding().shown().setChecked(false);
  EXPECT_TRUE(eventually([&] { return window.memories().isVisible(); }));
}

TEST_F(UnderstandPanelTest, NothingIsCutOffInAnyThemeAndComparison) {
  open(compared, 20);
  for (const auto theme : {ViewActions::ThemeChoice::dark, ViewActions::ThemeChoice::projector}) {
    window.view().chooseTheme(theme);
    for (std::size_t n = 0; n < understand_pages; ++n) {
      const auto page = static_cast<UnderstandPage>(n);
      if (panel().view(page) == nullptr) continue;
      window.understanding().open(page);
      QTest::qWait(150);
      const UnderstandView& view = *panel().view(page);
      EXPECT_LE(view.minimumSizeHint().width(), panel().minimumSizeHint().width())
          << understandKey(page).toStdString() << " theme " << static_cast<int>(theme);
      EXPECT_LE(view.width(), panel().width()) << understandKey(page).toStdString();
    }
  }
}

TEST_F(UnderstandPanelTest, ALinkInTheNotesOpensItsPage) {
  open(R"({"engram": 1, "notes": "Look at the [State](engram:state) now."})", 3);
  window.notes().present("Title", "Look at the [State](engram:state) now.");
  auto* text = window.notes().findChild<QTextBrowser*>();
  EXPECT_EQ(window.notes().plainText(), "Look at the State now.");
  emit text->anchorClicked(QUrl("engram:state"));
  EXPECT_TRUE(panel().isVisible());
  EXPECT_EQ(panel().page(), UnderstandPage::state);
  emit text->anchorClicked(QUrl("engram:nothing"));
  EXPECT_EQ(panel().page(), UnderstandPage::state);
}

TEST_F(UnderstandPanelTest, AsksNothingWhileItIsHidden) {
  open(compared, 20);
  window.understanding().open(UnderstandPage::state);
  ASSERT_TRUE(answered(20));
  window.understanding().shown().setChecked(false);
  QTest::qWait(100);
  const auto before = window.bridge().inspection();
  stepTo(25);
  QTest::qWait(100);
  EXPECT_EQ(window.bridge().inspection(), before);
}

}  // namespace
}  // namespace engram::ui

// The settings page: each choice acts at once, is kept, and all can be taken back.
#include <QAction>
#include <QComboBox>
#include <QEventLoop>
#include <QLabel>
#include <QPushButton>

#include "tests/ui/answering_fixture.h"
#include "ui/settings/settings.h"
#include "ui/settings/settings_page.h"
#include "ui/window/scenario_files.h"
#include "ui/window/side_pages.h"
#include "ui/window/view_actions.h"
#include "ui/window/window_layout.h"

namespace engram::ui {
namespace {

class SettingsTest : public AnsweringTest {
 protected:
  SettingsPage& page() {
    if (window.findChild<SettingsPage*>() == nullptr) window.sidePages().showSettings();
    return *window.findChild<SettingsPage*>();
  }
  /// Chooses with keys, as a person does.
  static void choose(QComboBox& box, int index) {
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Home);
    for (int i = 0; i < index; ++i) QTest::keyClick(&box, Qt::Key_Down);
  }
  [[nodiscard]] int lightness() { return window.grab().toImage().pixelColor(3, 400).lightness(); }
};

TEST_F(SettingsTest, ItsKeyOpensItOnceAndEscClosesIt) {
  QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
  auto* first = window.findChild<SettingsPage*>();
  ASSERT_NE(first, nullptr);
  EXPECT_TRUE(first->isVisible());
  EXPECT_FALSE(first->isModal());
  window.sidePages().showSettings();
  EXPECT_EQ(window.findChildren<SettingsPage*>().size(), 1);
  QTest::keyClick(first, Qt::Key_Escape);
  EXPECT_TRUE(eventually([&] { return window.findChild<SettingsPage*>() == nullptr; }));
}

TEST_F(SettingsTest, EveryThemeOfTheMenuCanBeChosenAndActsAtOnce) {
  const QList<QAction*> themes = window.view().themes();
  ASSERT_EQ(page().theme().count(), themes.size());
  ASSERT_GE(themes.size(), 3);
  for (int i = 0; i < themes.size(); ++i) {
    choose(page().theme(), i);
    EXPECT_TRUE(themes[i]->isChecked()) << i;
    EXPECT_EQ(page().theme().currentText(), QString(themes[i]->text()).remove('&'));
  }
  window.view().chooseTheme(ViewActions::ThemeChoice::dark);
  QTest::qWait(50);
  EXPECT_LT(lightness(), 60);
  EXPECT_EQ(page().theme().currentIndex(), static_cast<int>(ViewActions::ThemeChoice::dark));
  choose(page().theme(), static_cast<int>(ViewActions::ThemeChoice::light));
  QTest::qWait(50);
  EXPECT_GT(lightness(), 200);
  EXPECT_EQ(ViewActions(&window).theme(), ViewActions::ThemeChoice::light);  // kept
}

TEST_F(SettingsTest, TheFrameRateFollowsTheLimitAtOnce) {
  FrameClock& clock = window.bridge().frameClock();
  EXPECT_EQ(clock.intervalMs(), 16);
  choose(page().frameRate(), 1);
  EXPECT_EQ(clock.intervalMs(), 33);
  EXPECT_EQ(settings::frameLimit(), 30);
  choose(page().frameRate(), 2);
  EXPECT_EQ(clock.intervalMs(), 67);
  MainWindow second;
  EXPECT_EQ(second.bridge().frameClock().intervalMs(), 67);
  choose(page().frameRate(), 0);
  EXPECT_EQ(clock.intervalMs(), 16);
}

TEST_F(SettingsTest, EasyFramesDoNotBringTheClockAboveItsLimit) {
  FrameClock clock;
  int ticks = 0;
  QEventLoop loop;  // without pauses of its own, which would look like slow frames
  QObject::connect(&clock, &FrameClock::tick, &loop, [&] {
    if (++ticks > 60) loop.quit();  // more than it takes to speed up again
  });
  QTimer::singleShot(patience_ms, &loop, &QEventLoop::quit);
  clock.setLimit(30);
  clock.start();
  loop.exec();
  EXPECT_GT(ticks, 60);
  EXPECT_GE(clock.intervalMs(), 33);
  clock.setLimit(0);
  EXPECT_EQ(clock.intervalMs(), 16);
}

TEST_F(SettingsTest, LanguageAndStartAreKept) {
  EXPECT_EQ(page().language().itemText(0), "System language");
  choose(page().language(), 1);
  EXPECT_EQ(settings::language(), "en");
  choose(page().language(), 0);
  EXPECT_EQ(settings::language(), "");
  choose(page().atStart(), 1);
  EXPECT_EQ(settings::atStart(), settings::AtStart::network);
  EXPECT_EQ(SettingsPage(window.view().themes()).atStart().currentIndex(), 1);
}

TEST_F(SettingsTest, EveryChoiceHasANameAndAHint) {
  for (const QComboBox* box : {&page().theme(), &page().language(), &page().frameRate(), &page().atStart()}) {
    EXPECT_FALSE(box->toolTip().isEmpty());
    const auto labels = page().findChildren<QLabel*>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [&](const QLabel* each) { return each->buddy() == box; }));
  }
}

TEST_F(SettingsTest, ResettingTakesAllChoicesBackButNotTheFiles) {
  choose(page().theme(), static_cast<int>(ViewActions::ThemeChoice::light));
  choose(page().frameRate(), 2);
  choose(page().language(), 1);
  choose(page().atStart(), 1);
  window.windowLayout().parameters().setChecked(false);
  window.files().recent().add(folder.filePath("x.engram"));
  settings::setFolder("/some/where");
  page().resetButton().click();
  EXPECT_EQ(window.view().theme(), ViewActions::ThemeChoice::system);
  EXPECT_EQ(window.bridge().frameClock().intervalMs(), 16);
  EXPECT_EQ(settings::language(), "");
  EXPECT_EQ(settings::atStart(), settings::AtStart::start_page);
  EXPECT_TRUE(settings::parametersShown());
  for (const QComboBox* box : {&page().theme(), &page().language(), &page().frameRate(), &page().atStart()})
    EXPECT_EQ(box->currentIndex(), 0);
  EXPECT_EQ(settings::recentFiles(), QStringList(folder.filePath("x.engram")));
  EXPECT_EQ(settings::folder(), "/some/where");
}

}  // namespace
}  // namespace engram::ui

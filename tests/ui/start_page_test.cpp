// The start page: cards, recent files, the way back, and that the run behind it waits.
#include <QAccessible>
#include <QCheckBox>
#include <QScrollBar>
#include <QSignalSpy>
#include <ctime>

#include "tests/ui/answering_fixture.h"
#include "ui/settings/settings.h"
#include "ui/start/card_grid.h"
#include "ui/start/central_pages.h"
#include "ui/start/recent_row.h"
#include "ui/start/scenario_card.h"
#include "ui/start/start_page.h"
#include "ui/window/run_actions.h"
#include "ui/window/scenario_files.h"
#include "ui/window/scenario_text.h"
#include "ui/window/status_line.h"
#include "ui/window/transport_bar.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

class StartPageTest : public AnsweringTest {
 protected:
  void open() {
    window.pages().showStartPage();
    ASSERT_TRUE(window.pages().startPageShown());
    ASSERT_TRUE(eventually([&] { return page().isVisible() && page().cards().front()->width() > 100; }));
  }
  [[nodiscard]] StartPage& page() { return *window.pages().startPage(); }
  [[nodiscard]] ScenarioCard& card(int i) { return *page().cards()[i]; }
  [[nodiscard]] bool allDrawn() {
    return std::all_of(page().cards().begin(), page().cards().end(),
                       [](const ScenarioCard* each) { return !each->picture().isNull(); });
  }
};

const char* const mine = R"({"engram": 1, "title": "Mine", "network": {"patterns": 7}})";

TEST_F(StartPageTest, EveryShippedScenarioHasACardWithTitleLineAndSize) {
  open();
  QStringList titles;
  for (const ScenarioCard* each : page().cards()) {
    titles << each->summary().title;
    EXPECT_GT(each->summary().tagline.size(), 20) << titles.back().toStdString();
    EXPECT_FALSE(each->summary().tagline.contains('*'));
  }
  EXPECT_EQ(titles,
            (QStringList{"The course's network", "Sixty memories", "Switching memories", "A hundred memories",
                         "Strong delayed inhibition", "Second inhibitory population near capacity",
                         "The notebook as written", "Delay zero is sequential", "From neurons to ideal inhibition",
                         "Half the inhibition silent", "Theory beside simulation", "Downhill: is there an energy?"}));
  EXPECT_EQ(card(1).summary().size, "N 3,000  ·  M 60  ·  A synchronous, B sequential");
  EXPECT_EQ(card(2).summary().size, "N 300  ·  M 10  ·  sequential, A and B");
  EXPECT_EQ(card(0).summary().tagline,
            "300 excitatory neurons store ten memories; 80 inhibitory neurons keep them in check.");
}

TEST_F(StartPageTest, AClickOpensTheScenarioAndLetsItRun) {
  open();
  const int before = starts;
  QTest::mouseClick(&card(1), Qt::LeftButton);
  EXPECT_FALSE(window.pages().startPageShown());
  EXPECT_EQ(window.files().title(), "Sixty memories");
  EXPECT_TRUE(window.files().file().isEmpty());  // Save asks for a place of one's own
  EXPECT_TRUE(eventually([&] { return starts > before && window.bridge().stepNow() > 3; }));
  EXPECT_TRUE(window.bridge().playing());
}

TEST_F(StartPageTest, ArrowsGoFromCardToCardAndEnterOpens) {
  open();
  ASSERT_TRUE(eventually([&] { return card(0).hasFocus(); }));
  QTest::keyClick(&card(0), Qt::Key_Right);
  EXPECT_TRUE(card(1).hasFocus());
  QTest::keyClick(&card(1), Qt::Key_Down);
  const int last = static_cast<int>(page().cards().size()) - 1;
  int below = 2;  // the card below card 1
  while (below < last && card(below).x() != card(1).x()) ++below;
  EXPECT_TRUE(card(below).hasFocus()) << below;
  QTest::keyClick(&card(below), Qt::Key_Up);
  QTest::keyClick(&card(1), Qt::Key_Left);
  EXPECT_TRUE(card(0).hasFocus());
  QTest::keyClick(&card(0), Qt::Key_End);
  EXPECT_TRUE(card(last).hasFocus());
  QTest::keyClick(&card(last), Qt::Key_Down);  // there is no row below
  EXPECT_TRUE(card(last).hasFocus());
  QTest::keyClick(&card(last), Qt::Key_Return);
  EXPECT_EQ(window.files().title(), "Downhill: is there an energy?");
  EXPECT_FALSE(window.pages().startPageShown());
}

TEST_F(StartPageTest, SpaceOpensACardInsteadOfRunningWhatIsBehind) {
  open();
  ASSERT_TRUE(eventually([&] { return card(0).hasFocus(); }));
  QTest::keyClick(&card(0), Qt::Key_Tab);
  EXPECT_TRUE(card(1).hasFocus());
  QTest::keyClick(&card(1), Qt::Key_Space);
  EXPECT_EQ(window.files().title(), "Sixty memories");
}

TEST_F(StartPageTest, TheRunWaitsBehindThePageAndGoesOnAfterEsc) {
  window.play();
  ASSERT_TRUE(eventually([&] { return window.bridge().stepNow() > 3; }));
  open();
  EXPECT_FALSE(window.bridge().playing());
  QTest::qWait(50);
  const auto step = window.bridge().stepNow();
  QTest::qWait(150);
  EXPECT_EQ(window.bridge().stepNow(), step);
  QTest::keyClick(&card(0), Qt::Key_Escape);
  EXPECT_FALSE(window.pages().startPageShown());
  EXPECT_TRUE(window.bridge().playing());
  EXPECT_TRUE(eventually([&] { return window.bridge().stepNow() > step; }));
  EXPECT_EQ(starts, 1);
}

TEST_F(StartPageTest, ARunThatStoodStillStandsStillAfterwards) {
  window.bridge().takeSteps(3);
  ASSERT_TRUE(eventually([&] { return window.bridge().stepNow() == 3; }));
  open();
  QTest::mouseClick(&page().backButton(), Qt::LeftButton);
  QTest::qWait(100);
  EXPECT_FALSE(window.bridge().playing());
  EXPECT_EQ(window.bridge().stepNow(), 3);
}

TEST_F(StartPageTest, KeysOfTheRunDoNothingWhileItIsCovered) {
  const bool notes = window.view().notes().isEnabled();
  open();
  EXPECT_FALSE(window.findChild<TransportBar*>()->isVisible());
  for (QAction* each : {&window.actions().play(), &window.actions().step(), &window.actions().reset(),
                        &window.actions().newSeed(), window.actions().updates()[1]})
    EXPECT_FALSE(each->isEnabled()) << each->text().toStdString();
  page().backButton().setFocus();
  QTest::keyClick(&page().backButton(), Qt::Key_R, Qt::ControlModifier);
  QTest::keyClick(&page().backButton(), Qt::Key_Right);
  QTest::qWait(50);
  EXPECT_EQ(window.bridge().stepNow(), 0);
  EXPECT_EQ(starts, 1);
  window.pages().showRun();
  EXPECT_TRUE(window.findChild<TransportBar*>()->isVisible());
  EXPECT_TRUE(window.actions().play().isEnabled());
  EXPECT_TRUE(window.actions().updates()[1]->isEnabled());
  EXPECT_EQ(window.view().notes().isEnabled(), notes);
  QTest::keyClick(&window, Qt::Key_Right);
  EXPECT_TRUE(eventually([&] { return window.bridge().stepNow() == 1; }));
}

TEST_F(StartPageTest, BeginningWithItTheRunStartsWhenItIsLeft) {
  window.pages().beginWithStartPage();
  QTest::qWait(100);
  EXPECT_EQ(window.bridge().stepNow(), 0);
  QTest::mouseClick(&page().backButton(), Qt::LeftButton);
  EXPECT_TRUE(eventually([&] { return window.bridge().stepNow() > 2; }));
}

TEST_F(StartPageTest, UnsavedChangesAreAskedForBeforeACardOpens) {
  change();
  open();
  press(QMessageBox::Cancel);
  QTest::mouseClick(&card(1), Qt::LeftButton);
  EXPECT_EQ(answered, 1);
  EXPECT_TRUE(window.pages().startPageShown());
  EXPECT_EQ(shown().dynamics.theta, 0.8);
  press(QMessageBox::Discard);
  QTest::mouseClick(&card(1), Qt::LeftButton);
  EXPECT_EQ(answered, 2);
  EXPECT_FALSE(window.pages().startPageShown());
  EXPECT_EQ(window.files().title(), "Sixty memories");
}

TEST_F(StartPageTest, RecentFilesAreListedAndOpen) {
  const QString file = fileWith(mine, "mine.engram");
  ASSERT_TRUE(window.openFile(file));
  ASSERT_TRUE(window.files().openNew());
  open();
  ASSERT_EQ(page().recentRows().size(), 1);
  EXPECT_EQ(page().recentRows().front()->text(), "mine.engram");
  EXPECT_EQ(page().recentRows().front()->statusTip(), QDir::toNativeSeparators(file));
  QTest::mouseClick(page().recentRows().front(), Qt::LeftButton);
  EXPECT_EQ(window.files().file(), file);
  EXPECT_FALSE(window.pages().startPageShown());
}

TEST_F(StartPageTest, ARecentFileThatIsGoneIsTakenOffTheListAndSaysSo) {
  const QString file = fileWith(mine, "mine.engram");
  ASSERT_TRUE(window.openFile(file));
  ASSERT_TRUE(QFile::remove(file));
  open();
  ASSERT_EQ(page().recentRows().size(), 1);
  EXPECT_TRUE(page().recentRows().front()->toolTip().contains("not there any more"));
  QTest::mouseClick(page().recentRows().front(), Qt::LeftButton);
  EXPECT_TRUE(window.pages().startPageShown());
  EXPECT_TRUE(page().recentRows().isEmpty());
  EXPECT_TRUE(window.status().message().contains("mine.engram"));
  EXPECT_TRUE(window.status().message().contains("File ▸ Open"));
}

TEST_F(StartPageTest, NewAndOpenWorkFromThePage) {
  open();
  QTest::mouseClick(&page().newButton(), Qt::LeftButton);
  EXPECT_FALSE(window.pages().startPageShown());
  open();
  const QString file = fileWith(mine, "mine.engram");
  name(file);
  QTest::mouseClick(&page().openButton(), Qt::LeftButton);
  EXPECT_EQ(answered, 1);
  EXPECT_EQ(window.files().file(), file);
  EXPECT_FALSE(window.pages().startPageShown());
}

TEST_F(StartPageTest, AFileThatIsRefusedLeavesThePageAndTheRunBehindIt) {
  window.play();
  open();
  answer<QDialog>([](QDialog& dialog) { dialog.reject(); });
  EXPECT_FALSE(window.openFile(fileWith("{", "bad.engram")));
  EXPECT_EQ(answered, 1);
  EXPECT_TRUE(window.pages().startPageShown());
  window.pages().showRun();
  EXPECT_TRUE(window.bridge().playing());
}

TEST_F(StartPageTest, ItsSwitchDecidesWhatIsSeenAtTheStart) {
  EXPECT_EQ(settings::atStart(), settings::AtStart::start_page);
  open();
  EXPECT_TRUE(page().atStart().isChecked());
  page().atStart().click();
  EXPECT_EQ(settings::atStart(), settings::AtStart::network);
  page().atStart().click();
  EXPECT_EQ(settings::atStart(), settings::AtStart::start_page);
}

TEST_F(StartPageTest, SixCardsAreSeenAtTheFirstSizeAndTheRestByScrolling) {
  window.resize(1280, 800);
  open();
  auto* grid = page().findChild<CardGrid*>();
  const auto bottom = [&](int i) { return card(i).mapTo(page().viewport(), card(i).rect().bottomRight()).y(); };
  EXPECT_TRUE(eventually([&] { return grid->columns() == 3 && bottom(5) < page().viewport()->height(); })) << bottom(5);
  for (const auto& [size, columns] : {std::pair{QSize(1024, 700), 2}, {QSize(640, 400), 2}, {QSize(420, 400), 1}}) {
    window.resize(size);
    EXPECT_TRUE(eventually([&] { return grid->columns() == columns && page().verticalScrollBar()->maximum() > 0; }))
        << size.width();
    for (const ScenarioCard* each : page().cards())
      EXPECT_LE(each->mapTo(page().widget(), each->rect().bottomRight()).x(), page().viewport()->width());
    EXPECT_LE(page().widget()->width(), page().viewport()->width());
  }
  const auto top = [&](const QWidget& each) { return each.mapTo(page().widget(), QPoint()).y(); };
  EXPECT_TRUE(eventually([&] { return top(page().atStart()) > top(card(5)) + card(5).height(); }));
  card(5).setFocus();  // a card that gets the focus comes into view
  EXPECT_TRUE(eventually([&] { return !card(5).visibleRegion().isEmpty(); }));
  window.resize(1280, 800);
  EXPECT_TRUE(eventually([&] { return grid->columns() == 3; }));
}

TEST_F(StartPageTest, CardsAreButtonsToAScreenReader) {
  open();
  QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&card(1));
  ASSERT_NE(interface, nullptr);
  EXPECT_TRUE(interface->role() == QAccessible::PushButton || interface->role() == QAccessible::Button);
  EXPECT_EQ(interface->text(QAccessible::Name), "Sixty memories");
  EXPECT_TRUE(interface->text(QAccessible::Description).contains("N 3,000"));
}

double threadMs() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

TEST_F(StartPageTest, TheWindowNeverFreezesWhilePicturesAreMade) {
  // What this thread computes between two turns of the event loop; others on the machine do not count.
  double longest = 0, last = threadMs();
  QTimer pulse;
  QObject::connect(&pulse, &QTimer::timeout, &pulse, [&] {
    const double now = threadMs();
    longest = std::max(longest, now - last);
    last = now;
  });
  pulse.start(1);
  QElapsedTimer clock;
  clock.start();
  window.pages().showStartPage();
  EXPECT_TRUE(QTest::qWaitFor([&] { return allDrawn(); }, 20000));
  RecordProperty("longest_ms", std::to_string(longest));
  RecordProperty("all_pictures_ms", std::to_string(clock.elapsed()));
  EXPECT_LT(longest, 100);
}

}  // namespace
}  // namespace engram::ui

// The notes of a scenario, and what the bars above and below the plots do with little room.
#include <QAction>
#include <QScrollBar>
#include <QSettings>
#include <QStatusTipEvent>
#include <QTextBrowser>
#include <QToolButton>

#include "tests/ui/window_fixture.h"
#include "ui/panels/notes_panel.h"
#include "ui/window/run_actions.h"
#include "ui/window/scenario_files.h"
#include "ui/window/scenario_text.h"
#include "ui/window/status_line.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

class NotesTest : public WindowTest {
 protected:
  void SetUp() override {
    WindowTest::SetUp();
    if (!window.view().notes().isChecked()) window.view().notes().trigger();
  }
  void open(const QByteArray& text) {
    ASSERT_TRUE(window.openFile(fileWith(text)));
    ASSERT_TRUE(eventually([&] { return starts > 1; }));
  }
};

const char* const with_notes = R"({"engram": 1, "title": "My network", "notes": "**Look** at this.\n\n*Try*: that."})";

TEST_F(NotesTest, NotesAreReadBesideThePlots) {
  open(with_notes);
  EXPECT_TRUE(window.notes().isVisible());
  EXPECT_EQ(window.notes().title(), "My network");
  EXPECT_EQ(window.notes().plainText(), "Look at this.\nTry: that.");
}

TEST_F(NotesTest, TheyAreReadFromTheirBeginning) {
  const auto* bar = window.notes().findChild<QTextBrowser*>()->verticalScrollBar();
  for (const char* file : {":/scenarios/sixty-memories.engram", ":/scenarios/course-network.engram",
                           ":/scenarios/sixty-memories.engram"}) {
    ASSERT_TRUE(window.openFile(file));
    QTest::qWait(200);  // the memories below have come, the plots have grown
    EXPECT_GT(bar->maximum(), 0) << file;
    EXPECT_EQ(bar->value(), 0) << file;
  }
}

TEST_F(NotesTest, AScenarioWithoutNotesTakesNoRoomForThem) {
  EXPECT_FALSE(window.notes().isVisible());
  EXPECT_FALSE(window.view().notes().isEnabled());
  open(with_notes);
  EXPECT_TRUE(window.view().notes().isEnabled());
  ASSERT_TRUE(window.openFile(fileWith(R"({"engram": 1})", "plain.engram")));
  EXPECT_FALSE(window.notes().isVisible());
  EXPECT_FALSE(window.view().notes().isEnabled());
}

TEST_F(NotesTest, TheyAreHiddenAndShownByTheirKeyAndTheChoiceIsKept) {
  open(with_notes);
  QTest::keyClick(&window, Qt::Key_I, Qt::ControlModifier);
  EXPECT_FALSE(window.notes().isVisible());
  EXPECT_FALSE(QSettings().value("view/notes", true).toBool());
  QTest::keyClick(&window, Qt::Key_I, Qt::ControlModifier);
  EXPECT_TRUE(window.notes().isVisible());
}

TEST_F(NotesTest, ANarrowWindowFoldsThemUntilTheyAreAskedFor) {
  ASSERT_TRUE(window.openFile(":/scenarios/sixty-memories.engram"));
  EXPECT_TRUE(window.notes().isVisible());
  window.resize(800, 600);
  EXPECT_FALSE(window.notes().isVisible());
  EXPECT_FALSE(window.view().notes().isChecked());
  window.view().notes().trigger();
  EXPECT_TRUE(window.notes().isVisible());
  window.resize(1280, 800);
  EXPECT_TRUE(window.notes().isVisible());
}

TEST_F(NotesTest, ANarrowBarShowsIconsAndStillEverythingElse) {
  const auto cut_off = [&] {
    QStringList names;
    auto* bar = window.findChild<QWidget*>("transport");
    for (QWidget* each : bar->findChildren<QWidget*>()) {
      const bool part = qobject_cast<QToolButton*>(each) != nullptr || qobject_cast<ValueField*>(each) != nullptr;
      if (!part || !each->isVisible() || each->objectName() == "qt_toolbar_ext_button") continue;
      if (each->visibleRegion().boundingRect() != each->rect()) names << each->metaObject()->className();
    }
    return names.join(' ').toStdString();
  };
  auto* reset = [&]() -> QToolButton* {
    for (auto* each : window.findChildren<QToolButton*>())
      if (each->defaultAction() == &window.actions().reset()) return each;
    return nullptr;
  }();
  ASSERT_NE(reset, nullptr);
  EXPECT_EQ(cut_off(), "");
  EXPECT_EQ(reset->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
  window.resize(1024, 700);
  EXPECT_TRUE(eventually([&] { return reset->toolButtonStyle() == Qt::ToolButtonIconOnly; }));
  EXPECT_TRUE(eventually([&] { return cut_off().empty(); })) << cut_off();
  window.resize(1400, 800);
  EXPECT_TRUE(eventually([&] { return reset->toolButtonStyle() == Qt::ToolButtonTextBesideIcon; }));
}

TEST_F(NotesTest, AHintStandsBesideStepAndSpeedAndGivesWayToMessages) {
  const auto point = [&](const QString& tip) {
    QStatusTipEvent event(tip);
    QApplication::sendEvent(&window, &event);
  };
  point("Takes one step");
  EXPECT_EQ(window.status().message(), "Takes one step");
  auto* bar = window.findChild<QStatusBar*>();
  EXPECT_TRUE(bar->currentMessage().isEmpty());  // which would hide the step
  window.status().sayError("No");
  point("");
  EXPECT_EQ(window.status().message(), "No");
  window.status().say("Saved");
  point("A new network");
  EXPECT_EQ(window.status().message(), "Saved");
}

TEST_F(NotesTest, TheProgramStartsWithTheDefaultNetworkAndItsNotes) {
  const ScenarioRead first = readScenarioFile(ScenarioFiles::firstShipped());
  ASSERT_TRUE(first.scenario);
  EXPECT_FALSE(first.scenario->notes.empty());
  EXPECT_EQ(first.scenario->parameters.network, Parameters{}.network);
}

}  // namespace
}  // namespace engram::ui

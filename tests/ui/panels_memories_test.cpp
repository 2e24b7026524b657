// The list of memories: pictures, words, bars, and what a click, a key or the menu does.
#include <QAction>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QSplitter>

#include "tests/ui/answering_fixture.h"
#include "tests/ui/yardstick.h"
#include "ui/panels/memories_panel.h"
#include "ui/panels/memory_list.h"
#include "ui/panels/memory_pictures.h"
#include "ui/panels/notes_panel.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/run_plots.h"
#include "ui/settings/settings.h"
#include "ui/window/status_line.h"
#include "ui/window/view_actions.h"
#include "ui/window/window_layout.h"

namespace engram::ui {
namespace {

TEST(MemoryPictures, HaveOnePixelForEachNeuronInRows) {
  Parameters p;
  p.network.excitatory = 50;
  p.network.inputs_per_inhibitory = 10;
  const auto network = Network::build(p);
  const Patterns& patterns = network->patterns();
  for (const std::int64_t memory : {0, 3}) {
    const QImage picture = memoryPicture(patterns, memory, 100, Qt::white);
    ASSERT_EQ(picture.size(), QSize(8, 7));  // 50 in rows of 8
    for (int i = 0; i < 56; ++i) {
      const bool on = i < 50 && patterns.contains(memory, i);
      EXPECT_EQ(picture.pixelColor(i % 8, i / 8).alpha(), on ? 255 : 0) << i;
    }
  }
}

TEST(MemoryPictures, OfLargeNetworksLoseNoNeuron) {
  Parameters p;
  p.network.excitatory = 10000;
  p.network.patterns = 1;
  p.network.activity = 0.001;
  const auto network = Network::build(p);
  const QImage picture = memoryPicture(network->patterns(), 0, 20, Qt::white);
  ASSERT_EQ(picture.size(), QSize(20, 20));
  double members = 0;
  for (int y = 0; y < 20; ++y)
    for (int x = 0; x < 20; ++x) members += 25.0 * picture.pixelColor(x, y).alpha() / 255;
  EXPECT_NEAR(members, static_cast<double>(network->patterns().active(0)), 1.5);
}

class MemoriesTest : public AnsweringTest {
 protected:
  void open(const QByteArray& text) {
    const int before = starts;
    ASSERT_TRUE(window.openFile(fileWith(text)));
    ASSERT_TRUE(eventually([&] { return starts > before && seen() == window.bridge().newest(); }));
  }
  [[nodiscard]] QListView& view() const { return window.memories().view(); }
  [[nodiscard]] const MemoryList& list() const { return window.memories().list(); }
  [[nodiscard]] std::shared_ptr<const Snapshot> seen() const { return list().snapshot(); }
  [[nodiscard]] QString said(int row, int role = Qt::AccessibleTextRole) const {
    return list().data(list().index(row), role).toString();
  }
  void click(int row) {
    view().scrollTo(list().index(row));
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().visualRect(list().index(row)).center());
  }
  void chooseFromMenu(int row, const QString& word) {
    const std::unique_ptr<QMenu> menu(window.memories().menuOf(row));
    for (QAction* each : menu->actions())
      if (each->text().remove('&').contains(word)) return each->trigger();
    FAIL() << "no entry " << word.toStdString();
  }
};

const char* const six = R"({"engram": 1, "title": "Six", "notes": "Notes.", "network": {"patterns": 6},
  "cue": {"pattern": 2}})";

TEST_F(MemoriesTest, EveryMemoryHasACardThatSaysWhatItIs) {
  open(six);
  EXPECT_TRUE(window.memories().isVisible());
  ASSERT_EQ(list().rowCount(), 6);
  EXPECT_EQ(list().card(0).name, "Memory 1");
  EXPECT_TRUE(list().card(2).cued);
  EXPECT_FALSE(list().card(0).cued);
  ASSERT_EQ(list().card(2).overlaps.size(), 1u);
  EXPECT_GT(list().card(2).overlaps[0], 0.3);
  const double overlap = Observables(*seen()->network, seen()->a.parameters, seen()->a.sums).overlap(2);
  EXPECT_EQ(said(2), "Memory 3, cue, overlap " + QLocale().toString(overlap, 'f', 3));
  EXPECT_TRUE(said(2, Qt::ToolTipRole).startsWith(said(2)));
}

TEST_F(MemoriesTest, FilesNameTheirMemories) {
  open(R"({"engram": 1, "network": {"inputs_per_inhibitory": 2, "pattern_bits": ["1100", "0011"],
           "pattern_names": ["A house", "A tree"]}})");
  EXPECT_EQ(list().card(1).name, "A tree");
}

TEST_F(MemoriesTest, BarsFollowTheRun) {
  open(six);
  window.bridge().takeSteps(20);
  EXPECT_TRUE(eventually([&] { return seen() && seen()->step() == 20; }));
  EXPECT_EQ(list().card(2).overlaps[0], Observables(*seen()->network, seen()->a.parameters, seen()->a.sums).overlap(2));
}

TEST_F(MemoriesTest, AComparisonHasTwoBarsAndItsLetters) {
  const auto letters = [&] {
    QStringList shown;
    for (const QLabel* each : window.memories().findChildren<QLabel*>())
      if (!each->property("side").toString().isEmpty() && each->isVisible()) shown << each->text();
    return shown;
  };
  open(six);
  EXPECT_EQ(letters(), QStringList());
  open(R"({"engram": 1, "comparison": {"dynamics": {"update": "sequential"}}})");
  EXPECT_EQ(letters(), (QStringList{"A", "B"}));
  EXPECT_EQ(list().card(0).overlaps.size(), 2u);
  EXPECT_TRUE(said(0).contains("overlap A ") && said(0).contains(", B ")) << said(0).toStdString();
}

TEST_F(MemoriesTest, AClickPinsAndAnotherLetsGo) {
  open(six);
  click(4);
  EXPECT_EQ(window.plots().overlapPlot().pinned(), std::vector<std::int64_t>{4});
  EXPECT_TRUE(list().card(4).pinned);
  EXPECT_TRUE(said(4).endsWith("pinned in the plots"));
  view().setFocus();
  view().setCurrentIndex(list().index(1));
  QTest::keyClick(&view(), Qt::Key_Return);
  EXPECT_EQ(window.plots().overlapPlot().pinned(), (std::vector<std::int64_t>{4, 1}));
  click(4);
  EXPECT_EQ(window.plots().overlapPlot().pinned(), std::vector<std::int64_t>{1});
  window.plots().setPinned({});  // from elsewhere
  EXPECT_FALSE(list().card(1).pinned);
}

TEST_F(MemoriesTest, MoreThanThePlotsCanPinAreRefusedWithWords) {
  open(six);
  for (const int row : {0, 1, 3, 4, 5}) click(row);
  EXPECT_EQ(window.plots().overlapPlot().pinned(), (std::vector<std::int64_t>{0, 1, 3, 4}));
  EXPECT_TRUE(window.status().message().contains("At most 4")) << window.status().message().toStdString();
}

TEST_F(MemoriesTest, TheMenuMakesACueAndStimulates) {
  open(six);
  chooseFromMenu(4, "cue");
  EXPECT_EQ(shown().cue.pattern, 4);
  EXPECT_TRUE(eventually([&] { return list().card(4).cued; }));
  chooseFromMenu(1, "Stimulate");
  ASSERT_TRUE(window.bridge().settle());
  window.bridge().takeSteps(1);
  EXPECT_TRUE(eventually([&] { return list().card(1).stimulus == "stimulus"; }));
  EXPECT_TRUE(said(1).contains("stimulus"));
  window.bridge().takeSteps(6);
  EXPECT_TRUE(eventually([&] { return seen()->step() == 7; }));
  EXPECT_TRUE(list().card(1).stimulus.isEmpty());
}

TEST_F(MemoriesTest, AThousandAreAsQuickAsTen) {
  open(R"({"engram": 1, "network": {"excitatory": 3000, "patterns": 1000}})");
  ASSERT_EQ(list().rowCount(), 1000);
  view().scrollToBottom();
  view().repaint();
  QTest::qWait(100);  // its pictures
  QElapsedTimer time;
  time.start();
  for (int i = 0; i < 20; ++i) view().viewport()->repaint();
  const auto ms = static_cast<double>(time.elapsed());
  EXPECT_LT(ms, 20 * 12 * slowness());
}

TEST_F(MemoriesTest, BothHalvesCanBeReadAt1280x800AndFoldTogether) {
  open(six);
  EXPECT_TRUE(window.notes().isVisible());
  EXPECT_GE(window.notes().height(), 150);
  EXPECT_GE(view().height(), 3 * view().sizeHintForRow(0));
  EXPECT_GE(window.memories().width(), 180);
  window.resize(800, 600);
  EXPECT_FALSE(window.memories().isVisible());
  EXPECT_FALSE(window.notes().isVisible());
  window.view().memories().trigger();
  EXPECT_TRUE(window.memories().isVisible());
  window.view().memories().trigger();
  window.view().memories().trigger();
  window.resize(1280, 800);
  EXPECT_TRUE(window.memories().isVisible());
  EXPECT_TRUE(window.notes().isVisible());
}

TEST_F(MemoriesTest, TheirKeyHidesThemAndTheChoiceIsKept) {
  open(R"({"engram": 1})");
  EXPECT_FALSE(window.notes().isVisible());
  EXPECT_TRUE(window.memories().isVisible());
  const int narrow = window.plots().width();
  QTest::keyClick(&window, Qt::Key_M, Qt::ControlModifier);
  EXPECT_FALSE(window.memories().isVisible());
  EXPECT_FALSE(settings::memoriesShown());
  EXPECT_TRUE(eventually([&] { return window.plots().width() > narrow + 150; }));  // it takes no room
  window.windowLayout().resetting().trigger();  // perhaps to a screen that has no room for them
  EXPECT_EQ(window.memories().isVisible(), window.view().memories().isChecked());
  EXPECT_TRUE(settings::memoriesShown());
}

TEST_F(MemoriesTest, TheDivisionOfTheColumnIsKept) {
  open(six);
  auto* column = qobject_cast<QSplitter*>(window.memories().parentWidget());
  ASSERT_NE(column, nullptr);
  column->setSizes({150, 450});
  const QList<int> sizes = column->sizes();
  window.windowLayout().keep();
  column->setSizes({400, 200});
  window.windowLayout().restore();
  EXPECT_EQ(column->sizes(), sizes);
}

}  // namespace
}  // namespace engram::ui

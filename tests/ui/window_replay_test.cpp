// What a person did in the window is replayed bit for bit by engram-cli, from the saved file.
#include <QCoreApplication>
#include <QProcess>
#include <array>
#include <bit>
#include <map>
#include <random>
#include <set>

#include "tests/ui/window_fixture.h"
#include "ui/plots/history.h"
#include "ui/plots/run_plots.h"
#include "ui/window/edit_actions.h"
#include "ui/window/run_actions.h"
#include "ui/window/scenario_files.h"

namespace engram::ui {
namespace {

/// Who fires at each step: E and I neurons (numbers from 0), J from there on.
using Raster = std::map<std::int64_t, std::array<std::set<int>, 3>>;

class WindowReplay : public WindowTest {
 protected:
  /// The runs stand where they were sent, and all of the session's changes have their step.
  void quiet() {
    ASSERT_TRUE(window.bridge().settle());
    ASSERT_TRUE(eventually([&] { return window.bridge().replayingTo() == 0 && !window.bridge().starting(); }));
  }

  /// One of the things that people do; `random` decides which.
  void act(std::mt19937& random) {
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    LiveBridge& bridge = window.bridge();
    const std::array<std::optional<Side>, 3> sides{std::nullopt, Side::a, Side::b};
    const auto side = sides[static_cast<std::size_t>(below(3))];
    switch (below(14)) {
      case 0:
        (void)bridge.set("dynamics.theta", 0.6 + 0.1 * below(8), side);
        return;
      case 1:
        (void)bridge.set("dynamics.beta", 1 + below(8), side);
        return;
      case 2:
        (void)bridge.set("dynamics.inhibition_gain", 0.8 + 0.1 * below(5), side);
        return;
      case 3:
      case 4: {
        const std::array rules{"synchronous", "sequential", "asynchronous"};
        (void)bridge.set("dynamics.update", rules[static_cast<std::size_t>(below(3))], side);
        return;
      }
      case 5:
        (void)bridge.set("network.second_inhibitory.enabled", below(2) == 0, side);
        return;
      case 6:
        (void)bridge.pulse({{"pattern", below(10)}, {"strength", 2.0}, {"centred", below(2) == 0}}, 1 + below(9), side);
        return;
      case 7:
        (void)bridge.set("stimulus", below(2) == 0 ? Json() : Json{{"pattern", below(10)}, {"strength", 3.0}}, side);
        return;
      case 8:
        bridge.goTo(below(static_cast<int>(bridge.reached()) + 20));
        return;
      case 9:
        bridge.takeSteps(below(60) - 25);
        return;
      case 10:
        window.edits().undo().trigger();
        return;
      case 11:
        window.edits().redo().trigger();
        return;
      case 12: {
        const auto entries = static_cast<int>(bridge.session().scenario().timeline.size());
        if (entries == 0) return;
        const auto place = static_cast<std::size_t>(below(entries));
        const std::int64_t steps = below(30) - 15;
        const bool remove = below(4) == 0;
        (void)bridge.edit("an entry",
                          [&](const Session& s) { return remove ? s.removed({place}) : s.moved({place}, steps); });
        return;
      }
      default:
        bridge.play();
        QTest::qWait(5 + below(40));
        bridge.pause();
    }
  }

  /// What engram-cli writes for the saved session.
  [[nodiscard]] Raster replayed(const QString& file, const QString& side, std::int64_t steps) const {
    const QString spikes = folder.filePath("spikes-" + side + ".csv");
    QProcess program;
    program.start(ENGRAM_CLI,
                  {"simulate", file, "--side", side, "--steps", QString::number(steps), "--spikes", spikes});
    EXPECT_TRUE(program.waitForFinished(60'000));
    EXPECT_EQ(program.exitCode(), 0) << program.readAllStandardError().toStdString();
    QFile table(spikes);
    EXPECT_TRUE(table.open(QIODevice::ReadOnly));
    Raster raster;
    while (!table.atEnd()) {
      const QByteArray line = table.readLine().trimmed();
      if (line.startsWith('#') || line.startsWith("step")) continue;
      const auto fields = line.split(',');
      const int population = fields[1] == "E" ? 0 : fields[1] == "I" ? 1 : 2;
      raster[fields[0].toLongLong()][static_cast<std::size_t>(population)].insert(fields[2].toInt());
    }
    return raster;
  }

  static std::array<std::set<int>, 3> spikesOf(const RunSnapshot& run) {
    std::array<std::set<int>, 3> spikes;
    const std::array<const Spikes*, 3> populations{&run.state.excitatory, &run.state.inhibitory.spikes,
                                                   &run.state.inhibitory_2.spikes};
    for (std::size_t p = 0; p < 3; ++p)
      for (Eigen::Index i = 0; i < populations[p]->size(); ++i)
        if ((*populations[p])[i] != 0) spikes[p].insert(static_cast<int>(i));
    return spikes;
  }

  /// Steps that are drawn one by one have as many dots as there are spikes.
  static int compareDots(const History& history, const Raster& raster) {
    int compared = 0;
    for (std::size_t i = 0; i < history.size(); ++i) {
      if (history.first(i) != history.last(i)) continue;
      int dots = 0;
      for (const std::uint64_t word : history.raster(i)) dots += std::popcount(word);
      std::size_t spikes = 0;
      if (const auto found = raster.find(history.first(i)); found != raster.end())
        for (const auto& population : found->second) spikes += population.size();
      EXPECT_EQ(static_cast<std::size_t>(dots), spikes) << "step " << history.first(i);
      ++compared;
    }
    return compared;
  }

  void replayHundredActions(unsigned seed);
};

void WindowReplay::replayHundredActions(unsigned seed) {
  LiveBridge& bridge = window.bridge();
  bridge.setSpeed(1500);
  (void)bridge.edit("comparison", [](const Session& s) {
    return s.compared({{"dynamics", {{"update", "sequential"}}}});
  });
  quiet();
  std::mt19937 random(seed);
  for (int n = 0; n < 100; ++n) {
    act(random);
    if (n % 3 == 0) QTest::qWait(1);
  }
  quiet();
  if (!bridge.compares()) {  // the last things done took the comparison back
    (void)bridge.edit("comparison", [](const Session& s) { return s.compared(Json::object()); });
    quiet();
  }
  const std::int64_t reached = bridge.reached() + 100;
  bridge.goTo(reached);  // and on: all changes that are left take effect
  ASSERT_TRUE(eventually([&] { return bridge.stepNow() == reached; }));
  ASSERT_TRUE(window.files().saveTo(folder.filePath("hundred.engram")));

  const Raster a = replayed(folder.filePath("hundred.engram"), "A", reached);
  const Raster b = replayed(folder.filePath("hundred.engram"), "B", reached);
  const auto at = [](const Raster& raster, std::int64_t step) {
    const auto found = raster.find(step);
    return found == raster.end() ? std::array<std::set<int>, 3>{} : found->second;
  };
  for (std::int64_t step = 0; step <= reached; ++step) {
    bridge.goTo(step);
    while (bridge.newest()->step() != step) std::this_thread::yield();
    const auto both = bridge.newest();
    ASSERT_TRUE(both->b.has_value());
    ASSERT_EQ(spikesOf(both->a), at(a, step)) << "A, step " << step;
    ASSERT_EQ(spikesOf(*both->b), at(b, step)) << "B, step " << step;
  }
  ASSERT_TRUE(eventually([&] { return window.plots().history().newestStep() == reached; }));
  EXPECT_GT(compareDots(window.plots().history(), a), 30);
}

TEST_F(WindowReplay, AHundredThingsDoneAreTheSameSpikesFromTheFile) { replayHundredActions(1); }
TEST_F(WindowReplay, AnotherHundredToo) { replayHundredActions(2); }
TEST_F(WindowReplay, AndAThird) { replayHundredActions(3); }

}  // namespace
}  // namespace engram::ui

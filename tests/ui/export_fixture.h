// A window whose run went on with live changes, for tests of what is taken along.
#pragma once

#include <sys/resource.h>

#include <QDir>
#include <algorithm>
#include <csignal>

#include "tests/ui/window_fixture.h"
#include "ui/bridge/live_bridge.h"
#include "ui/export/export_actions.h"
#include "ui/export/picture.h"
#include "ui/plots/history.h"
#include "ui/plots/run_plots.h"
#include "ui/window/scenario_files.h"
#include "ui/window/scenario_text.h"

namespace engram::ui {

/// Files can grow to this size only, as on a full disk, until it is destroyed.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

class ExportTest : public WindowTest {
 protected:
  using CoreRun = engram::Run;  // testing::Test has a Run of its own

  void SetUp() override {
    WindowTest::SetUp();
    QSettings().remove("export");
    QSettings().setValue("export/folder", folder.path());
  }

  /// Lets the window run to about `step`, changing two values on the way, and stand still.
  void runWithChanges(std::int64_t step) {
    window.bridge().setSpeed(2000);
    window.play();
    ASSERT_TRUE(eventually([&] { return window.bridge().stepNow() >= step / 3; }));
    ASSERT_TRUE(window.bridge().set("dynamics.theta", 0.9).empty());
    ASSERT_TRUE(eventually([&] { return window.bridge().session().pending().empty(); }));
    const std::int64_t first = window.bridge().session().scenario().timeline.at(0).step;
    ASSERT_TRUE(eventually([&] { return window.bridge().stepNow() >= std::max(2 * step / 3, first + 5); }));
    ASSERT_TRUE(window.bridge().set("dynamics.update", "sequential").empty());
    ASSERT_TRUE(eventually([&] { return window.bridge().stepNow() >= step; }));
    window.bridge().pause();
    QTest::qWait(100);
    window.bridge().settle();
    ASSERT_EQ(window.bridge().session().scenario().timeline.size(), 2U);
  }

  [[nodiscard]] static std::unique_ptr<CoreRun> runAt(const Session& session, std::int64_t step) {
    auto started = CoreRun::start(session, Side::a);
    auto run = std::get<std::unique_ptr<CoreRun>>(std::move(started));
    EXPECT_TRUE(run->go_to(step));
    return run;
  }

  /// The file opens as a session that has the window's spikes at the present step.
  void expectRestores(const QString& file) {
    const std::int64_t step = window.bridge().stepNow();
    const ScenarioRead read = readScenarioFile(file);
    ASSERT_TRUE(read.scenario.has_value()) << file.toStdString() << ": " << read.problems.front().message;
    const auto there = runAt(window.bridge().session(), step), here = runAt(Session(*read.scenario), step);
    EXPECT_EQ(here->state().step, step);
    EXPECT_TRUE((there->state().excitatory == here->state().excitatory).all());
    EXPECT_TRUE((there->state().inhibitory.spikes == here->state().inhibitory.spikes).all());
    EXPECT_GT(step, 10);
  }

  [[nodiscard]] QStringList filesThere() const {
    return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
  }

  /// The dialog of this class that an action opened.
  template <class Dialog>
  Dialog* dialog() {
    Dialog* found = nullptr;
    EXPECT_TRUE(eventually([&] {
      found = window.findChild<Dialog*>();
      return found != nullptr && found->isVisible();
    }));
    return found;
  }
};

[[nodiscard]] inline QByteArray contentsOf(const QString& name) {
  QFile file(name);
  EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
  return file.readAll();
}

}  // namespace engram::ui

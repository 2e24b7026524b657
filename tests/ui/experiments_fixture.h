// The window of experiments with a folder of its own, and small sweeps.
#pragma once

#include <gtest/gtest.h>

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "ui/experiments/experiment_form.h"
#include "ui/experiments/experiments_window.h"
#include "ui/experiments/figure_view.h"

namespace engram::ui {

/// 2 rules × 4 numbers of memories.
inline const char* const small_sweep = R"({"engram_sweep": 1, "scenario": {"engram": 1, "network": {"excitatory": 60,
  "inhibitory": 16, "inputs_per_inhibitory": 12}, "seed": 5}, "axes": [{"path": "dynamics.update", "values":
  ["synchronous", "sequential"]}, {"path": "network.patterns", "from": 2, "to": 8, "count": 4}], "dictionaries": 6,
  "cues": "all", "steps": 9})";

/// Two axes of numbers: a map.
inline const char* const map_sweep = R"({"engram_sweep": 1, "scenario": {"engram": 1, "network": {"excitatory": 60,
  "inhibitory": 16, "inputs_per_inhibitory": 12, "patterns": 3}, "dynamics": {"update": "sequential"}}, "axes":
  [{"path": "dynamics.beta", "from": 1, "to": 16, "count": 7, "scale": "log"}, {"path": "dynamics.theta", "from": 0,
  "to": 2, "count": 9}], "dictionaries": 2, "cues": 2, "steps": 9})";

class ExperimentsTest : public testing::Test {
 protected:
  static bool eventually(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 20000); }

  void SetUp() override { open(); }

  void open() {
    window.reset();  // first, so that its place in the folder is free
    window = std::make_unique<ExperimentsWindow>(
        [] {
          return Json::parse(R"({"engram": 1, "network": {"excitatory": 60, "inhibitory": 16,
            "inputs_per_inhibitory": 12, "patterns": 3}, "dynamics": {"theta": 0.9}})");
        },
        folder.filePath("experiments"), nullptr);
    window->resize(1100, 740);
    window->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window.get()));
  }

  void runToEnd() {
    window->primary().click();
    ASSERT_TRUE(eventually([&] { return window->results() && window->results()->complete() && !window->running(); }));
  }

  QTemporaryDir folder;
  std::unique_ptr<ExperimentsWindow> window;
};

}  // namespace engram::ui

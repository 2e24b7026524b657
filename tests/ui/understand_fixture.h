// The window with the panel "Understand" beside a small comparison.
#pragma once

#include "tests/ui/window_fixture.h"
#include "ui/plots/history.h"
#include "ui/plots/run_pair.h"
#include "ui/understand/understand_panel.h"
#include "ui/window/understand_actions.h"

namespace engram::ui {

class UnderstandFixture : public WindowTest {
 protected:
  static constexpr const char* compared =
      R"({"engram": 1, "steps": 60, "seed": 3, "comparison": {"dynamics": {"update": "sequential"}}})";

  void open(const std::string& text, int steps) {
    const auto read = read_scenario(text, 1e9);
    ASSERT_TRUE(read.scenario);
    starts = 0;
    window.bridge().open(Session(*read.scenario));
    ASSERT_TRUE(eventually([&] { return starts > 0; }));
    stepTo(steps);
  }
  void stepTo(std::int64_t step) {
    window.bridge().goTo(step);
    ASSERT_TRUE(eventually([&] { return window.bridge().stepNow() == step; }));
  }
  /// The page, in sight.
  template <class View>
  View& page(UnderstandPage which) {
    window.understanding().open(which);
    return dynamic_cast<View&>(*window.understandPanel().view(which));
  }
  /// The answer to what the page asks now, at this step.
  [[nodiscard]] bool answered(std::int64_t step) {
    return eventually([&] {
      const auto inspection = window.bridge().inspection();
      Question asked;
      window.understandPanel().view(window.understandPanel().page())->addTo(asked);
      return inspection && inspection->step == step && inspection->question == asked;
    });
  }
};

}  // namespace engram::ui

// A scenario run to its end and drawn, without a window.
#pragma once

#include <QImage>
#include <QSize>
#include <QString>
#include <iosfwd>

#include "core/scenario/scenario.h"
#include "ui/plots/theme.h"

namespace engram::ui {

/// Texts in a PNG that this program wrote.
inline constexpr const char* version_key = "engram-version";
inline constexpr const char* scenario_key = "engram-scenario";

struct RenderOptions {
  QString file = {}, out = {};
  QSize size{1600, 1000};  // in logical pixels
  double scale = 1;        // device pixels per logical pixel
  bool dark = true;
};

/// Side A of `scenario` for its number of steps, drawn as the window draws it. The picture carries the program's
/// version and the scenario. Throws std::runtime_error if the start state cannot be made.
[[nodiscard]] QImage render(const Scenario& scenario, const RenderOptions& options);

/// Reads, renders and writes; what goes wrong is written to `errors` as "FILE: path: message". The exit code: 0, 1 if
/// it failed while running, 2 for a file that is refused.
int renderFile(const RenderOptions& options, std::ostream& errors);

}  // namespace engram::ui

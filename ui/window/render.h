// A scenario run to its end and drawn, without a window.
#pragma once

#include <QByteArray>
#include <QString>
#include <iosfwd>

#include "core/scenario/scenario.h"
#include "ui/export/picture.h"

namespace engram::ui {

struct RenderOptions {
  QString file = {}, out = {};
  bool by_overlap = false;      // the rule of retrieval in the figure of a sweep; else Hamming
  PictureOptions picture = {};  // its format is that which `out` ends in; the window's theme is the dark one
};

/// `scenario` for its number of steps, both sides of a comparison, drawn as the window draws it: the bytes of a file
/// that carries the scenario. Throws std::runtime_error if the start state cannot be made.
[[nodiscard]] QByteArray render(const Scenario& scenario, const PictureOptions& picture);

/// Reads, renders and writes; what goes wrong is written to `errors` as "FILE: path: message". The exit code: 0, 1 if
/// it failed while running, 2 for a file that is refused.
int renderFile(const RenderOptions& options, std::ostream& errors);

}  // namespace engram::ui

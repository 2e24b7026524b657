// A session run for pictures, drawn without a window.
#pragma once

#include <memory>

#include "core/live/replay.h"
#include "ui/plots/run_pair.h"

namespace engram::ui {

/// The plots of a replay, the whole of it in sight: both columns in a comparison, with their headers.
[[nodiscard]] std::unique_ptr<RunPair> plotsOf(const Session& session, const Replay& replay, const Theme& theme);

}  // namespace engram::ui

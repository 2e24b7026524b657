// Figures of experiments as files that restore them.
#pragma once

#include <QByteArray>

#include "core/experiment/sweep_results.h"
#include "ui/experiments/figure_view.h"
#include "ui/export/picture.h"

namespace engram::ui {

/// What stands below an exported figure: the network and how often it was drawn.
[[nodiscard]] QString captionOf(const SweepResults& results);

/// The bytes of a picture of the figure, with its caption. It carries the results, or as long as they are not complete
/// the sweep.
[[nodiscard]] QByteArray figureBytes(const FigureView& view, const SweepResults& results, PictureFormat format,
                                     const Theme& theme);

}  // namespace engram::ui

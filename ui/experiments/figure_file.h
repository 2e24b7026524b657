// Figures of experiments as files that restore them.
#pragma once

#include <QByteArray>
#include <QFont>

#include "core/experiment/sweep_results.h"
#include "ui/experiments/figure_painter.h"
#include "ui/export/picture.h"

namespace engram::ui {

/// What stands below an exported figure: the network and how often it was drawn; what `bands` are.
[[nodiscard]] QString captionOf(const SweepResults& results, bool bands);

/// A figure with what is drawn over it.
struct DrawnFigure {
  const Figure& figure;
  const std::vector<Boundary>& boundaries;
  QFont font;
};

/// The bytes of a picture of a figure of `results`, with its caption; of `look` format, size and scale are taken. It
/// carries the results, or as long as they are not complete the sweep.
[[nodiscard]] QByteArray figureBytes(const DrawnFigure& drawn, const SweepResults& results, const PictureOptions& look,
                                     const Theme& theme);

/// What figures are exported as unless somebody says otherwise.
inline constexpr QSize figure_size{1100, 720};  // logical pixels

/// The results of a sweep drawn without a window, with the boundary of theory where there is one. What is retrieved is
/// said by the overlap or by the Hamming rule. Problems: the text is no finished table of a sweep.
[[nodiscard]] QByteArray renderSweep(const std::string& text, const PictureOptions& look, bool by_overlap,
                                     Problems& problems);

}  // namespace engram::ui

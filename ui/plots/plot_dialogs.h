// What is typed to set up a plot: its value range, the length of the time axis, the memories that are pinned.
#pragma once

#include <QString>
#include <cstdint>
#include <functional>
#include <variant>
#include <vector>

class QWidget;

namespace engram::ui {

class LivePlot;
class OverlapPlot;
class PlotReading;

/// Each opens a dialog and returns at once; the dialog has the object name "valuesDialog", "lengthDialog", "pinDialog".
void askForValues(LivePlot& plot);
void askForLength(PlotReading& reading, QWidget* parent);
/// Of memories 0 … `memories` − 1. `take` gets what was chosen.
void askForPins(OverlapPlot& plot, std::int64_t memories,
                const std::function<void(const std::vector<std::int64_t>&)>& take);

/// Memories named by numbers from 1 or by `plot`'s names, separated by commas; or what is wrong, in words.
[[nodiscard]] std::variant<std::vector<std::int64_t>, QString> readMemories(const QString& typed,
                                                                            const OverlapPlot& plot,
                                                                            std::int64_t memories);

}  // namespace engram::ui

// The menus of a plot. Both are made anew whenever they open, so they always show what is.
#pragma once

class QMenu;

namespace engram::ui {

class LivePlot;
class PlotReading;

/// Everything that can be done with one plot.
void fillPlotMenu(QMenu& menu, PlotReading& reading, LivePlot& plot);
/// The length and the place of the time axis.
void fillTimeMenu(QMenu& menu, PlotReading& reading);

}  // namespace engram::ui

// What a person can tell the plots to do, with its words and keys: one list for keys, context menus and the View menu.
#pragma once

#include <QString>
#include <optional>

class QKeyEvent;

namespace engram::ui {

enum class PlotCommand {
  zoomIn,
  zoomOut,
  panBack,  // by half a window
  panOn,
  follow,
  wholeRun,
  cursorBack,  // by a step
  cursorOn,
  cursorFarBack,  // by ten
  cursorFarOn,
  cursorUp,  // to the next dot or gap of a raster
  cursorDown,
  lockValues,  // or unlock
  setValues,
  automaticValues,
  enlarge,    // or return
  letGo,      // of the enlarged plot, else of the cursor
  freeze,     // or thaw
  setLength,  // of the time axis, typed
  pin,
  allCurves,
};

/// The command of a key pressed while a plot has the focus.
[[nodiscard]] std::optional<PlotCommand> commandFor(const QKeyEvent& event);
/// Its words in a menu, with the key behind a tab (shown, but not active in the whole window).
[[nodiscard]] QString menuText(PlotCommand command);

}  // namespace engram::ui

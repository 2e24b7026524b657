// What screen readers are told of the widgets that Qt does not know.
#pragma once

namespace engram::ui {

/// Sliders then speak in the numbers that people see, plots in words. Once per program; more often does no harm.
void installAccessibility();

}  // namespace engram::ui

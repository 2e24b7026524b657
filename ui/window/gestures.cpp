#include "ui/window/gestures.h"

#include <QCoreApplication>

namespace engram::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("Gestures", text); }

KeyGroup plots() {
  return {tr("Plots"),
          {{{tr("Point at a plot")}, tr("Reads all plots at that step")},
           {{tr("Click")}, tr("Pins the cursor there; on its line: releases it")},
           {{tr("Wheel"), "+", "−"}, tr("Zooms time, around the pointer or the cursor")},
           {{tr("Drag"), tr("Shift+wheel"), tr("Page up"), tr("Page down")}, tr("Earlier or later steps")},
           {{tr("Double-click"), "0"}, tr("Follows the run again")},
           {{"W"}, tr("The whole run")},
           {{tr("Alt+←"), tr("Alt+→")}, tr("Moves the cursor by a step, with Shift by ten")},
           {{tr("Alt+↑"), tr("Alt+↓")}, tr("In a raster: the neuron above or below")},
           {{"L"}, tr("Locks the value range, or lets it go")},
           {{tr("Enter")}, tr("Enlarges the plot, or returns")},
           {{tr("Esc")}, tr("Leaves the enlarged plot, then releases the cursor")},
           {{tr("Click a legend entry")}, tr("Switches that curve off or on")},
           {{tr("Right-click"), tr("Menu key")}, tr("Everything that can be done with this plot")}}};
}

KeyGroup timeline() {
  return {tr("Timeline"),
          {{{tr("Click"), tr("Drag")}, tr("Goes to that step; a playing run goes on from there")},
           {{tr("Drag a mark")}, tr("Moves that change to another step; a stimulus as a whole, or only its end")},
           {{tr("Ctrl+←"), tr("Ctrl+→")}, tr("From change to change")},
           {{tr("Alt+←"), tr("Alt+→")}, tr("Moves the chosen change by a step, with Shift by ten")},
           {{tr("Double-click"), tr("Enter")}, tr("Edits the change")},
           {{tr("Delete")}, tr("Takes the change out")},
           {{tr("Esc")}, tr("Gives up what is being dragged")},
           {{tr("Right-click"), tr("Menu key")}, tr("Everything that can be done there, such as adding a change")}}};
}

KeyGroup memories() {
  return {tr("Memories"),
          {{{tr("Click"), tr("Enter")}, tr("Pins that memory: its curve keeps name and colour; again: no longer")},
           {{tr("Right-click"), tr("Menu key")}, tr("Uses it as cue, or stimulates it")}}};
}

KeyGroup controls() {
  return {tr("Parameters and speed"),
          {{{tr("Double-click")}, tr("On a name or slider: back to its default")},
           {{tr("Enter")}, tr("In a field: takes what was typed; on a list: opens it")},
           {{tr("Esc")}, tr("In a field: gives up what was typed or refused")},
           {{tr("↑"), tr("↓")}, tr("In a field: the next round value")},
           {{tr("Page up"), tr("Page down")}, tr("On a slider: a tenth of its length")}}};
}

KeyGroup window() {
  return {tr("Everywhere"),
          {{{tr("Tab"), tr("Shift+Tab")}, tr("The next control; the one before")},
           {{tr("Alt")}, tr("With an underlined letter: that menu")},
           {{tr("Drop a file")}, tr("Opens an .engram file, or a table or picture that Engram wrote")},
           {{tr("Point at something")}, tr("The bottom line says what it does")}}};
}

KeyGroup startPage() {
  return {tr("Start page"),
          {{{tr("←"), tr("→"), tr("↑"), tr("↓")}, tr("From card to card")},
           {{tr("Enter"), tr("Space")}, tr("Opens the card")},
           {{tr("Esc")}, tr("Back to the run")}}};
}

}  // namespace

std::vector<KeyGroup> gestures() {
  std::vector<KeyGroup> groups{plots(), timeline(), memories(), controls(), startPage(), window()};
  std::erase_if(groups, [](const KeyGroup& group) { return group.lines.empty(); });
  return groups;
}

}  // namespace engram::ui

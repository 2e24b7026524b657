#include "ui/plots/plot_commands.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <array>

namespace engram::ui {

namespace {

struct Entry {
  PlotCommand command;
  const char* text;
  QKeyCombination key, other_key;  // Key_unknown: none
};

constexpr QKeyCombination none(Qt::Key_unknown);

const std::array entries{
    Entry{PlotCommand::zoomIn, QT_TRANSLATE_NOOP("PlotCommands", "Zoom &in"), Qt::Key_Plus, Qt::Key_Equal},
    Entry{PlotCommand::zoomOut, QT_TRANSLATE_NOOP("PlotCommands", "Zoom &out"), Qt::Key_Minus, none},
    Entry{PlotCommand::panBack, QT_TRANSLATE_NOOP("PlotCommands", "&Earlier steps"), Qt::Key_PageUp, none},
    Entry{PlotCommand::panOn, QT_TRANSLATE_NOOP("PlotCommands", "&Later steps"), Qt::Key_PageDown, none},
    Entry{PlotCommand::follow, QT_TRANSLATE_NOOP("PlotCommands", "&Follow the run"), Qt::Key_0, none},
    Entry{PlotCommand::wholeRun, QT_TRANSLATE_NOOP("PlotCommands", "&Whole run"), Qt::Key_W, none},
    Entry{PlotCommand::cursorBack, QT_TRANSLATE_NOOP("PlotCommands", "Cursor &back"), Qt::ALT | Qt::Key_Left, none},
    Entry{PlotCommand::cursorOn, QT_TRANSLATE_NOOP("PlotCommands", "Cursor o&n"), Qt::ALT | Qt::Key_Right, none},
    Entry{PlotCommand::cursorFarBack, QT_TRANSLATE_NOOP("PlotCommands", "Cursor back by ten"),
          Qt::ALT | Qt::SHIFT | Qt::Key_Left, none},
    Entry{PlotCommand::cursorFarOn, QT_TRANSLATE_NOOP("PlotCommands", "Cursor on by ten"),
          Qt::ALT | Qt::SHIFT | Qt::Key_Right, none},
    Entry{PlotCommand::cursorUp, QT_TRANSLATE_NOOP("PlotCommands", "Neuron &above"), Qt::ALT | Qt::Key_Up, none},
    Entry{PlotCommand::cursorDown, QT_TRANSLATE_NOOP("PlotCommands", "Neuron &below"), Qt::ALT | Qt::Key_Down, none},
    Entry{PlotCommand::lockValues, QT_TRANSLATE_NOOP("PlotCommands", "&Lock value range"), Qt::Key_L, none},
    Entry{PlotCommand::setValues, QT_TRANSLATE_NOOP("PlotCommands", "&Set value range…"), none, none},
    Entry{PlotCommand::automaticValues, QT_TRANSLATE_NOOP("PlotCommands", "&Automatic value range"), none, none},
    Entry{PlotCommand::enlarge, QT_TRANSLATE_NOOP("PlotCommands", "&Enlarge this plot"), Qt::Key_Return, Qt::Key_Enter},
    Entry{PlotCommand::letGo, QT_TRANSLATE_NOOP("PlotCommands", "&Release cursor"), Qt::Key_Escape, none},
    Entry{PlotCommand::freeze, QT_TRANSLATE_NOOP("PlotCommands", "Free&ze plots"), Qt::Key_F, none},
    Entry{PlotCommand::setLength, QT_TRANSLATE_NOOP("PlotCommands", "&Other…"), none, none},
    Entry{PlotCommand::pin, QT_TRANSLATE_NOOP("PlotCommands", "&Pin memories…"), none, none},
    Entry{PlotCommand::allCurves, QT_TRANSLATE_NOOP("PlotCommands", "Show &all"), none, none},
};

}  // namespace

std::optional<PlotCommand> commandFor(const QKeyEvent& event) {
  if (event.key() == Qt::Key_unknown) return std::nullopt;
  // Plus needs Shift on many keyboards; the keypad's keys count too.
  auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
  if (event.key() == Qt::Key_Plus) modifiers &= ~Qt::ShiftModifier;
  const QKeyCombination pressed(modifiers, static_cast<Qt::Key>(event.key()));
  for (const auto& entry : entries)
    if (pressed == entry.key || pressed == entry.other_key) return entry.command;
  return std::nullopt;
}

QString menuText(PlotCommand command) {
  for (const auto& entry : entries) {
    if (entry.command != command) continue;
    const QString text = QCoreApplication::translate("PlotCommands", entry.text);
    if (entry.key == none) return text;
    return text + '\t' + QKeySequence(entry.key).toString(QKeySequence::NativeText);
  }
  return {};
}

}  // namespace engram::ui

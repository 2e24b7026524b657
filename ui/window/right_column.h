// The column at the right of the plots: the notes of the scenario, and below them its memories.
#pragma once

#include <QSplitter>

#include "ui/plots/theme.h"

namespace engram::ui {

class LiveBridge;
class MemoriesPanel;
class NotesPanel;
class ViewActions;

/// Shows of both what the View menu says; with neither it takes no room.
class RightColumn : public QSplitter {
  Q_OBJECT
 public:
  RightColumn(LiveBridge& bridge, ViewActions& view, QWidget* parent);

  [[nodiscard]] NotesPanel& notes() const { return *notes_; }
  [[nodiscard]] MemoriesPanel& memories() const { return *memories_; }

  /// Title and notes (Markdown) of the scenario that runs.
  void present(const QString& title, const QString& notes);
  void setTheme(const Theme& theme);
  /// In a narrow window the plots need the room; whoever asks for notes or memories gets them nevertheless.
  void fold(bool narrow);
  /// Both are shown as at first, and that is kept.
  void reset();
  /// Small enough for a window that is made narrow at once; it is folded then.
  [[nodiscard]] QSize minimumSizeHint() const override { return {120, QSplitter::minimumSizeHint().height()}; }

 private:
  void showChosen();

  ViewActions& view_;
  NotesPanel* notes_;
  MemoriesPanel* memories_;
  bool folded_ = false;
};

}  // namespace engram::ui

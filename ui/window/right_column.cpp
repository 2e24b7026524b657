#include "ui/window/right_column.h"

#include <QAction>

#include "ui/panels/memories_panel.h"
#include "ui/panels/notes_panel.h"
#include "ui/settings/settings.h"
#include "ui/window/view_actions.h"

namespace engram::ui {

RightColumn::RightColumn(LiveBridge& bridge, ViewActions& view, QWidget* parent)
    : QSplitter(Qt::Vertical, parent),
      view_(view),
      notes_(new NotesPanel(this)),
      memories_(new MemoriesPanel(bridge, this)) {
  setChildrenCollapsible(false);
  setSizes({1, 1});
  connect(&view_, &ViewActions::notesChanged, this, &RightColumn::showChosen);
  connect(&view_, &ViewActions::memoriesChanged, this, &RightColumn::showChosen);
}

void RightColumn::present(const QString& title, const QString& notes) {
  notes_->present(title, notes);
  view_.notes().setEnabled(notes_->hasNotes());
  showChosen();
}

void RightColumn::setTheme(const Theme& theme) {
  setHandleWidth(theme.spacing);
  memories_->setTheme(theme);
  notes_->setLinkColor(theme.link);
}

void RightColumn::showChosen() {
  const bool notes = notes_->hasNotes() && view_.notes().isChecked(), memories = view_.memories().isChecked();
  notes_->setVisible(notes);
  memories_->setVisible(memories);
  setVisible(notes || memories);
}

void RightColumn::fold(bool narrow) {
  if (narrow == folded_) return;
  folded_ = narrow;
  view_.notes().setChecked(!narrow && settings::notesShown());
  view_.memories().setChecked(!narrow && settings::memoriesShown());
  showChosen();
}

void RightColumn::reset() {
  for (QAction* each : {&view_.notes(), &view_.memories()}) {
    if (!each->isChecked()) each->trigger();  // which is kept
    each->setChecked(!folded_);
  }
  showChosen();
}

}  // namespace engram::ui

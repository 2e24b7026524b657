// Undo and redo for everything a person changes: a list of sessions.
#pragma once

#include <QObject>
#include <QUndoStack>

#include "ui/bridge/live_bridge.h"

class QAction;
class QMenu;

namespace engram::ui {

/// Taking back a live change shows the run as it would be without it, from the step at which it was made; taking back
/// one that started a new run brings the old run back, at the step where it was.
class EditActions : public QObject {
  Q_OBJECT
 public:
  EditActions(LiveBridge& bridge, QWidget* window);

  void addTo(QMenu& menu) const;

  [[nodiscard]] QAction& undo() const { return *undo_; }
  [[nodiscard]] QAction& redo() const { return *redo_; }

 signals:
  void message(const QString& text);

 private:
  void remember(const EditMade& edit);
  void goBack();

  LiveBridge& bridge_;
  QUndoStack stack_;
  QAction *undo_, *redo_;
  int proven_ = 0;           // the place in the list whose session is known to run
  bool quiet_ = false;       // the place changes, the session does not
  bool forget_all_ = false;  // as soon as the session that was opened runs
};

}  // namespace engram::ui

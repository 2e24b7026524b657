#include "ui/window/dialog_room.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QMainWindow>
#include <QScreen>
#include <algorithm>

namespace engram::ui {

DialogRoom::DialogRoom(QMainWindow* window) : QObject(window), window_(window) { qApp->installEventFilter(this); }

bool DialogRoom::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::Show) return false;
  auto* dialog = qobject_cast<QDialog*>(watched);
  if (dialog == nullptr || dialog->parentWidget() == nullptr || dialog->parentWidget()->window() != window_)
    return false;
  const QRect room = dialog->screen()->availableGeometry();
  if (!room.contains(dialog->geometry())) {
    dialog->resize(dialog->size().boundedTo(room.size()));
    dialog->move(std::clamp(dialog->x(), room.left(), std::max(room.left(), room.right() - dialog->width())),
                 std::clamp(dialog->y(), room.top(), std::max(room.top(), room.bottom() - dialog->height())));
  }
  return false;
}

}  // namespace engram::ui

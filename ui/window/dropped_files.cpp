#include "ui/window/dropped_files.h"

#include <QDropEvent>
#include <QMimeData>
#include <QTimer>
#include <QUrl>
#include <QWidget>

namespace engram::ui {
namespace {

QString fileIn(const QMimeData& content) {
  const QList<QUrl> urls = content.urls();
  return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

}  // namespace

DroppedFiles::DroppedFiles(QWidget* window) : QObject(window) {
  window->setAcceptDrops(true);
  window->installEventFilter(this);
}

bool DroppedFiles::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop) return QObject::eventFilter(watched, event);
  auto* drop = static_cast<QDropEvent*>(event);
  const QString file = fileIn(*drop->mimeData());
  if (file.isEmpty()) return QObject::eventFilter(watched, event);
  drop->setDropAction(Qt::CopyAction);
  drop->accept();
  // Not from within the drag: opening may ask something, and the program that gives the file waits for its end.
  if (event->type() == QEvent::Drop) QTimer::singleShot(0, this, [this, file] { emit dropped(file); });
  return true;
}

}  // namespace engram::ui

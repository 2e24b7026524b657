#include "ui/window/file_drop.h"

#include <QApplication>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include "ui/window/drop_overlay.h"

namespace engram::ui {
namespace {

constexpr int leave_after_ms = 60;
const QStringList endings{"engram", "csv", "png", "svg", "pdf", "webp", "json"};

QStringList openable(const QMimeData& data) {
  QStringList files;
  for (const QUrl& url : data.urls())
    if (const QFileInfo file(url.toLocalFile());
        url.isLocalFile() && file.isFile() && endings.contains(file.suffix().toLower()))
      files << file.absoluteFilePath();
  return files;
}

QString nameOf(const QMimeData& data) {
  const QUrl first = data.urls().value(0);
  return first.fileName().isEmpty() ? first.toString() : first.fileName();
}

}  // namespace

FileDrop::FileDrop(QMainWindow* window) : QObject(window), window_(window), overlay_(new DropOverlay(window)) {
  window_->setAcceptDrops(true);
  leave_.setSingleShot(true);
  leave_.setInterval(leave_after_ms);
  connect(&leave_, &QTimer::timeout, overlay_, &QWidget::hide);
  qApp->installEventFilter(this);  // fields would take the drop for themselves
}

void FileDrop::setTheme(const Theme& theme) { overlay_->setTheme(theme); }

QString FileDrop::shown() const { return overlay_->isHidden() ? QString() : overlay_->text(); }

bool FileDrop::eventFilter(QObject* watched, QEvent* event) {
  const auto type = event->type();
  const bool drag =
      type == QEvent::DragEnter || type == QEvent::DragMove || type == QEvent::DragLeave || type == QEvent::Drop;
  auto* widget = drag ? qobject_cast<QWidget*>(watched) : nullptr;
  if (widget == nullptr || widget->window() != window_) return false;
  if (type == QEvent::DragLeave) {
    leave_.start();
    return false;
  }
  auto* drop = static_cast<QDropEvent*>(event);
  if (drop->mimeData() == nullptr || !drop->mimeData()->hasUrls()) return false;
  leave_.stop();
  drop->setDropAction(Qt::CopyAction);
  drop->accept();
  if (type == QEvent::Drop) {
    overlay_->hide();
    take(*drop->mimeData());
  } else if (overlay_->isHidden()) {
    const QStringList files = openable(*drop->mimeData());
    if (files.isEmpty()) overlay_->refuse(tr("%1 is no scenario").arg(nameOf(*drop->mimeData())));
    else overlay_->invite(tr("Drop to open %1").arg(QFileInfo(files.front()).fileName()));
  }
  return true;
}

void FileDrop::take(const QMimeData& data) {
  const QStringList files = openable(data);
  const QString name = nameOf(data);
  // Later, since an answer may be asked for and whoever dragged waits until this returns.
  QTimer::singleShot(0, this, [=, this] {
    if (files.isEmpty())
      emit refused(tr("%1 cannot be opened. Drop an .engram file, or a table or picture that Engram wrote.").arg(name));
    else emit dropped(files);
  });
}

}  // namespace engram::ui

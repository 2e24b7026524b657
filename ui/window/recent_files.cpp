#include "ui/window/recent_files.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>

#include "ui/settings/settings.h"

namespace engram::ui {
namespace {

/// The last `parts` parts of a path.
QString ending(const QString& file, int parts) {
  const QStringList all = QDir::fromNativeSeparators(file).split('/', Qt::SkipEmptyParts);
  return all.mid(std::max(qsizetype{0}, all.size() - parts)).join('/');
}

}  // namespace

RecentFiles::RecentFiles(QObject* parent) : QObject(parent), files_(settings::recentFiles()) {}

void RecentFiles::add(const QString& file) {
  QStringList files = files_;
  const QString path = QFileInfo(file).absoluteFilePath();
  files.removeAll(path);
  files.prepend(path);
  set(files.mid(0, most));
}

void RecentFiles::remove(const QString& file) {
  QStringList files = files_;
  files.removeAll(file);
  set(files);
}

void RecentFiles::clear() { set({}); }

void RecentFiles::set(const QStringList& files) {
  if (files == files_) return;
  files_ = files;
  settings::setRecentFiles(files_);
  emit changed();
}

void RecentFiles::fill(QMenu& menu) {
  menu.setToolTipsVisible(true);
  connect(&menu, &QMenu::aboutToShow, this, [this, &menu] { addTo(menu); });
  connect(this, &RecentFiles::changed, &menu, [this, &menu] { addTo(menu); });
  addTo(menu);
}

void RecentFiles::addTo(QMenu& menu) {
  menu.clear();
  const QStringList names = distinctNames(files_);
  for (qsizetype i = 0; i < files_.size(); ++i) {
    const QString file = files_[i];
    const bool there = QFileInfo::exists(file);
    const QString number = i < 9 ? QString("&%1  ").arg(i + 1) : QString();
    QAction* action = menu.addAction(number + QString(names[i]).replace('&', "&&"));
    action->setData(file);
    action->setEnabled(there);
    const QString path = QDir::toNativeSeparators(file);
    action->setToolTip(there ? path : tr("%1 is not there any more").arg(path));
    action->setStatusTip(action->toolTip());
    connect(action, &QAction::triggered, this, [this, file] { emit chosen(file); });
  }
  if (files_.isEmpty()) menu.addAction(tr("No files yet"))->setEnabled(false);
  menu.addSeparator();
  QAction* clear_list = menu.addAction(tr("&Clear list"), this, &RecentFiles::clear);
  clear_list->setEnabled(!files_.isEmpty());
  clear_list->setStatusTip(tr("Forgets these names; the files stay where they are"));
}

QStringList distinctNames(const QStringList& files) {
  QStringList names;
  for (const QString& file : files) {
    const auto same = [&](int parts) {
      return std::count_if(files.begin(), files.end(),
                           [&](const QString& other) { return ending(other, parts) == ending(file, parts); });
    };
    int parts = 1;
    while (same(parts) > 1 && ending(file, parts) != ending(file, parts + 1)) ++parts;
    names << ending(file, parts);
  }
  return names;
}

}  // namespace engram::ui

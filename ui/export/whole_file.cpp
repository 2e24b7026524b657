#include "ui/export/whole_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace engram::ui {

QString writeProblem(const QString& file, const QString& reason) {
  const QString name = QDir::toNativeSeparators(file), folder = QFileInfo(file).absolutePath();
  QString advice = QCoreApplication::translate("WholeFile", "Is there room left on the disk?");
  if (!QFileInfo(folder).isDir()) advice = QCoreApplication::translate("WholeFile", "Choose a folder that exists.");
  else if (QFileInfo(file).isDir())
    advice = QCoreApplication::translate("WholeFile", "That is a folder; choose a name.");
  else if (QFileInfo::exists(file) && !QFileInfo(file).isFile())
    advice = QCoreApplication::translate("WholeFile", "Choose another name.");
  else if (!QFileInfo(folder).isWritable())
    advice = QCoreApplication::translate("WholeFile", "Choose a folder in which you may write.");
  return QCoreApplication::translate("WholeFile", "%1 could not be written: %2. %3").arg(name, reason, advice);
}

QString targetProblem(const QString& file) {
  const QFileInfo there(file);
  if (!there.exists() || there.isFile()) return {};
  return writeProblem(file, QCoreApplication::translate("WholeFile", "it is no file"));
}

QString writeWhole(const QString& name, const QByteArray& bytes) {
  if (QString problem = targetProblem(name); !problem.isEmpty()) return problem;
  QSaveFile file(name);
  // commit() alone would not notice that the last bytes find no room.
  if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush() && file.commit()) return {};
  return writeProblem(name, file.errorString());
}

}  // namespace engram::ui

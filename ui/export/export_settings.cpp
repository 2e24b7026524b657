#include "ui/export/export_settings.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>

namespace engram::ui {
namespace {

const char* const folder_setting = "export/folder";

QString pictureKey(const char* name) { return QStringLiteral("export/picture/") + QLatin1String(name); }

/// An enumeration's value, kept within what it has.
template <class Enum>
Enum choice(const QSettings& settings, const char* name, Enum usual, Enum last) {
  const int number = settings.value(pictureKey(name), static_cast<int>(usual)).toInt();
  return static_cast<Enum>(std::clamp(number, 0, static_cast<int>(last)));
}

}  // namespace

PictureOptions lastPicture() {
  const QSettings settings;
  const PictureOptions usual{.size = {960, 720}, .scale = 2};  // letters that can be read in a paper's column
  PictureOptions options = usual;
  options.format = choice(settings, "format", options.format, PictureFormat::pdf);
  options.theme = choice(settings, "theme", options.theme, PictureTheme::projector);
  options.size = settings.value(pictureKey("size"), options.size).toSize();
  options.scale = std::clamp(settings.value(pictureKey("scale"), options.scale).toDouble(), 0.5, 8.0);
  options.overlaps = settings.value(pictureKey("overlaps"), true).toBool();
  options.rates = settings.value(pictureKey("rates"), true).toBool();
  options.raster = settings.value(pictureKey("raster"), true).toBool();
  options.transparent = settings.value(pictureKey("transparent"), false).toBool();
  options.wholeRun = settings.value(pictureKey("whole_run"), false).toBool();
  return problemOf(options).isEmpty() ? options : usual;
}

void rememberPicture(const PictureOptions& options) {
  QSettings settings;
  settings.setValue(pictureKey("format"), static_cast<int>(options.format));
  settings.setValue(pictureKey("theme"), static_cast<int>(options.theme));
  settings.setValue(pictureKey("size"), options.size);
  settings.setValue(pictureKey("scale"), options.scale);
  settings.setValue(pictureKey("overlaps"), options.overlaps);
  settings.setValue(pictureKey("rates"), options.rates);
  settings.setValue(pictureKey("raster"), options.raster);
  settings.setValue(pictureKey("transparent"), options.transparent);
  settings.setValue(pictureKey("whole_run"), options.wholeRun);
}

QString proposedFile(const QString& title, const QString& suffix) {
  const QString usual = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
  QString folder = QSettings().value(folder_setting, usual).toString();
  if (!QFileInfo(folder).isDir()) folder = QDir::homePath();
  static const QRegularExpression unfit("[^\\p{L}\\p{N}]+");
  QString name = title.toLower().replace(unfit, "-").left(60);
  while (name.startsWith('-')) name.remove(0, 1);
  while (name.endsWith('-')) name.chop(1);
  if (name.isEmpty()) name = QStringLiteral("engram");
  const QString base = folder + '/' + name;
  QString file = base + suffix;
  for (int i = 2; QFileInfo::exists(file); ++i) file = base + '-' + QString::number(i) + suffix;
  return file;
}

void rememberFolderOf(const QString& file) { QSettings().setValue(folder_setting, QFileInfo(file).absolutePath()); }

}  // namespace engram::ui

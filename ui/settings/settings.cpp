#include "ui/settings/settings.h"

#include <QDir>
#include <QSettings>

namespace engram::ui::settings {
namespace {
const char* const network_word = "network";
const char* const page_word = "page";
}  // namespace

AtStart atStart() {
  return QSettings().value(key::at_start).toString() == network_word ? AtStart::network : AtStart::start_page;
}
void setAtStart(AtStart what) {
  QSettings().setValue(key::at_start, what == AtStart::network ? network_word : page_word);
}

int frameLimit() { return std::max(0, QSettings().value(key::frame_limit, 0).toInt()); }
void setFrameLimit(int frames_per_second) { QSettings().setValue(key::frame_limit, frames_per_second); }

QString language() { return QSettings().value(key::language).toString(); }
void setLanguage(const QString& code) { QSettings().setValue(key::language, code); }

bool notesShown() { return QSettings().value(key::notes, true).toBool(); }

bool memoriesShown() { return QSettings().value(key::memories, true).toBool(); }
void setMemoriesShown(bool shown) { QSettings().setValue(key::memories, shown); }

bool parametersShown() { return QSettings().value(key::parameters, true).toBool(); }
void setParametersShown(bool shown) { QSettings().setValue(key::parameters, shown); }

bool understandShown() { return QSettings().value(key::understand, false).toBool(); }
void setUnderstandShown(bool shown) { QSettings().setValue(key::understand, shown); }
QString understandPage() { return QSettings().value(key::understand_page).toString(); }
void setUnderstandPage(const QString& page) { QSettings().setValue(key::understand_page, page); }

QString theoryCurves() { return QSettings().value(key::theory_curves).toString(); }
void setTheoryCurves(const QString& from) { QSettings().setValue(key::theory_curves, from); }
QString theoryPlane() { return QSettings().value(key::theory_plane).toString(); }
void setTheoryPlane(const QString& plane) { QSettings().setValue(key::theory_plane, plane); }

QString folder() { return QSettings().value(key::folder, QDir::homePath()).toString(); }
void setFolder(const QString& folder) { QSettings().setValue(key::folder, folder); }

QStringList recentFiles() { return QSettings().value(key::recent).toStringList(); }
void setRecentFiles(const QStringList& files) { QSettings().setValue(key::recent, files); }

WindowLook windowLook() {
  const QSettings settings;
  return {settings.value(key::geometry).toByteArray(), settings.value(key::state).toByteArray(),
          settings.value(key::columns).toByteArray(), settings.value(key::right).toByteArray()};
}

void setWindowLook(const WindowLook& look) {
  QSettings settings;
  settings.setValue(key::geometry, look.geometry);
  settings.setValue(key::state, look.state);
  settings.setValue(key::columns, look.columns);
  settings.setValue(key::right, look.right);
}

void forgetChoices() {
  QSettings settings;
  for (const char* each : {key::theme, key::notes, key::memories, key::parameters, key::understand,
                           key::understand_page, key::theory_curves, key::theory_plane, key::frame_limit, key::language,
                           key::at_start, key::geometry, key::state, key::columns, key::right})
    settings.remove(each);
}

}  // namespace engram::ui::settings

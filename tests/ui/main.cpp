// Prepares what every test of the window needs: no display, no settings of the person who runs it, English numbers.
#include <gtest/gtest.h>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "ui/access/install.h"

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (GTEST_FLAG_GET(list_tests)) return RUN_ALL_TESTS();  // discovery: no display
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("LC_ALL", "C.UTF-8");
  qunsetenv("DBUS_SESSION_BUS_ADDRESS");  // nor the looks of the desktop of whoever runs it
  qunsetenv("XDG_RUNTIME_DIR");
  QStandardPaths::setTestModeEnabled(true);
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  const QTemporaryDir settings;
  if (qEnvironmentVariableIsEmpty("XDG_CACHE_HOME"))  // of the fonts
    qputenv("XDG_CACHE_HOME", QFile::encodeName(QDir::homePath() + "/.cache"));
  qputenv("HOME", QFile::encodeName(settings.path()));
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
  QCoreApplication::setOrganizationName("Engram");
  QCoreApplication::setApplicationName("engram-tests");
  QApplication app(argc, argv);
  engram::ui::installAccessibility();  // as the program does, before there is a widget
  QApplication::setStyle("Fusion");
  return RUN_ALL_TESTS();
}

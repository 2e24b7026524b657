// Following the desktop, dark or light: a portal of our own on a bus of our own.
#include <gtest/gtest.h>

#include <QApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QElapsedTimer>
#include <QPalette>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include "ui/window/main_window.h"
#include "ui/window/system_theme.h"
#include "ui/window/view_actions.h"

namespace engram::ui {
namespace {

/// What a desktop's portal does, as far as it is asked here. It can be told never to answer.
class FakePortal : public QObject, protected QDBusContext {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

 public:
  unsigned scheme = 0;
  bool mute = false;
  int asked = 0;

 public slots:
  QDBusVariant Read(const QString& group, const QString& key) {
    ++asked;
    EXPECT_EQ(group, "org.freedesktop.appearance");
    EXPECT_EQ(key, "color-scheme");
    if (mute) setDelayedReply(true);
    return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
  }

 signals:
  void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

class SystemThemeTest : public testing::Test {
 protected:
  static constexpr int patience_ms = 5000;

  void SetUp() override {
    if (QStandardPaths::findExecutable("dbus-daemon").isEmpty()) GTEST_SKIP() << "dbus-daemon is not installed";
    daemon.start("dbus-daemon", {"--session", "--print-address", "--nofork"});
    ASSERT_TRUE(daemon.waitForStarted());
    ASSERT_TRUE(daemon.waitForReadyRead(patience_ms));
    address = QString::fromLocal8Bit(daemon.readLine()).trimmed();
    ASSERT_FALSE(address.isEmpty());
  }
  void TearDown() override {
    QDBusConnection::disconnectFromBus("portal");
    daemon.kill();
    daemon.waitForFinished();
  }

  void startPortal() {
    QDBusConnection bus = QDBusConnection::connectToBus(address, "portal");
    ASSERT_TRUE(bus.isConnected());
    ASSERT_TRUE(bus.registerObject("/org/freedesktop/portal/desktop", &portal,
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    ASSERT_TRUE(bus.registerService("org.freedesktop.portal.Desktop"));
  }
  void change(unsigned scheme) {
    emit portal.SettingChanged("org.freedesktop.appearance", "color-scheme", QDBusVariant(scheme));
  }
  static bool eventually(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, patience_ms); }
  static bool paletteIsDark() { return QApplication::palette().color(QPalette::Window).lightness() < 128; }

  QProcess daemon;
  QString address;
  FakePortal portal;
};

TEST_F(SystemThemeTest, ThePortalDecides) {
  startPortal();
  portal.scheme = 1;
  const SystemTheme dark(address);
  EXPECT_TRUE(eventually([&] { return portal.asked == 1; }));
  EXPECT_TRUE(eventually([&] { return dark.dark(); }));
  portal.scheme = 2;
  const SystemTheme light(address);
  EXPECT_TRUE(eventually([&] { return portal.asked == 2; }));
  QTest::qWait(50);
  EXPECT_FALSE(light.dark());
}

TEST_F(SystemThemeTest, ItFollowsWhileRunning) {
  startPortal();
  SystemTheme theme(address);
  QSignalSpy changes(&theme, &SystemTheme::changed);
  ASSERT_TRUE(eventually([&] { return portal.asked == 1; }));
  const bool before = theme.dark();
  EXPECT_EQ(before, paletteIsDark());  // 0: no preference
  change(1);
  EXPECT_TRUE(eventually([&] { return theme.dark(); }));
  change(2);
  EXPECT_TRUE(eventually([&] { return !theme.dark(); }));
  EXPECT_EQ(changes.count(), 2);
  emit portal.SettingChanged("org.freedesktop.appearance", "contrast", QDBusVariant(1U));
  emit portal.SettingChanged("org.gnome.desktop.interface", "color-scheme", QDBusVariant(1U));
  QTest::qWait(100);
  EXPECT_EQ(changes.count(), 2) << "other settings are none of ours";
  change(0);
  EXPECT_TRUE(eventually([&] { return changes.count() == 3; }));
  EXPECT_EQ(theme.dark(), paletteIsDark());
}

TEST_F(SystemThemeTest, WithoutABusOrAPortalThePaletteDecides) {
  const QPalette kept = QApplication::palette();
  const SystemTheme no_bus{QString()}, no_portal(address), bus_gone("unix:path=/nowhere/at/all");
  QTest::qWait(100);
  for (const QColor& ground : {QColor(20, 20, 20), QColor(240, 240, 240)}) {
    QPalette palette;
    palette.setColor(QPalette::Window, ground);
    QApplication::setPalette(palette);
    for (const SystemTheme* each : {&no_bus, &no_portal, &bus_gone}) EXPECT_EQ(each->dark(), ground.lightness() < 128);
  }
  QApplication::setPalette(kept);
}

TEST_F(SystemThemeTest, APortalThatHangsDelaysNothing) {
  startPortal();
  portal.mute = true;
  QElapsedTimer clock;
  clock.start();
  const SystemTheme theme(address);
  EXPECT_EQ(theme.dark(), paletteIsDark());
  EXPECT_LT(clock.elapsed(), 1000);
  EXPECT_TRUE(eventually([&] { return portal.asked == 1; })) << "it was not asked at all";
}

TEST_F(SystemThemeTest, TheWindowFollowsTheDesktopUnlessAThemeIsChosen) {
  startPortal();
  portal.scheme = 1;
  qputenv("DBUS_SESSION_BUS_ADDRESS", address.toLocal8Bit());
  MainWindow window;
  qunsetenv("DBUS_SESSION_BUS_ADDRESS");
  window.view().chooseTheme(ViewActions::ThemeChoice::system);
  const auto shows = [&](const Theme& theme) {
    return eventually([&] {
      return window.styleSheet().contains("QMainWindow, QDialog, QMessageBox { background: " + theme.window.name());
    });
  };
  EXPECT_TRUE(shows(darkTheme()));
  change(2);
  EXPECT_TRUE(shows(lightTheme()));
  window.view().chooseTheme(ViewActions::ThemeChoice::dark);
  EXPECT_TRUE(shows(darkTheme()));
  change(1);
  change(2);
  QTest::qWait(100);
  EXPECT_TRUE(shows(darkTheme()));
  window.view().chooseTheme(ViewActions::ThemeChoice::system);
  window.bridge().stop();
}

}  // namespace
}  // namespace engram::ui

#include "looks_system_theme_test.moc"

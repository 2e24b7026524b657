#include "ui/window/system_theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QPalette>
#include <QUuid>

namespace engram::ui {
namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString object = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString group = QStringLiteral("org.freedesktop.appearance");
const QString key = QStringLiteral("color-scheme");
constexpr int patience_ms = 5000;  // nobody waits; a portal that is only being started may take seconds

/// Read() wraps its answer twice, SettingChanged() once.
QVariant unwrapped(QVariant value) {
  while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
  return value;
}

}  // namespace

SystemTheme::SystemTheme(const QString& bus, QObject* parent)
    : QObject(parent), connection_(QStringLiteral("theme ") + QUuid::createUuid().toString(QUuid::Id128)) {
  if (!bus.isEmpty()) ask(bus);
}

SystemTheme::~SystemTheme() { QDBusConnection::disconnectFromBus(connection_); }

QString SystemTheme::sessionBus() {
  const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
  if (!address.isEmpty()) return address;
  const QString socket = qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus");
  return QFileInfo::exists(socket) ? QStringLiteral("unix:path=") + socket : QString();
}

void SystemTheme::ask(const QString& bus) {
  QDBusConnection connection = QDBusConnection::connectToBus(bus, connection_);
  if (!connection.isConnected()) return;
  qRegisterMetaType<QDBusVariant>("QDBusVariant");  // else the slot's type is not known before the first answer
  // Without the name of the service, since looking that up would wait for the bus.
  connection.connect(QString(), object, interface, QStringLiteral("SettingChanged"), this,
                     SLOT(settingChanged(QString, QString, QDBusVariant)));
  QDBusMessage question = QDBusMessage::createMethodCall(service, object, interface, QStringLiteral("Read"));
  question << group << key;
  auto* reply = new QDBusPendingCallWatcher(connection.asyncCall(question, patience_ms), this);
  connect(reply, &QDBusPendingCallWatcher::finished, this, &SystemTheme::answered);
}

bool SystemTheme::dark() const {
  if (wish_ != Wish::none) return wish_ == Wish::dark;
  return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

void SystemTheme::answered(QDBusPendingCallWatcher* reply) {
  const QDBusPendingReply<QDBusVariant> answer = *reply;
  reply->deleteLater();
  if (answer.isValid()) take(unwrapped(QVariant::fromValue(answer.value())).toUInt());
}

void SystemTheme::settingChanged(const QString& in, const QString& name, const QDBusVariant& value) {
  if (in == group && name == key) take(unwrapped(value.variant()).toUInt());
}

void SystemTheme::take(unsigned scheme) {
  const Wish wish = scheme <= 2 ? Wish{scheme} : Wish::none;
  if (wish == wish_) return;
  wish_ = wish;
  emit changed();
}

}  // namespace engram::ui

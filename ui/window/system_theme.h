// What the desktop asks for: dark or light.
#pragma once

#include <QObject>
#include <QString>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace engram::ui {

/// Qt 6.4 cannot tell, so the desktop portal is asked over the session bus (org.freedesktop.appearance, color-scheme).
/// Nothing waits for its answer: until it comes, and wherever there is no bus or no portal, the palette decides.
class SystemTheme : public QObject {
  Q_OBJECT
 public:
  /// `bus` is the address of a message bus; an empty one: there is none.
  explicit SystemTheme(const QString& bus = sessionBus(), QObject* parent = nullptr);
  ~SystemTheme() override;

  /// Whether the desktop wants dark windows.
  [[nodiscard]] bool dark() const;
  /// The address of this session's bus; empty if there is none.
  [[nodiscard]] static QString sessionBus();

 signals:
  /// dark() may have changed.
  void changed();

 private slots:
  void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  void ask(const QString& bus);
  void answered(QDBusPendingCallWatcher* reply);
  void take(unsigned scheme);

  enum class Wish : unsigned { none = 0, dark = 1, light = 2 };  // the portal's numbers

  QString connection_;  // its name in this program
  Wish wish_ = Wish::none;
};

}  // namespace engram::ui

// The bottom line: where the run is, what just happened, how well the window keeps up.
#pragma once

#include <QElapsedTimer>
#include <QObject>

class QLabel;
class QStatusBar;

namespace engram::ui {

class LiveBridge;

class StatusLine : public QObject {
  Q_OBJECT
 public:
  StatusLine(const LiveBridge& bridge, QStatusBar& bar);

  /// Call it once per frame; it writes at most ten times a second.
  void refresh();
  /// A message for some seconds; an error stays longer and looks so.
  void say(const QString& text);
  void sayError(const QString& text);
  /// What the mouse points at does; shown where messages are, which have precedence. Empty: it left.
  void hint(const QString& text);

  [[nodiscard]] QString place() const;
  [[nodiscard]] QString message() const;

 private:
  void write(const QString& text, bool error);
  void show(const QString& text, bool error, int seconds);

  const LiveBridge& bridge_;
  QLabel *place_, *message_, *pace_;
  QElapsedTimer written_, said_;
  int message_ms_ = 0;  // 0: no message
  QString hint_;
};

}  // namespace engram::ui

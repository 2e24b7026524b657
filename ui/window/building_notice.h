// Over the plots while a large network is being built: how far it is, and a way to give it up.
#pragma once

#include <QElapsedTimer>
#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace engram::ui {

class LiveBridge;

/// Lies in the middle of `place` and appears only when building takes so long that one would wonder.
class BuildingNotice : public QFrame {
  Q_OBJECT
 public:
  static constexpr int appears_after_ms = 250;

  BuildingNotice(LiveBridge& bridge, QWidget* place);

  [[nodiscard]] QPushButton& cancel() const { return *cancel_; }
  [[nodiscard]] QProgressBar& bar() const { return *bar_; }

 signals:
  void message(const QString& text);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void refresh();
  void describe();
  void centre();

  LiveBridge& bridge_;
  QLabel *what_, *meanwhile_;
  QProgressBar* bar_;
  QPushButton* cancel_;
  QElapsedTimer since_;
};

}  // namespace engram::ui

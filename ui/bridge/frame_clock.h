// The window's pulse: a tick every 16 ms, fewer when drawing takes too long, and how well that is kept.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <deque>

namespace engram::ui {

class FrameClock : public QObject {
  Q_OBJECT
 public:
  explicit FrameClock(QObject* parent = nullptr);

  void start();
  void stop();

  /// At most so many ticks per second (60, 30 and 15 are kept exactly enough); 0: as the display, about 60.
  void setLimit(int per_second);

  [[nodiscard]] int intervalMs() const { return timer_.interval(); }
  /// What a frame takes, from its tick until it is painted, in ms; smoothed.
  [[nodiscard]] double frameMs() const { return frame_ms_; }
  /// Frames of the last ten seconds that came more than a display frame (17 ms) after their time.
  [[nodiscard]] int lateFrames() const { return static_cast<int>(late_.size()); }

 signals:
  void tick();

 protected:
  void customEvent(QEvent* event) override;

 private:
  void onTimer();
  void adapt(double frame_ms);
  void setInterval(int ms);

  QTimer timer_;
  QElapsedTimer clock_;
  qint64 tick_at_ns_ = 0;
  int shortest_ms_ = 16;  // what the limit leaves
  double frame_ms_ = 0;
  int slow_frames_ = 0, calm_frames_ = 0;
  bool measuring_ = false;
  std::deque<qint64> late_;  // when, in ns
};

}  // namespace engram::ui

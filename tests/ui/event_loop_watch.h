// Measures for how long the window did not answer.
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>
#include <algorithm>

namespace engram::ui {

/// A heart that beats in the event loop, nested loops of dialogs included: the longest pause between two beats is the
/// longest freeze. Time in which the thread could have gone on, had other programs left it a processor, is not counted
/// (where the system tells it, as Linux does).
class EventLoopWatch : public QObject {
 public:
  EventLoopWatch() {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(beat_ms);
    connect(&timer_, &QTimer::timeout, this, &EventLoopWatch::beat);
    clock_.start();
    last_ms_ = nowMs();
    timer_.start();
  }

  /// Forgets what was measured.
  void restart() {
    longest_ms_ = 0;
    last_ms_ = nowMs();
  }
  /// The longest freeze since restart(), in ms; a beat is taken off.
  [[nodiscard]] double longestMs() {
    beat();
    return std::max(0.0, longest_ms_ - beat_ms);
  }

 private:
  static constexpr int beat_ms = 5;

  void beat() {
    const double now = nowMs();
    longest_ms_ = std::max(longest_ms_, now - last_ms_);
    last_ms_ = now;
  }

  /// Milliseconds that have passed less those spent waiting for a processor.
  [[nodiscard]] double nowMs() const {
    double waited_ns = 0;
    QFile file("/proc/thread-self/schedstat");  // on a processor, waiting for one (both in ns), times
    if (file.open(QIODevice::ReadOnly)) waited_ns = file.readAll().split(' ').value(1).toDouble();
    return (static_cast<double>(clock_.nsecsElapsed()) - waited_ns) * 1e-6;
  }

  QTimer timer_;
  QElapsedTimer clock_;
  double last_ms_ = 0, longest_ms_ = 0;
};

}  // namespace engram::ui

// Measures for how long the window did not answer.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <algorithm>

namespace engram::ui {

/// A heart that beats in the event loop, nested loops of dialogs included: the longest pause between two beats is the
/// longest freeze.
class EventLoopWatch : public QObject {
 public:
  EventLoopWatch() {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(beat_ms);
    connect(&timer_, &QTimer::timeout, this, &EventLoopWatch::beat);
    clock_.start();
    timer_.start();
  }

  /// Forgets what was measured.
  void restart() {
    longest_ms_ = 0;
    clock_.restart();
  }
  /// The longest freeze since restart(), in ms; a beat is taken off.
  [[nodiscard]] double longestMs() {
    beat();
    return std::max(0.0, longest_ms_ - beat_ms);
  }

 private:
  static constexpr int beat_ms = 5;

  void beat() {
    longest_ms_ = std::max(longest_ms_, static_cast<double>(clock_.nsecsElapsed()) * 1e-6);
    clock_.restart();
  }

  QTimer timer_;
  QElapsedTimer clock_;
  double longest_ms_ = 0;
};

}  // namespace engram::ui

// How fast a counter runs, over about the last half second.
#pragma once

#include <cstdint>
#include <deque>

namespace engram::ui {

/// Looks only at the moments when the counter changes, so that a step every two seconds is 0.5 steps per second.
class SpeedMeter {
 public:
  /// The counter stands at `step` at `seconds` of any clock that only goes forward.
  void add(double seconds, std::int64_t step);
  void clear() { changes_.clear(); }
  /// Steps per second; 0 while nothing is known.
  [[nodiscard]] double stepsPerSecond() const;

 private:
  struct Change {
    double seconds;
    std::int64_t step;
  };
  std::deque<Change> changes_;
  double now_ = 0;
};

}  // namespace engram::ui

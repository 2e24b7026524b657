#include "ui/bridge/speed_meter.h"

#include <algorithm>

namespace engram::ui {
namespace {
constexpr double window_s = 0.5;
}  // namespace

void SpeedMeter::add(double seconds, std::int64_t step) {
  now_ = seconds;
  if (!changes_.empty() && step < changes_.back().step) clear();  // went back in time
  if (!changes_.empty() && step == changes_.back().step) return;
  changes_.push_back({seconds, step});
  while (changes_.size() > 2 && seconds - changes_[1].seconds >= window_s) changes_.pop_front();
}

double SpeedMeter::stepsPerSecond() const {
  if (changes_.size() < 2) return 0;
  const Change &first = changes_.front(), &last = changes_.back();
  const double speed = static_cast<double>(last.step - first.step) / (last.seconds - first.seconds);
  const double waiting = now_ - last.seconds;  // a counter that has stopped slows down
  return waiting * speed > 2 ? std::min(speed, 1 / waiting) : speed;
}

}  // namespace engram::ui

#include "ui/timeline/timeline_scale.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/axis_ticks.h"

namespace engram::ui {

void TimelineScale::makeRoomFor(std::int64_t steps) {
  if (steps <= end_) return;
  constexpr double spare = 1.25;
  constexpr int pieces = 20;
  const double wanted = static_cast<double>(steps) * spare;
  const double round = tickInterval(wanted, pieces, 1);
  end_ = std::max(steps, static_cast<std::int64_t>(std::ceil(wanted / round) * round));
}

void TimelineScale::setBar(double left, double width) {
  left_ = left;
  width_ = std::max(1.0, width);
}

double TimelineScale::xOf(std::int64_t step) const {
  return left_ + width_ * static_cast<double>(step) / static_cast<double>(end_);
}

std::int64_t TimelineScale::stepAt(double x) const {
  const double share = std::clamp((x - left_) / width_, 0.0, 1.0);
  return std::llround(share * static_cast<double>(end_));
}

}  // namespace engram::ui

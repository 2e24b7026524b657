#include "ui/plots/time_axis.h"

#include <algorithm>
#include <cmath>

namespace engram::ui {

namespace {

constexpr qint64 shortest = 240;
constexpr qint64 longest = qint64{1} << 50;
constexpr double seconds = 4, tolerance = 0.8;  // a little less than four seconds will do: measured speeds waver

qint64 nextLength(qint64 length) {
  if (length < 500) return 500;
  qint64 decade = 1;
  while (decade * 10 <= length) decade *= 10;
  return length == 2 * decade ? 5 * decade : length == 5 * decade ? 10 * decade : 2 * decade;
}

}  // namespace

void TimeAxis::restart() {
  from_ = 0;
  if (all_) length_ = chosen_.value_or(shortest);
  all_ = false;
}

void TimeAxis::setLength(std::optional<qint64> steps) {
  chosen_ = steps;
  if (chosen_) chosen_ = std::clamp<qint64>(*chosen_, 4, longest);
  length_ = chosen_.value_or(shortest);
  all_ = false;
}

void TimeAxis::showAll(qint64 newest) {
  all_ = true;
  from_ = 0;
  length_ = std::max<qint64>(newest + 1, 2);
}

bool TimeAxis::follow(qint64 newest, double stepsPerSecond) {
  const StepWindow before = window();
  if (all_) {
    showAll(newest);
    return window() != before;
  }
  if (chosen_) length_ = *chosen_;
  else chooseLength(stepsPerSecond);

  const bool turned = length_ != before.length();
  if (turned || newest < from_ || newest >= from_ + length_) {
    const qint64 page = std::max<qint64>(1, length_ / 4);
    const qint64 beyond = std::max<qint64>(0, newest + 1 - length_);
    from_ = (beyond + page - 1) / page * page;
  }
  return window() != before;
}

qint64 TimeAxis::lengthFor(double stepsPerSecond) {
  qint64 length = shortest;
  const double needed = std::min(seconds * tolerance * stepsPerSecond, static_cast<double>(longest) / 16);
  while (static_cast<double>(length) < needed) length = nextLength(length);
  return length;
}

void TimeAxis::chooseLength(double stepsPerSecond) {
  if (!(stepsPerSecond > 0)) return;
  // Longer at once, shorter only when even twice the speed would not need this length.
  const qint64 enough = lengthFor(stepsPerSecond);
  if (enough > length_ || lengthFor(2 * stepsPerSecond) < length_) length_ = enough;
}

}  // namespace engram::ui

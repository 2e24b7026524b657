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
  from_ = newest_ = now_ = 0;
  if (all_) length_ = shortest;
  view_.reset();
}

void TimeAxis::setLength(std::optional<qint64> steps) {
  chosen_ = steps;
  if (chosen_) chosen_ = std::clamp(*chosen_, fewest, most);
  length_ = chosen_.value_or(shortest);
  all_ = false;
  view_.reset();
}

void TimeAxis::showAll(qint64 newest) {
  all_ = true;
  from_ = 0;
  newest_ = std::max<qint64>(newest, 0);
  length_ = std::max<qint64>(newest + 1, 2);
  view_.reset();
}

bool TimeAxis::follow(qint64 newest, double stepsPerSecond, std::optional<qint64> now) {
  const StepWindow before = window();
  turnPage(newest, now.value_or(newest), stepsPerSecond);
  const bool back = newest < newest_;
  newest_ = newest;
  if (view_ && back && before.to > std::max(newest + 1, from_ + length_)) {
    const View kept = *view_;
    view_ = View{0, 0};  // what lies beyond is gone, so it does not count as shown
    setView(kept);
  }
  if (now && *now < newest) goAlong(*now);
  now_ = now.value_or(newest);
  return window() != before;
}

void TimeAxis::goAlong(qint64 now) {
  const StepWindow shown = window();
  if (!view_ || now == now_ || now_ < shown.from || now_ >= shown.to) return;
  const auto quarter = static_cast<double>(shown.length() / 4);
  if (now < shown.from) panBy(static_cast<double>(now - shown.from) - quarter);
  else if (now >= shown.to) panBy(static_cast<double>(now - shown.to + 1) + quarter);
}

void TimeAxis::turnPage(qint64 newest, qint64 now, double stepsPerSecond) {
  if (all_) {
    if (newest >= length_) length_ = newest + 1 + newest / 4;
    return;
  }
  const qint64 before = length_;
  if (chosen_) length_ = *chosen_;
  else chooseLength(stepsPerSecond);
  if (length_ == before && now >= from_ && now < from_ + length_) return;
  const qint64 page = std::max<qint64>(1, length_ / 4);
  const qint64 beyond = std::max<qint64>(0, now + 1 - length_);
  from_ = (beyond + page - 1) / page * page;
}

StepWindow TimeAxis::window() const {
  if (!view_) return {from_, from_ + length_};
  const qint64 from = std::llround(view_->from);
  return {from, from + std::llround(view_->length)};
}

TimeAxis::View TimeAxis::view() const {
  return view_.value_or(View{static_cast<double>(from_), static_cast<double>(length_)});
}

void TimeAxis::setView(View view) {
  const auto end = static_cast<double>(std::max({from_ + length_, newest_ + 1, window().to}));
  view.length = std::clamp(view.length, static_cast<double>(fewest), std::max(end, static_cast<double>(fewest)));
  view.from = std::clamp(view.from, 0.0, std::max(0.0, end - view.length));
  const bool same = view.from == static_cast<double>(from_) && view.length == static_cast<double>(length_);
  if (same && following()) return;
  view_ = view;
}

void TimeAxis::zoomTo(StepWindow window) {
  setView({static_cast<double>(window.from), static_cast<double>(window.length())});
}

void TimeAxis::zoomBy(double factor, double position) {
  const View old = view();
  const auto end = static_cast<double>(std::max({from_ + length_, newest_ + 1, window().to}));
  const double length = std::clamp(old.length * factor, std::min(static_cast<double>(fewest), end), end);
  const double edge = position + 0.5;  // a step takes from half a step before it to half a step after it
  setView({edge - (edge - old.from) * length / old.length, length});
}

void TimeAxis::panBy(double steps) {
  const View old = view();
  setView({old.from + steps, old.length});
}

void TimeAxis::release() { view_.reset(); }

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

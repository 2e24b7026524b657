#include "ui/bridge/frame_clock.h"

#include <QCoreApplication>
#include <QEvent>
#include <algorithm>

namespace engram::ui {
namespace {
constexpr int intervals_ms[] = {16, 33, 50, 67};
constexpr int longest_by_itself_ms = 50;  // the last one only by setLimit()
constexpr double too_long_ms = 12;        // of a 16 ms interval; the others in proportion
constexpr int slow_frames_needed = 8;     // more than others: a single hiccup changes nothing
constexpr int calm_frames_needed = 40;    // about a second, so that the pace does not flutter
constexpr double display_frame_ms = 17;
constexpr qint64 late_memory_ns = 10'000'000'000;
const auto painted_event = static_cast<QEvent::Type>(QEvent::registerEventType());
}  // namespace

FrameClock::FrameClock(QObject* parent) : QObject(parent) {
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.setInterval(intervals_ms[0]);
  connect(&timer_, &QTimer::timeout, this, &FrameClock::onTimer);
}

void FrameClock::start() {
  clock_.start();
  tick_at_ns_ = 0;
  timer_.start();
}

void FrameClock::stop() { timer_.stop(); }

void FrameClock::setLimit(int per_second) {
  const int wanted_ms = per_second > 0 ? 1000 / per_second : 0;
  // The nearest of the intervals that is not much shorter than wanted.
  const int* fitting = std::find_if(std::begin(intervals_ms), std::end(intervals_ms) - 1,
                                    [wanted_ms](int ms) { return ms >= wanted_ms; });
  shortest_ms_ = *fitting;
  setInterval(shortest_ms_);
}

void FrameClock::setInterval(int ms) {
  slow_frames_ = calm_frames_ = 0;
  timer_.setInterval(ms);
}

void FrameClock::onTimer() {
  const qint64 now = clock_.nsecsElapsed();
  const double gap_ms = static_cast<double>(now - tick_at_ns_) * 1e-6;
  if (tick_at_ns_ > 0 && gap_ms > timer_.interval() + display_frame_ms) late_.push_back(now);
  while (!late_.empty() && now - late_.front() > late_memory_ns) late_.pop_front();
  tick_at_ns_ = now;
  emit tick();
  if (measuring_) return;
  // Paint requests are posted with low priority; this one, posted behind them, arrives when they are done.
  measuring_ = true;
  QCoreApplication::postEvent(this, new QEvent(painted_event), Qt::LowEventPriority);
}

void FrameClock::customEvent(QEvent* event) {
  if (event->type() != painted_event) return;
  measuring_ = false;
  const double ms = static_cast<double>(clock_.nsecsElapsed() - tick_at_ns_) * 1e-6;
  frame_ms_ += 0.1 * (ms - frame_ms_);
  adapt(ms);
}

void FrameClock::adapt(double frame_ms) {
  const int now = timer_.interval();
  const int* at = std::find(std::begin(intervals_ms), std::end(intervals_ms), now);
  const double share = too_long_ms / intervals_ms[0];
  const bool slow = frame_ms > share * now;
  slow_frames_ = slow ? slow_frames_ + 1 : std::max(0, slow_frames_ - 1);
  const bool may_be_faster = now > shortest_ms_;
  const bool would_fit_faster = may_be_faster && frame_ms < 0.8 * share * at[-1];
  calm_frames_ = would_fit_faster ? calm_frames_ + 1 : std::max(0, calm_frames_ - 4);
  const int* next = at;
  if (slow_frames_ >= slow_frames_needed && now < longest_by_itself_ms) ++next;
  else if (calm_frames_ >= calm_frames_needed) --next;
  if (next != at) setInterval(*next);
}

}  // namespace engram::ui

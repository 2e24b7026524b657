#include "ui/bridge/frame_clock.h"

#include <QCoreApplication>
#include <QEvent>
#include <algorithm>

namespace engram::ui {
namespace {
constexpr int intervals_ms[] = {16, 33, 50};
constexpr double too_long_ms = 12;      // of a 16 ms interval; the others in proportion
constexpr int slow_frames_needed = 8;   // more than others: a single hiccup changes nothing
constexpr int calm_frames_needed = 40;  // about a second, so that the pace does not flutter
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
  const bool would_fit_faster = at > std::begin(intervals_ms) && frame_ms < 0.8 * share * at[-1];
  calm_frames_ = would_fit_faster ? calm_frames_ + 1 : std::max(0, calm_frames_ - 4);
  const int* next = at;
  if (slow_frames_ >= slow_frames_needed && at + 1 < std::end(intervals_ms)) ++next;
  else if (calm_frames_ >= calm_frames_needed) --next;
  if (next == at) return;
  slow_frames_ = calm_frames_ = 0;
  timer_.setInterval(*next);
}

}  // namespace engram::ui

#include "core/live/construction.h"

#include <new>

#include "core/model/check.h"

namespace engram {

Construction::Construction(const Session& session, std::shared_ptr<const Network> known, std::atomic<double>& progress,
                           std::function<void()> done)
    : start_(session.plan(Side::a).start()),
      progress_(progress),
      done_(std::move(done)),
      thread_([this, session, known = std::move(known)](const std::stop_token& stop) { build(session, known, stop); }) {
}

void Construction::build(const Session& session, const std::shared_ptr<const Network>& known,
                         const std::stop_token& stop) {
  Result result;
  try {
    const Progress progress = [this](double share) { progress_.store(share, std::memory_order_relaxed); };
    Runs::Started started = Runs::start(session, stop, progress, known);
    if (auto* runs = std::get_if<std::unique_ptr<Runs>>(&started)) {
      result.runs = std::move(*runs);
      result.layout = std::make_shared<const RasterLayout>(*result.runs->shared_network(), start_.cue.pattern);
    } else if (const auto* problem = std::get_if<Problem>(&started)) {
      result.problems = {*problem};
    }
  } catch (const std::bad_alloc&) {
    result = {};
    result.problems = {{"network", "needs " + bytes_in_words(memory_need(start_)) +
                                       " of memory, and this machine has no more to give; make the network smaller"}};
  } catch (const std::exception& error) {
    result = {};
    result.problems = {{"network", error.what()}};
  }
  if (stop.stop_requested()) return;
  {
    const std::lock_guard lock(mutex_);
    result_ = std::move(result);
  }
  done_();
}

std::optional<Construction::Result> Construction::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(result_, std::nullopt);
}

}  // namespace engram

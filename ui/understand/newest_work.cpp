#include "ui/understand/newest_work.h"

#include <utility>

namespace engram::ui {

NewestWork::NewestWork() : thread_([this](const std::stop_token& stop) { run(stop); }) {}

NewestWork::~NewestWork() {
  thread_.request_stop();
  thread_.join();
}

void NewestWork::begin(Work work) {
  {
    const std::lock_guard lock(mutex_);
    next_ = std::move(work);
    ++newest_;
  }
  given_.notify_one();
}

void NewestWork::run(const std::stop_token& stop) {
  while (true) {
    std::unique_lock lock(mutex_);
    if (!given_.wait(lock, stop, [this] { return next_.has_value(); })) return;
    const Work work = *std::exchange(next_, std::nullopt);
    const std::uint64_t number = newest_;
    lock.unlock();
    work([this, number, &stop] { return stop.stop_requested() || newest_ != number; });
  }
}

}  // namespace engram::ui

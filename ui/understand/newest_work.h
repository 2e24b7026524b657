// Work beside the window, of which only the newest counts.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace engram::ui {

/// A thread that does what it was given last. Work that has not begun when newer comes is never done; work under way
/// can ask whether it is outdated and end early. Ends with its owner, so work may deliver to it by a queued call.
class NewestWork {
 public:
  using Outdated = std::function<bool()>;
  using Work = std::function<void(const Outdated&)>;

  NewestWork();
  ~NewestWork();

  void begin(Work work);

 private:
  void run(const std::stop_token& stop);

  std::mutex mutex_;
  std::condition_variable_any given_;
  std::optional<Work> next_;
  std::atomic<std::uint64_t> newest_ = 0;
  std::jthread thread_;
};

}  // namespace engram::ui

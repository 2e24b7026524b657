// Long drawings that let the window answer meanwhile.
#pragma once

#include <QElapsedTimer>
#include <chrono>
#include <future>
#include <utility>

namespace engram::ui {

/// While one of these lives, long work of the window's thread pauses now and then to handle what waits in the event
/// loop: it calls take() often. Whatever the work uses must outlive that, or be its own.
class Breath {
 public:
  static constexpr int every_ms = 12;

  Breath();
  ~Breath();
  Breath(const Breath&) = delete;
  Breath& operator=(const Breath&) = delete;

  /// Handles waiting events if the last time was a while ago. Nothing happens without a Breath, or within another one.
  static void take();
  [[nodiscard]] static bool active();

  /// What `work` gives. While there is a Breath it works in a thread of its own and the window answers until it is
  /// done; so it must not touch widgets. What it throws is thrown here.
  template <class Work>
  static auto aside(Work work) {
    if (!active()) return work();
    auto result = std::async(std::launch::async, std::move(work));
    while (result.wait_for(std::chrono::milliseconds(2)) != std::future_status::ready) take();
    return result.get();
  }

 private:
  Breath* outer_;
  bool taking_ = false;
  QElapsedTimer since_;
};

}  // namespace engram::ui

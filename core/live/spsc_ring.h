// A bounded queue from one thread to one other, without locks. Slots are reused, so nothing is allocated once their
// contents have grown to size.
#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

namespace engram {

/// One thread calls claim() and publish(), one other front() and pop().
///
/// Why it is safe: a slot belongs to the producer from the pop() that frees it until publish(), and to the consumer
/// from publish() until pop(). Both hand it over by a release store of their index that the other side loads with
/// acquire; each index is written by one thread only.
template <class T>
class SpscRing {
 public:
  explicit SpscRing(std::size_t capacity) : slots_(capacity) {}

  /// The slot to fill, or null if the consumer has fallen `capacity` behind.
  T* claim() {
    const auto written = written_.load(std::memory_order_relaxed);
    if (written - read_.load(std::memory_order_acquire) == slots_.size()) return nullptr;
    return &slots_[written % slots_.size()];
  }
  void publish() { written_.store(written_.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

  /// The oldest published slot, or null.
  const T* front() {
    const auto read = read_.load(std::memory_order_relaxed);
    if (read == written_.load(std::memory_order_acquire)) return nullptr;
    return &slots_[read % slots_.size()];
  }
  void pop() { read_.store(read_.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

 private:
  std::vector<T> slots_;
  alignas(64) std::atomic<std::size_t> written_{0};
  alignas(64) std::atomic<std::size_t> read_{0};
};

}  // namespace engram

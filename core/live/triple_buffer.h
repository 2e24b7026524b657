// The newest of a stream of values, from one thread to one other, without locks or waiting.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <utility>

namespace engram {

/// One thread calls write(), one other read().
///
/// Why it is safe: of the three cells one belongs to the writer, one to the reader and one lies between them. Its
/// index is in `between_`, with a mark if it holds news; both sides only ever exchange their own cell for it, in one
/// atomic step, so no cell is ever in two hands.
template <class T>
class TripleBuffer {
 public:
  void write(T value) {
    cells_[writing_] = std::move(value);
    writing_ = between_.exchange(writing_ | news, std::memory_order_acq_rel) & index;
  }

  /// The newest value; valid until the next read().
  const T& read() {
    if ((between_.load(std::memory_order_relaxed) & news) != 0)
      reading_ = between_.exchange(reading_, std::memory_order_acq_rel) & index;
    return cells_[reading_];
  }

 private:
  static constexpr std::uint8_t index = 3, news = 4;

  std::array<T, 3> cells_{};
  std::uint8_t writing_ = 0;
  std::atomic<std::uint8_t> between_{1};
  std::uint8_t reading_ = 2;
};

}  // namespace engram

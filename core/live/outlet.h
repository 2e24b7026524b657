// What a running thread hands out of its runs: samples for plots and the newest whole state.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include "core/live/aggregator.h"
#include "core/live/snapshot.h"
#include "core/live/spsc_ring.h"
#include "core/live/triple_buffer.h"
#include "core/session/runs.h"

namespace engram {

/// One thread fills it, one other takes from it; neither waits for the other.
class Outlet {
 public:
  Outlet();

  // The thread that runs.

  /// Samples of new runs follow, under a new epoch.
  void begin(std::shared_ptr<const RasterLayout> layout, std::int64_t cued);
  /// Steps that come are those after `step`, which is recorded next; the epoch stays.
  void go_back(std::int64_t step);
  /// Memories that samples bring by name whatever their strength.
  void set_watched(const std::vector<std::int32_t>& memories);
  /// So many steps make a sample.
  void set_steps_per_sample(std::int64_t steps) { per_sample_ = std::max<std::int64_t>(1, steps); }
  [[nodiscard]] std::int64_t steps_per_sample() const { return per_sample_; }
  /// Adds the present states of `runs`, one step after those recorded last; hands samples out when they are complete.
  void record(const Runs& runs);
  /// Hands the collected steps out; if the other side has fallen behind, they stay and the samples go on growing.
  void flush();
  /// The first step that was recorded but not handed out; one after the last recorded if there is none.
  [[nodiscard]] std::int64_t first_waiting() const { return reached() + 1 - (a_ ? a_->steps() : 0); }
  /// Makes the present states of `runs` the newest ones.
  void show(const Runs& runs);
  [[nodiscard]] std::uint64_t epoch() const { return epoch_; }
  [[nodiscard]] std::optional<std::int64_t> first_difference() const { return first_difference_; }

  // The other thread.

  /// Takes samples of epochs up to `epoch`, oldest first, at most `most`.
  void take_samples(const std::function<void(const Sample&)>& take, std::size_t most, std::uint64_t epoch);
  /// The newest state, or null before the first.
  [[nodiscard]] std::shared_ptr<const Snapshot> newest() { return snapshots_.read(); }
  /// The step shown last, and the newest one recorded; any thread.
  [[nodiscard]] std::int64_t step() const { return step_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::int64_t reached() const { return reached_.load(std::memory_order_relaxed); }

 private:
  /// Of the same steps.
  struct Samples {
    Sample a, b;
    bool both = false;
  };

  SpscRing<Samples> ring_;
  TripleBuffer<std::shared_ptr<const Snapshot>> snapshots_;
  std::atomic<std::int64_t> step_{0}, reached_{0};

  // the running thread's own
  std::shared_ptr<const RasterLayout> layout_;
  std::int64_t cued_ = 0;
  std::optional<Aggregator> a_, b_;
  std::optional<std::int64_t> first_difference_;
  std::vector<std::int32_t> watched_;
  std::uint64_t epoch_ = 0;
  std::int64_t per_sample_ = 1;
};

}  // namespace engram

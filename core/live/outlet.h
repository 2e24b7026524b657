// What a running thread hands out of its run: samples for plots and the newest whole state.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include "core/live/aggregator.h"
#include "core/live/snapshot.h"
#include "core/live/spsc_ring.h"
#include "core/live/triple_buffer.h"

namespace engram {

/// One thread fills it, one other takes from it; neither waits for the other.
class Outlet {
 public:
  Outlet();

  // The thread that runs.

  /// Samples of a new run follow, under a new epoch.
  void begin(std::shared_ptr<const RasterLayout> layout, std::int64_t cued);
  /// Steps that come are those after the present one of `run`, which went back in time; the epoch stays.
  void go_back(const Run& run);
  /// Memories that samples bring by name whatever their strength.
  void set_watched(const std::vector<std::int32_t>& memories);
  /// So many steps make a sample.
  void set_steps_per_sample(std::int64_t steps) { per_sample_ = std::max<std::int64_t>(1, steps); }
  [[nodiscard]] std::int64_t steps_per_sample() const { return per_sample_; }
  /// Adds the present state of `run`; hands a sample out when it is complete.
  void record(const Run& run);
  /// Hands the collected steps out; if the other side has fallen behind, they stay and the sample goes on growing.
  void flush();
  /// Makes the present state of `run` the newest one.
  void show(const Run& run);
  [[nodiscard]] std::uint64_t epoch() const { return epoch_; }

  // The other thread.

  /// Takes samples of epochs up to `epoch`, oldest first, at most `most`.
  void take_samples(const std::function<void(const Sample&)>& take, std::size_t most, std::uint64_t epoch);
  /// The newest state, or null before the first.
  [[nodiscard]] std::shared_ptr<const Snapshot> newest() { return snapshots_.read(); }
  /// The step recorded last; any thread.
  [[nodiscard]] std::int64_t step() const { return step_.load(std::memory_order_relaxed); }

 private:
  SpscRing<Sample> ring_;
  TripleBuffer<std::shared_ptr<const Snapshot>> snapshots_;
  std::atomic<std::int64_t> step_{0};

  // the running thread's own
  std::optional<Aggregator> aggregator_;
  std::vector<std::int32_t> watched_;
  std::uint64_t epoch_ = 0;
  std::int64_t per_sample_ = 1;
};

}  // namespace engram

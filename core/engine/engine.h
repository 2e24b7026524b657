// HOW a network advances: one run, step by step. The face behind which plain and, later, faster engines stand.
#pragma once

#include <memory>

#include "core/engine/kernels/fast_sweep.h"
#include "core/engine/machinery.h"
#include "core/engine/state.h"
#include "core/model/network.h"

namespace engram {

/// One run of one network. Same network, parameters and seeds: same spikes, to the last bit. Not thread-safe.
class Engine {
 public:
  /// Starts from `state` (start.h, or a kept one). `past_kept` earlier states of the first inhibitory population stay
  /// in the state; at least the largest inhibition_delay of the whole run. Without `fast_sweeps` the asynchronous rule
  /// is always the plain one: the same spikes, later.
  Engine(std::shared_ptr<const Network> network, const Parameters& p, State state, std::size_t past_kept,
         bool fast_sweeps = true);

  /// Live values for the steps to come. Everything structural must be as it is.
  void set(const Parameters& p);

  /// One update of every neuron. `watch` is called after each of them in the asynchronous rule, which alone has an
  /// order.
  void step(const UpdateWatcher& watch = {});

  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] const Sums& sums() const { return sums_; }
  [[nodiscard]] const Parameters& parameters() const { return machinery_->parameters(); }
  [[nodiscard]] const Network& network() const { return *network_; }

 private:
  std::shared_ptr<const Network> network_;
  std::unique_ptr<Machinery> machinery_;
  State state_;
  Sums sums_;
  std::size_t past_kept_;
  bool fast_sweeps_;
  std::unique_ptr<FastSweep> sweep_;  // of machinery_, once the asynchronous rule has asked for it
};

}  // namespace engram

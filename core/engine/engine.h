// HOW a network advances: one run, step by step. The face behind which the reference and its kernels stand.
#pragma once

#include <memory>

#include "core/engine/kernels/level.h"
#include "core/engine/kernels/team.h"
#include "core/engine/machinery.h"
#include "core/engine/spike_bits.h"
#include "core/engine/state.h"
#include "core/model/network.h"

namespace engram {

class FastSweep;
class FastUpdate;

/// One run of one network. Same network, parameters and seeds: same spikes, to the last bit. Not thread-safe.
class Engine {
 public:
  /// Starts from `state` (start.h, or a kept one). `past_kept` earlier states of the first inhibitory population stay
  /// in the state; at least the largest inhibition_delay of the whole run. A large network is stepped by up to so many
  /// threads.
  Engine(std::shared_ptr<const Network> network, const Parameters& p, State state, std::size_t past_kept,
         KernelLevel level = kernel_level(), unsigned threads = team_size());

  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// Live values for the steps to come. Everything structural must be as it is.
  void set(const Parameters& p);

  /// One update of every neuron. `watch` is called after each of them in the asynchronous rule, which alone has an
  /// order.
  void step(const UpdateWatcher& watch = {});

  /// The step it stands at; state().step without the state.
  [[nodiscard]] std::int64_t now() const { return state_.step; }
  [[nodiscard]] const State& state() const;
  /// The present spikes of a population, without the state: quicker where only they are wanted. Valid until the next
  /// call of a member.
  [[nodiscard]] const SpikeBits& spikes(Population population) const;
  [[nodiscard]] const Sums& sums() const { return sums_; }
  [[nodiscard]] const Parameters& parameters() const { return machinery_->parameters(); }
  [[nodiscard]] const Network& network() const { return *network_; }

 private:
  void fast_step();
  void fast_sweep();

  std::shared_ptr<const Network> network_;
  std::unique_ptr<Machinery> machinery_;
  mutable State state_;  // only its step is in force while `fast_ahead_`
  Sums sums_;
  std::size_t past_kept_;
  KernelLevel level_;
  unsigned threads_;
  std::unique_ptr<FastSweep> sweep_;  // of machinery_, once the asynchronous rule has asked for it
  std::unique_ptr<FastUpdate> fast_;
  bool fast_set_ = false;            // fast_ knows the live values
  mutable SpikeBits bits_;           // what spikes() gave last, of the reference
  bool fast_known_ = false;          // fast_ has the present spikes
  mutable bool fast_ahead_ = false;  // and state_ has not
};

}  // namespace engram

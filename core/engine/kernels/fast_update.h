// The synchronous and the sequential update with kernels: the same spikes as core/engine, many times faster.
//
// Spikes are bits here. Each excitatory neuron is decided from bounds (kernels.h) that cost a few
// instructions; the few neurons whose draw lies too close to their firing probability are decided by the reference's
// own arithmetic.
#pragma once

#include <memory>
#include <vector>

#include "core/engine/kernels/copied_spikes.h"
#include "core/engine/kernels/fields.h"
#include "core/engine/kernels/kernels.h"
#include "core/engine/kernels/pattern_sums.h"
#include "core/engine/kernels/team.h"
#include "core/engine/machinery.h"
#include "core/engine/spike_bits.h"

namespace engram {

class FastUpdate {
 public:
  /// True if the rule and the options of `p` have a fast way.
  [[nodiscard]] static bool covers(const Parameters& p);

  /// With at most so many threads, if the network is large enough for more than one.
  FastUpdate(const Network& network, KernelLevel level, unsigned threads);

  /// Goes on from a state.
  void take(const State& state);
  /// Writes the spikes of all populations and the past into `state`.
  void give(State& state) const;

  [[nodiscard]] const SpikeBits& spikes(Population population) const {
    return population == Population::excitatory   ? excitatory_
           : population == Population::inhibitory ? first_.spikes
                                                  : second_.spikes;
  }

  /// New live values; before the first step and whenever they change.
  void set(const Machinery& m);

  /// The step to step `to` under the values last set, which covers() must allow. `sums` go along.
  void step(const Machinery& m, Sums& sums, std::int64_t to, std::size_t keep);

 private:
  struct Inhibition {
    double first, second;  // x and y
  };
  struct Clamps {
    SpikeBits may_fire, must_fire;  // a clamped neuron either may not or must; empty: nobody is clamped
  };

  void hold(Population population, SpikeBits& spikes) const;
  void update_inhibitory(const Machinery& m, Population population, InhibitoryBits& into, std::int64_t to);
  void update_second(const Machinery& m, std::int64_t sigma_sum, std::int64_t to);
  [[nodiscard]] std::int64_t acting(const Parameters& p) const;
  void update_excitatory(const Machinery& m, const Sums& sums, Inhibition inhibition, std::int64_t to);
  [[nodiscard]] DecisionTask decision(const Machinery& m, const Fields::Bounds& field, Inhibition inhibition);
  void decide_exactly(const Machinery& m, Inhibition inhibition, std::int64_t to, std::size_t begin, std::size_t end);

  const Network& network_;
  const Kernels& kernels_;
  Team team_;
  Fields fields_;
  CopiedSpikes copied_;
  PatternSums pattern_sums_;
  SpikeBits excitatory_, next_, undecided_;
  bool unchanged_ = false;  // the excitatory spikes, in the last step
  InhibitoryBits first_, second_;
  PastBits past_;
  Clamps clamps_[3];  // per population
  struct {
    double per_count, first, second, threshold;
  } factors_{};                       // β times those of Σ_μ ξ_i^μ k_μ, n_i x and y, and θ
  std::vector<std::uint16_t> draws_;  // as all below, rounded up to whole words
  std::vector<float> stimulus_;       // β times the stimulus, or empty
  double most_stimulus_ = 0;
  std::vector<float> added_;  // the stimulus without the neuron's own spike
};

}  // namespace engram

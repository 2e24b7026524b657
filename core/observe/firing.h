// Why one neuron fired, or did not: everything that its update came from.
#pragma once

#include <optional>
#include <vector>

#include "core/observe/seen_step.h"

namespace engram {

/// One neuron in one step.
struct NeuronAt {
  Population population = Population::excitatory;
  std::int64_t neuron = 0;
  std::int64_t step = 1;  // the update that led to this step
  bool operator==(const NeuronAt&) const = default;
};

/// A presynaptic neuron that fired, and what its spike added to the input.
struct Source {
  NeuronAt at;  // the update that gave the spike; step 0: it is of the start
  double input = 0;
};

/// The parts of h_i, added with their signs as they stand: h = excitation − inhibition − second + stimulus.
struct ExcitatoryReason {
  struct Memory {
    std::int64_t pattern = 0;
    std::int64_t firing = 0;  // Σ_j ξ_j^μ σ_j
    double input = 0;         // (c/N) Σ_j ξ_j^μ σ_j, its own spike included
  };
  std::vector<Memory> memories;  // those that the neuron belongs to, the largest input first
  std::int64_t memberships = 0;  // n_i
  bool own_spike = false;        // its σ_i before the update
  bool self_coupling = true;
  double self = 0;  // (c/N) n_i σ_i: part of the memories' inputs; counts in `excitation` only with self_coupling
  double excitation = 0;  // all memories, less `self` without self-coupling
  double inhibition = 0;
  bool ideal = false;  // `inhibition` is ideal: there are no inhibitory neurons that it comes from
  double second = 0;
  double stimulus = 0;
  double h = 0;
  double ideal_inhibition = 0;  // what `inhibition` would be with ideal inhibition
  double reaching = 0;          // x_i, the share of the inhibitory neurons that fire, of those that reach it
  std::vector<Source> excitatory, inhibitory;                   // the strongest first, at most `most_sources` each
  std::int64_t excitatory_sources = 0, inhibitory_sources = 0;  // how many there are in all
  static constexpr std::size_t most_sources = 200;
};

/// What an inhibitory neuron listened to.
struct InhibitoryReason {
  struct Input {
    NeuronAt at;
    bool fires = false;
  };
  std::vector<Input> inputs;           // the K neurons of S_k, those that fire first, then ascending
  std::int64_t firing = 0;             // of them
  std::optional<std::int32_t> copied;  // linear: the neuron whose spike it copies
  double rate = 0;                     // mean_j σ_j
  std::optional<double> gate;          // of the second population: it may fire only if `rate` is above this
  [[nodiscard]] bool open() const { return !gate || rate > *gate; }
};

/// One update, explained.
struct Firing {
  NeuronAt at;
  bool fired = false;          // what it did: the draw's result, unless it is held
  bool drawn_to_fire = false;  // u < probability
  std::optional<Clamp> held;   // an intervention holds it
  double probability = 0;
  double draw = 0;                             // u, in [0, 1)
  std::int64_t turn = 0;                       // within the sweep of the asynchronous rule, from 1; else 0
  std::optional<ExcitatoryReason> excitatory;  // one of the two is there
  std::optional<InhibitoryReason> inhibitory;
  double theta = 0, beta = 0;  // of that step
};

/// Of a neuron in that step; `at.step` is that of `seen`. Nothing if there is no such neuron: the population is off.
[[nodiscard]] std::optional<Firing> firing_of(SeenStep& seen, Population population, std::int64_t neuron);

}  // namespace engram

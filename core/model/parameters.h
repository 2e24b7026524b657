// WHAT is simulated, as plain values. Names and defaults are those of MODEL.md and of the scenario file; nothing here
// is checked (check.h) and nothing advances (core/engine).
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace engram {

/// Spikes of a population at one step, or a pattern: 1 or 0 per neuron.
using Spikes = Eigen::Array<std::uint8_t, Eigen::Dynamic, 1>;

enum class PatternKind { bernoulli, exact };
enum class WiringKind { fixed, redrawn };
enum class Feedback { uniform, reciprocal };
enum class Inhibition { population, ideal };
enum class UpdateRule { synchronous, sequential, asynchronous };
enum class Order { permutation, typewriter };
enum class Transfer { linear, tanh };
enum class CueKind { flip, partial, moved };
enum class Population { excitatory, inhibitory, inhibitory_2 };
enum class Clamp { silent, firing };

/// Patterns or wires written out in a scenario file instead of drawn. Shared, since they can be large.
struct GivenNetwork {
  std::vector<Spikes> patterns;                     // M arrays of N; empty: drawn
  std::vector<std::string> pattern_names;           // M names, or empty
  std::vector<std::vector<std::int32_t>> wiring;    // N_I ascending lists of K; empty: drawn
  std::vector<std::vector<std::int32_t>> wiring_2;  // the same of the second population
};

struct SecondInhibitory {
  bool enabled = false;
  std::optional<double> threshold;  // absent: the activity a
  bool operator==(const SecondInhibitory&) const = default;
};

struct NetworkParameters {
  std::int64_t excitatory = 300;            // N
  std::int64_t inhibitory = 80;             // N_I
  std::int64_t inputs_per_inhibitory = 60;  // K
  std::int64_t patterns = 10;               // M
  double activity = 0.1;                    // a
  PatternKind pattern_kind = PatternKind::bernoulli;
  std::shared_ptr<const GivenNetwork> given;  // null: everything is drawn
  // From here on: live values, which may change while the network runs.
  WiringKind wiring = WiringKind::fixed;
  Feedback feedback = Feedback::uniform;
  Inhibition inhibition = Inhibition::population;
  bool self_coupling = true;
  SecondInhibitory second_inhibitory;
  bool operator==(const NetworkParameters&) const = default;
};

struct DynamicsParameters {  // live, all of it
  UpdateRule update = UpdateRule::synchronous;
  Order order = Order::permutation;
  double beta = 4.0;
  double theta = 1.0;
  double inhibition_gain = 1.0;  // g
  std::int64_t inhibition_delay = 1;
  Transfer inhibitory_transfer = Transfer::linear;
  bool operator==(const DynamicsParameters&) const = default;
};

struct Cue {
  std::int64_t pattern = 0;
  CueKind kind = CueKind::flip;
  double fraction = 0.05;
  bool operator==(const Cue&) const = default;
};

struct Stimulus {  // live
  std::int64_t pattern = 0;
  double strength = 0;  // J
  bool centred = false;
  bool operator==(const Stimulus&) const = default;
};

struct Intervention {  // live
  Population population = Population::inhibitory;
  Clamp state = Clamp::silent;
  std::optional<double> fraction;     // of the population, picked by `seed`; or
  std::vector<std::int32_t> neurons;  // these
  bool operator==(const Intervention&) const = default;
};

/// An explicit state at step 0, in place of the cue. Populations left out start as they do without it.
struct InitialState {
  std::optional<std::vector<std::uint8_t>> excitatory, inhibitory, inhibitory_2;
  bool operator==(const InitialState&) const = default;
};

/// One run, completely.
struct Parameters {
  NetworkParameters network;
  DynamicsParameters dynamics;
  Cue cue;
  std::optional<InitialState> initial_state;
  std::optional<Stimulus> stimulus;
  std::vector<Intervention> interventions;
  std::uint64_t seed = 1;
  std::optional<std::uint64_t> noise_seed;  // absent: seed
  std::int64_t steps = 200;                 // where a simulation or a picture ends; the window runs on

  bool operator==(const Parameters&) const = default;

  [[nodiscard]] std::uint64_t noise() const { return noise_seed.value_or(seed); }
  [[nodiscard]] bool has_inhibitory() const { return network.inhibition == Inhibition::population; }
  [[nodiscard]] bool has_inhibitory_2() const { return network.second_inhibitory.enabled; }
  [[nodiscard]] double second_threshold() const {
    return network.second_inhibitory.threshold.value_or(network.activity);
  }
};

/// True if `a` and `b` have the same patterns and wires, so that one Network serves both.
[[nodiscard]] bool same_network(const Parameters& a, const Parameters& b);

/// True if `a` and `b` are the same run but for live values, so that one can turn into the other at any step.
[[nodiscard]] bool differ_only_live(const Parameters& a, const Parameters& b);

/// True if runs of `a` and `b` begin in the same state: what is clamped or absent at step 0 is the same as well.
[[nodiscard]] bool same_start(const Parameters& a, const Parameters& b);

/// True if a step under `a` is a step under `b`: all values that a step can depend on are the same.
[[nodiscard]] bool same_step(const Parameters& a, const Parameters& b);

}  // namespace engram

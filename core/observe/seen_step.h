// A step taken once more, with the network as each neuron saw it when its turn came. For people who ask why.
#pragma once

#include <vector>

#include "core/engine/engine.h"

namespace engram {

/// What an excitatory neuron is updated from (ExcitatoryInput turns it into h_i).
struct NeuronInput {
  std::int64_t sum = 0;  // Σ_μ ξ_i^μ Σ_j ξ_j^μ σ_j, with j = i only if self-coupling is on
  double x = 0;          // the inhibition that reaches it: mean_k σ^I_k, or of those that project to it
  double y = 0;          // mean_k σ^J_k
  double q = 0;          // mean_j σ_j: x as it would be with ideal inhibition
};

/// The network as one neuron sees it when it is updated.
struct Moment {
  Spikes spikes[3];  // E, I (as it acts), J
  Sums sums;         // of them
  /// The step at which each population got these spikes; in the asynchronous rule that of neurons whose turn is yet to
  /// come. The others, marked in `updated`, have theirs since the step that is being taken.
  std::int64_t since[3] = {};
  std::vector<bool> updated[3];       // empty: none
  std::int64_t wired_at[2] = {0, 0};  // of I and J (InhibitoryState::wired_at), for those not in `updated`
  std::int64_t turn = 0;              // of the neuron within the sweep, from 1; 0 if all are updated together
};

/// The step from a state to the next. Not thread-safe.
class SeenStep {
 public:
  /// `before` stands at the state that the step leads from.
  explicit SeenStep(Engine before);

  /// The step that it leads to.
  [[nodiscard]] std::int64_t step() const { return after_.step; }
  [[nodiscard]] const State& before() const { return before_; }
  [[nodiscard]] const State& after() const { return after_; }
  [[nodiscard]] const Parameters& parameters() const { return machinery_.parameters(); }
  [[nodiscard]] const Network& network() const { return engine_.network(); }
  [[nodiscard]] Machinery& machinery() { return machinery_; }

  /// Of all excitatory neurons, N entries.
  [[nodiscard]] std::vector<NeuronInput> inputs();
  /// h_i of neuron i.
  [[nodiscard]] double h(std::int64_t i, const NeuronInput& input) const {
    return machinery_.input().combine(i, input.sum, input.x, input.y);
  }
  /// What neuron i saw; the moment is its own.
  [[nodiscard]] NeuronInput input(std::int64_t i, const Moment& moment) {
    return input(i, moment, reaching(i, moment));
  }
  [[nodiscard]] Moment moment_of(Population population, std::int64_t neuron);

  /// The wires of an inhibitory neuron with which its spike at that moment was drawn. Valid until the next call.
  [[nodiscard]] IndexView wires(Population population, std::int64_t k, const Moment& moment);

 private:
  [[nodiscard]] bool asynchronous() const { return parameters().dynamics.update == UpdateRule::asynchronous; }
  [[nodiscard]] Moment start() const;
  [[nodiscard]] NeuronInput input(std::int64_t i, const Moment& moment, double x) const;
  [[nodiscard]] double share() const;
  [[nodiscard]] double reaching(std::int64_t i, const Moment& moment);
  void apply(const Update& update, Moment& moment) const;

  Engine engine_;
  State before_, after_;
  Sums sums_;  // of before_
  Machinery machinery_;
  std::vector<Update> updates_;  // of the asynchronous rule, in their order
};

}  // namespace engram

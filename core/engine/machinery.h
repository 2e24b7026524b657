// What the update rules share: the parameters of the moment, the draws, and the two kinds of neurons.
#pragma once

#include <functional>
#include <vector>

#include "core/engine/excitatory_input.h"
#include "core/engine/state.h"

namespace engram {

/// Everything but the state that one step depends on. Rebuilt when a live value changes; not thread-safe.
class Machinery {
 public:
  Machinery(const Network& network, const Parameters& p);

  /// Firing of the whole population at step `to`, each neuron from the excitatory spikes `sigma`.
  [[nodiscard]] InhibitoryState inhibitory(Population population, const Spikes& sigma, std::int64_t to);

  /// The same for the second population, silent unless mean_j σ_j > threshold (or a neuron is clamped).
  [[nodiscard]] InhibitoryState second_inhibitory(const Spikes& sigma, std::int64_t sigma_sum, std::int64_t to);

  /// Firing of all excitatory neurons at step `to`: h_i from `sigma` and its sums, the inhibitory state `first` (null:
  /// ideal inhibition, mean_j σ_j) and the mean y of the second population.
  [[nodiscard]] Spikes excitatory(const Spikes& sigma, const Sums& sums, const InhibitoryState* first, double y,
                                  std::int64_t to);

  /// x_i, the inhibition that reaches each excitatory neuron, N entries: all equal for uniform feedback.
  [[nodiscard]] Eigen::ArrayXd inhibition_reaching(const InhibitoryState& first);

  /// Does one neuron fire? For the asynchronous rule and the inspector; the same draws as the functions above.
  [[nodiscard]] bool excitatory_fires(std::int64_t i, double h, std::uint16_t high, std::int64_t to) const;
  [[nodiscard]] bool inhibitory_fires(Population population, std::int64_t k, const Spikes& sigma, std::int64_t to);

  /// The excitatory neuron whose spike linear inhibitory neuron k copies in the step to `to`.
  [[nodiscard]] std::int32_t copied_input(Population population, std::int64_t k, std::int64_t to);

  /// The inputs of neuron k that `wired_at` stands for (InhibitoryState::wired_at). Valid until the next call.
  [[nodiscard]] IndexView inputs(Population population, std::int64_t k, std::int64_t wired_at);

  /// The step number that wires drawn in the step to `to` are known by: `to`, or 0 while wiring is fixed.
  [[nodiscard]] std::int64_t wired_at(std::int64_t to) const {
    return p_.network.wiring == WiringKind::redrawn ? to : 0;
  }

  /// Is the second population allowed to fire at this number of excitatory spikes?
  [[nodiscard]] bool second_may_fire(std::int64_t sigma_sum) const {
    return p_.has_inhibitory_2() &&
           static_cast<double>(sigma_sum) / static_cast<double>(p_.network.excitatory) > p_.second_threshold();
  }

  /// The state a clamped neuron is held in; `fired` for all others.
  [[nodiscard]] bool held(Population population, std::int64_t neuron, bool fired) const {
    const auto& clamps = clamps_[static_cast<std::size_t>(population)];
    if (clamps.empty() || clamps[static_cast<std::size_t>(neuron)] < 0) return fired;
    return clamps[static_cast<std::size_t>(neuron)] != 0;
  }

  /// True if any neuron of the population is clamped.
  [[nodiscard]] bool clamps(Population population) const {
    return !clamps_[static_cast<std::size_t>(population)].empty();
  }

  [[nodiscard]] const Parameters& parameters() const { return p_; }
  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] const Draws& noise() const { return noise_; }
  [[nodiscard]] const ExcitatoryInput& input() const { return input_; }

 private:
  void hold(Population population, Spikes& spikes) const;
  [[nodiscard]] const Wiring& fixed(Population population);

  const Network& network_;
  Parameters p_;
  Draws noise_;
  ExcitatoryInput input_;
  RedrawnWiring redrawn_;
  const Wiring* fixed_[2] = {};         // of the first and the second population, once they were asked for
  std::vector<std::int8_t> clamps_[3];  // per population: -1 free, 0 silent, 1 firing; empty if all are free
  std::vector<std::uint16_t> high_;     // working memory: one draw per excitatory neuron
  std::vector<std::uint32_t> pick_;     // one per inhibitory neuron
};

/// The update of one neuron within a sweep of the asynchronous rule.
struct Update {
  Population population = Population::excitatory;
  std::int32_t neuron = 0;
  bool before = false, after = false;  // does it fire?
  bool operator==(const Update&) const = default;
};

/// Called after every single update, with the sums after it.
using UpdateWatcher = std::function<void(const Update&, const Sums&)>;

/// Σ_j ξ_j^μ σ_j of all memories, and the spikes of each population.
[[nodiscard]] Sums sums_of(const Network&, const State&);

/// The update rules (MODEL.md, "Update rules: what one step is"). Each advances `state` and `sums` by one step and
/// remembers `keep` past states of the first inhibitory population.
void synchronous_update(Machinery&, State&, Sums&, std::size_t keep);
void sequential_update(Machinery&, State&, Sums&, std::size_t keep);
void asynchronous_update(Machinery&, State&, Sums&, std::size_t keep, const UpdateWatcher& watch = {});

/// The first population as it acts in a step of the synchronous or sequential rule from `before`, in which it becomes
/// `next`: σ^I(t+1−d), d = 0 in the sequential rule; before step 0 it is σ^I(0).
[[nodiscard]] const InhibitoryState& acting_inhibition(const DynamicsParameters& p, const State& before,
                                                       const InhibitoryState& next);

/// The stream that an inhibitory population's firing is drawn from.
[[nodiscard]] Stream firing_stream(Population population, Transfer transfer);

/// Puts the present first inhibitory population into the past, before a new one takes its place.
void remember(State&, std::size_t keep);

}  // namespace engram

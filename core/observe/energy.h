// The energy of a state where there is one, and why there is none elsewhere.
#pragma once

#include <optional>

#include "core/engine/state.h"
#include "core/model/network.h"

namespace engram {

/// Whether the couplings between excitatory neurons derive from an energy: each acts on the other as the other on it.
enum class EnergyKind {
  exact,  // they do: no inhibition
  nearly,  // ideal inhibition: W_ij = (c/N) (Σ_μ ξ_i^μ ξ_j^μ − a g n_i) is symmetric but for n_i ≠ n_j, and each
           // neuron's own spike is part of the rate that inhibits it, which is of the order 1/N
  none  // inhibition comes from neurons of their own
};

struct EnergyStatement {
  EnergyKind kind = EnergyKind::none;
  double asymmetry = 0;            // of `nearly`: standard deviation of n_i over its mean
  bool second_population = false;  // of `none`: because of it
  bool self_coupling = false;      // a neuron's own old spike counts, which no energy knows
  /// One neuron after another: every update then lowers the energy, or raises it only by chance.
  bool one_at_a_time = false;
};
[[nodiscard]] EnergyStatement energy_statement(const Network& network, const Parameters& p);

/// E / N = −½ Σ_i σ_i (h_i − stimulus_i) / N + Σ_i (θ − stimulus_i) σ_i / N, without self-coupling terms if it is off:
/// where the statement is `exact`, updates are one at a time and self-coupling is off, a state is met in the long run
/// with a probability proportional to e^(−2βE). Absent where there is none.
[[nodiscard]] std::optional<double> energy_per_neuron(const Parameters& p, const Sums& sums);

}  // namespace engram

#include "core/observe/energy.h"

#include <algorithm>
#include <cmath>

namespace engram {
namespace {

/// Inhibition of neurons of their own acts.
bool has_inhibitory_neurons(const Parameters& p) {
  return p.has_inhibitory_2() || (p.has_inhibitory() && p.dynamics.inhibition_gain > 0);
}

}  // namespace

EnergyStatement energy_statement(const Network& network, const Parameters& p) {
  EnergyStatement statement;
  statement.self_coupling = p.network.self_coupling;
  statement.one_at_a_time = p.dynamics.update == UpdateRule::asynchronous;
  statement.second_population = p.has_inhibitory_2();
  if (has_inhibitory_neurons(p)) return statement;
  statement.kind = EnergyKind::exact;
  if (p.dynamics.inhibition_gain == 0) return statement;
  double sum = 0, squares = 0;
  for (std::int64_t i = 0; i < p.network.excitatory; ++i) {
    const auto n = static_cast<double>(network.patterns().memberships(i));
    sum += n;
    squares += n * n;
  }
  const double mean = sum / static_cast<double>(p.network.excitatory);
  const double variance = squares / static_cast<double>(p.network.excitatory) - mean * mean;
  statement.kind = EnergyKind::nearly;
  statement.asymmetry = mean > 0 ? std::sqrt(std::max(0.0, variance)) / mean : 0;
  return statement;
}

std::optional<double> energy_per_neuron(const Parameters& p, const Sums& sums) {
  if (has_inhibitory_neurons(p)) return std::nullopt;
  const double a = p.network.activity, c = 2 / (a * (1 - a));
  const auto neurons = static_cast<double>(p.network.excitatory), firing = static_cast<double>(sums.excitatory);
  const Eigen::ArrayXd each = sums.pattern.cast<double>();  // S_μ = Σ_j ξ_j^μ σ_j
  const double all = each.sum();                            // Σ_i n_i σ_i
  double input = c / neurons * each.square().sum();         // Σ_i σ_i h_i
  if (!p.network.self_coupling) input -= c / neurons * all;
  input -= p.dynamics.inhibition_gain * c * a * all * firing / neurons;
  double energy = -input / 2 + p.dynamics.theta * firing;
  if (p.stimulus) {
    const double mean = p.stimulus->centred ? all / static_cast<double>(p.network.patterns) : 0;
    energy -= p.stimulus->strength * (each[p.stimulus->pattern] - mean);
  }
  return energy / neurons;
}

}  // namespace engram

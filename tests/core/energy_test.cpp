// The energy: detailed balance where it is exact, and what is said where it is not.
#include "core/observe/energy.h"

#include <cmath>

#include "core/engine/machinery.h"
#include "core/model/probability.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

Parameters without_inhibition() {
  Parameters p;
  p.network.excitatory = 30;
  p.network.inputs_per_inhibitory = 10;
  p.network.patterns = 6;
  p.network.activity = 0.3;
  p.network.self_coupling = false;
  p.network.inhibition = Inhibition::ideal;
  p.dynamics.inhibition_gain = 0;
  p.dynamics.update = UpdateRule::asynchronous;
  p.dynamics.beta = 0.7;
  p.stimulus = Stimulus{2, 0.8, true};
  return p;
}

State random_state(const Parameters& p, std::uint64_t seed) {
  State state;
  state.excitatory.resize(p.network.excitatory);
  const Draws draws(seed);
  for (Eigen::Index i = 0; i < state.excitatory.size(); ++i)
    state.excitatory[i] = draws.number32({Stream::cue}, static_cast<std::uint32_t>(i)) % 3 == 0 ? 1 : 0;
  state.inhibitory.spikes.setZero(p.network.inhibitory);
  state.inhibitory_2.spikes.setZero(p.network.inhibitory);
  return state;
}

double energy_of(const Network& network, const Parameters& p, const State& state) {
  return energy_per_neuron(p, sums_of(network, state)).value() * static_cast<double>(p.network.excitatory);
}

/// The largest |ln (P(0→1) / P(1→0)) + 2β ΔE| over all single flips of some states.
double imbalance(const Parameters& p) {
  const auto network = Network::build(p);
  const Machinery m(*network, p);
  double largest = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    State state = random_state(p, seed);
    for (Eigen::Index i = 0; i < state.excitatory.size(); ++i) {
      State up = state, down = state;
      up.excitatory[i] = 1;
      down.excitatory[i] = 0;
      const auto input = [&](const State& s) {
        const Sums sums = sums_of(*network, s);
        const double q = static_cast<double>(sums.excitatory) / static_cast<double>(p.network.excitatory);
        return m.input()(i, sums.pattern, s.excitatory[i] != 0, q, 0);
      };
      const double rise = firing_probability(p.dynamics.beta * (input(down) - p.dynamics.theta));
      const double fall = 1 - firing_probability(p.dynamics.beta * (input(up) - p.dynamics.theta));
      const double change = energy_of(*network, p, up) - energy_of(*network, p, down);
      largest = std::max(largest, std::abs(std::log(rise / fall) + 2 * p.dynamics.beta * change));
    }
  }
  return largest;
}

TEST(Energy, SingleUpdatesAreInDetailedBalanceWhereItIsExact) {
  Parameters p = without_inhibition();
  EXPECT_EQ(energy_statement(*Network::build(p), p).kind, EnergyKind::exact);
  EXPECT_LT(imbalance(p), 1e-9);
  p.stimulus->centred = false;
  p.dynamics.theta = 0.2;
  EXPECT_LT(imbalance(p), 1e-9);
  p.network.inhibition = Inhibition::population;  // of gain 0: it does nothing
  EXPECT_EQ(energy_statement(*Network::build(p), p).kind, EnergyKind::exact);
  EXPECT_LT(imbalance(p), 1e-9);
}

TEST(Energy, IsOnlyNearlyOneWhereNeuronsBelongToDifferentNumbersOfMemories) {
  Parameters p = without_inhibition();
  p.dynamics.inhibition_gain = 1;
  const EnergyStatement statement = energy_statement(*Network::build(p), p);
  EXPECT_EQ(statement.kind, EnergyKind::nearly);
  EXPECT_NEAR(statement.asymmetry, std::sqrt(0.7 / (6 * 0.3)), 0.3);  // of a binomial distribution
  EXPECT_GT(imbalance(p), 0.1);
  p.dynamics.inhibition_gain = 0;
  p.network.self_coupling = true;
  EXPECT_TRUE(energy_statement(*Network::build(p), p).self_coupling);
  EXPECT_GT(imbalance(p), 0.01);
}

TEST(Energy, TheAsymmetryOfEqualNeuronsIsTheirOwnShareOfTheRateAlone) {
  Parameters p = without_inhibition();
  p.network.patterns = 3;
  p.dynamics.inhibition_gain = 1;
  auto given = std::make_shared<GivenNetwork>();
  for (int mu = 0; mu < 3; ++mu) {
    Spikes pattern(30);
    for (int i = 0; i < 30; ++i) pattern[i] = i / 10 == mu ? 1 : 0;  // each neuron belongs to one
    given->patterns.push_back(pattern);
  }
  p.network.given = given;
  EXPECT_EQ(energy_statement(*Network::build(p), p).kind, EnergyKind::nearly);
  EXPECT_NEAR(energy_statement(*Network::build(p), p).asymmetry, 0, 1e-6);
  const double own = p.dynamics.beta * 2 / 0.7 / 30;  // β g c a n_i / N
  EXPECT_LT(imbalance(p), 2 * own);
  EXPECT_GT(imbalance(p), own / 10);
}

TEST(Energy, ThereIsNoneWithInhibitoryNeurons) {
  Parameters p;
  const auto network = Network::build(p);
  EXPECT_EQ(energy_statement(*network, p).kind, EnergyKind::none);
  EXPECT_FALSE(energy_per_neuron(p, sums_of(*network, start_of(*network, p))));
  p.network.inhibition = Inhibition::ideal;
  p.network.second_inhibitory.enabled = true;
  EXPECT_EQ(energy_statement(*network, p).kind, EnergyKind::none);
  EXPECT_TRUE(energy_statement(*network, p).second_population);
}

}  // namespace
}  // namespace engram::test

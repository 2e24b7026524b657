// The weights, checked by what they do: weights times spikes is the input that the engine computes.
#include "core/observe/weights.h"

#include <random>

#include "core/engine/machinery.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

struct Case {
  std::string name;
  Parameters p;
};

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const Feedback feedback : {Feedback::uniform, Feedback::reciprocal})
    for (const Inhibition inhibition : {Inhibition::population, Inhibition::ideal})
      for (const bool self : {true, false})
        for (const bool second : {false, true})
          for (const double gain : {1.0, 0.4}) {
            Case c;
            c.p.network.excitatory = 70;
            c.p.network.inhibitory = 23;
            c.p.network.inputs_per_inhibitory = 9;
            c.p.network.patterns = 80;  // more than one word of bits
            c.p.network.feedback = feedback;
            c.p.network.inhibition = inhibition;
            c.p.network.self_coupling = self;
            c.p.network.second_inhibitory.enabled = second;
            c.p.dynamics.inhibition_gain = gain;
            c.p.seed = all.size() + 1;
            c.name = std::to_string(all.size());
            all.push_back(c);
          }
  return all;
}

Spikes random_spikes(std::int64_t size, std::mt19937& random) {
  Spikes spikes(size);
  for (auto& spike : spikes) spike = random() % 3 == 0;
  return spikes;
}

const Spikes& spikes_of(const State& state, Population population) {
  return population == Population::excitatory   ? state.excitatory
         : population == Population::inhibitory ? state.inhibitory.spikes
                                                : state.inhibitory_2.spikes;
}

/// The input of each row of the block, by weights and spikes alone.
Eigen::ArrayXd inputs_by(const WeightBlock& block, const State& state) {
  Eigen::VectorXd spikes(static_cast<Eigen::Index>(block.from.size()));
  for (Eigen::Index j = 0; j < spikes.size(); ++j) {
    const NeuronName& from = block.from[static_cast<std::size_t>(j)];
    spikes[j] = spikes_of(state, from.population)[from.neuron];
  }
  return (block.weight.matrix() * spikes).array();
}

WeightBlock whole(const Network& network, const Parameters& p) {
  const auto all = block_neurons(p, {}, 1000, false);
  return weights_between(network, p, all, all);
}

State random_state(const Parameters& p, std::mt19937& random) {
  State state;
  state.excitatory = random_spikes(p.network.excitatory, random);
  state.inhibitory.spikes = random_spikes(p.network.inhibitory, random);
  state.inhibitory_2.spikes = random_spikes(p.network.inhibitory, random);
  return state;
}

TEST(Weights, TimesSpikesAreTheInputsOfTheEngineForAllOptions) {
  std::mt19937 random(7);
  for (const Case& c : cases()) {
    SCOPED_TRACE(c.name);
    const auto network = Network::build(c.p);
    Machinery machinery(*network, c.p);
    const WeightBlock block = whole(*network, c.p);
    for (int trial = 0; trial < 5; ++trial) {
      const State state = random_state(c.p, random);
      const Sums sums = sums_of(*network, state);
      const double q = static_cast<double>(sums.excitatory) / 70;
      const Eigen::ArrayXd x =
          c.p.has_inhibitory() ? machinery.inhibition_reaching(state.inhibitory) : Eigen::ArrayXd::Constant(70, q);
      const double y = c.p.has_inhibitory_2() ? state.inhibitory_2.spikes.cast<double>().mean() : 0;
      const Eigen::ArrayXd inputs = inputs_by(block, state);
      for (std::int64_t i = 0; i < 70; ++i)
        EXPECT_NEAR(inputs[i], machinery.input()(i, sums.pattern, state.excitatory[i] != 0, x[i], y), 1e-10);
      for (std::size_t row = 70; row < block.to.size(); ++row) {
        const NeuronName& to = block.to[row];
        const IndexView wires = network->wiring(to.population).inputs_of(to.neuron);
        EXPECT_NEAR(inputs[static_cast<Eigen::Index>(row)], state.excitatory(wires).cast<double>().mean(), 1e-12);
      }
    }
  }
}

TEST(Weights, DalesLawHoldsWithInhibitoryNeuronsAndNotWithIdealInhibition) {
  for (const Case& c : cases()) {
    SCOPED_TRACE(c.name);
    const auto network = Network::build(c.p);
    const WeightBlock block = whole(*network, c.p);
    const std::vector<SignCount> signs = dale(block);
    std::size_t mixed = 0;
    for (std::size_t j = 0; j < signs.size(); ++j) {
      EXPECT_EQ(signs[j].positive + signs[j].negative + signs[j].zero, static_cast<std::int64_t>(block.to.size()));
      mixed += signs[j].mixed();
      if (!c.p.has_inhibitory()) continue;
      const bool excitatory = block.from[j].population == Population::excitatory;
      EXPECT_EQ(excitatory ? signs[j].negative : signs[j].positive, 0);
    }
    if (c.p.has_inhibitory()) {
      EXPECT_EQ(mixed, 0u);
    } else {
      EXPECT_GT(mixed, 60u) << "with so many memories nearly every neuron shares one with some others";
    }
  }
}

TEST(Weights, RedrawnWiresCountWithTheirMean) {
  Parameters p;
  p.network.wiring = WiringKind::redrawn;
  p.network.feedback = Feedback::reciprocal;
  const auto network = Network::build(p);
  Parameters uniform = p;
  uniform.network.feedback = Feedback::uniform;
  const WeightBlock block = whole(*network, p);
  EXPECT_TRUE(block.weight.isApprox(whole(*network, uniform).weight, 1e-12));
  EXPECT_NEAR(block.weight(300, 0), 1.0 / 300, 1e-15);
  EXPECT_EQ(block.weight(300, 300), 0) << "no inhibitory neuron reaches another one";
}

TEST(Weights, SharedMemoriesAreCounted) {
  const auto network = Network::build({});
  for (std::int64_t j = 0; j < 300; ++j) {
    std::int64_t shared = 0;
    for (std::int64_t mu = 0; mu < 10; ++mu)
      shared += network->patterns().contains(mu, 5) && network->patterns().contains(mu, j);
    EXPECT_EQ(shared_memories(*network, 5, j), shared);
  }
}

TEST(Weights, LargeNetworksAreSampledWithEveryPopulation) {
  Parameters p;
  p.network.excitatory = 3000;
  p.network.inhibitory = 800;
  p.network.second_inhibitory.enabled = true;
  for (const bool evenly : {false, true}) {
    const auto names = block_neurons(p, {}, 400, evenly);
    EXPECT_LE(names.size(), 400u);
    std::int64_t count[3] = {}, last[3] = {};
    for (const NeuronName& each : names) {
      const auto s = static_cast<std::size_t>(each.population);
      EXPECT_TRUE(count[s] == 0 || each.neuron > last[s]);
      last[s] = each.neuron;
      ++count[s];
    }
    for (const std::int64_t each : count) EXPECT_GE(each, 50);
    EXPECT_EQ(last[0] > 2900, evenly);
  }
  EXPECT_EQ(block_neurons({}, {}, 400, true).size(), 380u) << "small networks are there as a whole";
}

}  // namespace
}  // namespace engram::test

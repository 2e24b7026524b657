// The rules of the outcome on states made one by one, at the edges: rhythms of every kind, bursts, noise, short runs.
#include <gmock/gmock.h>

#include <cmath>
#include <random>
#include <set>

#include "core/observe/outcome.h"
#include "core/observe/repetition.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

constexpr int neurons = 1000;

class OutcomeEdges : public testing::Test {
 protected:
  OutcomeEdges() {
    p_.network.excitatory = neurons;
    p_.network.patterns = 5;
    p_.network.pattern_kind = PatternKind::exact;
    network_ = Network::build(p_);
  }

  /// After `steps` states.
  Outcome of(const std::function<Spikes(int)>& state_at, int steps = 60) {
    OutcomeWatcher watcher;
    for (int t = 0; t < steps; ++t) {
      State state;
      state.excitatory = state_at(t);
      state.inhibitory.spikes = state.inhibitory_2.spikes = Spikes::Zero(80);
      const Sums sums = sums_of(*network_, state);
      SpikeBits spikes;
      spikes.take(state.excitatory);
      watcher.add(Observables(*network_, p_, sums), 5, spikes);
    }
    return watcher.outcome(0.1);
  }
  std::string said(const std::function<Spikes(int)>& state_at, int steps = 60) { return to_cell(of(state_at, steps)); }

  [[nodiscard]] Spikes memory(int mu) const { return network_->patterns().pattern(mu); }
  /// Each neuron of `spikes` is another with this probability.
  Spikes noisy(Spikes spikes, double silenced, double excited) {
    for (std::uint8_t& spike : spikes)
      if (std::bernoulli_distribution(spike != 0 ? silenced : excited)(random_)) spike = spike == 0 ? 1 : 0;
    return spikes;
  }
  Spikes random_state(double rate) { return noisy(none, 0, rate); }

  const Spikes none = Spikes::Zero(neurons), all = Spikes::Ones(neurons);
  std::mt19937_64 random_{1};
  Parameters p_;
  std::shared_ptr<const Network> network_;
};

TEST_F(OutcomeEdges, RhythmsOfEveryPeriodFromTwoToHalfOfTheWindow) {
  for (int period = 2; period <= 20; ++period) {
    const std::string expected = "oscillating " + std::to_string(period);
    EXPECT_EQ(said([&](int t) { return t % period == 0 ? all : none; }), expected) << "all neurons, then none";
    EXPECT_EQ(said([&](int t) { return t % period < (period + 1) / 2 ? memory(1) : none; }), expected);
  }
}

TEST_F(OutcomeEdges, RhythmsAtAConstantRate) {
  for (int length = 2; length <= 5; ++length)
    EXPECT_EQ(said([&](int t) { return memory(t % length); }), "oscillating " + std::to_string(length));
  EXPECT_EQ(of([&](int t) { return memory(t / 4 % 2); }).evidence.signal, OutcomeSignal::overlap);
  std::vector<Spikes> states;
  for (int k = 0; k < 7; ++k) states.push_back(random_state(0.1));
  const Outcome cycle = of([&](int t) { return noisy(states[static_cast<std::size_t>(t) % 7], 0.1, 0.01); });
  EXPECT_EQ(to_cell(cycle), "oscillating 7");
  EXPECT_EQ(cycle.evidence.signal, OutcomeSignal::state);
}

TEST_F(OutcomeEdges, BurstsAStepEarlyOrLateAreARhythm) {
  const auto bursts = [&](int t) { return t % 13 == 0 || t % 13 == 6 ? all : none; };  // 6, 7, 6, 7 steps apart
  const Outcome outcome = of(bursts);
  EXPECT_EQ(outcome.kind, OutcomeKind::oscillating);
  EXPECT_THAT(outcome.period, testing::AnyOf(6, 7, 13));
}

TEST_F(OutcomeEdges, BurstsWithoutARhythm) {
  const std::set<int> irregular{21, 23, 30, 31, 42, 45, 56, 57, 59};
  EXPECT_EQ(said([&](int t) { return irregular.contains(t) ? all : none; }), "wandering");
  EXPECT_EQ(said([&](int t) { return irregular.contains(t) && t < 40 ? all : none; }), "silent") << "and then nothing";
  EXPECT_EQ(said([&](int t) { return t >= 25 && t < 40 && t % 5 == 0 ? all : none; }), "silent")
      << "a rhythm that ended";
}

TEST_F(OutcomeEdges, NoiseIsNoRhythm) {
  int wandering = 0;
  for (int n = 0; n < 300; ++n) {
    EXPECT_EQ(said([&](int) { return noisy(memory(1), 0.2, 0.02); }), "retrieved 2");
    wandering += said([&](int) { return random_state(0.25); }) == "wandering" ? 1 : 0;
  }
  EXPECT_GE(wandering, 297);
}

TEST_F(OutcomeEdges, ShortRunsAreJudgedOnWhatThereIs) {
  EXPECT_EQ(OutcomeWatcher().outcome(0.1).kind, OutcomeKind::wandering);
  for (const int steps : {1, 2, 3, 5, 10, 39}) {
    EXPECT_EQ(said([&](int) { return memory(0); }, steps), "retrieved 1") << steps;
    EXPECT_EQ(said([&](int) { return none; }, steps), "silent") << steps;
    EXPECT_EQ(said([&](int) { return all; }, steps), "runaway") << steps;
    EXPECT_EQ(said([&](int) { return random_state(0.1); }, steps), "wandering") << steps;
  }
  const Spikes state = random_state(0.1);
  EXPECT_EQ(said([&](int) { return state; }, 3), "wandering") << "too few to know that it stays";
  EXPECT_EQ(said([&](int) { return state; }, 4), "spurious");
  EXPECT_EQ(of([&](int) { return state; }, 25).evidence.steps, 25);
}

TEST_F(OutcomeEdges, WhatChangedWithinTheWindowIsWanderingUntilItHasStayed) {
  const auto change = [&](int at, const Spikes& before, const Spikes& after) {
    return said([&](int t) { return t < at ? before : after; });
  };
  EXPECT_EQ(change(58, memory(0), memory(1)), "retrieved 1");
  EXPECT_EQ(change(50, memory(0), memory(1)), "wandering");
  EXPECT_EQ(change(40, memory(0), memory(1)), "wandering");
  EXPECT_EQ(change(22, memory(0), memory(1)), "retrieved 2");
  EXPECT_EQ(change(50, memory(0), none), "wandering");
  EXPECT_EQ(change(40, memory(0), none), "silent");
  EXPECT_EQ(change(40, memory(0), all), "runaway");
}

TEST_F(OutcomeEdges, TheNumbersThatDecided) {
  Spikes half = memory(2);
  for (int i = 0, kept = 0; i < neurons; ++i)
    if (half[i] != 0 && ++kept > 50) half[i] = 0;
  const OutcomeEvidence partial = of([&](int) { return half; }).evidence;
  EXPECT_EQ(partial.memory, 2);
  EXPECT_NEAR(partial.overlap, 0.5, 1e-6);
  EXPECT_DOUBLE_EQ(partial.rate, 0.05);
  EXPECT_NEAR(partial.deviation, 0, 1e-6);
  EXPECT_EQ(partial.steps, 40);
  EXPECT_DOUBLE_EQ(partial.persistence, 1);
  const OutcomeEvidence rhythm = of([&](int t) { return t % 4 < 2 ? memory(0) : none; }).evidence;
  EXPECT_EQ(rhythm.signal, OutcomeSignal::rate);
  EXPECT_DOUBLE_EQ(rhythm.swing, 0.1);
}

TEST_F(OutcomeEdges, ARateThatSwingsLessThanTheActivityIsNoRhythm) {
  EXPECT_EQ(said([&](int t) { return t % 2 == 0 ? noisy(memory(0), 0, 0.02) : memory(0); }), "retrieved 1");
}

TEST(Repetition, AutocorrelationOfComponentsIsThatOfTheirProducts) {
  std::vector<double> signal;
  Eigen::ArrayXXd products(12, 12);
  for (int t = 0; t < 12; ++t) signal.push_back(std::cos(t) + 3);
  for (int t = 0; t < 12; ++t)
    for (int s = 0; s < 12; ++s)
      products(t, s) = signal[static_cast<std::size_t>(t)] * signal[static_cast<std::size_t>(s)];
  const auto one = autocorrelation(signal), other = autocorrelation(without_means(products));
  ASSERT_EQ(one.size(), 10U);
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t lag = 0; lag < one.size(); ++lag) EXPECT_NEAR(one[lag], other[lag], 1e-9);
  EXPECT_DOUBLE_EQ(one[0], 1);
}

}  // namespace
}  // namespace engram::test

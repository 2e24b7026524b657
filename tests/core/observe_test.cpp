#include "core/observe/observables.h"

#include "core/observe/outcome.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

TEST(Observables, OverlapHammingAndRatesFromTheirDefinitions) {
  Parameters p;
  p.network.second_inhibitory.enabled = true;
  Engine engine = engine_of(p);
  for (int t = 0; t < 3; ++t) engine.step();
  const Observables o(engine.network(), p, engine.sums());
  const Spikes& sigma = engine.state().excitatory;
  const double a = p.network.activity;
  for (std::int64_t mu = 0; mu < 10; ++mu) {
    const Spikes xi = engine.network().patterns().pattern(mu);
    const double overlap = ((xi.cast<double>() - a) * sigma.cast<double>()).sum() / (300 * a * (1 - a));
    EXPECT_NEAR(o.overlap(mu), overlap, 1e-12);
    EXPECT_DOUBLE_EQ(o.hamming(mu), (xi != sigma).cast<double>().sum() / 300);
  }
  EXPECT_DOUBLE_EQ(o.rate_excitatory(), sigma.cast<double>().mean());
  EXPECT_DOUBLE_EQ(o.rate_inhibitory().value(), engine.state().inhibitory.spikes.cast<double>().mean());
  EXPECT_DOUBLE_EQ(o.rate_inhibitory_2().value(), engine.state().inhibitory_2.spikes.cast<double>().mean());
}

TEST(Observables, AbsentPopulationsHaveNoRate) {
  Parameters p;
  p.network.inhibition = Inhibition::ideal;
  const Engine engine = engine_of(p);
  const Observables o(engine.network(), p, engine.sums());
  EXPECT_FALSE(o.rate_inhibitory());
  EXPECT_FALSE(o.rate_inhibitory_2());
}

/// Outcomes of states made to be what they are called.
class OutcomeOf : public testing::Test {
 protected:
  Outcome of(const std::function<Spikes(int)>& state_at) {
    Parameters p;
    p.network.excitatory = 1000;
    p.network.patterns = 5;
    const auto network = Network::build(p);
    patterns_ = network.get();
    OutcomeWatcher watcher;
    for (int t = 0; t < 60; ++t) {
      State state;
      state.excitatory = state_at(t);
      state.inhibitory.spikes = state.inhibitory_2.spikes = Spikes::Zero(80);
      const Sums sums = sums_of(*network, state);
      SpikeBits spikes(1000);
      spikes.take(state.excitatory);
      watcher.add(Observables(*network, p, sums), 5, spikes);
    }
    return watcher.outcome(0.1);
  }
  [[nodiscard]] Spikes memory(int mu) const { return patterns_->patterns().pattern(mu); }
  const Network* patterns_ = nullptr;
};

TEST_F(OutcomeOf, EachKind) {
  const Spikes none = Spikes::Zero(1000), all = Spikes::Ones(1000);
  EXPECT_EQ(to_text(of([&](int) { return none; })), "silent");
  EXPECT_EQ(to_text(of([&](int) { return all; })), "runaway");
  EXPECT_EQ(to_text(of([&](int) { return memory(2); })), "retrieved memory 3");
  EXPECT_EQ(to_text(of([&](int) { return Spikes(memory(0).max(memory(3))); })), "mixture of memories 1 and 4");
  EXPECT_EQ(to_text(of([&](int t) { return t % 4 < 2 ? Spikes(memory(0)) : none; })), "oscillating with period 4");
  EXPECT_EQ(to_text(of([&](int) {
              Spikes half = memory(1);
              half.head(500) = 0;
              return half;
            })),
            "partial memory 2");
  EXPECT_EQ(to_text(of([&](int t) {
              Spikes elsewhere = none;
              elsewhere.segment(9 * t, 100) = 1;
              return elsewhere;
            })),
            "wandering");
}

}  // namespace
}  // namespace engram::test

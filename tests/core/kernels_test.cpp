// Every kernel level gives the spikes of the reference, to the last bit, for every rule and option.
#include <algorithm>

#include "core/engine/kernels/level.h"
#include "core/engine/spike_bits.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

/// Numbers from a fixed list.
class Picks {
 public:
  explicit Picks(std::uint64_t n) : n_(n) {}
  std::uint32_t below(std::uint32_t count) { return choose(draws_.number32({Stream::cue, n_, 3}, next_++), count); }
  bool one_in(std::uint32_t count) { return below(count) == 0; }
  double unit() { return below(1'000'000) * 1e-6; }
  template <class T>
  T of(std::initializer_list<T> values) {
    return values.begin()[below(static_cast<std::uint32_t>(values.size()))];
  }

 private:
  Draws draws_{4711};
  std::uint64_t n_;
  std::uint32_t next_ = 0;
};

void pick_live(Picks& pick, Parameters& p) {
  p.network.wiring = pick.of({WiringKind::fixed, WiringKind::redrawn});
  p.network.feedback = pick.one_in(8) ? Feedback::reciprocal : Feedback::uniform;
  p.network.inhibition = pick.one_in(4) ? Inhibition::ideal : Inhibition::population;
  p.network.self_coupling = !pick.one_in(3);
  p.network.second_inhibitory.enabled = pick.one_in(3);
  if (pick.one_in(2)) p.network.second_inhibitory.threshold = pick.unit();
  p.dynamics.update = pick.of({UpdateRule::synchronous, UpdateRule::sequential, UpdateRule::asynchronous});
  p.dynamics.order = pick.of({Order::permutation, Order::typewriter});
  p.dynamics.beta = pick.of({0.01, 0.5, 4.0, 4.0, 10.0, 100.0, 1e9});
  p.dynamics.theta = pick.of({1.0, 1.0, 0.0, -3.0, 50.0, 1e300, 0.7});
  p.dynamics.inhibition_gain = pick.of({1.0, 1.0, 0.0, 0.3, 20.0, 1e200});
  p.dynamics.inhibition_delay = 1;
  if (p.dynamics.update == UpdateRule::synchronous && p.has_inhibitory())
    p.dynamics.inhibition_delay = pick.of({1, 1, 1, 0, 2, 9});
  p.dynamics.inhibitory_transfer = pick.one_in(5) ? Transfer::tanh : Transfer::linear;
  p.stimulus.reset();
  if (pick.one_in(3))
    p.stimulus = Stimulus{pick.below(static_cast<std::uint32_t>(p.network.patterns)), pick.of({2.0, 0.5, -1.0, 1e6}),
                          pick.one_in(2)};
  p.interventions.clear();
  for (const auto population : {Population::excitatory, Population::inhibitory, Population::inhibitory_2})
    if (pick.one_in(5))
      p.interventions.push_back({population, pick.of({Clamp::silent, Clamp::firing}), pick.unit(), {}});
}

Parameters varied(std::uint64_t n, bool large) {
  Picks pick(n);
  Parameters p;
  p.seed = 5000 + n;
  if (pick.one_in(2)) p.noise_seed = n;
  p.network.excitatory = 1 + pick.below(large ? 3000 : 400);
  p.network.inhibitory = 1 + pick.below(large ? 700 : 200);
  const auto most = static_cast<std::uint32_t>(p.network.excitatory);
  p.network.inputs_per_inhibitory = pick.of({std::uint32_t{1}, most, 1 + pick.below(most)});
  p.network.patterns = pick.one_in(6) ? 1 : 1 + pick.below(large ? 600 : 40);
  p.network.activity = pick.of({0.1, 0.1, 0.5, 0.003, 0.99, 0.02 + 0.96 * pick.unit()});
  p.network.pattern_kind = pick.of({PatternKind::bernoulli, PatternKind::exact});
  pick_live(pick, p);
  p.cue.kind = pick.of({CueKind::flip, CueKind::partial});
  p.cue.fraction = pick.of({0.0, 0.05, 0.5, 1.0});
  p.cue.pattern = pick.below(static_cast<std::uint32_t>(p.network.patterns));
  return p;
}

bool same_past(const State& a, const State& b) {
  return std::equal(a.past.begin(), a.past.end(), b.past.begin(), b.past.end(), [](const auto& x, const auto& y) {
    return x->wired_at == y->wired_at && (x->spikes == y->spikes).all();
  });
}

bool same_sums(const Sums& a, const Sums& b) {
  return (a.pattern == b.pattern).all() && a.excitatory == b.excitatory && a.inhibitory == b.inhibitory &&
         a.inhibitory_2 == b.inhibitory_2;
}

void expect_same_course(Engine& plain, Engine& fast, int steps) {
  for (int t = 0; t < steps; ++t) {
    plain.step();
    fast.step();
    ASSERT_TRUE(same_sums(plain.sums(), fast.sums())) << "step " << fast.now();
  }
  ASSERT_TRUE(same_spikes(plain.state(), fast.state()));
}

class Kernels : public testing::TestWithParam<KernelLevel> {
 protected:
  void SetUp() override {
    if (!kernel_level_available(GetParam())) GTEST_SKIP() << "this machine has no " << name_of(GetParam());
  }

  /// Runs the reference and the kernels side by side; every third step, some live values change.
  static void compare(std::uint64_t n, bool large, int steps) {
    Parameters p = varied(n, large);
    const auto network = Network::build(p);
    const std::size_t past = 1 + n % 12 + 9;
    Engine plain(network, p, start_of(*network, p), past, KernelLevel::plain);
    Engine fast(network, p, start_of(*network, p), past, GetParam());
    Picks pick(n + 1'000'000);
    for (int t = 0; t < steps; ++t) {
      if (t % 3 == 2 && pick.one_in(2)) {
        pick_live(pick, p);
        plain.set(p);
        fast.set(p);
      }
      plain.step();
      fast.step();
      ASSERT_EQ(plain.now(), fast.now());
      ASSERT_TRUE(same_sums(plain.sums(), fast.sums())) << "network " << n << ", step " << fast.now();
      if (pick.one_in(3) || t + 1 == steps) {
        ASSERT_TRUE(same_spikes(plain.state(), fast.state())) << "network " << n << ", step " << fast.now();
        ASSERT_TRUE(same_past(plain.state(), fast.state())) << "network " << n << ", step " << fast.now();
        ASSERT_EQ(plain.state().inhibitory.wired_at, fast.state().inhibitory.wired_at);
        ASSERT_EQ(plain.state().inhibitory_2.wired_at, fast.state().inhibitory_2.wired_at);
      }
    }
  }
};

TEST_P(Kernels, GiveTheSpikesOfTheReference) {
  for (std::uint64_t n = 0; n < 600 && !HasFatalFailure(); ++n) compare(n, false, 14);
}

TEST_P(Kernels, AndInLargerNetworks) {
  for (std::uint64_t n = 10'000; n < 10'040 && !HasFatalFailure(); ++n) compare(n, true, 14);
}

TEST_P(Kernels, AndAtTheSizesOfTheTargets) {
  for (const bool lazy : {false, true})
    for (const auto rule : {UpdateRule::synchronous, UpdateRule::sequential, UpdateRule::asynchronous})
      for (const double beta : {0.5, 4.0}) {
        Parameters p;
        p.network.excitatory = lazy ? 9001 : 3000;
        p.network.inhibitory = 800;
        p.network.inputs_per_inhibitory = 600;
        p.network.patterns = lazy ? 200 : 100;
        p.dynamics.update = rule;
        p.dynamics.beta = beta;
        const auto network = Network::build(p);
        Engine plain(network, p, start_of(*network, p), 2, KernelLevel::plain);
        Engine fast(network, p, start_of(*network, p), 2, GetParam());
        expect_same_course(plain, fast, 25);
      }
}

TEST_P(Kernels, WithSeveralThreadsToo) {
  for (const auto rule : {UpdateRule::synchronous, UpdateRule::sequential})
    for (const unsigned threads : {2u, 5u}) {
      Parameters p;
      p.network.excitatory = 12'345;
      p.network.inhibitory = 333;
      p.network.patterns = 350;  // large enough for more than one thread
      p.network.second_inhibitory.enabled = true;
      p.dynamics.update = rule;
      p.dynamics.beta = 2;
      const auto network = Network::build(p);
      Engine plain(network, p, start_of(*network, p), 2, KernelLevel::plain);
      Engine fast(network, p, start_of(*network, p), 2, GetParam(), threads);
      expect_same_course(plain, fast, 12);
    }
}

// Inputs so steep that single precision alone would decide: all neurons of the memory have the same h, next to θ.
TEST_P(Kernels, DoNotDecideByRounding) {
  Parameters p;
  p.network.patterns = 1;
  p.network.inhibition = Inhibition::ideal;
  p.dynamics.update = UpdateRule::sequential;
  p.cue.fraction = 0;
  for (std::uint64_t seed = 1; seed <= 60 && !HasFatalFailure(); ++seed)
    for (const double beta : {1e4, 1e6, 1e7, 1e9}) {
      p.seed = seed;
      p.dynamics.beta = beta;
      const auto network = Network::build(p);
      const auto active = static_cast<double>(network->patterns().active(0));
      const double a = p.network.activity, n = static_cast<double>(p.network.excitatory);
      p.dynamics.theta = 2 / (a * (1 - a)) * (1 - a) * active / n + (seed % 2 == 0 ? 0.1 : -0.1) / beta;
      Engine plain(network, p, start_of(*network, p), 1, KernelLevel::plain);
      Engine fast(network, p, start_of(*network, p), 1, GetParam());
      expect_same_course(plain, fast, 2);
    }
}

INSTANTIATE_TEST_SUITE_P(Levels, Kernels,
                         testing::Values(KernelLevel::baseline, KernelLevel::avx2, KernelLevel::avx512),
                         [](const auto& level) { return std::string(name_of(level.param)); });

TEST(KernelLevels, AreNamedAndChosen) {
  const KernelLevel before = kernel_level();
  EXPECT_EQ(set_kernel_level(std::string("plain")), std::nullopt);
  EXPECT_EQ(kernel_level(), KernelLevel::plain);
  EXPECT_EQ(set_kernel_level(std::string("baseline")), std::nullopt);
  EXPECT_EQ(kernel_level(), KernelLevel::baseline);
  const auto problem = set_kernel_level(std::string("fast"));
  ASSERT_TRUE(problem.has_value());
  EXPECT_TRUE(problem->starts_with("found \"fast\"; this machine has auto, plain, baseline")) << *problem;
  EXPECT_EQ(kernel_level(), KernelLevel::baseline);
  EXPECT_EQ(set_kernel_level(std::string("auto")), std::nullopt);
  EXPECT_TRUE(kernel_level_available(kernel_level()));
  set_kernel_level(before);
}

TEST(SpikeBitsTest, PastIsARing) {
  State state;
  state.inhibitory.spikes = Spikes::Zero(70);
  PastBits past;
  past.take(state);
  InhibitoryBits now;
  for (std::int64_t t = 0; t < 40; ++t) {
    state.inhibitory.spikes.setZero();
    state.inhibitory.spikes[t] = 1;
    state.inhibitory.wired_at = t;
    now.take(state.inhibitory);
    past.remember(now, 7);
    remember(state, 7);
    State given;
    past.give(given);
    ASSERT_TRUE(same_past(state, given)) << t;
    if (t == 20) past.take(state);
  }
  EXPECT_EQ(past.size(), 7u);
}

}  // namespace
}  // namespace engram::test

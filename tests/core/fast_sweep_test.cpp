// The fast sweep must do what the plain one does, to the last bit, whatever the network and its state.
#include "core/engine/kernels/fast_sweep.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>

#include "core/engine/kernels/certainty.h"
#include "core/model/check.h"
#include "core/model/probability.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(n)); }
  bool flip() { return below(2) == 0; }
  double real(double low, double high) { return low + (high - low) * static_cast<double>(below(100001)) / 100000; }
  double scale(double low, double high) { return std::exp(real(std::log(low), std::log(high))); }

 private:
  std::mt19937_64 engine_;
};

/// Everything that may change in a run, within what a fast sweep covers.
void choose_live(Parameters& p, Dice& dice) {
  p.network.wiring = dice.flip() ? WiringKind::fixed : WiringKind::redrawn;
  p.network.inhibition = dice.below(4) == 0 ? Inhibition::ideal : Inhibition::population;
  p.network.feedback =
      p.network.inhibition == Inhibition::ideal && dice.flip() ? Feedback::reciprocal : Feedback::uniform;
  p.network.self_coupling = dice.flip();
  p.network.second_inhibitory.enabled = dice.flip();
  p.network.second_inhibitory.threshold.reset();
  if (dice.flip()) p.network.second_inhibitory.threshold = dice.real(-0.1, 1);
  p.dynamics.order = dice.flip() ? Order::permutation : Order::typewriter;
  p.dynamics.beta = dice.scale(0.01, 100);
  p.dynamics.theta = dice.below(10) == 0 ? dice.real(-1e4, 1e4) : dice.real(-0.5, 2);
  p.dynamics.inhibition_gain = dice.below(10) == 0 ? dice.scale(10, 1e4) : dice.real(0, 2);
  p.stimulus.reset();
  if (dice.below(3) == 0) {
    const double strength = dice.below(4) == 0 ? dice.real(-1e4, 1e4) : dice.real(-3, 3);
    p.stimulus = Stimulus{dice.below(p.network.patterns), strength, dice.flip()};
  }
  p.interventions.clear();
  for (std::int64_t n = dice.below(4) == 0 ? 1 + dice.below(3) : 0; n > 0; --n)
    p.interventions.push_back(
        {static_cast<Population>(dice.below(3)), dice.flip() ? Clamp::silent : Clamp::firing, dice.real(0, 0.6), {}});
  if (!FastSweep::covers(p)) p.dynamics.inhibition_gain = 1;  // too much altogether
}

Parameters any_network(Dice& dice) {
  Parameters p;
  p.seed = static_cast<std::uint64_t>(dice.below(1'000'000));
  p.network.excitatory = 1 + dice.below(dice.flip() ? 300 : 20);
  p.network.inhibitory = 1 + dice.below(dice.flip() ? 120 : 8);
  const std::int64_t inputs[] = {1, p.network.excitatory, 1 + dice.below(p.network.excitatory)};
  p.network.inputs_per_inhibitory = inputs[dice.below(3)];
  p.network.patterns = dice.below(4) == 0 ? 1 : 1 + dice.below(40);
  const double activities[] = {0.1, 0.001, 0.999, dice.real(0.01, 0.99)};
  p.network.activity = activities[dice.below(4)];
  p.cue = {.pattern = dice.below(p.network.patterns), .kind = CueKind::flip, .fraction = dice.real(0, 1)};
  p.dynamics.update = UpdateRule::asynchronous;
  choose_live(p, dice);
  return p;
}

testing::AssertionResult same(const State& a, const State& b) {
  if (!same_spikes(a, b)) return testing::AssertionFailure() << "other spikes";
  if (a.inhibitory.wired_at != b.inhibitory.wired_at || a.inhibitory_2.wired_at != b.inhibitory_2.wired_at)
    return testing::AssertionFailure() << "other wires";
  const auto equal = [](const auto& x, const auto& y) {
    return (x->spikes == y->spikes).all() && x->wired_at == y->wired_at;
  };
  if (!std::equal(a.past.begin(), a.past.end(), b.past.begin(), b.past.end(), equal))
    return testing::AssertionFailure() << "another past";
  return testing::AssertionSuccess();
}

testing::AssertionResult same(const Sums& a, const Sums& b) {
  const bool equal = (a.pattern == b.pattern).all() && a.excitatory == b.excitatory && a.inhibitory == b.inhibitory &&
                     a.inhibitory_2 == b.inhibitory_2;
  return equal ? testing::AssertionSuccess() : testing::AssertionFailure() << "other sums";
}

/// One run, swept in both ways; live values may change in between.
class Pair {
 public:
  explicit Pair(const Parameters& p) : network_(Network::build(p)), plain_(start_of(*network_, p)) {
    use(p);
    put(plain_);
  }

  void use(const Parameters& p) {
    EXPECT_TRUE(FastSweep::covers(p));
    sweep_.reset();
    machinery_ = std::make_unique<Machinery>(*network_, p);
    sweep_ = std::make_unique<FastSweep>(*machinery_);
  }

  /// Goes on from this state.
  void put(const State& state) {
    plain_ = fast_ = state;
    plain_sums_ = fast_sums_ = sums_of(*network_, state);
  }

  void sweep(int times) {
    for (int t = 0; t < times; ++t) {
      asynchronous_update(*machinery_, plain_, plain_sums_, 3);
      sweep_->step(fast_, fast_sums_, 3);
      ASSERT_TRUE(same(plain_, fast_)) << "step " << plain_.step;
      ASSERT_TRUE(same(plain_sums_, fast_sums_)) << "step " << plain_.step;
    }
  }

  [[nodiscard]] const State& state() const { return plain_; }
  [[nodiscard]] const Sums& sums() const { return plain_sums_; }

 private:
  std::shared_ptr<const Network> network_;
  std::unique_ptr<Machinery> machinery_;
  std::unique_ptr<FastSweep> sweep_;
  State plain_, fast_;
  Sums plain_sums_, fast_sums_;
};

TEST(FastSweep, SweepsAsThePlainRuleWithAnyNetwork) {
  for (std::uint64_t n = 0; n < 600; ++n) {
    SCOPED_TRACE(n);
    Dice dice(n);
    const Parameters p = any_network(dice);
    ASSERT_TRUE(check(p, 1e9).empty());
    Pair pair(p);
    pair.sweep(12);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(FastSweep, SweepsAsThePlainRuleWhileLiveValuesChange) {
  for (std::uint64_t n = 0; n < 150; ++n) {
    SCOPED_TRACE(n);
    Dice dice(10'000 + n);
    Parameters p = any_network(dice);
    Pair pair(p);
    for (int change = 0; change < 8; ++change) {
      pair.sweep(1 + static_cast<int>(dice.below(3)));
      if (testing::Test::HasFatalFailure()) return;
      choose_live(p, dice);
      pair.use(p);
    }
  }
}

TEST(FastSweep, SweepsAsThePlainRuleFromAnyState) {
  for (std::uint64_t n = 0; n < 150; ++n) {
    SCOPED_TRACE(n);
    Dice dice(20'000 + n);
    Pair pair(any_network(dice));
    for (int jump = 0; jump < 6; ++jump) {  // silent, all firing, or anything: with the reference sums of another state
      State state = pair.state();
      const double rate = std::clamp(dice.real(-0.5, 1.5), 0.0, 1.0);
      for (Spikes* spikes : {&state.excitatory, &state.inhibitory.spikes})
        for (std::uint8_t& spike : *spikes) spike = dice.real(0, 1) < rate ? 1 : 0;
      pair.put(state);
      pair.sweep(2);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

TEST(FastSweep, SweepsAsThePlainRuleWithTheCourseNetwork) {
  for (const Order order : {Order::permutation, Order::typewriter}) {
    Parameters p;
    p.dynamics.update = UpdateRule::asynchronous;
    p.dynamics.order = order;
    for (p.seed = 1; p.seed <= 10; ++p.seed) Pair(p).sweep(100);
  }
}

/// Retrieval, with its rare changes, and a burst in which nearly all neurons change.
TEST(FastSweep, SweepsAsThePlainRuleWithALargeNetwork) {
  Parameters p;
  p.network.excitatory = 3000;
  p.network.inhibitory = 800;
  p.network.inputs_per_inhibitory = 600;
  p.network.patterns = 100;
  p.cue.fraction = 0;
  p.dynamics.update = UpdateRule::asynchronous;
  Pair pair(p);
  pair.sweep(20);
  EXPECT_GT(pair.sums().excitatory, 100);
  p.network.inhibition = Inhibition::ideal;
  pair.use(p);
  pair.sweep(10);
  p.network.inhibition = Inhibition::population;
  p.network.self_coupling = false;
  p.dynamics.inhibition_gain = 0;  // all fire
  pair.use(p);
  pair.sweep(4);
  EXPECT_GT(pair.sums().excitatory, 2500);
  p.dynamics.inhibition_gain = 1.2;
  p.network.second_inhibitory.enabled = true;
  pair.use(p);
  pair.sweep(15);
}

/// Neurons of no memory that begin to fire move no sum over memories, only inhibition, in the middle of a sweep and
/// against all expectation: every neuron of the memory that seemed sure to go on firing must notice.
TEST(FastSweep, InhibitionThatComesUnexpectedlyIsNoticed) {
  enum class Path { first, second, ideal };
  for (const Path path : {Path::first, Path::second, Path::ideal})
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      SCOPED_TRACE(seed);
      auto given = std::make_shared<GivenNetwork>();
      given->patterns.assign(1, Spikes::Zero(1200));
      given->patterns[0].head(180) = 1;
      Parameters p;
      p.seed = seed;
      p.network.excitatory = 1200;
      p.network.inhibitory = 300;
      p.network.patterns = 1;
      p.network.activity = 0.15;
      p.network.given = given;
      p.cue.fraction = 0;
      p.dynamics.update = UpdateRule::asynchronous;
      p.dynamics.inhibition_gain = path == Path::second ? 0 : 4;
      if (path == Path::ideal) p.network.inhibition = Inhibition::ideal;
      if (path == Path::second) p.network.second_inhibitory = {true, 0.0};
      p.dynamics.beta = 10;
      p.dynamics.theta = path == Path::second ? 1.6 : 0.4;
      Pair pair(p);
      Intervention begins{Population::excitatory, Clamp::firing, {}, {}};
      for (std::int32_t i = 750; i < 1170; ++i) begins.neurons.push_back(i);
      p.interventions = {begins};
      if (path == Path::second) p.interventions.push_back({Population::inhibitory, Clamp::silent, 1.0, {}});
      pair.use(p);
      pair.sweep(3);
      if (testing::Test::HasFatalFailure()) return;
    }
}

TEST(FastSweep, EngineSweepsFastPlainlyAndWatchedAlike) {
  Parameters p;
  p.dynamics.update = UpdateRule::asynchronous;
  const auto network = Network::build(p);
  const State start = start_of(*network, p);
  Engine fast(network, p, start, 2), plain(network, p, start, 2, KernelLevel::plain), watched(network, p, start, 2);
  for (int t = 0; t < 40; ++t) {
    if (t == 20) {
      p.dynamics.beta = 2;
      fast.set(p);
      plain.set(p);
      watched.set(p);
    }
    fast.step();
    plain.step();
    std::int64_t updates = 0;
    watched.step([&](const Update&, const Sums&) { ++updates; });
    EXPECT_EQ(updates, 380);
    ASSERT_TRUE(same(fast.state(), plain.state()));
    ASSERT_TRUE(same(fast.sums(), plain.sums()));
    ASSERT_TRUE(same(watched.state(), plain.state()));
    ASSERT_TRUE(same(watched.sums(), plain.sums()));
  }
}

TEST(FastSweep, LeavesToThePlainRuleWhatHasNoFastWay) {
  Parameters p;
  EXPECT_TRUE(FastSweep::covers(p));
  p.network.feedback = Feedback::reciprocal;
  EXPECT_FALSE(FastSweep::covers(p));
  p.network.inhibition = Inhibition::ideal;
  EXPECT_TRUE(FastSweep::covers(p));
  p = {};
  p.dynamics.inhibitory_transfer = Transfer::tanh;
  EXPECT_FALSE(FastSweep::covers(p));
  p = {};
  p.dynamics.theta = -1e300;
  EXPECT_FALSE(FastSweep::covers(p));
  p = {};
  p.stimulus = Stimulus{0, 1e12, false};
  EXPECT_FALSE(FastSweep::covers(p));
}

TEST(FastSweep, TheBoundIsAboveTheLogarithmOfEveryDrawAndNear) {
  EXPECT_GT(unlikely(0), surest);
  for (int v = 1; v < 65536; ++v) {
    const double exact = std::log2((65536.0 - v) / v), bound = static_cast<double>(unlikely(static_cast<float>(v)));
    ASSERT_GT(bound, exact + 1e-4) << v;
    ASSERT_LT(bound, exact + 0.18) << v;
  }
}

/// What is called sure must be so for the thresholds that decide, at every draw and just where certainty begins.
TEST(FastSweep, WhatIsSureAgreesWithTheThresholds) {
  for (std::uint64_t u = 0; u < 65536; u += u < 300 || u > 65200 ? 1 : 37)
    for (const float s : {0.0F, 1.0F})
      for (double z = -60; z < 60; z += 0.37) {
        if (!surely_stays(s, static_cast<float>(u), static_cast<float>(z), 0.001F)) continue;
        const std::uint64_t threshold = threshold_of(firing_probability(-z / 2.8853900817779268));
        const std::uint64_t least = u << 48, largest = least | 0xffff'ffff'ffffU;
        ASSERT_TRUE(s > 0 ? largest < threshold : least >= threshold) << u << " " << z;
      }
}

TEST(FastSweep, TurnsAreSortedByKeyThenByNeuron) {
  TurnSorter sorter;
  for (const std::size_t count : {0UL, 1UL, 2UL, 12UL, 13UL, 100UL, 5000UL})
    for (const int bits : {1, 8, 32}) {  // few keys, many ties
      std::mt19937 random(count);
      std::vector<Turn> turns;
      for (std::size_t i = 0; i < count; ++i)
        turns.push_back(turn_of(static_cast<std::uint32_t>(random()) >> (32 - bits), static_cast<std::uint32_t>(i)));
      const Turn first = count > 0 ? *std::min_element(turns.begin(), turns.end()) : 0;
      std::vector<Turn> expected = turns;
      std::sort(expected.begin(), expected.end());
      sorter.sort(turns, first, no_turn);
      EXPECT_EQ(turns, expected) << count << " " << bits;
    }
}

}  // namespace
}  // namespace engram::test

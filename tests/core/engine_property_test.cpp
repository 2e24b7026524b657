// What must hold for every network, whatever its numbers.
#include <algorithm>

#include "tests/core/test_network.h"

namespace engram::test {
namespace {

/// Networks of odd sizes and all options, from a fixed list of numbers; `n` chooses one of them.
Parameters varied(std::uint64_t n) {
  const Draws draws(77);
  std::uint32_t next = 0;
  const auto pick = [&](std::uint32_t count) { return choose(draws.number32({Stream::cue, n, 1}, next++), count); };
  Parameters p;
  p.seed = 1000 + n;
  p.network.excitatory = 1 + pick(120);
  p.network.inhibitory = 1 + pick(40);
  p.network.inputs_per_inhibitory = 1 + pick(static_cast<std::uint32_t>(p.network.excitatory));
  p.network.patterns = 1 + pick(12);
  p.network.activity = 0.02 + 0.96 * pick(1000) / 1000.0;
  p.network.pattern_kind = pick(2) == 0 ? PatternKind::bernoulli : PatternKind::exact;
  p.network.wiring = pick(2) == 0 ? WiringKind::fixed : WiringKind::redrawn;
  p.network.feedback = pick(2) == 0 ? Feedback::uniform : Feedback::reciprocal;
  p.network.inhibition = pick(4) == 0 ? Inhibition::ideal : Inhibition::population;
  p.network.self_coupling = pick(2) == 0;
  p.network.second_inhibitory.enabled = pick(2) == 0;
  p.dynamics.beta = 0.01 + pick(100) * 0.1;
  p.dynamics.theta = pick(200) * 0.01 - 0.5;
  p.dynamics.inhibition_gain = pick(20) * 0.1;
  p.dynamics.inhibitory_transfer = pick(2) == 0 ? Transfer::linear : Transfer::tanh;
  p.dynamics.order = pick(2) == 0 ? Order::permutation : Order::typewriter;
  p.dynamics.update = static_cast<UpdateRule>(pick(3));
  p.cue.kind = pick(2) == 0 ? CueKind::flip : CueKind::partial;
  p.cue.fraction = pick(100) * 0.01;
  EXPECT_TRUE(check(p, 1e9).empty());
  return p;
}

void expect_same_run(Engine& a, Engine& b, int steps) {
  ASSERT_TRUE(same_spikes(a.state(), b.state()));
  for (int t = 0; t < steps; ++t) {
    a.step();
    b.step();
    ASSERT_TRUE(same_spikes(a.state(), b.state())) << "step " << a.state().step;
  }
}

TEST(EngineProperty, SameSeedsSameSpikes) {
  for (std::uint64_t n = 0; n < 200; ++n) {
    const Parameters p = varied(n);
    Engine a = engine_of(p), b = engine_of(p);
    expect_same_run(a, b, 8);
  }
}

TEST(EngineProperty, OtherNoiseOtherSpikesSameStart) {
  Parameters p;
  Engine a = engine_of(p);
  p.noise_seed = 2;
  Engine b = engine_of(p);
  ASSERT_TRUE(same_spikes(a.state(), b.state()));
  for (int t = 0; t < 5; ++t) {
    a.step();
    b.step();
  }
  EXPECT_FALSE(same_spikes(a.state(), b.state()));
}

TEST(EngineProperty, SumsStayThoseOfTheState) {
  for (std::uint64_t n = 0; n < 200; ++n) {
    Engine engine = engine_of(varied(n));
    for (int t = 0; t < 6; ++t) engine.step();
    const Sums fresh = sums_of(engine.network(), engine.state());
    ASSERT_TRUE((fresh.pattern == engine.sums().pattern).all()) << n;
    ASSERT_EQ(fresh.excitatory, engine.sums().excitatory);
    ASSERT_EQ(fresh.inhibitory, engine.sums().inhibitory);
    ASSERT_EQ(fresh.inhibitory_2, engine.sums().inhibitory_2);
  }
}

TEST(EngineProperty, SequentialEqualsSynchronousWithIdealInhibitionAndNoSecondPopulation) {
  for (std::uint64_t n = 0; n < 100; ++n) {
    Parameters p = varied(n);
    p.network.inhibition = Inhibition::ideal;
    p.network.second_inhibitory.enabled = false;
    p.dynamics.update = UpdateRule::synchronous;
    Engine a = engine_of(p);
    p.dynamics.update = UpdateRule::sequential;
    Engine b = engine_of(p);
    expect_same_run(a, b, 6);
  }
}

TEST(EngineProperty, DelayZeroIsSequentialAndDelayOneIsThePlainRule) {
  for (std::uint64_t n = 0; n < 100; ++n) {
    Parameters p = varied(n);
    p.network.inhibition = Inhibition::population;
    p.network.second_inhibitory.enabled = false;  // the second population is not delayed
    p.dynamics.update = UpdateRule::synchronous;
    p.dynamics.inhibition_delay = 0;
    Engine a = engine_of(p);
    p.dynamics.update = UpdateRule::sequential;
    p.dynamics.inhibition_delay = 1;
    Engine b = engine_of(p);
    expect_same_run(a, b, 6);
  }
}

TEST(EngineProperty, DelayActsExactlySoManyStepsLate) {
  Parameters p;
  p.dynamics.inhibition_delay = 5;
  Engine late = engine_of(p);
  p.dynamics.inhibition_delay = 4;
  Engine earlier = engine_of(p);
  for (int t = 1; t <= 4; ++t) {  // both see only σ^I(0) up to the step to 4
    late.step();
    earlier.step();
    ASSERT_TRUE(same_spikes(late.state(), earlier.state())) << t;
  }
  late.step();  // delay 4 now uses σ^I(1), delay 5 still σ^I(0)
  earlier.step();
  EXPECT_FALSE((late.state().excitatory == earlier.state().excitatory).all());
}

TEST(EngineProperty, PermutingMemoriesPermutesOverlapsAndChangesNoSpike) {
  for (std::uint64_t n = 0; n < 50; ++n) {
    Parameters p = varied(n);
    const auto drawn = Network::build(p);
    auto straight = std::make_shared<GivenNetwork>(), turned = std::make_shared<GivenNetwork>();
    for (std::int64_t mu = 0; mu < p.network.patterns; ++mu)
      straight->patterns.push_back(drawn->patterns().pattern(mu));
    turned->patterns.assign(straight->patterns.rbegin(), straight->patterns.rend());
    p.network.given = straight;
    Engine a = engine_of(p);
    p.network.given = turned;
    p.cue.pattern = p.network.patterns - 1;  // the same memory in its new place
    Engine b = engine_of(p);
    expect_same_run(a, b, 4);
    EXPECT_TRUE((a.sums().pattern == b.sums().pattern.reverse()).all());
  }
}

TEST(EngineProperty, ExcitationFromADisjointPatternIsExactlyZero) {
  auto given = std::make_shared<GivenNetwork>();
  Spikes first = Spikes::Zero(90), second = Spikes::Zero(90);
  first.head(30) = 1;
  second.segment(30, 30) = 1;
  given->patterns = {first, second};
  Parameters p;
  p.network.excitatory = 90;
  p.network.patterns = 2;
  p.network.given = given;
  p.cue = {.pattern = 1, .kind = CueKind::flip, .fraction = 0};
  const Engine engine = engine_of(p);
  const Machinery machinery(engine.network(), p);
  for (std::int64_t i = 0; i < 90; ++i) {
    const double h = machinery.input()(i, engine.sums().pattern, false, 0, 0);
    const bool in_the_cued_memory = i >= 30 && i < 60;
    EXPECT_EQ(h > 0, in_the_cued_memory) << i;
    EXPECT_EQ(h != 0, in_the_cued_memory) << i;
  }
}

/// h from the dense weights of MODEL.md, multiplied out, for every option.
TEST(EngineProperty, InputsAreThoseOfTheWeightMatrices) {
  for (std::uint64_t n = 0; n < 60; ++n) {
    Parameters p = varied(n);
    p.network.wiring = WiringKind::fixed;
    p.stimulus = Stimulus{p.network.patterns - 1, 0.7, n % 2 == 0};
    const Engine engine = engine_of(p);
    Machinery machinery(engine.network(), p);
    const State& s = engine.state();
    const auto size = p.network.excitatory, inhibitory = p.network.inhibitory;
    const double a = p.network.activity, c = 2 / (a * (1 - a));
    Eigen::MatrixXd xi(size, p.network.patterns);
    for (std::int64_t mu = 0; mu < p.network.patterns; ++mu)
      xi.col(mu) = engine.network().patterns().pattern(mu).cast<double>().matrix();
    Eigen::MatrixXd w = c / static_cast<double>(size) * xi * xi.transpose();
    if (!p.network.self_coupling) w.diagonal().setZero();
    const Eigen::VectorXd n_i = xi.rowwise().sum();
    Eigen::MatrixXd w_inhibitory =
        p.dynamics.inhibition_gain * c * a / static_cast<double>(inhibitory) * n_i.replicate(1, inhibitory);
    if (p.network.feedback == Feedback::reciprocal) {
      Eigen::MatrixXd reach = Eigen::MatrixXd::Zero(size, inhibitory);
      for (std::int64_t k = 0; k < inhibitory; ++k)
        for (const std::int32_t j : engine.network().wiring(Population::inhibitory).inputs_of(k))
          reach(j, k) = static_cast<double>(size) / static_cast<double>(p.network.inputs_per_inhibitory);
      w_inhibitory = w_inhibitory.cwiseProduct(reach);
    }
    const Eigen::VectorXd sigma = s.excitatory.cast<double>().matrix();
    const Eigen::VectorXd sigma_i = s.inhibitory.spikes.cast<double>().matrix();
    const Eigen::VectorXd stimulus =
        p.stimulus->strength * (xi.col(p.stimulus->pattern) -
                                (p.stimulus->centred ? 1.0 / static_cast<double>(p.network.patterns) : 0.0) * n_i);
    const Eigen::VectorXd inhibition = p.has_inhibitory()
                                           ? Eigen::VectorXd(w_inhibitory * sigma_i)
                                           : Eigen::VectorXd(p.dynamics.inhibition_gain * c * a * sigma.mean() * n_i);
    const double y = 0.25;
    const Eigen::VectorXd expected = (w * sigma - inhibition + stimulus).array() - c * a * y;
    const Eigen::ArrayXd x =
        p.has_inhibitory() ? machinery.inhibition_reaching(s.inhibitory) : Eigen::ArrayXd::Constant(size, sigma.mean());
    for (std::int64_t i = 0; i < size; ++i) {
      const double h = machinery.input()(i, engine.sums().pattern, s.excitatory[i] != 0, x[i], y);
      ASSERT_NEAR(h, expected[i], 1e-9 * (1 + std::abs(expected[i]))) << "network " << n << " neuron " << i;
    }
  }
}

TEST(EngineProperty, ClampedNeuronsAreHeldAndAllElseDrawsTheSame) {
  for (const UpdateRule rule : {UpdateRule::synchronous, UpdateRule::sequential, UpdateRule::asynchronous}) {
    Parameters p;
    p.dynamics.update = rule;
    p.network.second_inhibitory = {true, 0.0};
    p.interventions = {{Population::excitatory, Clamp::firing, {}, {4, 7}},
                       {Population::inhibitory, Clamp::silent, 0.3, {}},
                       {Population::inhibitory_2, Clamp::firing, {}, {0}}};
    Engine engine = engine_of(p);
    const auto silent = chosen_neurons(p.interventions[1], p);
    EXPECT_EQ(silent.size(), 24u);
    for (int t = 0; t <= 10; ++t) {
      EXPECT_EQ(engine.state().excitatory[4] + engine.state().excitatory[7], 2);
      EXPECT_EQ(engine.state().inhibitory_2.spikes[0], 1);
      for (const std::int32_t k : silent) EXPECT_EQ(engine.state().inhibitory.spikes[k], 0);
      engine.step();
    }
  }
}

TEST(EngineProperty, LargerInterventionContainsTheSmaller) {
  const Parameters p;
  auto small = chosen_neurons({Population::excitatory, Clamp::silent, 0.2, {}}, p);
  auto large = chosen_neurons({Population::excitatory, Clamp::silent, 0.5, {}}, p);
  std::sort(small.begin(), small.end());
  std::sort(large.begin(), large.end());
  EXPECT_EQ(small.size(), 60u);
  EXPECT_TRUE(std::includes(large.begin(), large.end(), small.begin(), small.end()));
}

TEST(EngineProperty, CuesChangeExactlyTheirNumber) {
  Parameters p;
  p.network.excitatory = 50;
  p.network.inputs_per_inhibitory = 20;
  p.network.activity = 0.3;
  const auto network = Network::build(p);
  const Spikes pattern = network->patterns().pattern(0);
  const auto active = network->patterns().active(0);
  const auto changed = [&](CueKind kind, double fraction, std::uint8_t from) {
    p.cue = {.pattern = 0, .kind = kind, .fraction = fraction};
    const Spikes state = start_of(*network, p).excitatory;
    return ((state != pattern) && (pattern == from)).cast<int>().sum();
  };
  EXPECT_EQ(changed(CueKind::flip, 0.05, 0) + changed(CueKind::flip, 0.05, 1), 2);  // 2.5 rounds to even
  EXPECT_EQ(changed(CueKind::flip, 0.07, 0) + changed(CueKind::flip, 0.07, 1), 4);  // 3.5 rounds to even
  EXPECT_EQ(changed(CueKind::flip, 1, 0) + changed(CueKind::flip, 1, 1), 50);
  EXPECT_EQ(changed(CueKind::partial, 0.4, 1), std::lround(0.4 * static_cast<double>(active)));
  EXPECT_EQ(changed(CueKind::partial, 0.4, 0), 0);
  EXPECT_EQ(changed(CueKind::moved, 0.4, 1), changed(CueKind::moved, 0.4, 0));
  EXPECT_EQ(changed(CueKind::moved, 0, 1), 0);
}

TEST(EngineProperty, MovedCueWithoutRoomIsAProblemWithNumbers) {
  Parameters p;
  p.network.activity = 0.9;
  p.cue = {.pattern = 0, .kind = CueKind::moved, .fraction = 0.5};
  const auto network = Network::build(p);
  const auto start = start_state(*network, p);
  ASSERT_TRUE(std::holds_alternative<Problem>(start));
  EXPECT_EQ(std::get<Problem>(start).path, "cue.fraction");
}

TEST(EngineProperty, ExactPatternsHaveTheirNumber) {
  Parameters p;
  p.network.pattern_kind = PatternKind::exact;
  p.network.activity = 0.115;  // 34.5 rounds to even
  const auto network = Network::build(p);
  for (std::int64_t mu = 0; mu < p.network.patterns; ++mu) EXPECT_EQ(network->patterns().active(mu), 34);
}

/// The second population must not reorder the others: with the same keys, spikes are the same until it fires.
TEST(EngineProperty, SecondPopulationDoesNotReorderTheOthers) {
  Parameters p;
  p.dynamics.update = UpdateRule::asynchronous;
  Engine without = engine_of(p);
  p.network.second_inhibitory = {true, 2.0};  // a mean rate never exceeds 1: it stays silent
  Engine with = engine_of(p);
  expect_same_run(without, with, 10);
}

TEST(EngineProperty, RedrawnWiresAreDistinctAndContainTheCopiedInput) {
  RedrawnWiring redrawn(37, 12);
  const Draws noise(4);
  for (std::int64_t step = 1; step < 50; ++step)
    for (std::int64_t k = 0; k < 5; ++k) {
      const IndexView inputs = redrawn.inputs_of(noise, Population::inhibitory, step, k);
      EXPECT_TRUE(std::is_sorted(inputs.begin(), inputs.end()));
      EXPECT_EQ(std::adjacent_find(inputs.begin(), inputs.end()), inputs.end());
      EXPECT_GE(inputs[0], 0);
      EXPECT_LT(inputs[11], 37);
      const std::int32_t copied = redrawn.copied_input(noise, Population::inhibitory, step, k);
      EXPECT_TRUE((inputs == copied).any());
    }
}

TEST(EngineProperty, LiveChangesGoOnFromTheState) {
  for (std::uint64_t n = 0; n < 60; ++n) {
    Parameters p = varied(n);
    Engine engine = engine_of(p);
    for (int t = 0; t < 12; ++t) {
      Parameters next = varied(n + 1 + static_cast<std::uint64_t>(t));
      p.dynamics = next.dynamics;
      p.network.wiring = next.network.wiring;
      p.network.feedback = next.network.feedback;
      p.network.inhibition = next.network.inhibition;
      p.network.second_inhibitory = next.network.second_inhibitory;
      p.network.self_coupling = next.network.self_coupling;
      engine.set(p);
      engine.step();
      const Sums fresh = sums_of(engine.network(), engine.state());
      ASSERT_TRUE((fresh.pattern == engine.sums().pattern).all());
      ASSERT_EQ(fresh.inhibitory_2, engine.sums().inhibitory_2);
    }
  }
}

}  // namespace
}  // namespace engram::test

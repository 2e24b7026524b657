// A sample of several steps against one that is put together neuron by neuron and memory by memory.
#include <random>

#include "core/live/outlet.h"
#include "tests/core/live/player_fixture.h"

namespace engram::test {
namespace {

/// What a sample of A or B that names `memories` must be after these steps.
class ByHand {
 public:
  ByHand(const RasterLayout& layout, const Sample& given) : layout_(layout) {
    sample_.side = given.side;
    sample_.first = given.first;
    sample_.memories = given.memories;
    sample_.overlap.resize(given.memories.size());
    sample_.raster.assign(given.raster.size(), 0);
  }

  void add(const Run& run, std::optional<double> difference) {
    const Parameters& p = run.parameters();
    const State& state = run.state();
    const Sums sums = sums_of(run.network(), state);
    const Observables o(run.network(), p, sums);
    sample_.last = state.step;
    sample_.stimulated = sample_.stimulated || (p.stimulus && state.step > 0);
    if (difference) sample_.difference.add(static_cast<float>(*difference));
    for (std::int64_t mu = 0; mu < sums.pattern.size(); ++mu) overlap_of(mu).add(static_cast<float>(o.overlap(mu)));
    sample_.rate[0].add(static_cast<float>(o.rate_excitatory()));
    draw(state.excitatory, 0);
    if (const auto rate = o.rate_inhibitory()) {
      sample_.rate[1].add(static_cast<float>(*rate));
      draw(state.inhibitory.spikes, 1);
    }
    if (const auto rate = o.rate_inhibitory_2()) {
      sample_.rate[2].add(static_cast<float>(*rate));
      draw(state.inhibitory_2.spikes, 2);
    }
  }
  [[nodiscard]] const Sample& sample() const { return sample_; }

 private:
  Range& overlap_of(std::int64_t mu) {
    const auto named = std::find(sample_.memories.begin(), sample_.memories.end(), mu);
    if (named == sample_.memories.end()) return sample_.others;
    return sample_.overlap[static_cast<std::size_t>(named - sample_.memories.begin())];
  }
  void draw(const Spikes& spikes, int population) {
    for (Eigen::Index i = 0; i < spikes.size(); ++i) {
      if (spikes[i] == 0) continue;
      const auto row = static_cast<std::size_t>(layout_.row_of(population, i));
      sample_.raster[row / 64] |= std::uint64_t{1} << (row % 64);
    }
  }

  const RasterLayout& layout_;
  Sample sample_;
};

void expect_same(const Sample& given, const Sample& wanted) {
  EXPECT_EQ(given.side, wanted.side);
  EXPECT_EQ(given.last, wanted.last);
  for (int population = 0; population < 3; ++population) EXPECT_EQ(given.rate[population], wanted.rate[population]);
  EXPECT_EQ(given.overlap, wanted.overlap);
  EXPECT_EQ(given.others, wanted.others);
  EXPECT_EQ(given.raster, wanted.raster);
  EXPECT_EQ(given.stimulated, wanted.stimulated);
  EXPECT_EQ(given.difference, wanted.difference);
}

/// Checks samples of both sides against runs of their own.
class Checker {
 public:
  Checker(const Session& session, const RasterLayout& layout)
      : layout_(layout), a_(run_of(session, Side::a)), b_(run_of(session, Side::b)) {}

  void check(const Sample& given) {
    std::int64_t& next = next_[given.side == Side::b];
    EXPECT_EQ(given.first, next);
    ByHand wanted(layout_, given);
    for (std::int64_t step = given.first; step <= given.last; ++step) {
      a_->go_to(step);
      b_->go_to(step);
      const Spikes &a = a_->state().excitatory, &b = b_->state().excitatory;
      const double share = static_cast<double>((a != b).count()) / static_cast<double>(a.size());
      if (given.side == Side::a) wanted.add(*a_, std::nullopt);
      else wanted.add(*b_, share);
    }
    expect_same(given, wanted.sample());
    next = given.last + 1;
  }
  /// The step that the next sample of a side must begin with.
  [[nodiscard]] std::int64_t next(Side side) const { return next_[side == Side::b]; }

 private:
  const RasterLayout& layout_;
  std::unique_ptr<Run> a_, b_;
  std::int64_t next_[2] = {0, 0};
};

/// Populations come and go, a stimulus too; the sides differ in their rule.
Session random_session(std::mt19937_64& random, std::int64_t& cued) {
  const auto between = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  const bool large = between(0, 2) == 0;  // neurons share rows of the raster
  const int excitatory = large ? between(4000, 6000) : between(40, 400), inhibitory = between(20, large ? 900 : 140);
  const int patterns = between(0, 1) == 0 ? between(1, 20) : between(120, 200);  // around Aggregator::most_named
  cued = between(0, patterns - 1);
  const char* rules[] = {"synchronous", "sequential", "asynchronous"};
  const Json document{
      {"engram", 1},
      {"seed", between(1, 1000)},
      {"network",
       {{"excitatory", excitatory}, {"inhibitory", inhibitory}, {"inputs_per_inhibitory", 10}, {"patterns", patterns}}},
      {"dynamics", {{"update", rules[between(0, 1)]}}},
      {"cue", {{"pattern", cued}}},
      {"timeline",
       {{{"step", between(1, 20)}, {"set", {{"network.second_inhibitory", {{"enabled", true}}}}}},
        {{"step", 20}, {"set", {{"stimulus", {{"pattern", cued}, {"strength", 1}}}}}},
        {{"step", between(21, 30)}, {"set", {{"stimulus", nullptr}, {"network.inhibition", "ideal"}}}},
        {{"step", between(31, 40)}, {"set", {{"network.inhibition", "population"}}}}}},
      {"comparison", {{"dynamics", {{"update", rules[between(0, 2)]}, {"theta", 1.1}}}}}};
  return session_of(document.dump());
}

TEST(AggregatedSample, IsThatOfEverySingleStepOnBothSides) {
  std::mt19937_64 random(7);
  for (int n = 0; n < 12; ++n) {
    SCOPED_TRACE(n);
    std::int64_t cued = 0;
    const Session session = random_session(random, cued);
    auto started = Runs::start(session);
    Runs& runs = *std::get<std::unique_ptr<Runs>>(started);
    const auto layout = std::make_shared<const RasterLayout>(*runs.shared_network(), cued);
    Outlet outlet;
    outlet.begin(layout, cued);
    outlet.set_watched({0, static_cast<std::int32_t>(random() % 200)});
    outlet.set_steps_per_sample(1 + static_cast<std::int64_t>(random() % 9));
    for (outlet.record(runs); runs.now() < 50; outlet.record(runs)) runs.step();
    outlet.flush();

    Checker checker(session, *layout);
    outlet.take_samples([&](const Sample& given) { checker.check(given); }, 1000, outlet.epoch());
    EXPECT_EQ(checker.next(Side::a), 51);
    EXPECT_EQ(checker.next(Side::b), 51);
  }
}

TEST(AggregatedSample, StaysWhatItIsWhenLookedAtAgain) {
  const auto run = run_of(session_of(small));
  Aggregator aggregator(std::make_shared<const RasterLayout>(run->network(), 0), 0, 1);
  aggregator.add(*run);
  const Sample once = aggregator.sample();
  expect_same(aggregator.sample(), once);
  run->step();
  aggregator.add(*run);
  Sample taken;
  aggregator.move_to(taken);
  EXPECT_EQ(taken.last, 1);
  EXPECT_LE(taken.rate[0].low, once.rate[0].low);
  EXPECT_TRUE(aggregator.sample().rate[0].empty());
  EXPECT_EQ(aggregator.sample().raster, std::vector<std::uint64_t>(once.raster.size(), 0));
}

}  // namespace
}  // namespace engram::test

// What the notes of the shipped comparisons claim, counted again on both sides: the numbers are exact.
#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

#include "tests/core/test_network.h"

namespace engram::test {
namespace {

Json shipped(const std::string& name) { return read_json("resources/scenarios/" + name + ".engram"); }

Session seeded(Json document, std::uint64_t seed) {
  document["seed"] = seed;
  return Session(read_document(document, 1e10).scenario.value());
}

void expect_claim(const Json& document, const std::string& claim) {
  EXPECT_NE(document["notes"].get<std::string>().find(claim), std::string::npos) << "the notes do not say " << claim;
}

/// Calls `look` for seeds 1 … `seeds` with the run of `side` at each of the ascending `steps`; returns how often it was
/// true for each step.
std::vector<int> count(const Json& document, Side side, std::uint64_t seeds, const std::vector<std::int64_t>& steps,
                       const std::function<bool(const Run&)>& look) {
  std::vector<int> counts(steps.size());
  std::mutex mutex;
  std::atomic<std::uint64_t> next{1};
  const auto work = [&] {
    for (std::uint64_t seed = next++; seed <= seeds; seed = next++) {
      const auto run = run_of(seeded(document, seed), side);
      for (std::size_t i = 0; i < steps.size(); ++i) {
        while (run->state().step < steps[i]) run->step();
        if (!look(*run)) continue;
        const std::lock_guard lock(mutex);
        ++counts[i];
      }
    }
  };
  { const std::jthread a(work), b(work); }
  return counts;
}

bool holds(const Run& run, std::int64_t memory) { return run.observables().overlap(memory) > 0.7; }
bool lost(const Run& run, std::int64_t memory) { return run.observables().overlap(memory) < 0.3; }

/// Steps at which the rate of the excitatory neurons is above `limit`.
std::vector<std::int64_t> bursts(Run& run, std::int64_t last, double limit) {
  std::vector<std::int64_t> steps;
  while (run.state().step < last) {
    run.step();
    if (run.observables().rate_excitatory() > limit) steps.push_back(run.state().step);
  }
  return steps;
}

TEST(ShippedComparisonsLarge, SixtyMemoriesOfSixtyNetworks) {
  const Json document = shipped("sixty-memories");
  Json calm = document;
  calm["timeline"] = Json::array();
  const auto held = [](const engram::Run& run) { return holds(run, 0); };
  const auto silent = [](const engram::Run& run) { return run.observables().rate_excitatory() < 0.01; };
  const auto claim = [&](int n) { expect_claim(document, std::to_string(n) + " of 60"); };
  claim(count(calm, Side::a, 60, {240}, held)[0]);
  claim(count(calm, Side::b, 60, {240}, held)[0]);
  claim(count(document, Side::a, 60, {240}, silent)[0]);
  claim(count(document, Side::b, 60, {240}, held)[0]);
  EXPECT_EQ(count(document, Side::a, 60, {240}, held)[0], 0);
}

/// The flagship picture, with the seed of the file.
TEST(ShippedComparisons, SixtyMemoriesShowsTheBurstAndTheCalm) {
  const Session session(read_document(shipped("sixty-memories"), 1e9).scenario.value());
  EXPECT_EQ(session.plan(Side::a).start().dynamics.update, UpdateRule::synchronous);
  EXPECT_EQ(session.plan(Side::b).start().dynamics.update, UpdateRule::sequential);
  const auto late = run_of(session, Side::a);
  const std::vector<std::int64_t> bursting = bursts(*late, 240, 0.6);
  ASSERT_FALSE(bursting.empty());
  EXPECT_LT(bursting.front(), 10);
  for (const std::int64_t step : bursting) EXPECT_TRUE(step < 20 || (step > 120 && step < 140)) << step;
  EXPECT_GT(bursting.back(), 120);
  EXPECT_LT(late->observables().rate_excitatory(), 0.01);
  const auto at_once = run_of(session, Side::b);
  double lowest = 1;
  std::int64_t joined = 0, left = 0;
  while (at_once->state().step < 240) {
    at_once->step();
    lowest = std::min(lowest, at_once->observables().overlap(0));
    if (joined == 0 && holds(*at_once, 3)) joined = at_once->state().step;
    if (joined != 0 && left == 0 && lost(*at_once, 3)) left = at_once->state().step;
  }
  EXPECT_GT(lowest, 0.5);
  EXPECT_TRUE(holds(*at_once, 0));
  EXPECT_TRUE(joined > 120 && joined < 130) << joined;
  EXPECT_TRUE(left > 180 && left < 225) << left;
  EXPECT_TRUE(lost(*at_once, 3));
}

TEST(ShippedComparisons, SwitchingMemoriesInThreeWays) {
  const Json document = shipped("switching-memories");
  const auto claim = [&](int n) { expect_claim(document, std::to_string(n) + " of 100"); };
  const auto both = [](const engram::Run& run) { return holds(run, 0) && holds(run, 3); };
  const auto switched = [](const engram::Run& run) { return holds(run, 3) && lost(run, 0); };
  const auto again = [](const engram::Run& run) { return holds(run, 6) && lost(run, 0) && lost(run, 3); };
  claim(count(document, Side::a, 100, {100}, both)[0]);
  claim(count(document, Side::a, 100, {100}, switched)[0]);
  claim(count(document, Side::b, 100, {100}, switched)[0]);
  claim(count(document, Side::a, 100, {200}, again)[0]);
  claim(count(document, Side::b, 100, {200}, again)[0]);
}

TEST(ShippedComparisons, SwitchingMemoriesShowsThemWithItsSeed) {
  const Session session(read_document(shipped("switching-memories"), 1e9).scenario.value());
  const auto a = run_of(session, Side::a), b = run_of(session, Side::b);
  const auto go = [&](std::int64_t step) {
    for (engram::Run* run : {a.get(), b.get()})
      while (run->state().step < step) run->step();
  };
  go(60);
  EXPECT_TRUE(holds(*a, 0) && holds(*b, 0));
  for (const std::int64_t step : {80, 110, 150}) {
    go(step);
    EXPECT_TRUE(holds(*a, 0) && holds(*a, 3)) << step;
    EXPECT_TRUE(lost(*b, 0) && holds(*b, 3)) << step;
  }
  for (const std::int64_t step : {170, 200, 240}) {
    go(step);
    for (const engram::Run* run : {a.get(), b.get()})
      EXPECT_TRUE(holds(*run, 6) && lost(*run, 0) && lost(*run, 3)) << step;
  }
}

}  // namespace
}  // namespace engram::test

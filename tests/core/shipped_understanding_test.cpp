// What the notes of the scenarios about understanding claim, counted again: seeds 1 … 100, so the numbers are exact.
#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

#include "core/observe/energy.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

Json shipped(const std::string& name) { return read_json("resources/scenarios/" + name + ".engram"); }

/// Of how many of 100 seeds `holds` is true of the run of a side.
int count(const Json& document, Side side, const std::function<bool(Run&)>& holds) {
  std::atomic<std::uint64_t> next{1};
  std::atomic<int> counted{0};
  const auto work = [&] {
    for (std::uint64_t seed = next++; seed <= 100; seed = next++) {
      Json seeded = document;
      seeded["seed"] = seed;
      const auto run = run_of(Session(read_document(seeded, 1e10).scenario.value()), side);
      counted += holds(*run) ? 1 : 0;
    }
  };
  { const std::jthread a(work), b(work); }
  return counted;
}

std::function<bool(Run&)> held_at(std::int64_t step) {
  return [step](Run& run) {
    run.go_to(step);
    return run.observables().overlap(0) > 0.7;
  };
}

/// Memory 1 has at least 0.7 and no other half as much.
std::function<bool(Run&)> alone_at(std::int64_t step) {
  return [step](Run& run) {
    run.go_to(step);
    const Observables o = run.observables();
    for (std::int64_t mu = 1; mu < run.network().patterns().count(); ++mu)
      if (o.overlap(mu) > 0.5) return false;
    return o.overlap(0) > 0.7;
  };
}

/// The energy is lower than at the start.
std::function<bool(Run&)> falls_by(std::int64_t step) {
  return [step](Run& run) {
    const double start = energy_per_neuron(run.plan().at(0), run.sums()).value();
    run.go_to(step);
    return energy_per_neuron(run.parameters(), run.sums()).value() < start;
  };
}

void expect_claim(const Json& document, int count, const std::string& where) {
  const std::string claim = std::to_string(count) + " of 100" + where;
  EXPECT_NE(document["notes"].get<std::string>().find(claim), std::string::npos) << "the notes do not say " << claim;
}

TEST(ShippedUnderstanding, DelayZeroIsSequentialToTheLastSpike) {
  const Session session(read_document(shipped("delay-zero-is-sequential"), 1e9).scenario.value());
  const auto a = run_of(session, Side::a), b = run_of(session, Side::b);
  for (std::int64_t step = 0; step <= 150; ++step) {
    ASSERT_TRUE(same_spikes(a->state(), b->state())) << step;
    a->step();
    b->step();
  }
}

TEST(ShippedUnderstanding, IdealInhibition) {
  const Json document = shipped("ideal-inhibition");
  expect_claim(document, count(document, Side::a, held_at(80)), " at step 80");
  expect_claim(document, count(document, Side::a, held_at(160)), " at step 160");
}

TEST(ShippedUnderstanding, Downhill) {
  const Json document = shipped("downhill");
  expect_claim(document, count(document, Side::a, falls_by(20)), ".");
}

TEST(ShippedUnderstanding, HalfTheInhibitionSilent) {
  const Json document = shipped("half-the-inhibition-silent");
  for (const std::int64_t step : {60, 120, 200})
    expect_claim(document, count(document, Side::a, alone_at(step)), " at step " + std::to_string(step));
}

TEST(ShippedUnderstanding, TheoryAndSimulation) {
  const Json document = shipped("theory-and-simulation");
  expect_claim(document, count(document, Side::a, held_at(3)), " in A");
  expect_claim(document, count(document, Side::b, held_at(3)), " in B");
}

}  // namespace
}  // namespace engram::test

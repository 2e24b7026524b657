// What the notes of the shipped scenarios claim, counted again: seeds 1 … 100, so the numbers are exact.
#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "core/observe/outcome.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

struct Counts {
  std::map<OutcomeKind, int> outcome;  // at the last step
  int only_cued = 0;                   // outcome "retrieved", of the cued memory
  std::map<std::int64_t, int> held;    // step -> overlap with the cued memory above 0.7
};

Counts count_outcomes(Json document, const Json& overrides, std::vector<std::int64_t> looks) {
  for (const auto& [path, value] : overrides.items()) set_in(document, path, value);
  Counts counts;
  std::mutex mutex;
  std::atomic<std::uint64_t> next{1};
  const auto work = [&] {
    for (std::uint64_t seed = next++; seed <= 100; seed = next++) {
      Json seeded = document;
      seeded["seed"] = seed;
      const Session session(read_document(seeded, 1e10).scenario.value());
      const auto run = run_of(session);
      const Parameters& p = session.scenario().parameters;
      OutcomeWatcher watcher;
      std::set<std::int64_t> held;
      while (run->state().step < p.steps) {
        run->step();
        const Observables o = run->observables();
        const std::int64_t t = run->state().step;
        if (t + static_cast<std::int64_t>(OutcomeWatcher::window) > p.steps)
          watcher.add(o, p.network.patterns, run->spikes(Population::excitatory));
        if (std::find(looks.begin(), looks.end(), t) != looks.end() && o.overlap(p.cue.pattern) > 0.7) held.insert(t);
      }
      const Outcome outcome = watcher.outcome(p.network.activity);
      const std::lock_guard lock(mutex);
      ++counts.outcome[outcome.kind];
      if (outcome.kind == OutcomeKind::retrieved && outcome.memories[0] == p.cue.pattern) ++counts.only_cued;
      for (const std::int64_t t : held) ++counts.held[t];
    }
  };
  { const std::jthread a(work), b(work); }
  return counts;
}

Json shipped(const std::string& name) { return read_json("resources/scenarios/" + name + ".engram"); }

void expect_claim(const Json& document, int count) {
  const std::string claim = std::to_string(count) + " of 100";
  EXPECT_NE(document["notes"].get<std::string>().find(claim), std::string::npos) << "the notes do not say " << claim;
}

TEST(ShippedScenarios, AllAreValidAndHaveNotes) {
  int files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(ENGRAM_SOURCE_DIR) + "/resources/scenarios")) {
    SCOPED_TRACE(entry.path().string());
    const ScenarioRead read = read_document(read_json("resources/scenarios/" + entry.path().filename().string()), 1e9);
    ASSERT_TRUE(read.scenario);
    EXPECT_FALSE(read.scenario->title.empty());
    EXPECT_GT(read.scenario->notes.size(), 200u);
    ++files;
  }
  EXPECT_EQ(files, 12);
}

TEST(ShippedScenarios, CourseNetwork) {
  const Json document = shipped("course-network");
  const Counts synchronous = count_outcomes(document, Json::object(), {});
  expect_claim(document, synchronous.only_cued);
  expect_claim(document, synchronous.outcome.at(OutcomeKind::mixture));
  expect_claim(document, synchronous.outcome.at(OutcomeKind::silent));
  expect_claim(document, count_outcomes(document, {{"dynamics.update", "sequential"}}, {}).only_cued);
}

TEST(ShippedScenarios, StrongDelayedInhibition) {
  const Json document = shipped("strong-delayed-inhibition");
  expect_claim(document, count_outcomes(document, Json::object(), {}).outcome.at(OutcomeKind::oscillating));
  const Counts sequential = count_outcomes(document, {{"dynamics.update", "sequential"}}, {200});
  EXPECT_EQ(sequential.outcome.count(OutcomeKind::oscillating), 0U);
  expect_claim(document, 0);
  expect_claim(document, sequential.held.at(200));
}

TEST(ShippedScenarios, SecondPopulation) {
  const Json document = shipped("second-population");
  for (const char* rule : {"sequential", "synchronous"})
    for (const bool enabled : {true, false})
      expect_claim(
          document,
          count_outcomes(document, {{"dynamics.update", rule}, {"network.second_inhibitory.enabled", enabled}}, {200})
              .held.at(200));
}

TEST(ShippedScenarios, NotebookAsWritten) {
  const Json document = shipped("notebook-as-written");
  expect_claim(document, count_outcomes(document, Json::object(), {}).outcome.at(OutcomeKind::runaway));
}

TEST(ShippedScenariosLarge, HundredMemoriesBurstAndAreSilentAtStepSix) {
  const Json document = shipped("hundred-memories");
  int burst = 0, silent = 0;
  for (int seed = 1; seed <= 100; ++seed) {
    Json seeded = document;
    seeded["seed"] = seed;
    const auto run = run_of(Session(read_document(seeded, 1e9).scenario.value()));
    double highest = 0;
    while (run->state().step < 6) {
      run->step();
      highest = std::max(highest, run->observables().rate_excitatory());
    }
    burst += highest > 0.6 ? 1 : 0;
    silent += run->observables().rate_excitatory() < 0.01 ? 1 : 0;
  }
  expect_claim(document, burst);
  EXPECT_EQ(silent, 100);
}

TEST(ShippedScenariosLarge, HundredMemories) {
  const Json document = shipped("hundred-memories");
  expect_claim(document, count_outcomes(document, Json::object(), {}).outcome.at(OutcomeKind::silent));
  expect_claim(document, count_outcomes(document, {{"dynamics.update", "sequential"}}, {240}).held.at(240));
}

}  // namespace
}  // namespace engram::test

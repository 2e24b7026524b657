// engram-cli simulate: its tables are the core's numbers, and they reopen as the run they came from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "core/experiment/tables.h"
#include "core/model/parameter_table.h"
#include "core/session/run.h"
#include "tests/cli/program.h"

namespace engram::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string small = R"({"engram": 1, "title": "Größe, \"klein\"", "network": {"excitatory": 60, "inhibitory": 12,
  "inputs_per_inhibitory": 20, "patterns": 4, "second_inhibitory": {"enabled": true, "threshold": 0.05}}, "seed": 4, "noise_seed": 9, "steps": 12,
  "timeline": [{"step": 5, "set": {"dynamics.theta": 0.8}}, {"step": 8, "side": "B", "set": {"dynamics.update": "synchronous"}}],
  "comparison": {"dynamics": {"update": "sequential"}}})";

Session session_of(const std::string& text) {
  ScenarioRead read = read_scenario(std::string_view(text), 1e9);
  for (const Problem& problem : read.problems) ADD_FAILURE() << problem.path << ": " << problem.message;
  return Session(read.scenario.value_or(Scenario{}));
}

std::unique_ptr<Run> run_to(const Session& session, std::int64_t step) {
  auto started = Run::start(session, Side::a);
  auto run = std::get<std::unique_ptr<Run>>(std::move(started));
  EXPECT_TRUE(run->go_to(step));
  return run;
}

/// Rows of trace.csv and of spikes.csv, worked out here from states of the core.
struct Expected {
  std::vector<std::string> trace, spikes;
};

Expected recomputed(const Session& session, Side side, const std::vector<std::int64_t>& memories) {
  auto started = Run::start(session, side);
  Run& run = *std::get<std::unique_ptr<Run>>(started);
  const Patterns& patterns = run.network().patterns();
  Expected expected;
  for (std::int64_t step = 0; step <= session.scenario().parameters.steps; ++step) {
    EXPECT_TRUE(run.go_to(step));
    const State& state = run.state();
    const Parameters& p = run.parameters();
    const double a = p.network.activity, n = static_cast<double>(p.network.excitatory);
    const auto rate = [](const Spikes& s) { return to_text(s.cast<double>().sum() / static_cast<double>(s.size())); };
    std::string overlaps, distances;
    for (const std::int64_t mu : memories) {
      double both = 0, differ = 0;
      for (Eigen::Index i = 0; i < state.excitatory.size(); ++i) {
        both += patterns.contains(mu, i) && state.excitatory[i] != 0 ? 1 : 0;
        differ += patterns.contains(mu, i) != (state.excitatory[i] != 0) ? 1 : 0;
      }
      overlaps += "," + to_text((both - a * state.excitatory.cast<double>().sum()) / (n * a * (1 - a)));
      distances += "," + to_text(differ / n);
    }
    expected.trace.push_back(std::to_string(step) + overlaps + "," + rate(state.excitatory) + "," +
                             (p.has_inhibitory() ? rate(state.inhibitory.spikes) : "") + "," +
                             (p.has_inhibitory_2() ? rate(state.inhibitory_2.spikes) : "") + distances);
    const auto spikes = [&](const char* population, const Spikes& s) {
      for (Eigen::Index i = 0; i < s.size(); ++i)
        if (s[i] != 0) expected.spikes.push_back(std::to_string(step) + "," + population + "," + std::to_string(i));
    };
    spikes("E", state.excitatory);
    if (p.has_inhibitory()) spikes("I", state.inhibitory.spikes);
    if (p.has_inhibitory_2()) spikes("J", state.inhibitory_2.spikes);
  }
  return expected;
}

std::vector<std::string> rows(const std::string& text) {
  std::vector<std::string> lines = table(text);
  EXPECT_FALSE(lines.empty());
  return {lines.begin() + (lines.empty() ? 0 : 1), lines.end()};
}

TEST(Simulate, TablesAreTheCoresNumbers) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  for (const std::string side : {"A", "B"}) {
    SCOPED_TRACE(side);
    const Finished done =
        folder.run({"simulate", file, "--side", side, "--out", "trace.csv", "--spikes", "spikes.csv"});
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_EQ(done.err, "");
    const Expected expected = recomputed(session_of(small), side == "A" ? Side::a : Side::b, {0, 1, 2, 3});
    const std::string trace = contents(folder.path("trace.csv")), spikes = contents(folder.path("spikes.csv"));
    EXPECT_EQ(table(trace).front(),
              "step,overlap_1,overlap_2,overlap_3,overlap_4,rate_excitatory,rate_inhibitory,rate_inhibitory_2,"
              "hamming_1,hamming_2,hamming_3,hamming_4");
    EXPECT_EQ(rows(trace), expected.trace);
    EXPECT_EQ(expected.trace.size(), 13U);
    EXPECT_EQ(table(spikes).front(), "step,population,neuron");
    EXPECT_EQ(rows(spikes), expected.spikes);
    EXPECT_THAT(trace, testing::StartsWith("# engram "));
  }
  EXPECT_NE(recomputed(session_of(small), Side::a, {}).spikes, recomputed(session_of(small), Side::b, {}).spikes);
}

TEST(Simulate, OverlapsChoosesColumns) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  const auto columns = [&](const std::string& which, const std::string& set) {
    EXPECT_EQ(folder.run({"simulate", file, "--out", "trace.csv", "--overlaps", which, "--set", set}).code, 0);
    return cells(table(contents(folder.path("trace.csv"))).front());
  };
  EXPECT_THAT(columns("cued", "cue.pattern=2"),
              ElementsAre("step", "overlap_3", "rate_excitatory", "rate_inhibitory", "rate_inhibitory_2", "hamming_3"));
  EXPECT_THAT(columns("4,1", "cue.pattern=2"),
              ElementsAre("step", "overlap_4", "overlap_1", "rate_excitatory", "rate_inhibitory", "rate_inhibitory_2",
                          "hamming_4", "hamming_1"));
  EXPECT_EQ(columns("all", "cue.pattern=2").size(), 12U);
  columns("4,1", "seed=4");
  EXPECT_EQ(rows(contents(folder.path("trace.csv"))), recomputed(session_of(small), Side::a, {3, 0}).trace);
  for (const char* bad : {"", "0", "5", "1,", ",1", "1,,2", "x", "1.5", "-1", "all,1", "99999999999999999999"}) {
    const Finished done = folder.run({"simulate", file, "--overlaps", bad});
    EXPECT_EQ(done.code, 2) << bad;
    EXPECT_THAT(done.err, HasSubstr("memories from 1 to 4")) << bad;
  }
}

TEST(Simulate, AbsentPopulationsAreEmpty) {
  const Folder folder;
  const std::string text =
      R"({"engram": 1, "network": {"excitatory": 50, "inputs_per_inhibitory": 5, "patterns": 1, "inhibition": "ideal"}, "steps": 3})";
  ASSERT_EQ(
      folder.run({"simulate", folder.write("ideal.engram", text), "--out", "trace.csv", "--spikes", "spikes.csv"}).code,
      0);
  for (const std::string& row : rows(contents(folder.path("trace.csv")))) {
    EXPECT_EQ(cells(row)[3], "");
    EXPECT_EQ(cells(row)[4], "");
  }
  const Expected expected = recomputed(session_of(text), Side::a, {0});
  EXPECT_EQ(rows(contents(folder.path("trace.csv"))), expected.trace);
  EXPECT_EQ(rows(contents(folder.path("spikes.csv"))), expected.spikes);
  EXPECT_THAT(contents(folder.path("spikes.csv")), testing::Not(HasSubstr(",I,")));
}

TEST(Simulate, StepsEndsTheRun) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  ASSERT_EQ(folder.run({"simulate", file, "--out", "long.csv"}).code, 0);
  ASSERT_EQ(folder.run({"simulate", file, "--out", "short.csv", "--steps", "7"}).code, 0);
  ASSERT_EQ(folder.run({"simulate", file, "--out", "start.csv", "--steps", "0"}).code, 0);
  const std::vector<std::string> all = rows(contents(folder.path("long.csv")));
  EXPECT_EQ(rows(contents(folder.path("short.csv"))), (std::vector<std::string>{all.begin(), all.begin() + 8}));
  EXPECT_THAT(rows(contents(folder.path("start.csv"))), ElementsAre(all.front()));  // step 0: the cue
}

TEST(Simulate, HeaderRestoresTheRun) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  ASSERT_EQ(folder
                .run({"simulate", file, "--out", "1.csv", "--spikes", "1s.csv", "--steps", "9", "--seed",
                      "18446744073709551615", "--set", "dynamics.theta=0.9"})
                .code,
            0);
  ASSERT_EQ(folder.run({"simulate", "1.csv", "--out", "2.csv", "--spikes", "2s.csv"}).code, 0);
  ASSERT_EQ(folder.run({"simulate", "2s.csv", "--out", "3.csv", "--spikes", "3s.csv"}).code, 0);
  EXPECT_EQ(contents(folder.path("2.csv")), contents(folder.path("1.csv")));
  EXPECT_EQ(contents(folder.path("2s.csv")), contents(folder.path("1s.csv")));
  EXPECT_EQ(contents(folder.path("3.csv")), contents(folder.path("1.csv")));
  EXPECT_EQ(contents(folder.path("3s.csv")), contents(folder.path("1s.csv")));
  EXPECT_EQ(rows(contents(folder.path("1.csv"))).size(), 10U);
  ASSERT_EQ(folder.run({"simulate", file, "--side", "B", "--out", "b.csv"}).code, 0);
  EXPECT_THAT(contents(folder.path("b.csv")), HasSubstr("--side B"));  // whose numbers these are
}

TEST(Simulate, SetOverridesEveryKindOfValue) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  const Finished done =
      folder.run({"simulate", file,
                  "--out",    "trace.csv",
                  "--set",    "dynamics.update=sequential",
                  "--set",    "dynamics.beta=3.5",
                  "--set",    "network.self_coupling=false",
                  "--set",    "network.patterns=2",
                  "--set",    "stimulus={\"pattern\": 1, \"strength\": 2}",
                  "--set",    "interventions=[{\"population\": \"I\", \"fraction\": 0.5, \"state\": \"silent\"}]",
                  "--set",    "network.second_inhibitory.threshold=null",
                  "--set",    "title=a=b, c",
                  "--set",    "noise_seed=77",
                  "--set",    "timeline=[]",
                  "--set",    "comparison.dynamics.update=asynchronous"});
  ASSERT_EQ(done.code, 0) << done.err;
  const ScenarioRead read = read_scenario(contents(folder.path("trace.csv")), 1e9);
  ASSERT_TRUE(read.scenario.has_value());
  const Parameters& p = read.scenario->parameters;
  EXPECT_EQ(p.dynamics.update, UpdateRule::sequential);
  EXPECT_EQ(p.dynamics.beta, 3.5);
  EXPECT_FALSE(p.network.self_coupling);
  EXPECT_EQ(p.network.patterns, 2);
  EXPECT_EQ(p.stimulus, (Stimulus{1, 2, false}));
  EXPECT_EQ(p.interventions.size(), 1U);
  EXPECT_EQ(p.network.second_inhibitory, (SecondInhibitory{true, std::nullopt}));
  EXPECT_EQ(read.scenario->title, "a=b, c");
  EXPECT_EQ(p.noise(), 77U);
  EXPECT_TRUE(read.scenario->timeline.empty());
  EXPECT_EQ(plan_of(*read.scenario, Side::b).start().dynamics.update, UpdateRule::asynchronous);
  EXPECT_EQ(rows(contents(folder.path("trace.csv"))), recomputed(Session(*read.scenario), Side::a, {0, 1}).trace);
}

TEST(Simulate, JsonSummary) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  const Finished done = folder.run({"simulate", file, "--json"});
  ASSERT_EQ(done.code, 0);
  const Json json = Json::parse(done.out);
  const auto run = run_to(session_of(small), 12);
  const Observables o = run->observables();
  EXPECT_EQ(json["title"], "Größe, \"klein\"");
  EXPECT_EQ(json["step"], 12);
  ASSERT_EQ(json["overlaps"].size(), 4U);
  for (std::int64_t mu = 0; mu < 4; ++mu)
    EXPECT_EQ(json["overlaps"][static_cast<std::size_t>(mu)].get<double>(), o.overlap(mu));
  EXPECT_EQ(json["rate_excitatory"].get<double>(), o.rate_excitatory());
  EXPECT_EQ(json["rate_inhibitory"].get<double>(), o.rate_inhibitory());
  EXPECT_EQ(json["rate_inhibitory_2"].get<double>(), o.rate_inhibitory_2());
  EXPECT_EQ(json["hamming_cued"].get<double>(), o.hamming(0));
  EXPECT_EQ(json["seed"], 4);
  EXPECT_EQ(json["noise_seed"], 9);
  EXPECT_TRUE(json["outcome"].is_string());
  EXPECT_TRUE(
      Json::parse(folder.run({"simulate", file, "--json", "--set", "network.inhibition=ideal"}).out)["rate_inhibitory"]
          .is_null());
}

TEST(Simulate, SummaryCountsMemoriesFromOne) {
  const Folder folder;
  const Finished done = folder.run({"simulate", folder.write("small.engram", small), "--set", "cue.pattern=2"});
  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.out, testing::StartsWith("Größe, \"klein\"\noutcome "));
  EXPECT_THAT(done.out, HasSubstr("cued memory         3: overlap "));
  EXPECT_THAT(done.out, HasSubstr("seeds               4, noise 9\n"));
}

TEST(Simulate, DoesNotDependOnTheLocale) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  ASSERT_EQ(folder.run({"simulate", file, "--out", "1.csv"}, "LC_ALL=C").code, 0);
  ASSERT_EQ(folder.run({"simulate", file, "--out", "2.csv", "--set", "dynamics.beta=4.0"}, "LC_ALL=de_DE.UTF-8").code,
            0);
  EXPECT_EQ(rows(contents(folder.path("1.csv"))), rows(contents(folder.path("2.csv"))));
}

TEST(Simulate, AnyNumberOfThreadsWritesTheSameBytes) {
  const Folder folder;
  const std::string file = folder.write("large.engram", R"({"engram": 1, "network": {"excitatory": 12100,
    "inhibitory": 300, "patterns": 340}, "dynamics": {"update": "sequential"}, "steps": 8})");
  std::string one;
  for (const char* threads : {"1", "2", "5"}) {
    const Finished done = folder.run({"simulate", file, "--threads", threads, "--spikes", "spikes.csv"});
    ASSERT_EQ(done.code, 0) << done.err;
    const std::string spikes = contents(folder.path("spikes.csv"));
    if (one.empty()) one = spikes;
    EXPECT_EQ(spikes, one) << threads;
  }
  EXPECT_GT(one.size(), 10'000u);
}

TEST(Simulate, EveryKernelLevelWritesTheSameBytes) {
  const Folder folder;
  const std::string file =
      folder.write("one.engram", R"({"engram": 1, "steps": 30, "dynamics": {"update": "sequential"}})");
  const auto spikes = [&](const std::string& level) {
    const Finished run = folder.run({"simulate", file, "--kernels", level, "--spikes", level + ".csv"}, "LC_ALL=C");
    EXPECT_EQ(run.code, 0) << run.err;
    return contents(folder.path(level + ".csv"));
  };
  const std::string plain = spikes("plain");
  EXPECT_GT(plain.size(), 1000u);
  for (const std::string level : {"auto", "baseline"}) EXPECT_EQ(spikes(level), plain) << level;
  EXPECT_EQ(folder.run({"simulate", file}, "ENGRAM_KERNELS=plain").code, 0);
  EXPECT_EQ(folder.run({"simulate", file}, "ENGRAM_KERNELS=fast").code, 2) << "a level that there is not";
}

}  // namespace
}  // namespace engram::test

// engram-cli ensemble: the same bytes for any number of threads, rows that reopen their runs, a clean end by Ctrl-C.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <thread>

#include "core/experiment/ensemble.h"
#include "core/experiment/tables.h"
#include "core/model/parameter_table.h"
#include "core/session/run.h"
#include "tests/cli/program.h"

namespace engram::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string small =
    R"({"engram": 1, "network": {"excitatory": 60, "inhibitory": 12, "inputs_per_inhibitory": 20, "patterns": 4},
  "seed": 4, "steps": 6, "timeline": [{"step": 3, "set": {"dynamics.theta": 0.8}}]})";

std::vector<std::vector<std::string>> rows(const std::string& text) {
  std::vector<std::vector<std::string>> result;
  const std::vector<std::string> lines = table(text);
  for (std::size_t i = 1; i < lines.size(); ++i) result.push_back(cells(lines[i]));
  return result;
}

std::set<std::string> column(const std::string& text, std::size_t index) {
  std::set<std::string> values;
  for (const auto& row : rows(text)) values.insert(row.at(index));
  return values;
}

State state_of(const std::string& text, std::uint64_t seed, std::uint64_t noise_seed, std::int64_t step) {
  Scenario scenario = read_scenario(std::string_view(text), 1e9).scenario.value();
  scenario.parameters.seed = seed;
  scenario.parameters.noise_seed = noise_seed;
  auto started = Run::start(Session(scenario), Side::a);
  Run& run = *std::get<std::unique_ptr<Run>>(started);
  EXPECT_TRUE(run.go_to(step));
  return run.state();
}

TEST(Ensemble, SameBytesForAnyNumberOfThreads) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  for (const std::string vary : {"all", "noise"}) {
    std::vector<std::string> tables;
    for (const char* threads : {"1", "2", "7"}) {
      const Finished done = folder.run(
          {"ensemble", file, "--runs", "40", "--at", "0,3,6", "--states", "--vary", vary, "--threads", threads});
      EXPECT_EQ(done.code, 0) << done.err;
      tables.push_back(done.out);
    }
    EXPECT_EQ(tables[0], tables[1]);
    EXPECT_EQ(tables[0], tables[2]);
    EXPECT_EQ(rows(tables[0]).size(), 120U);
  }
}

TEST(Ensemble, ColumnsAndOrderOfRows) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  const Finished done = folder.run({"ensemble", file, "--runs", "3", "--at", "5,2,5,9,0"});
  ASSERT_EQ(done.code, 0) << done.err;
  EXPECT_THAT(done.out, testing::StartsWith("# engram "));
  EXPECT_EQ(table(done.out).front(),
            "run,seed,noise_seed,step,overlap_cued,rate_excitatory,rate_inhibitory,rate_inhibitory_2,"
            "hamming_cued,retrieved_hamming,retrieved_overlap,outcome");
  std::vector<std::string> places;
  for (const auto& row : rows(done.out)) {
    ASSERT_EQ(row.size(), 12U);
    places.push_back(row[0] + ":" + row[3]);
  }
  EXPECT_THAT(places, ElementsAre("0:0", "0:2", "0:5", "0:9", "1:0", "1:2", "1:5", "1:9", "2:0", "2:2", "2:5", "2:9"));
  EXPECT_THAT(column(folder.run({"ensemble", file, "--runs", "3"}).out, 3), ElementsAre("6"));  // the scenario's last
}

TEST(Ensemble, VaryChoosesWhatDiffers) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  const std::string all = folder.run({"ensemble", file, "--runs", "20", "--at", "0", "--states"}).out;
  const std::string noise =
      folder.run({"ensemble", file, "--runs", "20", "--at", "0", "--states", "--vary", "noise"}).out;
  EXPECT_EQ(column(all, 1).size(), 20U);
  EXPECT_EQ(column(all, 2).size(), 20U);
  EXPECT_EQ(column(all, 12).size(), 20U);  // other networks, other starts
  EXPECT_THAT(column(noise, 1), ElementsAre("4"));
  EXPECT_EQ(column(noise, 2).size(), 20U);
  EXPECT_EQ(column(noise, 12).size(), 1U);
  EXPECT_GT(
      column(folder.run({"ensemble", file, "--runs", "20", "--at", "1", "--states", "--vary", "noise"}).out, 12).size(),
      1U);
}

TEST(Ensemble, ARowsSeedsReopenItsRun) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  for (const std::string vary : {"all", "noise"}) {
    const std::string out = folder.run({"ensemble", file, "--runs", "5", "--vary", vary, "--states"}).out;
    for (const auto& row : rows(out)) {
      const Finished again = folder.run(
          {"simulate", file, "--seed", row[1], "--noise-seed", row[2], "--out", "trace.csv", "--overlaps", "cued"});
      ASSERT_EQ(again.code, 0);
      const auto last = cells(table(contents(folder.path("trace.csv"))).back());
      EXPECT_EQ(last[1], row[4]);
      EXPECT_EQ(last[2], row[5]);
      EXPECT_EQ(last[3], row[6]);
      EXPECT_EQ(last[5], row[8]);
      EXPECT_EQ(row[9] == "1", std::stod(row[8]) <= 0.05);
      EXPECT_EQ(row[10] == "1", std::stod(row[4]) >= 0.7);
    }
  }
}

TEST(Ensemble, StatesAreTheBitsOfTheRun) {
  const Folder folder;
  for (const std::string extra :
       {R"(, "second_inhibitory": {"enabled": true, "threshold": 0.0})", R"(, "inhibition": "ideal")", ""}) {
    std::string text = small;
    text.insert(text.find("\"patterns\": 4") + 13, extra);
    const std::string file = folder.write("one.engram", text);
    const Finished done = folder.run({"ensemble", file, "--runs", "2", "--at", "4", "--states"});
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_THAT(table(done.out).front(), testing::EndsWith(",state"));
    for (const auto& row : rows(done.out)) {
      const State state = state_of(text, std::stoull(row[1]), std::stoull(row[2]), 4);
      std::string bits;
      const auto append = [&](const Spikes& spikes) {
        if (!bits.empty()) bits += ' ';
        for (const std::uint8_t spike : spikes) bits += spike != 0 ? '1' : '0';
      };
      append(state.excitatory);
      if (extra.find("ideal") == std::string::npos) append(state.inhibitory.spikes);
      if (extra.find("second") != std::string::npos) append(state.inhibitory_2.spikes);
      EXPECT_EQ(row[12], bits);
      EXPECT_EQ(row[6].empty(), extra.find("ideal") != std::string::npos);
      EXPECT_EQ(row[7].empty(), extra.find("second") == std::string::npos);
    }
  }
}

TEST(Ensemble, OutcomeIsThatOfTheReopenedRunAtEachStep) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  const Finished done = folder.run({"ensemble", file, "--runs", "4", "--at", "0,5,60,70,200,239"});
  ASSERT_EQ(done.code, 0) << done.err;
  for (const auto& row : rows(done.out)) {
    const Finished again =
        folder.run({"simulate", file, "--seed", row[1], "--noise-seed", row[2], "--steps", row[3], "--json"});
    const Json json = Json::parse(again.out);
    EXPECT_EQ(row[11], json["outcome_cell"]) << row[3];
    EXPECT_TRUE(row[11].starts_with(json["outcome"].get<std::string>()));
  }
}

TEST(Ensemble, JsonHasTheSameRows) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  const std::vector<std::string> arguments{"ensemble", file, "--runs", "4", "--at", "1,6", "--states"};
  const Finished csv = folder.run(arguments);
  std::vector<std::string> with_json = arguments;
  with_json.insert(with_json.end(), {"--json", "--out", "runs.json"});
  ASSERT_EQ(folder.run(with_json).code, 0);
  const Json json = Json::parse(contents(folder.path("runs.json")));
  const auto expected = rows(csv.out);
  const auto names = cells(table(csv.out).front());
  ASSERT_EQ(json.size(), expected.size());
  for (std::size_t r = 0; r < expected.size(); ++r)
    for (std::size_t c = 0; c < names.size(); ++c) {
      const Json& value = json[r][names[c]];
      EXPECT_EQ(value.is_null()           ? ""
                : value.is_string()       ? value.get<std::string>()
                : value.is_number_float() ? to_text(value.get<double>())
                                          : value.dump(),
                expected[r][c]);
    }
}

TEST(Ensemble, OutIsWhatStandardOutputWouldBe) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  const Finished shown = folder.run({"ensemble", file, "--runs", "4"});
  const Finished written = folder.run({"ensemble", file, "--runs", "4", "--out", "runs.csv"});
  EXPECT_EQ(written.code, 0);
  EXPECT_EQ(written.out, "");
  EXPECT_EQ(contents(folder.path("runs.csv")), shown.out);
  EXPECT_EQ(folder.run({"ensemble", "runs.csv", "--runs", "4"}).out, shown.out);  // the header restores the scenario
  const Finished refused = folder.run({"ensemble", file, "--runs", "4", "--out", "no folder/runs.csv"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.err, HasSubstr("cannot be written"));
}

TEST(Ensemble, DoesNotDependOnTheLocale) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  EXPECT_EQ(folder.run({"ensemble", file, "--runs", "3"}, "LC_ALL=C").out,
            folder.run({"ensemble", file, "--runs", "3"}, "LC_ALL=de_DE.UTF-8").out);
}

TEST(Ensemble, RunThatCannotStartIsNamed) {
  const Folder folder;
  const std::string file = folder.write(
      "moved.engram",
      R"({"engram": 1, "network": {"pattern_bits": ["1110"], "inputs_per_inhibitory": 2}, "cue": {"kind": "moved", "fraction": 1}})");
  const Finished done = folder.run({"ensemble", file, "--runs", "4", "--threads", "1"});
  EXPECT_EQ(done.code, 1);
  EXPECT_THAT(done.err, HasSubstr("cue.fraction: run 0: found "));
}

TEST(Ensemble, CtrlCLeavesWholeRowsInOrder) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small), out = folder.path("runs.csv");
  for (const std::string threads : {"1", "3"}) {
    SCOPED_TRACE(threads);
    std::filesystem::remove(out);
    Running running(
        {"ensemble", file, "--runs", "4000000000", "--at", "2,6", "--states", "--threads", threads, "--out", out},
        folder.path("out"), folder.path("err"));
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (contents(out).size() < 50'000 && std::chrono::steady_clock::now() < limit)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    running.interrupt();
    EXPECT_EQ(running.wait(), 1);
    const std::string text = contents(out), err = contents(folder.path("err"));
    ASSERT_GE(text.size(), 50'000U);
    EXPECT_EQ(text.back(), '\n');
    const auto lines = rows(text);
    ASSERT_EQ(lines.size() % 2, 0U);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      ASSERT_EQ(lines[i].size(), 13U);
      ASSERT_EQ(lines[i][0], std::to_string(i / 2));
      ASSERT_EQ(lines[i][3], i % 2 == 0 ? "2" : "6");
      ASSERT_EQ(lines[i][12].size(), 60U + 1 + 12);
    }
    EXPECT_THAT(err, HasSubstr("stopped after " + std::to_string(lines.size() / 2) + " of 4000000000 runs"));
    const Finished again = folder.run({"ensemble", file, "--runs", "10", "--at", "2,6", "--states"});
    const auto whole = rows(again.out);
    for (std::size_t i = 0; i < whole.size(); ++i) EXPECT_EQ(whole[i], lines[i]);
  }
}

TEST(Simulate, CtrlCLeavesWholeRows) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small), out = folder.path("trace.csv");
  Running running({"simulate", file, "--steps", "1000000000000", "--out", out}, folder.path("out"), folder.path("err"));
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (contents(out).size() < 50'000 && std::chrono::steady_clock::now() < limit)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  running.interrupt();
  EXPECT_EQ(running.wait(), 1);
  const auto lines = rows(contents(out));
  ASSERT_GT(lines.size(), 100U);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ASSERT_EQ(lines[i].size(), 12U);
    ASSERT_EQ(lines[i][0], std::to_string(i));
  }
  EXPECT_THAT(contents(folder.path("err")),
              HasSubstr("stopped at step " + std::to_string(lines.size() - 1) + " of 1000000000000"));
}

}  // namespace
}  // namespace engram::test

// engram-cli theory: its table, header and warnings, on real files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "core/scenario/scenario.h"
#include "core/session/run.h"
#include "core/theory/course.h"
#include "tests/cli/program.h"

namespace engram::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string scenario =
    R"({"engram": 1, "network": {"excitatory": 20000, "inhibitory": 20000, "inputs_per_inhibitory": 20, "patterns": 20},
  "seed": 4, "steps": 8, "timeline": [{"step": 3, "set": {"dynamics.theta": 0.8}},
  {"step": 5, "side": "B", "set": {"dynamics.theta": 3.0}}], "comparison": {"dynamics": {"update": "sequential"}}})";

std::vector<std::vector<double>> rows(const std::string& text) {
  std::vector<std::vector<double>> result;
  const std::vector<std::string> lines = table(text);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    result.emplace_back();
    for (const std::string& cell : cells(lines[i])) result.back().push_back(cell.empty() ? -1 : std::stod(cell));
  }
  return result;
}

TEST(TheoryCommand, TableFollowsTheTimelineFromTheStart) {
  const Folder folder;
  const std::string file = folder.write("two.engram", scenario);
  const Session session(read_scenario(std::string_view(scenario), 1e9).scenario.value());
  for (const Side side : {Side::a, Side::b}) {
    const Finished done = folder.run({"theory", file, "--side", side == Side::a ? "A" : "B"});
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_EQ(table(done.out).front(), "step,overlap,rate_excitatory,rate_inhibitory");
    auto started = engram::Run::start(session, side);
    const engram::Run& run = *std::get<std::unique_ptr<engram::Run>>(started);
    const Observables start = run.observables();
    const Plan plan = session.plan(side);
    const auto expected = mean_course({start.overlap(0), start.rate_excitatory(), *start.rate_inhibitory()}, 8,
                                      [&](std::int64_t step) -> const Parameters& { return plan.at(step); });
    const auto found = rows(done.out);
    ASSERT_EQ(found.size(), 9U);
    for (std::size_t t = 0; t < found.size(); ++t) {
      const auto step = static_cast<double>(t);
      EXPECT_THAT(found[t], ElementsAre(step, expected[t].m, expected[t].q, expected[t].r));  // to the last bit
    }
    EXPECT_GT(found[5][1], 0.9);
    EXPECT_EQ(found[8][1] > 0.9, side == Side::a);
  }
}

TEST(TheoryCommand, IsCloseToTheSimulation) {
  const Folder folder;
  const std::string file = folder.write("two.engram", scenario);
  for (const std::string side : {"A", "B"}) {
    ASSERT_EQ(folder.run({"simulate", file, "--side", side, "--overlaps", "cued", "--out", "trace.csv"}).code, 0);
    const auto simulated = rows(contents(folder.path("trace.csv")));
    const auto expected = rows(folder.run({"theory", file, "--side", side}).out);
    ASSERT_EQ(simulated.size(), expected.size());
    for (std::size_t k = 1; k < 4; ++k) EXPECT_EQ(simulated[0][k], expected[0][k]);
    for (std::size_t t = 1; t < expected.size(); ++t) {
      EXPECT_NEAR(simulated[t][1], expected[t][1], 0.06) << side << t;
      EXPECT_NEAR(simulated[t][2], expected[t][2], 0.01) << side << t;
      EXPECT_NEAR(simulated[t][3], expected[t][3], 0.015) << side << t;
    }
  }
}

TEST(TheoryCommand, HeaderRestoresTheScenarioAndSaysWhatIsLeftOut) {
  const Folder folder;
  const std::string file = folder.write("two.engram", scenario);
  const Finished shown = folder.run({"theory", file, "--side", "B", "--steps", "4"});
  EXPECT_THAT(shown.out, StartsWith("# engram "));
  EXPECT_THAT(shown.out, HasSubstr(" theory --side B\n# scenario: {"));
  EXPECT_THAT(shown.out,
              HasSubstr("\n# Mean-field theory, of many neurons and the first steps. It leaves out: nothing "));
  EXPECT_EQ(shown.err, "");
  const Finished written = folder.run({"theory", file, "--side", "B", "--steps", "4", "--out", "theory.csv"});
  EXPECT_EQ(written.code, 0);
  EXPECT_EQ(written.out, "");
  EXPECT_EQ(contents(folder.path("theory.csv")), shown.out);
  EXPECT_EQ(folder.run({"theory", "theory.csv", "--side", "B"}).out, shown.out);
  EXPECT_EQ(folder.run({"check", "theory.csv"}).code, 0);
}

TEST(TheoryCommand, WarnsOfWhatIsLeftOutAndOfLimits) {
  const Folder folder;
  const std::string file =
      folder.write("small.engram", R"({"engram": 1, "steps": 6, "stimulus": {"pattern": 0, "strength": 1},
      "timeline": [{"step": 2, "set": {"stimulus": null, "network.feedback": "reciprocal"}},
                   {"step": 4, "set": {"dynamics.update": "asynchronous"}}]})");
  const Finished done = folder.run({"theory", file});
  EXPECT_EQ(done.code, 0);
  const std::string all = "the stimulus, reciprocal feedback (taken as uniform), the asynchronous rule";
  EXPECT_THAT(done.err, HasSubstr(file + ": the theory leaves out " + all));
  EXPECT_THAT(done.out, HasSubstr("It leaves out: " + all));
  EXPECT_THAT(done.err, HasSubstr(file + ": With 300 neurons "));
  const std::string early = folder.run({"theory", file, "--steps", "4"}).err;  // later changes do not count
  EXPECT_THAT(early, HasSubstr("reciprocal"));
  EXPECT_THAT(early, Not(HasSubstr("asynchronous")));
}

TEST(TheoryCommand, Json) {
  const Folder folder;
  const std::string file = folder.write(
      "small.engram",
      R"({"engram": 1, "title": "Größe \"1\"", "steps": 2, "timeline": [{"step": 1, "set": {"network.inhibition": "ideal"}}]})");
  const Finished done = folder.run({"theory", file, "--json"}), plain = folder.run({"theory", file});
  ASSERT_EQ(done.code, 0) << done.err;
  EXPECT_EQ(done.err, plain.err);
  const Json json = Json::parse(done.out);
  EXPECT_EQ(json["title"], "Größe \"1\"");
  EXPECT_EQ(json["leaves_out"], Json::array());
  EXPECT_EQ(json["limits"].size(), 3U);
  const auto expected = rows(plain.out);
  ASSERT_EQ(json["rows"].size(), 3U);
  for (std::size_t t = 0; t < 3; ++t) {
    EXPECT_EQ(json["rows"][t]["step"], t);
    EXPECT_EQ(json["rows"][t]["overlap"], expected[t][1]);
    EXPECT_EQ(json["rows"][t]["rate_excitatory"], expected[t][2]);
    if (t < 2) EXPECT_EQ(json["rows"][t]["rate_inhibitory"], expected[t][3]);
    else EXPECT_TRUE(json["rows"][t]["rate_inhibitory"].is_null());
  }
}

TEST(TheoryCommand, IdealInhibitionHasNoInhibitoryRate) {
  const Folder folder;
  const std::string file =
      folder.write("ideal.engram", R"({"engram": 1, "network": {"inhibition": "ideal"}, "steps": 3})");
  const std::vector<std::string> lines = table(folder.run({"theory", file}).out);
  ASSERT_EQ(lines.size(), 5U);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto row = cells(lines[i]);
    ASSERT_EQ(row.size(), 4U);
    EXPECT_NE(row[2], "");
    EXPECT_EQ(row[3], "");
  }
}

TEST(TheoryCommand, StartsFromAGivenState) {
  const Folder folder;
  const std::string file = folder.write(
      "given.engram",
      R"({"engram": 1, "network": {"pattern_bits": ["11000000", "00110000"], "inhibitory": 4, "inputs_per_inhibitory": 2,
      "activity": 0.25}, "initial_state": {"excitatory": "11100000", "inhibitory": "1000"}, "steps": 1})");
  const Finished done = folder.run({"theory", file});
  ASSERT_EQ(done.code, 0) << done.err;
  EXPECT_EQ(rows(done.out)[0], (std::vector<double>{0, (2 - 0.25 * 3) / (8 * 0.25 * 0.75), 0.375, 0.25}));
  EXPECT_THAT(done.err, HasSubstr("which memories were given"));
}

TEST(TheoryCommand, DoesNotDependOnTheLocale) {
  const Folder folder;
  const std::string file = folder.write("two.engram", scenario);
  EXPECT_EQ(folder.run({"theory", file}, "LC_ALL=C").out, folder.run({"theory", file}, "LC_ALL=de_DE.UTF-8").out);
}

TEST(TheoryCommand, SaysWhatIsWrong) {
  const Folder folder;
  const std::string file = folder.write("one.engram", R"({"engram": 1, "steps": 1})");
  const Finished side = folder.run({"theory", file, "--side", "B"});
  EXPECT_EQ(side.code, 2);
  EXPECT_THAT(side.err, HasSubstr("comparison: is missing, so there is no side B"));
  const Finished folderless = folder.run({"theory", file, "--out", "no folder/theory.csv"});
  EXPECT_EQ(folderless.code, 1);
  EXPECT_THAT(folderless.err, HasSubstr("cannot be written"));
  const Finished beta = folder.run({"theory", file, "--set", "dynamics.beta=-1"});
  EXPECT_EQ(beta.code, 2);
  EXPECT_THAT(beta.err, HasSubstr("dynamics.beta"));
  const Finished full = folder.run({"theory", file, "--steps", "3000", "--out", "/dev/full"});
  EXPECT_EQ(full.code, 1);
  EXPECT_THAT(full.err, HasSubstr("is the disk full?"));
}

TEST(TheoryCommand, CtrlCLeavesWholeRows) {
  const Folder folder;
  const std::string file = folder.write("one.engram", R"({"engram": 1})"), out = folder.path("theory.csv");
  Running running({"theory", file, "--steps", "1000000000000", "--out", out}, folder.path("out"), folder.path("err"));
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (contents(out).size() < 50'000 && std::chrono::steady_clock::now() < limit)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  running.interrupt();
  EXPECT_EQ(running.wait(), 1);
  const auto found = rows(contents(out));
  ASSERT_GT(found.size(), 100U);
  for (std::size_t t = 0; t < found.size(); ++t) ASSERT_EQ(found[t].size(), 4U);
  EXPECT_THAT(contents(folder.path("err")),
              HasSubstr("stopped at step " + std::to_string(found.size() - 1) + " of 1000000000000"));
}

}  // namespace
}  // namespace engram::test

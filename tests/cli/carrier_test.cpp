// engram-cli opens every file that carries a scenario, and says what is wrong with the others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "core/experiment/recording.h"
#include "core/scenario/carrier.h"
#include "tests/cli/program.h"

namespace engram::test {
namespace {

using testing::HasSubstr;

const std::string text = R"({"engram": 1, "title": "Größe", "network": {"excitatory": 60, "inhibitory": 12,
  "inputs_per_inhibitory": 20}, "seed": 5, "steps": 6, "timeline": [{"step": 3, "set": {"dynamics.theta": 0.5}}]})";

/// A picture of one black pixel.
const std::string png(
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9c"
    "c`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xae"
    "B`\x82",
    67);

void put(const Folder& folder, const std::string& name, const std::string& bytes) {
  ASSERT_EQ(contents(folder.write(name, bytes)), bytes);
}

std::string table_of(const std::string& file) {
  std::string all;
  for (const std::string& line : table(contents(file))) all += line + '\n';
  return all;
}

TEST(Carriers, PicturesAreValidAndReplay) {
  const Folder folder;
  const ScenarioRead read = read_scenario(text, 1e9);
  ASSERT_TRUE(read.scenario.has_value());
  const Provenance p = provenance_of(*read.scenario);
  put(folder, "run.png", png_with(png, p));
  put(folder, "run.svg", svg_with("<svg></svg>", p));
  put(folder, "run.engram", text);
  const Finished checked = folder.run({"check", "run.png", "run.svg"});
  EXPECT_EQ(checked.code, 0) << checked.err;
  EXPECT_EQ(checked.out, "run.png: valid\nrun.svg: valid\n");
  for (const std::string name : {"run.png", "run.svg", "run.engram"})
    ASSERT_EQ(folder.run({"simulate", name, "--spikes", name + ".csv"}).code, 0) << name;
  const std::string spikes = table_of(folder.path("run.engram.csv"));
  EXPECT_GT(spikes.size(), 200U);
  EXPECT_EQ(table_of(folder.path("run.png.csv")), spikes);
  EXPECT_EQ(table_of(folder.path("run.svg.csv")), spikes);
}

TEST(Carriers, OtherPicturesAreRefusedWithAReason) {
  const Folder folder;
  const std::string file = folder.write("holiday.png", png);
  for (const char* command : {"check", "simulate"}) {
    const Finished done = folder.run({command, file});
    EXPECT_EQ(done.code, 2);
    EXPECT_EQ(done.err, file + ": file: this picture holds no scenario; only pictures written by Engram do\n");
  }
  put(folder, "cut.png", png.substr(0, 50));
  EXPECT_THAT(folder.run({"check", "cut.png"}).err, HasSubstr("cut.png: file: this picture is damaged or cut short"));
}

TEST(Carriers, SimulateWritesWhatARecordingWrites) {
  const Folder folder;
  put(folder, "run.engram", text);
  ASSERT_EQ(folder.run({"simulate", "run.engram", "--steps", "9", "--out", "t.csv", "--spikes", "s.csv"}).code, 0);
  const ScenarioRead read = read_scenario(text, 1e9);
  ASSERT_TRUE(read.scenario.has_value());
  const Scenario scenario = ending_at(*read.scenario, 9);
  auto started = engram::Run::start(Session(scenario), Side::a);
  std::ostringstream trace, spikes;
  std::string problem;
  record(*std::get<std::unique_ptr<engram::Run>>(started), scenario, Side::a, 9,
         {.trace = &trace, .spikes = &spikes, .memories = *chosen_memories("all", scenario.parameters, problem)},
         [](const engram::Run&) { return true; });
  EXPECT_EQ(contents(folder.path("t.csv")), trace.str());
  EXPECT_EQ(contents(folder.path("s.csv")), spikes.str());
}

}  // namespace
}  // namespace engram::test

// engram-cli simulate: what cannot be simulated or written is refused with a reason.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace engram::test {
namespace {

using testing::HasSubstr;

const std::string small =
    R"({"engram": 1, "network": {"excitatory": 60, "inhibitory": 12, "inputs_per_inhibitory": 20, "patterns": 4},
  "steps": 3, "timeline": [{"step": 1, "set": {}}]})";

TEST(SimulateRefusal, BadSetSaysWhy) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  const std::vector<std::pair<std::string, std::string>> examples{
      {"dynamics.theta", ": --set dynamics.theta: is not of the form path=value"},
      {"=3", ": --set =3: is not of the form path=value"},
      {"timeline[0].step=3", ": --set timeline[0].step=3: reaches into a list; give the whole list"},
      {"dynamics.gamma=3", ": dynamics.gamma: is not known; known are update,"},
      {"dynamics.theta=high", ": dynamics.theta: found \"high\"; allowed is a finite number"},
      {"dynamics.theta.x=1", ": dynamics.theta: found an object; allowed is a finite number"},
      {"title=3", ": title: found 3; allowed is a string"},
      {"network.inputs_per_inhibitory=61",
       ": network.inputs_per_inhibitory: found 61; allowed is at most network.excitatory = 60"}};
  for (const auto& [set, message] : examples) {
    const Finished done = folder.run({"simulate", file, "--set", set});
    EXPECT_EQ(done.code, 2) << set;
    EXPECT_THAT(done.err, HasSubstr(file + message)) << set;
    EXPECT_EQ(done.out, "") << set;
  }
}

TEST(SimulateRefusal, SideBNeedsAComparison) {
  const Folder folder;
  const Finished done = folder.run({"simulate", folder.write("one.engram", R"({"engram": 1})"), "--side", "B"});
  EXPECT_EQ(done.code, 2);
  EXPECT_THAT(done.err, HasSubstr("comparison: is missing, so there is no side B"));
}

TEST(SimulateRefusal, CueThatCannotBeMadeIsRefused) {
  const Folder folder;
  const std::string file = folder.write(
      "moved.engram",
      R"({"engram": 1, "network": {"pattern_bits": ["1110"], "inputs_per_inhibitory": 2}, "cue": {"kind": "moved", "fraction": 1}})");
  const Finished done = folder.run({"simulate", file});
  EXPECT_EQ(done.code, 2);
  EXPECT_THAT(done.err, HasSubstr(file + ": cue.fraction: found 1, which moves 3 active neurons"));
}

TEST(SimulateRefusal, OutputThatCannotBeWritten) {
  const Folder folder;
  const std::string file = folder.write("small.engram", small);
  for (const char* option : {"--out", "--spikes"}) {
    const Finished missing = folder.run({"simulate", file, option, "no folder/trace.csv"});
    EXPECT_EQ(missing.code, 1);
    EXPECT_THAT(missing.err, HasSubstr("no folder/trace.csv: cannot be written; does its folder exist"));
    EXPECT_EQ(folder.run({"simulate", file, option, folder.path("")}).code, 1);
    if (!std::filesystem::exists("/dev/full")) continue;
    const Finished full = folder.run({"simulate", file, option, "/dev/full"});
    EXPECT_EQ(full.code, 1);
    EXPECT_THAT(full.err, HasSubstr("is the disk full?"));
  }
}

}  // namespace
}  // namespace engram::test

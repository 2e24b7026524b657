// engram-cli check: valid, or every error of every file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/scenario/scenario.h"
#include "tests/cli/program.h"

namespace engram::test {
namespace {

using testing::HasSubstr;

TEST(Check, ValidFile) {
  const Folder folder;
  const Finished done = folder.run({"check", folder.write("one.engram", R"({"engram": 1})")});
  EXPECT_EQ(done.code, 0);
  EXPECT_EQ(done.out, folder.path("one.engram") + ": valid\n");
  EXPECT_EQ(done.err, "");
}

TEST(Check, TellsEveryProblemOnALineOfItsOwn) {
  const Folder folder;
  const std::string file =
      folder.write("my network.engram", R"({"engram": 1, "sed": 3, "dynamics": {"beta": 0}, "cue": {"pattern": 10}})");
  const Finished done = folder.run({"check", file});
  EXPECT_EQ(done.code, 2);
  EXPECT_EQ(done.out, "");
  EXPECT_EQ(done.err,
            file +
                ": sed: is not known; known are engram, title, notes, network, dynamics, cue, stimulus, interventions, "
                "seed, noise_seed, steps, timeline, comparison, initial_state\n" +
                file + ": dynamics.beta: found 0; allowed is a finite number above 0\n" + file +
                ": cue.pattern: found 10; allowed is a pattern from 0 to 9 (they count from 0)\n");
}

TEST(Check, SeveralFiles) {
  const Folder folder;
  const std::string good = folder.write("good.engram", R"({"engram": 1})");
  const std::string bad = folder.write("bad.engram", "{");
  const Finished done = folder.run({"check", good, bad, folder.path("none.engram"), good});
  EXPECT_EQ(done.code, 2);
  EXPECT_EQ(done.out, good + ": valid\n" + good + ": valid\n");
  EXPECT_EQ(done.err,
            bad + ": line 1, column 2: is not JSON: found the end of the file; allowed is a key in double quotes\n" +
                folder.path("none.engram") + ": file: cannot be read; does it exist, and is it a file?\n");
  EXPECT_EQ(folder.run({"check", good, good}).code, 0);
}

TEST(Check, FolderIsNotAFile) {
  const Folder folder;
  const Finished done = folder.run({"check", folder.path("")});
  EXPECT_EQ(done.code, 2);
  EXPECT_THAT(done.err, HasSubstr(": file: is a folder; allowed is a file\n"));
}

TEST(Check, TablesThatTheProgramWrote) {
  const Folder folder;
  const std::string file = folder.write("one.engram", R"({"engram": 1, "steps": 2, "title": "# scenario: , \"x\"\n"})");
  ASSERT_EQ(folder.run({"simulate", file, "--out", "trace.csv", "--spikes", "spikes.csv"}).code, 0);
  ASSERT_EQ(folder.run({"ensemble", file, "--runs", "2", "--out", "runs.csv"}).code, 0);
  const Finished done = folder.run({"check", "trace.csv", "spikes.csv", "runs.csv"});
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_EQ(done.out, "trace.csv: valid\nspikes.csv: valid\nruns.csv: valid\n");
}

TEST(Check, JsonReport) {
  const Folder folder;
  const std::string good = folder.write("good.engram", R"({"engram": 1})");
  const std::string bad = folder.write("bad.engram", R"({"engram": 1, "seed": -1, "steps": "\u00e9"})");
  const Finished done = folder.run({"check", "--json", good, bad});
  EXPECT_EQ(done.code, 2);
  const Json report = Json::parse(done.out);
  ASSERT_EQ(report.size(), 2U);
  EXPECT_EQ(report[0], Json({{"file", good}, {"valid", true}, {"problems", Json::array()}}));
  EXPECT_EQ(report[1]["valid"], false);
  ASSERT_EQ(report[1]["problems"].size(), 2U);
  EXPECT_EQ(report[1]["problems"][1]["path"], "steps");
  EXPECT_EQ(report[1]["problems"][1]["message"], "found \"é\"; allowed is a whole number from 0 to 1000000000000");
}

TEST(Check, MemoryLimit) {
  const Folder folder;
  const std::string file = folder.write(
      "large.engram",
      R"({"engram": 1, "network": {"excitatory": 1000000, "inhibitory": 1000, "inputs_per_inhibitory": 1000}})");
  EXPECT_EQ(folder.run({"check", file, "--memory-limit", "4GB"}).code, 0);
  const Finished done = folder.run({"check", file, "--memory-limit", "1.5MB"});
  EXPECT_EQ(done.code, 2);
  EXPECT_THAT(done.err, HasSubstr(": network: needs "));
  EXPECT_THAT(done.err, HasSubstr("the limit is 1.5 MB"));
}

TEST(Check, TellsSyntaxRepeatedKeysAndOverridesTogether) {
  const Folder folder;
  const std::string file = folder.write("one.engram", R"({"engram": 1, "seed": 1, "seed": 2, "steps": -1})");
  const Finished done = folder.run({"check", file, "--set", "dynamics.beta=-1", "--set", "nothing"});
  EXPECT_EQ(done.code, 2);
  for (const char* part :
       {": seed: found more than once", ": steps: found -1", ": dynamics.beta: found -1", ": --set nothing: "})
    EXPECT_THAT(done.err, HasSubstr(part));
}

}  // namespace
}  // namespace engram::test

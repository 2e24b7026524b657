// engram-cli sweep and summarize, and the same sweep under MPI: the same bytes, however the work was done or
// interrupted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include "core/scenario/json.h"
#include "tests/cli/program.h"

namespace engram::test {
namespace {

using testing::HasSubstr;

std::string sweep_of(const std::string& steps, const std::string& dictionaries) {
  return R"({"engram_sweep": 1, "scenario": {"engram": 1, "network": {"excitatory": 60, "inhibitory": 16,
    "inputs_per_inhibitory": 12}, "seed": 5}, "axes": [{"path": "dynamics.update", "values": ["synchronous", "sequential"]},
    {"path": "network.patterns", "from": 2, "to": 8, "step": 2}], "dictionaries": )" +
         dictionaries + R"(, "steps": )" + steps + "}";
}

#ifdef __SANITIZE_ADDRESS__
constexpr int slowness = 4;  // of the programs under test
#else
constexpr int slowness = 1;
#endif

/// A sweep that takes about as long everywhere; a run takes some ten microseconds.
std::string lasting(int dictionaries) { return sweep_of("100", std::to_string(dictionaries / slowness)); }

const std::string small = sweep_of("9", "6"), longer = lasting(3000);

TEST(Sweep, TableHasARowForEachPointAndRestoresTheSweep) {
  const Folder folder;
  const std::string file = folder.write("s.json", small);
  const Finished done = folder.run({"sweep", file});
  ASSERT_EQ(done.code, 0) << done.err;
  EXPECT_THAT(done.out, testing::StartsWith("# engram "));
  const auto lines = table(done.out);
  ASSERT_EQ(lines.size(), 9U);
  EXPECT_EQ(lines[0],
            "dynamics.update,network.patterns,dictionaries,cues,retrieved_hamming_mean,retrieved_hamming_std,"
            "retrieved_overlap_mean,retrieved_overlap_std,hamming_mean,hamming_std,overlap_mean,overlap_std,"
            "rate_excitatory_mean,rate_excitatory_std,retrieved_hamming_low,retrieved_hamming_high,"
            "retrieved_overlap_low,retrieved_overlap_high,excitatory,patterns");
  EXPECT_THAT(lines[1], testing::StartsWith("synchronous,2,6,2,"));
  EXPECT_THAT(lines[8], testing::StartsWith("sequential,8,6,8,"));
  const std::string results = folder.write("results.csv", done.out);
  EXPECT_EQ(folder.run({"sweep", results}).out, done.out) << "results are a sweep file";
  EXPECT_EQ(folder.run({"sweep", file, "--threads", "1"}).out, done.out);
  EXPECT_EQ(folder.run({"sweep", file, "--threads", "5"}).out, done.out);
  EXPECT_NE(table(folder.run({"sweep", file, "--seed", "6"}).out), lines);
  EXPECT_NE(table(folder.run({"sweep", file, "--set", "dynamics.theta=0.7"}).out), lines);
}

TEST(Sweep, AScenarioMayBeAFileBesideIt) {
  const Folder folder;
  const std::string inside = R"({"engram": 1, "network": {"excitatory": 60, "inhibitory": 16,
    "inputs_per_inhibitory": 12, "patterns": 3}, "seed": 5, "steps": 5})";
  static_cast<void>(folder.write("a.engram", inside));
  const std::string named = folder.write("named.json", R"({"engram_sweep": 1, "scenario": "a.engram"})");
  const std::string whole = folder.write("whole.json", R"({"engram_sweep": 1, "scenario": )" + inside + "}");
  const Finished done = folder.run({"sweep", named});
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_EQ(done.out, folder.run({"sweep", whole}).out);
  const std::string lost = folder.write("lost.json", R"({"engram_sweep": 1, "scenario": "b.engram"})");
  EXPECT_THAT(folder.run({"sweep", lost}).err, HasSubstr("scenario \"b.engram\": file: cannot be read"));
}

TEST(Sweep, JsonHasTheSameValues) {
  const Folder folder;
  const std::string file = folder.write("s.json", small);
  const auto columns = cells(table(folder.run({"sweep", file}).out)[0]);
  const Json rows = Json::parse(folder.run({"sweep", file, "--json"}).out);
  ASSERT_EQ(rows.size(), 8U);
  const auto first = cells(table(folder.run({"sweep", file}).out)[1]);
  EXPECT_EQ(rows[0].size(), columns.size());
  EXPECT_EQ(rows[0]["dynamics.update"], "synchronous");
  for (std::size_t n = 1; n < columns.size(); ++n) EXPECT_EQ(rows[0][columns[n]], Json::parse(first[n])) << columns[n];
}

TEST(Sweep, DryRunSaysHowMuchThereIsAndWritesNothing) {
  const Folder folder;
  const std::string file = folder.write("s.json", small);
  const Finished done = folder.run({"sweep", file, "--dry-run", "--out", "r.csv"});
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_THAT(done.out, HasSubstr("8 points, 48 networks, 240 runs"));
  EXPECT_FALSE(std::filesystem::exists(folder.path("r.csv")));
  EXPECT_FALSE(std::filesystem::exists(folder.path("r.csv.journal")));
  EXPECT_EQ(Json::parse(folder.run({"sweep", file, "--dry-run", "--json"}).out)["runs"], 240);
}

TEST(Sweep, WhatIsWrongIsSaidAndEndsWithTwo) {
  const Folder folder;
  const Finished unknown = folder.run({"sweep", folder.write("s.json", R"({"engram_sweep": 1, "axis": 1})")});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("axis"));
  EXPECT_EQ(folder.run({"sweep", folder.write("t.json", "{,}")}).code, 2);
  EXPECT_EQ(folder.run({"sweep", "none.json"}).code, 2);
  const Finished without = folder.run({"sweep", folder.write("u.json", small), "--resume"});
  EXPECT_EQ(without.code, 2);
  EXPECT_THAT(without.err, HasSubstr("--out"));
  const Finished nowhere = folder.run({"sweep", folder.write("v.json", small), "--out", "no folder/r.csv"});
  EXPECT_EQ(nowhere.code, 2);
  EXPECT_THAT(nowhere.err, HasSubstr("cannot be written"));
}

class Interrupted : public testing::Test {
 protected:
  void begin_and_end_after(std::chrono::milliseconds time, int signal, bool resume) {
    std::vector<std::string> arguments{"sweep", file, "--out", out};
    if (resume) arguments.push_back("--resume");
    Running running(arguments, folder.path("o"), folder.path("e"));
    std::this_thread::sleep_for(time);
    running.send(signal);
    static_cast<void>(running.wait());
  }

  /// Ctrl-C once some pieces are finished, however slow the machine is.
  void begin_and_interrupt() {
    Running running({"sweep", file, "--out", out}, folder.path("o"), folder.path("e"));
    for (int n = 0; n < 3000 && contents(journal).size() < 2000; ++n)
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    running.interrupt();
    static_cast<void>(running.wait());
  }

  /// The sweep in one go.
  std::string whole() {
    const Finished done = folder.run({"sweep", file, "--out", folder.path("whole.csv")});
    EXPECT_EQ(done.code, 0) << done.err;
    return contents(folder.path("whole.csv"));
  }

  Folder folder;
  std::string file = folder.write("s.json", longer), out = folder.path("r.csv"), journal = out + ".journal";
};

TEST_F(Interrupted, KilledAtTenMomentsAndResumedGivesTheSameBytes) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string expected = whole();
  const std::chrono::duration<double, std::milli> full = std::chrono::steady_clock::now() - begin;
  std::mt19937 random(7);
  int grown = 0;
  for (int n = 0; n < 10; ++n) {
    const auto share = static_cast<double>(random()) / 4294967296.0;
    begin_and_end_after(std::chrono::milliseconds(static_cast<int>(share * full.count() / 6)), SIGKILL,
                        std::filesystem::exists(journal));
    grown += contents(journal).empty() ? 0 : 1;
  }
  EXPECT_GE(grown, 5) << "some were killed while they worked";
  const Finished done = folder.run({"sweep", file, "--out", out, "--resume"});
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_EQ(contents(out), expected);
  EXPECT_FALSE(std::filesystem::exists(journal));
  const Finished again = folder.run({"sweep", file, "--out", out, "--resume"});
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.err, HasSubstr("complete already"));
}

TEST_F(Interrupted, CtrlCKeepsWhatIsFinishedAndSaysHowToGoOn) {
  begin_and_interrupt();
  EXPECT_THAT(contents(folder.path("e")), HasSubstr("go on with --resume"));
  EXPECT_FALSE(std::filesystem::exists(out));
  const Finished anew = folder.run({"sweep", file, "--out", out});
  EXPECT_EQ(anew.code, 2) << "nothing is lost by forgetting --resume";
  EXPECT_THAT(anew.err, HasSubstr("--resume"));
  const std::string before = contents(journal);
  ASSERT_GT(std::count(before.begin(), before.end(), '\n'), 3);

  const Finished torn = [&] {
    static_cast<void>(folder.write("r.csv.journal", before.substr(0, before.size() - 5)));
    return folder.run({"sweep", file, "--out", out, "--resume"});
  }();
  EXPECT_EQ(torn.code, 0) << torn.err;
  EXPECT_EQ(contents(out), whole());
}

TEST_F(Interrupted, JournalsOfOthersOrWithDamageAreRefused) {
  begin_and_interrupt();
  const std::string good = contents(journal);
  ASSERT_FALSE(good.empty());
  const auto refused = [&](const std::string& text, const std::string& sweep) {
    static_cast<void>(folder.write("r.csv.journal", text));
    const Finished done = folder.run({"sweep", sweep, "--out", out, "--resume"});
    EXPECT_EQ(done.code, 2);
    EXPECT_EQ(contents(journal), text) << "it is left as it is";
    return done.err;
  };
  EXPECT_THAT(refused(good, folder.write("other.json", sweep_of("101", "3000"))), HasSubstr("of another sweep"));
  std::string damaged = good;
  damaged[good.find('\n') + 3] = 'x';
  EXPECT_THAT(refused(damaged, file), HasSubstr("line 2 is damaged"));
  damaged = good;
  damaged[20] = '~';
  EXPECT_THAT(refused(damaged, file), HasSubstr("line 1 is damaged"));
}

TEST(Summarize, PrintsCapacityPerCurve) {
  const Folder folder;
  ASSERT_EQ(folder.run({"sweep", folder.write("s.json", small), "--out", "r.csv"}).code, 0);
  const Finished done = folder.run({"summarize", "r.csv"});
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_THAT(done.out, HasSubstr("dynamics.update = synchronous: capacity 0."));
  EXPECT_THAT(done.out, HasSubstr("dynamics.update = sequential: capacity 0."));
  const Json rows = Json::parse(folder.run({"summarize", "r.csv", "--json", "--by", "overlap"}).out);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1]["dynamics.update"], "sequential");
  EXPECT_EQ(rows[1]["dictionaries"], 6);
  EXPECT_EQ(folder.run({"summarize", folder.write("x.csv", "a,b\n1,2\n")}).code, 2);
  EXPECT_EQ(folder.run({"summarize", "none.csv"}).code, 2);
}

#ifdef ENGRAM_MPI
class Mpi : public Interrupted {
 protected:
  /// `before`: a command of the shell that each rank begins with.
  Finished run(int ranks, const std::vector<std::string>& arguments, const std::string& before = ":") {
    std::string command =
        "ASAN_OPTIONS=detect_leaks=0 OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 '" ENGRAM_MPIRUN
        "' --oversubscribe -n " +
        std::to_string(ranks) + " sh -c '" + before + "; exec \"$0\" \"$@\"' '" ENGRAM_MPI "'";
    for (const std::string& each : arguments) command += " '" + each + "'";
    const int status = std::system((command + " >'" + folder.path("o") + "' 2>'" + folder.path("e") + "'").c_str());
    return {WEXITSTATUS(status), contents(folder.path("o")), contents(folder.path("e"))};
  }
};

TEST_F(Mpi, AnyNumberOfRanksGivesTheSameBytes) {
  const std::string expected = whole();
  for (const int ranks : {1, 2, 4}) {
    const Finished done = run(ranks, {"sweep", file, "--out", out});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_EQ(contents(out), expected) << ranks << " ranks";
  }
}

TEST_F(Mpi, ARankThatIsKilledIsNamedAndWhatWasFinishedSurvives) {
  const std::string big = folder.write("big.json", lasting(12000));
  std::thread killer([&] {
    for (int n = 0; n < 300 && contents(journal).size() < 3000; ++n)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    static_cast<void>(std::system(("pkill -KILL -n -f 'engram-mp[i] sweep " + big + "'").c_str()));
  });
  const Finished done = run(3, {"sweep", big, "--out", out});
  killer.join();
  EXPECT_NE(done.code, 0);
  EXPECT_THAT(done.err, testing::ContainsRegex("rank [0-2]"));
  EXPECT_GT(contents(journal).size(), 2000U);
  EXPECT_EQ(run(2, {"sweep", big, "--out", out, "--resume"}).code, 0);
  EXPECT_EQ(folder.run({"sweep", big, "--out", folder.path("again.csv")}).code, 0);
  EXPECT_EQ(contents(out), contents(folder.path("again.csv")));
}

TEST_F(Mpi, ARankThatThrowsIsNamedAndWhatWasFinishedSurvives) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer needs more than the limit of this test";
#endif
  // Rank 1 may use 700 MB; the wires of the second network alone need 768.
  const std::string limit = "[ \"$OMPI_COMM_WORLD_RANK\" != 1 ] || ulimit -v 700000";
  if (run(2, {"sweep", folder.write("tiny.json", small), "--out", folder.path("tiny.csv")}, limit).code != 0)
    GTEST_SKIP() << "MPI itself needs more than the limit of this test";
  const std::string big = folder.write("big.json", R"({"engram_sweep": 1, "scenario": {"engram": 1, "network":
    {"excitatory": 100000, "inhibitory": 16000, "patterns": 3}}, "axes": [{"path": "network.inputs_per_inhibitory",
    "values": [20, 12000]}], "dictionaries": 4, "cues": 1, "steps": 1})");
  const Finished done = run(2, {"sweep", big, "--out", out}, limit);
  EXPECT_EQ(done.code, 1);
  EXPECT_THAT(done.err, HasSubstr("rank 1: "));
  EXPECT_THAT(done.err, HasSubstr("go on with --resume"));
  EXPECT_FALSE(contents(journal).empty());
}

TEST_F(Mpi, WrongFilesEndEveryRank) {
  const Finished done = run(2, {"sweep", folder.write("w.json", R"({"engram_sweep": 2})")});
  EXPECT_NE(done.code, 0);
  EXPECT_THAT(done.err, HasSubstr("engram_sweep"));
}
#endif

}  // namespace
}  // namespace engram::test

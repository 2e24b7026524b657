// engram-cli used wrongly: exit 2 and a message that says what to do; help and version.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/version.h"
#include "tests/cli/program.h"

namespace engram::test {
namespace {

using testing::HasSubstr;

TEST(Usage, ErrorsSayWhatToDo) {
  const Folder folder;
  const std::string file = folder.write("one.engram", R"({"engram": 1, "steps": 1})");
  const std::string whole = "allowed is a whole number from ";
  const std::vector<std::pair<std::vector<std::string>, std::string>> examples{
      {{}, "no command is given; commands are check, simulate, ensemble, sweep, summarize, theory"},
      {{"simulat", file},
       "\"simulat\" is not a command; commands are check, simulate, ensemble, sweep, summarize, theory"},
      {{"check"}, "FILE is required"},
      {{"simulate"}, "FILE is required"},
      {{"ensemble", file}, "--runs is required"},
      {{"theory"}, "FILE is required"},
      {{"simulate", file, "another"}, "another"},
      {{"simulate", file, "--stepps", "3"}, "--stepps"},
      {{"simulate", file, "--steps"}, "--steps"},
      {{"simulate", file, "--steps", "-1"}, whole + "0 to 1000000000000"},
      {{"simulate", file, "--steps", "1e3"}, whole + "0 to 1000000000000"},
      {{"simulate", file, "--steps", "1000000000001"}, whole + "0 to 1000000000000"},
      {{"simulate", file, "--seed", "-1"}, whole + "0 to 18446744073709551615"},
      {{"simulate", file, "--seed", "18446744073709551616"}, whole + "0 to 18446744073709551615"},
      {{"simulate", file, "--noise-seed", "0x10"}, whole + "0 to 18446744073709551615"},
      {{"simulate", file, "--noise-seed", "3.0"}, whole + "0 to 18446744073709551615"},
      {{"simulate", file, "--threads", "0"}, whole + "1 to 1024"},
      {{"simulate", file, "--side", "b"}, "--side"},
      {{"theory", file, "--side", "b"}, "--side"},
      {{"theory", file, "--steps", "1.5"}, whole + "0 to 1000000000000"},
      {{"theory", file, "--runs", "3"}, "--runs"},
      {{"theory", folder.path("none.engram")}, "does it exist, and is it a file?"},
      {{"ensemble", file, "--runs", "0"}, whole + "1 to 4000000000"},
      {{"ensemble", file, "--runs", "2", "--at", "1,x"}, "--at: found \"x\"; " + whole},
      {{"ensemble", file, "--runs", "2", "--at", "-1"}, whole + "0 to 1000000000000"},
      {{"ensemble", file, "--runs", "2", "--threads", "0"}, whole + "1 to 1024"},
      {{"ensemble", file, "--runs", "2", "--vary", "nothing"}, "{all,noise}"},
      {{"simulate", file, "--kernels", "fast"}, "--kernels: found \"fast\"; this machine has auto, plain, baseline"},
      {{"simulate", file, "--memory-limit", "0"}, "such as 500MB or 4GB"},
      {{"simulate", file, "--memory-limit", "-4GB"}, "such as 500MB or 4GB"},
      {{"simulate", file, "--memory-limit", "much"}, "--memory-limit"},
      {{"simulate", folder.path("none.engram")}, "does it exist, and is it a file?"},
      {{"ensemble", folder.path(""), "--runs", "2"}, "is a folder"},
      {{"simulate", file, "--memory-limit", "1kB"}, "the limit is 1.0 kB"}};
  for (const auto& [arguments, message] : examples) {
    const Finished done = folder.run(arguments);
    std::string command;
    for (const std::string& each : arguments) command += each + " ";
    EXPECT_EQ(done.code, 2) << command;
    EXPECT_EQ(done.out, "") << command;
    EXPECT_THAT(done.err, HasSubstr(message)) << command;
  }
}

TEST(Usage, HelpOfEveryCommand) {
  const Folder folder;
  const Finished all = folder.run({"--help"});
  EXPECT_EQ(all.code, 0);
  EXPECT_EQ(all.err, "");
  for (const char* part :
       {"check", "simulate", "ensemble", "theory", "Patterns count from 0 in files and from 1 in column names"})
    EXPECT_THAT(all.out, HasSubstr(part));
  for (const std::string command : {"check", "simulate", "ensemble", "theory"}) {
    const Finished help = folder.run({command, "--help"});
    EXPECT_EQ(help.code, 0);
    for (const char* option :
         {"--set", "--seed", "--noise-seed", "--memory-limit", "--json", "--version", "--help", "FILE"})
      EXPECT_THAT(help.out, HasSubstr(option)) << command;
  }
}

TEST(Usage, VersionAnywhere) {
  const Folder folder;
  const std::string version = "engram-cli " + std::string(engram::version()) + "\n";
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--version"},
                                                    {"check", "--version"},
                                                    {"simulate", "--version"},
                                                    {"ensemble", "--version"},
                                                    {"theory", "--version"}}) {
    const Finished done = folder.run(arguments);
    EXPECT_EQ(done.code, 0);
    EXPECT_EQ(done.out, version);
  }
}

TEST(Usage, ZerosInFrontMeanNothing) {
  const Folder folder;
  const std::string file = folder.write("one.engram", R"({"engram": 1, "steps": 1})");
  EXPECT_EQ(table(folder.run({"ensemble", file, "--runs", "02", "--seed", "010"}).out),
            table(folder.run({"ensemble", file, "--runs", "2", "--seed", "10"}).out));
}

}  // namespace
}  // namespace engram::test

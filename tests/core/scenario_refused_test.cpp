// Every bad file in tests/core/refused gives exactly the problems that expected.json lists, all at once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>

#include "tests/core/test_network.h"

namespace engram {

static void PrintTo(const Problem& problem, std::ostream* out) { *out << problem.path << ": " << problem.message; }

namespace {

constexpr double memory_limit = 1e9;  // of no machine in particular, so that the messages are the same everywhere
const std::string folder = ENGRAM_SOURCE_DIR "/tests/core/refused/";

class Refused : public testing::TestWithParam<std::string> {};

std::vector<std::string> files() {
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(folder))
    if (file.path().extension() == ".engram") names.push_back(file.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

TEST_P(Refused, GivesExactlyItsProblems) {
  const Json expected = test::read_json("tests/core/refused/expected.json");
  ASSERT_TRUE(expected.contains(GetParam() + ".engram")) << "not in expected.json";
  Problems problems;
  for (const Json& each : expected[GetParam() + ".engram"]["problems"])
    problems.push_back({each["path"].get<std::string>(), each["message"].get<std::string>()});
  ASSERT_FALSE(problems.empty());

  std::ifstream in(folder + GetParam() + ".engram", std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  const ScenarioRead read = read_scenario(text.str(), memory_limit);
  EXPECT_FALSE(read.scenario.has_value());
  EXPECT_THAT(read.problems, testing::ElementsAreArray(problems));
}

INSTANTIATE_TEST_SUITE_P(Files, Refused, testing::ValuesIn(files()), [](const auto& file) { return file.param; });

TEST(RefusedFiles, AreAllListed) {
  std::set<std::string> listed;
  const Json expected = test::read_json("tests/core/refused/expected.json");
  for (const auto& [name, file] : expected.items()) listed.insert(name.substr(0, name.rfind('.')));
  const std::vector<std::string> there = files();
  EXPECT_EQ(listed, std::set<std::string>(there.begin(), there.end()));
  EXPECT_GE(there.size(), 70U);
}

TEST(RefusedFiles, MessagesAreOneLineOfText) {
  const Json expected = test::read_json("tests/core/refused/expected.json");
  for (const auto& [name, file] : expected.items())
    for (const Json& problem : file["problems"])
      for (const char* part : {"path", "message"}) {
        const std::string text = problem[part].get<std::string>();
        EXPECT_FALSE(text.empty()) << name;
        EXPECT_TRUE(std::none_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; })) << name;
      }
}

TEST(MemoryLimit, IsTheCallersAndExact) {
  const std::string_view text = R"({"engram": 1, "network": {"excitatory": 10000}})";
  const double need = memory_need(read_scenario(text, 1e12).scenario.value().parameters);
  EXPECT_TRUE(read_scenario(text, need).scenario.has_value());
  const ScenarioRead refused = read_scenario(text, need - 1);
  ASSERT_EQ(refused.problems.size(), 1U);
  EXPECT_EQ(refused.problems[0].path, "network");
}

TEST(NestedText, CannotExhaustTheStack) {
  const std::size_t depth = 1'000'000;
  for (const char* opening : {"[", "{\"a\":"}) {
    std::string text = "{\"engram\": 1, \"notes\": ";
    for (std::size_t i = 0; i < depth; ++i) text += opening;
    const ScenarioRead read = read_scenario(text, memory_limit);
    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_EQ(read.problems[0].path, "notes");
  }
}

}  // namespace
}  // namespace engram

// Mutated scenario texts: the reader may refuse them, but never crash, hang, or accept what it could not write again.
#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <sstream>

#include "tests/core/test_network.h"

namespace engram {
namespace {

/// Files that are valid, and files that are not.
struct Seeds {
  std::vector<std::string> valid, refused;
};

Seeds seeds() {
  Seeds seeds;
  seeds.valid = {
      R"({"engram": 1, "title": "Größe 🧠", "network": {"excitatory": 4, "pattern_bits": ["1100", "0011"], "pattern_names": ["a", "b"],
        "wiring_indices": [[0, 1], [2, 3]], "wiring_indices_2": [[1, 2], [0, 3]]}, "initial_state": {"excitatory": "0101"}})",
      R"({"engram": 1, "network": {"excitatory": 30, "inhibitory": 8, "inputs_per_inhibitory": 6, "patterns": 3, "activity": 0.25},
        "dynamics": {"update": "synchronous", "beta": 4.0, "theta": 1e0, "inhibition_delay": 2}, "seed": 18446744073709551615,
        "stimulus": {"pattern": 1, "strength": -2.5}, "interventions": [{"population": "E", "neurons": [1, 2], "state": "firing"}],
        "timeline": [{"step": 3, "set": {"stimulus": null, "dynamics.theta": 0.5}}, {"step": 4, "side": "B", "set": {"interventions": []}}],
        "comparison": {"dynamics": {"theta": 2}, "stimulus": {"strength": 3}, "network": {"second_inhibitory": {"enabled": true}}}})"};
  const auto add = [](std::vector<std::string>& texts, const std::string& folder) {
    for (const auto& file : std::filesystem::directory_iterator(ENGRAM_SOURCE_DIR + folder)) {
      if (file.path().extension() != ".engram") continue;
      std::stringstream text;
      text << std::ifstream(file.path(), std::ios::binary).rdbuf();
      texts.push_back(text.str());
    }
    std::sort(texts.begin(), texts.end());  // a folder has no order of its own
  };
  add(seeds.valid, "/resources/scenarios");
  add(seeds.refused, "/tests/core/refused");
  return seeds;
}

class Mutator {
 public:
  explicit Mutator(Seeds seeds) : seeds_(std::move(seeds)) {}

  std::string next() {
    const std::vector<std::string>& texts = below(3) == 0 ? seeds_.refused : seeds_.valid;
    std::string text = texts[below(texts.size())];
    for (std::size_t changes = 1 + below(3); changes > 0 && !text.empty(); --changes) mutate(text);
    return text;
  }

 private:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  void mutate(std::string& text) {
    static const std::vector<std::string> pieces{"null",    "-1",      "1e999",
                                                 "1e30",    "0.5",     "9223372036854775807",
                                                 "\"\"",    "{}",      "[]",
                                                 "{\"a\":", "[[",      ",",
                                                 "\"E\"",   "true",    "\"step\": -3,",
                                                 "\xff",    "\xc3",    "\\ud800",
                                                 "0",       "1000000", "\"dynamics\": {}",
                                                 "\n",      "}",       "\"network\": {\"inhibition\": \"ideal\"},"};
    const std::size_t at = below(text.size());
    const std::size_t length = std::min(text.size() - at, 1 + below(12));
    switch (below(8)) {
      case 0:
        text[at] = static_cast<char>(below(256));
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, pieces[below(pieces.size())]);
        break;
      case 3:
        text.insert(below(text.size()), text.substr(at, length));
        break;
      case 4:
        replace_value(text, at, pieces[below(pieces.size())]);
        break;
      default:
        text.resize(at);
        break;
    }
  }

  /// Puts `piece` in place of the value after the next colon, so that the text is often still JSON.
  static void replace_value(std::string& text, std::size_t at, const std::string& piece) {
    const std::size_t colon = text.find(':', at);
    if (colon == std::string::npos) return;
    const std::size_t end = text.find_first_of(",}]\n", colon);
    text.replace(colon + 1, (end == std::string::npos ? text.size() : end) - colon - 1, piece);
  }

  Seeds seeds_;
  std::mt19937 random_{20240611};
};

TEST(ScenarioFuzz, ReaderNeverCrashes) {
  constexpr double memory_limit = 1e8;
  Mutator mutator(seeds());
  int accepted = 0, refused = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string text = mutator.next();
    SCOPED_TRACE(text);
    const ScenarioRead read = read_scenario(text, memory_limit);
    ASSERT_NE(read.scenario.has_value(), !read.problems.empty());
    for (const Problem& problem : read.problems) {
      ASSERT_FALSE(problem.path.empty());
      ASSERT_FALSE(problem.message.empty());
    }
    if (!read.scenario) {
      ++refused;
      continue;
    }
    ++accepted;
    const std::string written = write_scenario(*read.scenario);
    const ScenarioRead again = read_scenario(written, memory_limit);
    ASSERT_TRUE(again.scenario.has_value());
    ASSERT_EQ(write_scenario(*again.scenario), written);
    ASSERT_EQ(plan_of(*again.scenario, Side::b).stages().size(), plan_of(*read.scenario, Side::b).stages().size());
  }
  EXPECT_GT(accepted, 100);  // both ways are well travelled
  EXPECT_GT(refused, 500);
}

}  // namespace
}  // namespace engram

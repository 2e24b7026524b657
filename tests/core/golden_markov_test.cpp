// tests/golden/markov.json: exact distributions over all states of tiny networks, by chi-squared over many runs.
//
// 6 networks × 3 steps = 18 tests, each with false-alarm rate 1e-6; seeds are fixed, so a green test stays green.
#include <cmath>
#include <map>

#include "core/experiment/ensemble.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

constexpr int runs = 40'000;

Json scenario_of(const Json& c) {
  const auto bits = [](const Json& list) {
    std::string text;
    for (const Json& bit : list) text += bit == 1 ? '1' : '0';
    return text;
  };
  Json patterns = Json::array();
  for (const Json& pattern : c["patterns"]) patterns.push_back(bits(pattern));
  const std::string start = bits(c["start"]);
  const std::size_t n = c["patterns"][0].size();
  const std::string update = c["update"];
  return {{"engram", 1},
          {"network",
           {{"activity", c["activity"]},
            {"feedback", c["feedback"]},
            {"self_coupling", c["self_coupling"]},
            {"pattern_bits", patterns},
            {"wiring_indices", c["wiring"]}}},
          {"dynamics",
           {{"update", update.starts_with("asynchronous") ? "asynchronous" : update},
            {"order", update.ends_with("typewriter") ? "typewriter" : "permutation"},
            {"beta", c["beta"]},
            {"theta", c["theta"]},
            {"inhibition_gain", c["inhibition_gain"]},
            {"inhibitory_transfer", c["inhibitory_transfer"]}}},
          {"initial_state", {{"excitatory", start.substr(0, n)}, {"inhibitory", start.substr(n)}}},
          {"seed", 1}};
}

/// The limit that chi-squared with `freedom` degrees exceeds with probability 1e-6 (Wilson-Hilferty).
double chi2_limit(double freedom) {
  const double z = 4.753, s = 2 / (9 * freedom);
  return freedom * std::pow(1 - s + z * std::sqrt(s), 3);
}

/// Chi-squared with rare states taken together, so that every class expects at least 5.
void expect_distribution(const std::map<std::string, int>& count, const Json& expected, std::size_t bits) {
  double chi2 = 0, rare_expected = 0, rare_found = 0;
  int classes = 0;
  for (std::size_t index = 0; index < expected.size(); ++index) {
    std::string state;
    for (std::size_t b = 0; b < bits; ++b) state += (index >> (bits - 1 - b) & 1) != 0 ? '1' : '0';
    const auto found = count.contains(state) ? count.at(state) : 0;
    const double e = expected[index].get<double>() * runs;
    if (e < 5) {
      rare_expected += e;
      rare_found += found;
    } else {
      chi2 += (found - e) * (found - e) / e;
      ++classes;
    }
  }
  if (rare_expected >= 5) {
    chi2 += (rare_found - rare_expected) * (rare_found - rare_expected) / rare_expected;
    ++classes;
  } else {
    EXPECT_LE(rare_found, rare_expected + 5 * std::sqrt(rare_expected) + 8);
  }
  ASSERT_GT(classes, 1);
  EXPECT_LT(chi2, chi2_limit(classes - 1)) << classes << " classes";
}

TEST(GoldenMarkov, DistributionsAfterOneTwoAndFiveSteps) {
  const Json golden = read_json("tests/golden/markov.json");
  ASSERT_EQ(golden["cases"].size(), 6u);
  for (const Json& c : golden["cases"]) {
    SCOPED_TRACE(c["name"].get<std::string>());
    ScenarioRead read = read_document(scenario_of(c), 1e9);
    ASSERT_TRUE(read.scenario) << (read.problems.empty() ? "" : read.problems[0].path + read.problems[0].message);
    const EnsembleOptions options{.runs = runs, .at = {1, 2, 5}, .vary_network = false, .states = true, .threads = 2};
    std::map<std::string, std::map<std::string, int>> count;
    const auto row = [&](const std::string& lines) {
      std::istringstream stream(lines);
      for (std::string line; std::getline(stream, line);) {
        std::vector<std::string> cells(1);
        for (const char x : line) {
          if (x == ',') cells.emplace_back();
          else if (x != ' ') cells.back() += x;
        }
        ++count[cells[3]][cells[12]];
      }
    };
    ASSERT_FALSE(run_ensemble(Session(*read.scenario), options, row, [](std::int64_t) {}));
    for (const char* step : {"1", "2", "5"}) {
      SCOPED_TRACE(step);
      expect_distribution(count[step], c["distribution_after"][step], c["start"].size());
    }
  }
}

}  // namespace
}  // namespace engram::test

// tests/golden/ensembles.json: means over many random networks, within 4.5 combined standard errors.
//
// About 500 comparisons at 4.5 standard errors: a false alarm somewhere with probability 0.4 %, and the seed is fixed.
#include <array>
#include <cmath>
#include <map>

#include "core/experiment/ensemble.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

Json scenario_of(const Json& c) {
  const std::string update = c["update"];
  Json network;
  for (const char* key : {"excitatory", "inhibitory", "inputs_per_inhibitory", "patterns", "activity", "pattern_kind",
                          "wiring", "feedback", "inhibition", "self_coupling"})
    network[key] = c[key];
  network["second_inhibitory"] = {{"enabled", c["second_inhibitory"]}};
  Json dynamics{{"update", update.starts_with("asynchronous") ? "asynchronous" : update},
                {"order", update.ends_with("typewriter") ? "typewriter" : "permutation"}};
  for (const char* key : {"beta", "theta", "inhibition_gain", "inhibition_delay", "inhibitory_transfer"})
    dynamics[key] = c[key];
  return {{"engram", 1},
          {"network", network},
          {"dynamics", dynamics},
          {"cue", {{"pattern", 0}, {"kind", c["cue_kind"]}, {"fraction", c["cue_fraction"]}}},
          {"stimulus", c["stimulus"]},
          {"seed", 20}};
}

struct Mean {
  double sum = 0, squares = 0;
  int count = 0;
  void add(double x) {
    sum += x;
    squares += x * x;
    ++count;
  }
  [[nodiscard]] double mean() const { return sum / count; }
  [[nodiscard]] double standard_error() const {
    return std::sqrt(std::max(0.0, squares / count - mean() * mean()) / (count - 1));
  }
};

constexpr std::array<const char*, 5> columns{"overlap_0", "rate_excitatory", "rate_inhibitory", "rate_inhibitory_2",
                                             "hamming_0"};

std::map<std::string, std::array<Mean, 5>> means_of(const Json& c) {
  const ScenarioRead read = read_document(scenario_of(c), 4e9);
  EXPECT_TRUE(read.scenario);
  EnsembleOptions options{.runs = c["runs"], .at = {}, .vary_network = true, .states = false, .threads = 2};
  for (const auto& [step, expected] : c["expect"].items()) options.at.push_back(std::stoll(step));
  std::map<std::string, std::array<Mean, 5>> means;
  const auto row = [&](const std::string& lines) {
    std::istringstream stream(lines);
    for (std::string line; std::getline(stream, line);) {
      std::vector<std::string> cells;
      std::istringstream cell_stream(line);
      for (std::string cell; std::getline(cell_stream, cell, ',');) cells.push_back(cell);
      for (std::size_t k = 0; k < 5; ++k) means[cells[3]][k].add(cells[4 + k].empty() ? 0 : std::stod(cells[4 + k]));
    }
  };
  EXPECT_FALSE(run_ensemble(Session(*read.scenario), options, row, [](std::int64_t) {}));
  return means;
}

class GoldenEnsembles : public testing::TestWithParam<std::size_t> {};

TEST_P(GoldenEnsembles, MeansAgree) {
  const Json golden = read_json("tests/golden/ensembles.json");
  ASSERT_EQ(golden["cases"].size(), 37u);
  const Json& c = golden["cases"][GetParam()];
  SCOPED_TRACE(c["name"].get<std::string>());
  auto means = means_of(c);
  for (const auto& [step, expected] : c["expect"].items()) {
    for (std::size_t k = 0; k < 5; ++k) {
      const Mean& found = means[step][k];
      if (!expected.contains(columns[k])) {  // ideal inhibition has no first inhibitory population
        EXPECT_TRUE(c["inhibition"] == "ideal" && k == 2) << columns[k];
        continue;
      }
      ASSERT_EQ(found.count, c["runs"].get<int>());
      const double error = expected[columns[k]]["standard_error"];
      const double combined = std::hypot(error, found.standard_error());
      EXPECT_NEAR(found.mean(), expected[columns[k]]["mean"].get<double>(), 4.5 * combined + 1e-12)
          << columns[k] << " at step " << step;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, GoldenEnsembles, testing::Range<std::size_t>(0, 37));

}  // namespace
}  // namespace engram::test

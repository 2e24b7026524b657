// The programs of the comparison run, simulate the same model, and do not seem to when they do not.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

namespace {

using Json = nlohmann::json;

/// A new empty folder for each test, deleted in the end.
class Servers : public testing::Test {
 protected:
  Servers() { EXPECT_NE(mkdtemp(folder_.data()), nullptr); }
  ~Servers() override { std::filesystem::remove_all(folder_); }

  /// The lines that a program answers to some lines of input.
  [[nodiscard]] std::vector<Json> answers(const std::string& command, const std::string& input) const {
    std::ofstream(folder_ + "/in") << input;
    EXPECT_EQ(std::system((command + " <" + folder_ + "/in >" + folder_ + "/out").c_str()), 0) << command;
    std::vector<Json> lines;
    std::ifstream out(folder_ + "/out");
    for (std::string line; std::getline(out, line);) lines.push_back(Json::parse(line));
    return lines;
  }

  /// 300 trials of the tiny network of `seed`, which is left in the folder for peers.
  [[nodiscard]] Json engram(int seed) const {
    const auto lines = answers(ENGRAM_STEPS " tiny " + std::to_string(seed) + " --export " + folder_, requests_);
    EXPECT_EQ(lines.size(), 2u);
    return lines.back();
  }
  [[nodiscard]] Json eigen() const { return answers(EIGEN_DENSE " " + folder_, requests_).back(); }

  const std::string requests_ = "trials sequential 10 300\n";
  std::string folder_ = (std::filesystem::temp_directory_path() / "engram-bench-XXXXXX").string();
};

std::pair<double, double> mean_and_variance(const std::vector<double>& values) {
  double sum = 0, squares = 0;
  for (const double x : values) sum += x;
  const double n = static_cast<double>(values.size()), mean = sum / n;
  for (const double x : values) squares += (x - mean) * (x - mean);
  return {mean, squares / (n - 1)};
}

/// The difference of the means in its standard errors, as statistics_check.py has it.
double deviation(const Json& a, const Json& b, const char* quantity) {
  const auto x = a[quantity].get<std::vector<double>>(), y = b[quantity].get<std::vector<double>>();
  const auto [mean_x, variance_x] = mean_and_variance(x);
  const auto [mean_y, variance_y] = mean_and_variance(y);
  return (mean_x - mean_y) /
         std::sqrt(variance_x / static_cast<double>(x.size()) + variance_y / static_cast<double>(y.size()));
}

TEST_F(Servers, EngramAndEigenAgreeOnOneNetwork) {
  const Json ours = engram(1), theirs = eigen();
  for (const char* quantity : {"overlap", "rate_excitatory", "rate_inhibitory", "last_overlap"}) {
    ASSERT_EQ(ours[quantity].size(), 300u);
    EXPECT_LT(std::abs(deviation(ours, theirs, quantity)), 4.5) << quantity;
  }
  for (const Json& trials : {ours, theirs}) {
    for (const double seconds : trials["seconds"]) EXPECT_GT(seconds, 0);
  }
}

TEST_F(Servers, TwoNetworksDoNotAgree) {
  const Json ours = engram(1);
  (void)engram(3);
  EXPECT_GT(std::abs(deviation(ours, eigen(), "overlap")), 4.5);
}

TEST_F(Servers, EveryRuleAnswersAndNonsenseIsRefused) {
  const auto lines =
      answers(ENGRAM_STEPS " tiny",
              "trials synchronous 5 2\ntrials asynchronous/2 5 3\ntrials other 5 2\ntrials sequential/0 5 2\n"
              "trials sequential/1/plain 5 2\ntrials sequential/1/none 5 2\n");
  ASSERT_EQ(lines.size(), 7u);
  EXPECT_EQ(lines[0]["excitatory"], 100);
  EXPECT_EQ(lines[1]["overlap"].size(), 2u);
  EXPECT_EQ(lines[2]["overlap"].size(), 3u);
  EXPECT_TRUE(lines[3].contains("error"));
  EXPECT_TRUE(lines[4].contains("error"));
  EXPECT_EQ(lines[5]["overlap"].size(), 2u);
  EXPECT_TRUE(lines[6].contains("error"));
}

}  // namespace

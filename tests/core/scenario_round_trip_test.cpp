// A scenario file read and written: defaults, what was left out, order, texts, seeds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <locale>
#include <sstream>

#include "core/experiment/tables.h"
#include "core/model/parameter_table.h"
#include "tests/core/test_network.h"

namespace engram {
namespace {

Scenario read(std::string_view text) {
  ScenarioRead result = read_scenario(text, default_memory_limit());
  for (const Problem& problem : result.problems) ADD_FAILURE() << problem.path << ": " << problem.message;
  return result.scenario.value_or(Scenario{});
}

TEST(RoundTrip, ShortestFileHasAllDefaults) {
  const Scenario scenario = read(R"({"engram": 1})");
  EXPECT_EQ(scenario.parameters, Parameters{});
  EXPECT_EQ(scenario.title, "");
  EXPECT_TRUE(scenario.timeline.empty());
  EXPECT_FALSE(scenario.comparison.has_value());
  EXPECT_EQ(write_scenario(scenario), "{\n  \"engram\": 1\n}\n");
}

TEST(RoundTrip, DefaultsAreThoseOfTheModel) {
  const Parameters p;
  const std::vector<std::pair<const char*, const char*>> defaults{{"network.excitatory", "300"},
                                                                  {"network.inhibitory", "80"},
                                                                  {"network.inputs_per_inhibitory", "60"},
                                                                  {"network.patterns", "10"},
                                                                  {"network.activity", "0.1"},
                                                                  {"network.pattern_kind", "\"bernoulli\""},
                                                                  {"network.wiring", "\"fixed\""},
                                                                  {"network.feedback", "\"uniform\""},
                                                                  {"network.inhibition", "\"population\""},
                                                                  {"network.self_coupling", "true"},
                                                                  {"network.second_inhibitory.enabled", "false"},
                                                                  {"network.second_inhibitory.threshold", "null"},
                                                                  {"dynamics.update", "\"synchronous\""},
                                                                  {"dynamics.order", "\"permutation\""},
                                                                  {"dynamics.beta", "4"},
                                                                  {"dynamics.theta", "1"},
                                                                  {"dynamics.inhibition_gain", "1"},
                                                                  {"dynamics.inhibition_delay", "1"},
                                                                  {"dynamics.inhibitory_transfer", "\"linear\""},
                                                                  {"cue.pattern", "0"},
                                                                  {"cue.kind", "\"flip\""},
                                                                  {"cue.fraction", "0.05"},
                                                                  {"seed", "1"},
                                                                  {"noise_seed", "1"},
                                                                  {"steps", "200"}};
  ASSERT_EQ(defaults.size(), parameter_table().size());
  for (const auto& [path, text] : defaults) {
    ASSERT_NE(find_parameter(path), nullptr) << path;
    EXPECT_EQ(to_text(find_parameter(path)->get(p)), text) << path;
  }
  EXPECT_FALSE(p.stimulus.has_value());
  EXPECT_TRUE(p.interventions.empty());
}

TEST(RoundTrip, KeepsOrderAndWhatWasLeftOut) {
  const std::string text = R"({
  "seed": 3,
  "dynamics": {
    "theta": 0.9,
    "beta": 8
  },
  "engram": 1,
  "timeline": [
    {
      "set": {
        "stimulus": null,
        "dynamics.theta": 1.25
      },
      "step": 7
    }
  ],
  "network": {
    "second_inhibitory": {
      "threshold": null
    },
    "patterns": 3
  },
  "comparison": {}
}
)";
  EXPECT_EQ(write_scenario(read(text)), text);
}

TEST(RoundTrip, KeepsTexts) {
  const std::string text = R"({
  "engram": 1,
  "title": "Größe ≤ 5 % 🧠 日本語",
  "notes": "# Look\n\n* \"quoted\" \\ back\tslash\n* \u0001"
}
)";
  const Scenario scenario = read(text);
  EXPECT_EQ(scenario.title, "Größe ≤ 5 % 🧠 日本語");
  EXPECT_EQ(scenario.notes, "# Look\n\n* \"quoted\" \\ back\tslash\n* \x01");
  EXPECT_EQ(write_scenario(scenario), text);
}

TEST(RoundTrip, ReadsEscapesLineEndingsAndByteOrderMark) {
  EXPECT_EQ(read("\xEF\xBB\xBF{\"engram\": 1,\r\n \"title\": \"\\u00e9\\ud83e\\udde0\"}\r\n").title, "é🧠");
}

TEST(RoundTrip, NumbersKeepTheirValue) {
  const Scenario scenario =
      read(R"({"engram": 1, "dynamics": {"beta": 0.1, "theta": -1e-7}, "network": {"activity": 0.30000000000000004}})");
  EXPECT_EQ(scenario.parameters.dynamics.beta, 0.1);
  EXPECT_EQ(scenario.parameters.dynamics.theta, -1e-7);
  EXPECT_EQ(read(write_scenario(scenario)).parameters, scenario.parameters);
  EXPECT_NE(write_scenario(scenario).find("0.30000000000000004"), std::string::npos);
}

TEST(Seeds, HaveSixtyFourBits) {
  for (const std::string seed : {"0", "9007199254740993", "9223372036854775808", "18446744073709551615"}) {
    const Scenario scenario = read("{\"engram\": 1, \"seed\": " + seed + "}");
    EXPECT_EQ(std::to_string(scenario.parameters.seed), seed);
    EXPECT_EQ(std::to_string(scenario.parameters.noise()), seed);
    EXPECT_NE(write_scenario(scenario).find(seed), std::string::npos);
  }
}

TEST(Seeds, NoiseFollowsSeedUntilGiven) {
  EXPECT_FALSE(read(R"({"engram": 1, "seed": 5})").parameters.noise_seed.has_value());
  EXPECT_EQ(read(R"({"engram": 1, "seed": 5})").parameters.noise(), 5U);
  EXPECT_EQ(read(R"({"engram": 1, "seed": 5, "noise_seed": 6})").parameters.noise(), 6U);
  EXPECT_EQ(read(R"({"engram": 1, "noise_seed": 6})").parameters.seed, 1U);
}

TEST(Ranges, EndsAreAllowed) {
  const char* least =
      R"({"engram": 1, "network": {"excitatory": 1, "inhibitory": 1, "inputs_per_inhibitory": 1, "patterns": 1,
    "activity": 1e-300}, "dynamics": {"beta": 5e-324, "theta": -1.7976931348623157e308, "inhibition_gain": 0, "inhibition_delay": 0},
    "cue": {"pattern": 0, "fraction": 0}, "seed": 0, "noise_seed": 0, "steps": 0})";
  const char* most =
      R"({"engram": 1, "network": {"excitatory": 1000000, "inhibitory": 1000000, "inputs_per_inhibitory": 1000000,
    "patterns": 100000, "activity": 0.9999999999999999}, "dynamics": {"beta": 1.7976931348623157e308,
    "theta": 1.7976931348623157e308, "inhibition_gain": 1e280, "inhibition_delay": 1000000},
    "cue": {"pattern": 99999, "fraction": 1}, "steps": 1000000000000})";
  for (const char* text : {least, most}) EXPECT_EQ(read_scenario(std::string_view(text), 1e30).problems, Problems{});
}

TEST(GivenNetworks, SizesFollow) {
  const Scenario scenario = read(R"({"engram": 1, "network": {"pattern_bits": ["11000", "00110", "10001"],
    "wiring_indices": [[4, 0], [3, 2]], "wiring_indices_2": [[1, 0], [2, 3]]}})");
  const NetworkParameters& n = scenario.parameters.network;
  EXPECT_EQ(n.excitatory, 5);
  EXPECT_EQ(n.patterns, 3);
  EXPECT_EQ(n.inhibitory, 2);
  EXPECT_EQ(n.inputs_per_inhibitory, 2);
  ASSERT_NE(n.given, nullptr);
  EXPECT_EQ(n.given->wiring, (std::vector<std::vector<std::int32_t>>{{0, 4}, {2, 3}}));  // ascending
  EXPECT_EQ(n.given->wiring_2, (std::vector<std::vector<std::int32_t>>{{0, 1}, {2, 3}}));
  EXPECT_EQ(n.given->patterns[1].cast<int>().sum(), 2);
  EXPECT_EQ(n.given->patterns[2][4], 1);
}

TEST(GivenNetworks, StateGivesSizes) {
  const Scenario scenario = read(R"({"engram": 1, "network": {"inputs_per_inhibitory": 2},
    "initial_state": {"excitatory": "0101", "inhibitory_2": "110"}})");
  EXPECT_EQ(scenario.parameters.network.excitatory, 4);
  EXPECT_EQ(scenario.parameters.network.inhibitory, 3);
  EXPECT_EQ(scenario.parameters.initial_state->excitatory, (std::vector<std::uint8_t>{0, 1, 0, 1}));
  EXPECT_FALSE(scenario.parameters.initial_state->inhibitory.has_value());
}

TEST(Tables, HeaderHoldsTheScenario) {
  const Scenario scenario = read(
      "# engram 9.9 simulate --out\n# scenario: {\"engram\":1,\"title\":\"# scenario: {\",\"seed\":7}\n# "
      "more\nstep\n0\n");
  EXPECT_EQ(scenario.parameters.seed, 7U);
  EXPECT_EQ(scenario.title, "# scenario: {");
}

/// As in German: 1.234,5
struct CommaNumbers : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

TEST(Locale, DoesNotReachFiles) {
  const std::string text = R"({"engram": 1, "dynamics": {"beta": 2.5}, "seed": 1234567})";
  const std::string written = write_scenario(read(text));
  SpikeBits fired(5679);
  fired.set(5678);
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new CommaNumbers));
  const Scenario scenario = read(text);
  std::ostringstream spikes;
  SpikeTable table(spikes, scenario);
  table.add(1234, Population::excitatory, fired);
  const std::string refusal = read_scenario(R"({"engram": 1, "steps": -12345})", 1e9).problems.at(0).message;
  const std::string again = write_scenario(scenario);
  std::locale::global(before);
  EXPECT_EQ(scenario.parameters.dynamics.beta, 2.5);
  EXPECT_EQ(again, written);
  EXPECT_THAT(spikes.str(), testing::EndsWith("\n1234,E,5678\n"));
  EXPECT_EQ(refusal, "found -12345; allowed is a whole number from 0 to 1000000000000");
}

}  // namespace
}  // namespace engram

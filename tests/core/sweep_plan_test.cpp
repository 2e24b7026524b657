// Sweep files: what they ask for, and what is refused with a message that names the place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/experiment/sweep_plan.h"

namespace engram {
namespace {

using testing::HasSubstr;

constexpr double plenty = 1e10;

Json sweep_with(const std::string& rest) {
  return Json::parse(R"({"engram_sweep": 1, "scenario": {"engram": 1, "network": {"excitatory": 60, "inhibitory": 16,
                     "inputs_per_inhibitory": 12, "patterns": 4}, "seed": 3}, )" +
                     rest + "}");
}

SweepPlan plan_with(const std::string& rest) {
  SweepRead read = SweepPlan::read(sweep_with(rest), plenty);
  for (const Problem& each : read.problems) ADD_FAILURE() << each.path << ": " << each.message;
  return read.plan.value();
}

std::string axis_values(const std::string& axis) {
  std::string text;
  const SweepPlan plan = plan_with("\"axes\": [" + axis + "]");
  for (const Json& value : plan.axes().at(0).values) text += (text.empty() ? "" : " ") + cell_of(value);
  return text;
}

TEST(SweepPlan, RangesAreLaidOut) {
  EXPECT_EQ(axis_values(R"({"path": "dynamics.theta", "from": 0.1, "to": 0.5, "step": 0.1})"), "0.1 0.2 0.3 0.4 0.5");
  EXPECT_EQ(axis_values(R"({"path": "dynamics.theta", "from": 1, "to": 0.5, "count": 3})"), "1 0.75 0.5");
  EXPECT_EQ(axis_values(R"({"path": "dynamics.beta", "from": 1, "to": 100, "count": 3, "scale": "log"})"), "1 10 100");
  EXPECT_EQ(axis_values(R"({"path": "network.patterns", "from": 1, "to": 3, "count": 5})"), "1 2 3")
      << "whole numbers, each once";
  EXPECT_EQ(axis_values(R"({"path": "dynamics.update", "values": ["synchronous", "sequential"]})"),
            "synchronous sequential");
}

TEST(SweepPlan, TheLastAxisChangesFastestAndDictionariesSlowest) {
  const SweepPlan plan = plan_with(R"("axes": [{"path": "network.patterns", "values": [2, 3]},
    {"path": "dynamics.theta", "values": [0.8, 0.9, 1]}], "dictionaries": 4, "steps": 7)");
  ASSERT_EQ(plan.points(), 6);
  EXPECT_EQ(plan.pieces(), 24);
  EXPECT_EQ(plan.name(0), "network.patterns = 2, dynamics.theta = 0.8");
  EXPECT_EQ(plan.name(4), "network.patterns = 3, dynamics.theta = 0.9");
  const Parameters p = plan.scenario(4).parameters;
  EXPECT_EQ(p.network.patterns, 3);
  EXPECT_EQ(p.dynamics.theta, 0.9);
  EXPECT_EQ(p.steps, 7);
  EXPECT_EQ(plan.cues(p), 3);
  EXPECT_EQ(plan.point_of(13), 1);
  EXPECT_EQ(plan.dictionary_of(13), 2);
}

TEST(SweepPlan, CoupledValuesAndLoadFollowTheirAxis) {
  const SweepPlan plan = plan_with(R"("axes": [{"path": "network.excitatory", "values": [30, 50, 300],
    "coupled": [{"path": "network.inhibitory", "ratio": [4, 15]}, {"path": "network.inputs_per_inhibitory", "ratio": 0.2}]},
    {"path": "load", "values": [0.001, 0.05]}])");
  const Parameters small = plan.scenario(0).parameters, middle = plan.scenario(3).parameters,
                   large = plan.scenario(5).parameters;
  EXPECT_EQ(small.network.inhibitory, 8);
  EXPECT_EQ(small.network.patterns, 1) << "one memory at least";
  EXPECT_EQ(middle.network.inhibitory, 13) << "13.33, rounded";
  EXPECT_EQ(middle.network.patterns, 3) << "2.5, rounded";
  EXPECT_EQ(large.network.inhibitory, 80);
  EXPECT_EQ(large.network.inputs_per_inhibitory, 60);
  EXPECT_EQ(large.network.patterns, 15);
}

TEST(SweepPlan, NumbersOfCuesAndLimitsOfRetrieval) {
  const SweepPlan plan = plan_with(R"("cues": 3, "retrieved": {"hamming": 0.1}, "axes": [{"path": "network.patterns",
    "values": [2, 8]}])");
  EXPECT_EQ(plan.cues(plan.scenario(0).parameters), 2);
  EXPECT_EQ(plan.cues(plan.scenario(1).parameters), 3);
  EXPECT_EQ(plan.retrieved().hamming, 0.1);
  EXPECT_EQ(plan.retrieved().overlap, 0.7);
}

std::string problems_of(const Json& document) {
  std::string text;
  const SweepRead read = SweepPlan::read(document, plenty);
  EXPECT_NE(read.plan.has_value(), !read.problems.empty());
  for (const Problem& each : read.problems) text += each.path + ": " + each.message + "\n";
  return text;
}

TEST(SweepPlan, WhatIsWrongIsNamedWithItsPlace) {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {R"("axis": [])", "axis"},
      {R"("axes": {})", "axes: found"},
      {R"("axes": [{"values": [1]}])", "axes[0].path"},
      {R"("axes": [{"path": "network.pattern", "values": [1]}])", "at network.pattern = 1: network.pattern"},
      {R"("axes": [{"path": "network.patterns", "values": []}])", "axes[0].values"},
      {R"("axes": [{"path": "network.patterns", "values": [2, 2]}])", "axes[0].values[1]: 2 is there twice"},
      {R"("axes": [{"path": "network.patterns", "values": [0]}])", "at network.patterns = 0: network.patterns"},
      {R"("axes": [{"path": "network.patterns", "from": 2, "to": 9}])", "either \"count\" or \"step\""},
      {R"("axes": [{"path": "network.patterns", "from": 2, "to": 9, "step": -1}])", "axes[0].step"},
      {R"("axes": [{"path": "dynamics.beta", "from": 0, "to": 9, "count": 3, "scale": "log"}])", "above 0"},
      {R"("axes": [{"path": "dynamics.beta", "from": 1, "to": 9, "count": 3, "scale": "cubic"}])", "axes[0].scale"},
      {R"("axes": [{"path": "seed", "values": [1]}])", "which a sweep sets by itself"},
      {R"("axes": [{"path": "load", "values": [0.1]}, {"path": "network.patterns", "values": [1]}])", "set twice"},
      {R"("axes": [{"path": "dynamics.update", "values": ["sequential"], "coupled": []}])", "goes only with numbers"},
      {R"("axes": [{"path": "network.excitatory", "values": [60], "coupled": [{"path": "network.inhibitors", "ratio": 1}]}])",
       "axes[0].coupled[0].path"},
      {R"("axes": [{"path": "network.excitatory", "values": [60], "coupled": [{"path": "network.inhibitory", "ratio": [1, 0]}]}])",
       "axes[0].coupled[0].ratio"},
      {R"("dictionaries": 0)", "dictionaries: found 0"},
      {R"("cues": "some")", "cues: found \"some\""},
      {R"("retrieved": {"hamming": 2})", "retrieved.hamming: found 2"},
      {R"("steps": -1)", "scenario.steps"},
      {R"("axes": [{"path": "dynamics.theta", "from": 0, "to": 1, "count": 2000}, {"path": "dynamics.beta", "from": 1, "to": 2, "count": 2000}])",
       "more than 1000000 points"}};
  for (const auto& [rest, message] : wrong) {
    EXPECT_THAT(problems_of(sweep_with(rest)), HasSubstr(message)) << rest;
  }
  EXPECT_THAT(problems_of(Json::parse("[]")), HasSubstr("sweep"));
  EXPECT_THAT(problems_of(Json::parse(R"({"scenario": {"engram": 1}})")), HasSubstr("engram_sweep"));
  EXPECT_THAT(problems_of(Json::parse(R"({"engram_sweep": 1, "scenario": 3})")), HasSubstr("scenario: found 3"));
}

TEST(SweepPlan, PointsThatNeedTooMuchMemoryAreRefused) {
  const SweepRead read =
      SweepPlan::read(sweep_with(R"("axes": [{"path": "network.excitatory", "values": [60, 100000]}])"), 1e6);
  ASSERT_FALSE(read.plan);
  EXPECT_THAT(read.problems.at(0).path, HasSubstr("network.excitatory = 100000"));
}

}  // namespace
}  // namespace engram

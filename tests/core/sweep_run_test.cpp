// Runs of a sweep are the runs that anybody can repeat; how they were spread changes nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

#include "core/experiment/capacity.h"
#include "core/experiment/read_table.h"
#include "core/experiment/sweep_estimate.h"
#include "core/experiment/sweep_run.h"
#include "core/experiment/sweep_table.h"
#include "core/session/run.h"

namespace engram {
namespace {

SweepPlan small_plan() {
  const Json document = Json::parse(R"({"engram_sweep": 1, "scenario": {"engram": 1, "network": {"excitatory": 60,
    "inhibitory": 16, "inputs_per_inhibitory": 12}, "seed": 5, "timeline": [{"step": 4, "set": {"dynamics.theta": 0.8}}]},
    "axes": [{"path": "dynamics.update", "values": ["synchronous", "sequential", "asynchronous"]},
             {"path": "network.patterns", "values": [2, 5]}], "dictionaries": 3, "steps": 9})");
  return SweepPlan::read(document, 1e9).plan.value();
}

std::vector<PieceResult> results_of(const SweepPlan& plan, const SweepThreads& threads) {
  std::vector<std::int64_t> todo(static_cast<std::size_t>(plan.pieces()));
  std::iota(todo.rbegin(), todo.rend(), 0);  // from the last to the first
  std::vector<PieceResult> results(todo.size());
  std::vector<int> times(todo.size());
  const auto problem = run_pieces(plan, todo, threads, [&](std::int64_t piece, const PieceResult& result) {
    results[static_cast<std::size_t>(piece)] = result;
    ++times[static_cast<std::size_t>(piece)];
  });
  EXPECT_FALSE(problem);
  EXPECT_THAT(times, testing::Each(1));
  return results;
}

TEST(SweepRun, EachRunIsTheRunOfItsSeedsAndCue) {
  const SweepPlan plan = small_plan();
  const auto results = results_of(plan, {});
  for (std::int64_t piece = 0; piece < plan.pieces(); ++piece) {
    PieceResult expected;
    Scenario scenario = plan.scenario(plan.point_of(piece));
    for (std::int64_t cue = 0; cue < scenario.parameters.network.patterns; ++cue) {
      const SweepRun run = sweep_run(plan.scenario(plan.point_of(piece)).parameters, plan.dictionary_of(piece), cue);
      Json document = plan.scenario(plan.point_of(piece)).document;
      document["seed"] = run.seed;
      document["noise_seed"] = run.noise_seed;
      set_in(document, "cue.pattern", run.pattern);
      auto started = engram::Run::start(Session(read_document(document, 1e9).scenario.value()), Side::a);
      engram::Run& again = *std::get<std::unique_ptr<engram::Run>>(started);
      ASSERT_TRUE(again.go_to(scenario.parameters.steps));
      const Observables o = again.observables();
      ++expected.cues;
      expected.retrieved_hamming += o.hamming(cue) <= 0.05 ? 1 : 0;
      expected.retrieved_overlap += o.overlap(cue) >= 0.7 ? 1 : 0;
      expected.differing += std::llround(o.hamming(cue) * 60);
      expected.spikes += std::llround(o.rate_excitatory() * 60);
      expected.overlap += o.overlap(cue);
    }
    EXPECT_EQ(results[static_cast<std::size_t>(piece)], expected) << "piece " << piece;
  }
}

TEST(SweepRun, ThreadsDoNotChangeResults) {
  const SweepPlan plan = small_plan();
  const auto one = results_of(plan, {.all = 1});
  EXPECT_EQ(results_of(plan, {.all = 2}), one);
  EXPECT_EQ(results_of(plan, {.all = 7}), one);
  EXPECT_EQ(results_of(plan, {.all = 7, .pieces = 1}), one) << "all at the cues of one network";
  EXPECT_EQ(results_of(plan, {.all = 2, .background = true}), one);
  EXPECT_NE(one[0], one[static_cast<std::size_t>(plan.points())]) << "dictionaries differ";
}

TEST(SweepRun, WhatCannotStartIsNamedAndWhatIsThrownComesOut) {
  const SweepPlan plan = small_plan();
  const auto broken = [](std::int64_t, const PieceResult&) { throw std::runtime_error("disk full"); };
  EXPECT_THROW(static_cast<void>(run_pieces(plan, {0, 1, 2}, {.all = 2}, broken)), std::runtime_error);
  std::stop_source stop;
  int finished = 0;
  const auto once = [&](std::int64_t, const PieceResult&) {
    ++finished;
    stop.request_stop();
  };
  EXPECT_FALSE(run_pieces(plan, {0, 1, 2, 3, 4, 5}, {.all = 1}, once, stop.get_token()));
  EXPECT_EQ(finished, 1);
}

TEST(SweepEstimate, CountsWhatThereIs) {
  const SweepEstimate e = estimate_sweep(small_plan(), 0.2);
  EXPECT_EQ(e.points, 6);
  EXPECT_EQ(e.networks, 18);
  EXPECT_EQ(e.runs, 3 * 3 * (2 + 5));
  EXPECT_GT(e.seconds, 0);
  EXPECT_GT(e.memory, 60 * 5 / 8);
}

TEST(SweepTable, MeansAndDeviationsAreOverDictionaries) {
  const MeanOfMany m = mean_of({1, 2, 6});
  EXPECT_EQ(m.mean, 3);
  EXPECT_NEAR(m.deviation, std::sqrt(7.0), 1e-15);
  EXPECT_NEAR(m.error(), std::sqrt(7.0 / 3), 1e-15);
  const PointResult r = point_result({{2, 1, 2, 12, 18, 1.5}, {2, 2, 2, 0, 6, 1.9}}, 60, 0);
  EXPECT_EQ(r.retrieved_hamming.mean, 1.5);
  EXPECT_NEAR(r.retrieved_hamming.deviation, std::sqrt(0.5), 1e-15);
  EXPECT_EQ(r.retrieved_overlap.mean, 2);
  EXPECT_NEAR(r.hamming.mean, 0.05, 1e-15);
  EXPECT_NEAR(r.rate.mean, 0.1, 1e-15);
  EXPECT_NEAR(r.overlap.mean, 0.85, 1e-15);
}

// 95 % intervals of the mean of 40 values, 500 times: the number that hold the true mean is binomial, and between 450
// and 490 with a probability above 0.9999 for a coverage from 0.93 to 0.955, which is that of the percentile bootstrap.
TEST(SweepTable, BootstrapIntervalsHoldTheMean) {
  std::mt19937_64 random(1);
  int held = 0;
  for (std::uint64_t n = 0; n < 500; ++n) {
    std::vector<double> values;
    for (int i = 0; i < 40; ++i) {
      double sum = 0;
      for (int k = 0; k < 12; ++k) sum += static_cast<double>(random() >> 11U) * 0x1p-53;
      values.push_back(sum);
    }
    const auto [low, high] = bootstrap(values, n);
    held += low <= 6 && 6 <= high ? 1 : 0;
  }
  EXPECT_GE(held, 445);
  EXPECT_LE(held, 492);
  EXPECT_EQ(bootstrap({3, 3, 3}, 1), (std::pair<double, double>(3, 3)));
}

TEST(SweepTable, ReadAgainGivesItsCells) {
  Problems problems;
  const CsvTable table = read_csv("# a\nx,\"a \"\"b\"\", c\",y\n1,,2\n1,2\n", problems);
  EXPECT_THAT(table.columns, testing::ElementsAre("x", "a \"b\", c", "y"));
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_THAT(table.rows[0], testing::ElementsAre("1", "", "2"));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].path, "line 4");
}

TEST(Capacity, IsTheLargestMeanOfEachCurve) {
  const std::string text =
      "dynamics.update,network.patterns,dictionaries,retrieved_hamming_mean,retrieved_hamming_std,"
      "retrieved_overlap_mean,retrieved_overlap_std,excitatory,patterns\n"
      "synchronous,5,4,5,0,5,0,100,5\nsynchronous,10,4,8,2,9,1,100,10\nsynchronous,15,4,6,3,9.5,1,100,15\n"
      "sequential,10,4,9,2,9,1,100,10\nsequential,5,4,5,0,5,0,100,5\n";
  Problems problems;
  const auto found = capacities(read_csv(text, problems), RetrievedBy::hamming, problems);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->curves.size(), 2U);
  EXPECT_THAT(found->axes, testing::ElementsAre("dynamics.update"));
  EXPECT_EQ(found->curves[0].capacity(), 0.08);
  EXPECT_EQ(found->curves[0].error(), 0.01);
  EXPECT_FALSE(found->curves[0].is_open());
  EXPECT_EQ(found->curves[1].capacity(), 0.09);
  EXPECT_TRUE(found->curves[1].is_open());
  const auto overlap = capacities(read_csv(text, problems), RetrievedBy::overlap, problems);
  EXPECT_EQ(overlap.value().curves[0].best().patterns, 15);
  EXPECT_FALSE(capacities(read_csv("a,b\n1,2\n", problems), RetrievedBy::hamming, problems));
  EXPECT_FALSE(problems.empty());
}

}  // namespace
}  // namespace engram

// What is known of a sweep while it runs, in which order it runs, and the files that carry it.
#include "core/experiment/sweep_results.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <set>

#include "core/experiment/sweep_file.h"
#include "core/experiment/sweep_order.h"
#include "core/experiment/sweep_run.h"
#include "core/scenario/carrier.h"

namespace engram {
namespace {

std::shared_ptr<const SweepPlan> plan_of(const std::string& axes, int dictionaries = 3) {
  const Json document = Json::parse(R"({"engram_sweep": 1, "scenario": {"engram": 1, "network": {"excitatory": 60,
    "inhibitory": 16, "inputs_per_inhibitory": 12}, "seed": 5}, "axes": )" +
                                    axes + R"(, "dictionaries": )" + std::to_string(dictionaries) + R"(, "steps": 9})");
  SweepRead read = SweepPlan::read(document, 1e9);
  for (const Problem& each : read.problems) ADD_FAILURE() << each.path << ": " << each.message;
  return std::make_shared<const SweepPlan>(std::move(*read.plan));
}

const std::string two_axes = R"([{"path": "dynamics.update", "values": ["synchronous", "sequential"]},
  {"path": "network.patterns", "values": [2, 5, 8]}])";

/// All pieces of a plan.
std::vector<PieceResult> pieces_of(const SweepPlan& plan) {
  std::vector<std::int64_t> todo(static_cast<std::size_t>(plan.pieces()));
  std::iota(todo.begin(), todo.end(), 0);
  std::vector<PieceResult> results(todo.size());
  EXPECT_FALSE(run_pieces(plan, todo, {.all = 2}, [&](std::int64_t piece, const PieceResult& result) {
    results[static_cast<std::size_t>(piece)] = result;
  }));
  return results;
}

TEST(SweepResults, GrowPieceByPieceToTheTable) {
  const auto plan = plan_of(two_axes);
  const auto pieces = pieces_of(*plan);
  SweepResults results(plan);
  EXPECT_FALSE(results.table());
  std::int64_t told = 0;
  for (std::int64_t piece = plan->pieces() - 1; piece >= 0; --piece) {
    results.add(piece, pieces[static_cast<std::size_t>(piece)]);
    results.add(piece, {});  // not counted twice
    EXPECT_EQ(results.finished(), ++told);
    const std::int64_t point = plan->point_of(piece);
    std::vector<PieceResult> here;
    for (std::int64_t d = plan->dictionary_of(piece); d < plan->dictionaries(); ++d)
      here.push_back(pieces[static_cast<std::size_t>(d * plan->points() + point)]);
    EXPECT_EQ(results.finished(point), static_cast<std::int64_t>(here.size()));
    EXPECT_EQ(results.at(point).overlap.mean, point_result(here, 60, std::nullopt).overlap.mean);
  }
  ASSERT_TRUE(results.complete());
  EXPECT_EQ(results.table(), sweep_table(*plan, pieces));
}

TEST(SweepResults, OfATableAreThoseOfItsPieces) {
  const auto plan = plan_of(two_axes);
  const auto pieces = pieces_of(*plan);
  SweepResults whole(plan);
  for (std::int64_t piece = 0; piece < plan->pieces(); ++piece)
    whole.add(piece, pieces[static_cast<std::size_t>(piece)]);
  Problems problems;
  const CsvTable table = read_csv(*whole.table(), problems);
  const auto again = SweepResults::of_table(plan, table, problems);
  ASSERT_TRUE(again) << problems.front().message;
  EXPECT_TRUE(again->complete());
  for (std::int64_t point = 0; point < plan->points(); ++point) {
    EXPECT_EQ(again->at(point).retrieved_hamming.mean, whole.at(point).retrieved_hamming.mean);
    EXPECT_EQ(again->at(point).retrieved_overlap.deviation, whole.at(point).retrieved_overlap.deviation);
    EXPECT_EQ(again->at(point).rate.error(), whole.at(point).rate.error());
    EXPECT_EQ(again->at(point).cues, whole.at(point).cues);
  }
}

TEST(SweepResults, TablesOfOtherSweepsAreRefused) {
  const auto plan = plan_of(two_axes);
  const std::string text = sweep_table(*plan, pieces_of(*plan));
  const auto refused = [&](const std::string& from, const std::string& to) {
    std::string changed = text;
    changed.replace(changed.rfind(from), from.size(), to);
    Problems problems;
    const CsvTable table = read_csv(changed, problems);
    EXPECT_FALSE(problems.empty() && SweepResults::of_table(plan, table, problems)) << to;
    EXPECT_FALSE(problems.empty()) << to;
    return problems.empty() ? std::string() : problems.front().path + ": " + problems.front().message;
  };
  EXPECT_THAT(refused("sequential,8", "sequential,9"), testing::HasSubstr("network.patterns = 8"));
  EXPECT_THAT(refused("hamming_mean", "hamming_middle"), testing::HasSubstr("hamming_mean"));
  EXPECT_THAT(refused("sequential,8,3,8,", "sequential,8,3,eight,"), testing::HasSubstr("eight"));
  EXPECT_THAT(refused("sequential,8", "#sequential,8"), testing::HasSubstr("5 rows"));
}

TEST(SweepOrder, EveryPieceOnceAndOnlyThoseThatAreLeft) {
  const auto plan = plan_of(R"([{"path": "dynamics.theta", "from": 0, "to": 2, "count": 21},
    {"path": "dynamics.beta", "from": 1, "to": 4, "count": 7}])");
  std::vector<bool> have(static_cast<std::size_t>(plan->pieces()));
  have[3] = have[200] = true;
  for (const auto& order : {coarse_to_fine(*plan, have), largest_first(*plan, have)}) {
    const std::set<std::int64_t> all(order.begin(), order.end());
    EXPECT_EQ(order.size(), have.size() - 2);
    EXPECT_EQ(all.size(), order.size());
    EXPECT_FALSE(all.contains(3) || all.contains(200));
  }
}

TEST(SweepOrder, AMapGetsFinerAndFinerAndLargeNetworksComeFirst) {
  const auto plan = plan_of(R"([{"path": "dynamics.theta", "from": 0, "to": 2, "count": 21}])", 2);
  const auto order = coarse_to_fine(*plan, std::vector<bool>(static_cast<std::size_t>(plan->pieces())));
  const std::vector<std::int64_t> first(order.begin(), order.begin() + 6), next(order.begin() + 6, order.begin() + 11);
  EXPECT_THAT(first, testing::ElementsAre(0, 4, 8, 12, 16, 20));
  EXPECT_THAT(next, testing::ElementsAre(2, 6, 10, 14, 18));
  EXPECT_EQ(order[21], 21) << "then the second dictionary";
  EXPECT_EQ(refinements(6), 0);
  EXPECT_EQ(refinement(3, 6), 0);

  const auto sizes = plan_of(R"([{"path": "network.excitatory", "values": [60, 500, 100]}])", 1);
  EXPECT_THAT(largest_first(*sizes, std::vector<bool>(3)), testing::ElementsAre(1, 2, 0));
}

TEST(SweepFile, FiguresCarryTheSweepOfTheirResults) {
  const auto plan = plan_of(two_axes);
  Provenance provenance = provenance_of(plan->base());
  provenance.sweep = sweep_table(*plan, pieces_of(*plan));
  const std::string svg = svg_with("<svg><g/></svg>", provenance);
  EXPECT_EQ(carried_sweep(svg), provenance.sweep);
  EXPECT_EQ(carried_sweep("%PDF-1.4\n" + xmp_packet(provenance)), provenance.sweep);
  EXPECT_EQ(carried_sweep(provenance.sweep), provenance.sweep) << "a table carries itself";
  const std::string file = plan->document().dump();
  EXPECT_EQ(carried_sweep(file), file);
  Problems problems;
  EXPECT_EQ(parse_sweep_text(svg, problems), plan->document());
  EXPECT_TRUE(problems.empty());

  provenance.sweep.clear();
  EXPECT_FALSE(carried_sweep(svg_with("<svg><g/></svg>", provenance))) << "a picture of a run";
  EXPECT_FALSE(carried_sweep(provenance.scenario)) << "a scenario";
  EXPECT_FALSE(carried_sweep("# engram 1\n# scenario: {}\nstep,overlap_1\n"));
  EXPECT_FALSE(carried_sweep(""));
}

}  // namespace
}  // namespace engram

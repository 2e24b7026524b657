#include "core/experiment/sweep_estimate.h"

#include <algorithm>
#include <chrono>
#include <numeric>

#include "core/experiment/sweep_piece.h"
#include "core/model/check.h"

namespace engram {
namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// What one piece of a point has to do, in arbitrary units.
double work_of(const Parameters& p, std::int64_t cues) {
  const auto& n = p.network;
  const auto size = static_cast<double>(n.excitatory), memories = static_cast<double>(n.patterns);
  const double wires = static_cast<double>(n.inhibitory) * static_cast<double>(n.inputs_per_inhibitory);
  const double one_step = size * (1 + memories / 16) + wires / 4;
  return size * memories + wires + static_cast<double>(cues) * static_cast<double>(p.steps) * one_step;
}

/// Seconds of one piece: its network and one of its runs, measured.
double try_piece(const SweepPlan& plan, std::int64_t point, const std::stop_token& stop) {
  const auto begin = Clock::now();
  const auto piece = SweepPiece::build(plan, point, stop);  // of the first dictionary
  if (!piece) return 0;
  const double built = since(begin);
  const auto middle = Clock::now();
  static_cast<void>(piece->run(0, 1, stop));
  return built + static_cast<double>(piece->cues()) * since(middle);
}

}  // namespace

std::vector<double> work_of_points(const SweepPlan& plan) {
  std::vector<double> work;
  for (std::int64_t point = 0; point < plan.points(); ++point) {
    const Parameters p = plan.scenario(point).parameters;
    work.push_back(work_of(p, plan.cues(p)));
  }
  return work;
}

SweepEstimate estimate_sweep(const SweepPlan& plan, double budget, const std::stop_token& stop) {
  constexpr std::size_t tries = 16;
  SweepEstimate estimate{.points = plan.points(), .networks = plan.pieces()};
  const auto points = static_cast<std::size_t>(plan.points());
  const std::vector<double> work = work_of_points(plan);
  for (std::size_t n = 0; n < points; ++n) {
    const Parameters p = plan.scenario(static_cast<std::int64_t>(n)).parameters;
    estimate.runs += plan.dictionaries() * plan.cues(p);
    estimate.memory = std::max(estimate.memory, memory_need(p));
  }
  std::vector<std::size_t> order(points);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return work[a] < work[b]; });

  const auto begin = Clock::now();
  double rate = 0;  // seconds of one unit of work, of the last point that was tried
  std::size_t summed = 0;
  for (std::size_t n = 0; n < std::min(tries, points); ++n) {
    if (stop.stop_requested()) return estimate;
    if (n > 0 && since(begin) > budget) break;
    const std::size_t place = points <= tries ? n : n * (points - 1) / (tries - 1);
    if (n == 0) static_cast<void>(try_piece(plan, static_cast<std::int64_t>(order[place]), stop));  // the first is slow
    const double here = try_piece(plan, static_cast<std::int64_t>(order[place]), stop) / work[order[place]];
    const double between = n > 0 ? (rate + here) / 2 : here;
    for (; summed < place; ++summed) estimate.seconds += between * work[order[summed]];
    rate = here;
  }
  for (; summed < points; ++summed) estimate.seconds += rate * work[order[summed]];
  estimate.seconds *= static_cast<double>(plan.dictionaries());
  return estimate;
}

}  // namespace engram

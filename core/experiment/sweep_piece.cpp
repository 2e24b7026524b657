#include "core/experiment/sweep_piece.h"

#include "core/engine/engine.h"
#include "core/engine/start.h"
#include "core/random/draws.h"

namespace engram {
namespace {

/// The whole plan for one run.
Plan plan_of(const Plan& point, const SweepRun& run) {
  const Plan seeded = point.with_seeds(run.seed, run.noise_seed);
  Parameters start = seeded.start();
  start.cue.pattern = run.pattern;
  std::vector<Plan::Stage> stages = seeded.stages();
  for (Plan::Stage& stage : stages) stage.parameters.cue.pattern = run.pattern;
  return {std::move(start), std::move(stages)};
}

PieceResult result_of(const Engine& engine, std::int64_t cue, const RetrievalLimits& limits) {
  const Sums& sums = engine.sums();
  const Observables o(engine.network(), engine.parameters(), sums);
  return {.cues = 1,
          .retrieved_hamming = o.retrieved_hamming(cue, limits) ? 1 : 0,
          .retrieved_overlap = o.retrieved_overlap(cue, limits) ? 1 : 0,
          .differing = engine.network().patterns().active(cue) + sums.excitatory - 2 * sums.pattern[cue],
          .spikes = sums.excitatory,
          .overlap = o.overlap(cue)};
}

}  // namespace

SweepRun sweep_run(const Parameters& point, std::int64_t dictionary, std::int64_t cue) {
  const auto d = static_cast<std::uint32_t>(dictionary);
  const std::uint64_t noise = Draws(point.noise()).derived_seed(1, d);
  return {Draws(point.seed).derived_seed(0, d), Draws(noise).derived_seed(1, static_cast<std::uint32_t>(cue)), cue};
}

std::optional<SweepPiece> SweepPiece::build(const SweepPlan& plan, std::int64_t piece, const std::stop_token& stop) {
  Plan point = engram::plan_of(plan.scenario(plan.point_of(piece)), Side::a);
  const std::int64_t dictionary = plan.dictionary_of(piece), cues = plan.cues(point.start());
  auto network = Network::build(plan_of(point, sweep_run(point.start(), dictionary, 0)).start(), stop);
  if (!network) return std::nullopt;
  return SweepPiece(std::move(point), plan.retrieved(), dictionary, cues, std::move(network));
}

std::variant<std::monostate, PieceResult, Problem> SweepPiece::run(std::int64_t cue, unsigned threads,
                                                                   const std::stop_token& stop) const {
  const Plan plan = plan_of(point_, sweep_run(point_.start(), dictionary_, cue));
  auto start = start_state(*network_, plan.start());
  if (const Problem* problem = std::get_if<Problem>(&start))
    return Problem{problem->path, "dictionary " + std::to_string(dictionary_) + ", cue " + std::to_string(cue) + ": " +
                                      problem->message};
  Engine engine(network_, plan.start(), std::get<State>(std::move(start)),
                static_cast<std::size_t>(plan.largest_delay()), kernel_level(), threads);
  const std::int64_t steps = plan.start().steps;
  while (engine.now() < steps) {
    engine.set(plan.at(engine.now()));
    for (const std::int64_t end = std::min(steps, plan.next_change(engine.now())); engine.now() < end;) {
      if (stop.stop_requested()) return {};
      engine.step();
    }
  }
  return result_of(engine, cue, limits_);
}

PieceResult sum_of(const std::vector<PieceResult>& runs) {
  PieceResult sum;
  for (const PieceResult& run : runs) {
    sum.cues += run.cues;
    sum.retrieved_hamming += run.retrieved_hamming;
    sum.retrieved_overlap += run.retrieved_overlap;
    sum.differing += run.differing;
    sum.spikes += run.spikes;
    sum.overlap += run.overlap;
  }
  return sum;
}

}  // namespace engram

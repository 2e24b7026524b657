// A piece of a sweep: one dictionary of one point, with its memories cued in turn.
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <variant>

#include "core/experiment/sweep_plan.h"
#include "core/model/network.h"

namespace engram {

/// What runs of one dictionary give, at their last step.
struct PieceResult {
  std::int64_t cues = 0;                                      // runs
  std::int64_t retrieved_hamming = 0, retrieved_overlap = 0;  // of them, by either rule
  std::int64_t differing = 0;                                 // Σ over cues of the neurons that differ from the memory
  std::int64_t spikes = 0;                                    // Σ over cues of the excitatory neurons that fire
  double overlap = 0;                                         // Σ over cues of m, in their order
  bool operator==(const PieceResult&) const = default;
};

/// The seeds and the cue of one run of a sweep: with them its point's scenario is that run.
struct SweepRun {
  std::uint64_t seed = 0, noise_seed = 0;
  std::int64_t pattern = 0;
};
/// Dictionary d has the same seed at every point, and so has each of its cues: what differs is what the axes say.
[[nodiscard]] SweepRun sweep_run(const Parameters& point, std::int64_t dictionary, std::int64_t cue);

/// The network of a piece, ready to be cued. Several threads may cue it at once.
class SweepPiece {
 public:
  /// Nothing when stopped.
  [[nodiscard]] static std::optional<SweepPiece> build(const SweepPlan&, std::int64_t piece,
                                                       const std::stop_token& stop = {});

  /// How many runs it has.
  [[nodiscard]] std::int64_t cues() const { return cues_; }
  /// Runs one of them to its end with up to so many threads, which do not change the result. Nothing when stopped; a
  /// problem if it cannot start.
  [[nodiscard]] std::variant<std::monostate, PieceResult, Problem> run(std::int64_t cue, unsigned threads = 1,
                                                                       const std::stop_token& stop = {}) const;

 private:
  SweepPiece(Plan point, RetrievalLimits limits, std::int64_t dictionary, std::int64_t cues,
             std::shared_ptr<const Network> network)
      : point_(std::move(point)), limits_(limits), dictionary_(dictionary), cues_(cues), network_(std::move(network)) {}

  Plan point_;
  RetrievalLimits limits_;
  std::int64_t dictionary_, cues_;
  std::shared_ptr<const Network> network_;
};

/// The result of a piece from those of its runs, in the order of its cues.
[[nodiscard]] PieceResult sum_of(const std::vector<PieceResult>& runs);

}  // namespace engram

// What became of a run, in words, judged on its most recent steps by written rules (docs/outcomes.md).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/engine/spike_bits.h"
#include "core/observe/observables.h"

namespace engram {

/// What a run does over the window, the last 40 steps or as many as there are. The first rule that holds decides, in
/// this order (q: excitatory rate, m: overlap; the numbers: OutcomeLimits):
///   silent       q < a / 10 on average of the last half of the window
///   oscillating  the rate, an overlap or the state as a whole swings and comes back every `period` steps
///   runaway      q > a + (1 − a) / 2 on average of the last half of the window
///   mixture      two or more memories are held with m >= 0.5; held: on average, and steadily
///   retrieved    one memory is held with m >= 0.7
///   partial      one memory is held with m >= 0.3, and no other has more than half of its overlap
///   spurious     none of these, and the state stays: no two quarters of the window are less alike than 0.5
///   wandering    active, and none of these: the state changes from step to step, or has moved within the window
enum class OutcomeKind { silent, oscillating, runaway, mixture, retrieved, partial, spurious, wandering };
inline constexpr std::size_t outcome_kinds = 8;

/// The numbers in the rules.
struct OutcomeLimits {
  double silent = 0.1;          // silent: a rate below this share of a
  double runaway = 0.5;         // runaway: a rate above a by more than this share of 1 − a
  double retrieved = 0.7;       // overlaps of a memory that is retrieved (as RetrievalLimits),
  double mixture = 0.5;         // of each memory of a mixture,
  double partial = 0.3;         // and of one that is held in part;
  double single = 0.5;          // then no other memory has more than this share of its overlap
  double unsteady = 0.25;       // standard deviation over the window above which an overlap is not held
  double rate_swing = 1;        // oscillating: maximum minus minimum of the rate, as a multiple of a,
  double overlap_swing = 0.5;   // of an overlap,
  double state_swing = 0.25;    // or the mean variance over time of a neuron's spikes, as a share of a (1 − a);
  double irregular = 0.15;      // then bursts at distances that differ by no more than this share,
  double repetition = 0.5;      // or an autocorrelation of at least this at the period
  double repeated_twice = 0.2;  // and of this at twice the period, if that is in sight
  double persistence = 0.5;     // spurious: the least likeness of two quarters of the window
};
inline constexpr OutcomeLimits outcome_limits;

/// What repeats itself in an oscillation.
enum class OutcomeSignal { rate, overlap, state };

/// The numbers that decided.
struct OutcomeEvidence {
  int steps = 0;             // in the window
  double activity = 0;       // a
  double rate = 0;           // mean excitatory rate, spikes per neuron and step,
  double late_rate = 0;      // and that of the last half of the window
  std::int64_t memory = -1;  // the memory with the largest mean overlap; the first of `memories` if there are any
  double overlap = 0;        // its mean overlap
  double deviation = 0;      // standard deviation of it
  double next_overlap = 0;   // of the next strongest; of the weakest of a mixture
  OutcomeSignal signal = OutcomeSignal::rate;  // of oscillating: what repeats itself,
  double swing = 0;                            // its maximum minus minimum (of a state: OutcomeLimits::state_swing),
  double repetition = 0;                       // and its autocorrelation at the period
  double persistence = 0;  // least likeness of two quarters of the window; 0 if there are fewer than four steps,
                           // or if an earlier rule had decided
  bool operator==(const OutcomeEvidence&) const = default;
};

struct Outcome {
  OutcomeKind kind = OutcomeKind::wandering;
  std::vector<std::int64_t> memories = {};  // of mixture, retrieved and partial: which, strongest first
  int period = 0;                           // of oscillating: in steps
  OutcomeEvidence evidence = {};
  bool operator==(const Outcome&) const = default;
};

/// Watches a run; knows the last `window` steps.
class OutcomeWatcher {
 public:
  static constexpr std::size_t window = 40;

  /// The next step: its sums over `memories` and the spikes of the excitatory neurons. Quick: nothing is computed.
  void add(const Observables& observables, std::int64_t memories, const SpikeBits& spikes);
  [[nodiscard]] Outcome outcome(double activity) const;
  void clear() { added_ = 0; }

 private:
  /// Sums and spikes as they come; the rest is made of them when an outcome is asked for.
  struct Step {
    Sums sums;
    std::vector<std::uint64_t> spikes;  // of all neurons, or of words of 64 at equal distances in a large network
    bool measured = false;
    double rate = 0;
    Eigen::ArrayXf overlap;                    // M
    std::array<std::int32_t, window> in_both;  // [k]: spikes of neurons that fired here and k steps before
  };
  using Steps = std::vector<const Step*>;  // oldest first
  class Judge;
  [[nodiscard]] Steps measured() const;
  void measure(Step& step, std::size_t n, std::size_t first) const;

  mutable std::array<Step, window> steps_;  // step number n of those added is at n % window
  std::size_t added_ = 0;
  OverlapFormula formula_;
  double neurons_ = 0;  // N
  double seen_ = 0;     // neurons whose spikes are in Step::spikes
};

/// "retrieved", "silent", … as in tables.
[[nodiscard]] std::string to_text(OutcomeKind kind);

/// In words, memories counted from 1: "retrieved memory 1", "oscillating with period 4", "mixture of memories 1 and 4".
[[nodiscard]] std::string to_text(const Outcome& outcome);

/// As a cell of a table, memories counted from 1 in ascending order: "retrieved 1", "oscillating 4", "mixture 1 4".
[[nodiscard]] std::string to_cell(const Outcome& outcome);

}  // namespace engram

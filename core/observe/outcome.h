// What became of a run, in words: a first, simple form, from the most recent steps.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/observe/observables.h"

namespace engram {

/// The rules, in the order in which they are tried, on means over the window (m: overlap, q: excitatory rate):
///   silent       q < a / 10
///   runaway      q > a + (1 − a) / 2
///   oscillating  q swings by more than a / 2 (half of maximum minus minimum) and its autocorrelation has a peak of at
///                least 0.5 at a lag from 2 to half the window: the period
///   mixture      at least two memories with m >= 0.5
///   retrieved    a memory with m >= 0.7 (RetrievalLimits)
///   partial      a memory with m >= 0.3
///   lost         none of these
enum class OutcomeKind { silent, runaway, oscillating, mixture, retrieved, partial, lost };

struct Outcome {
  OutcomeKind kind = OutcomeKind::lost;
  std::vector<std::int64_t> memories;  // of mixture, retrieved and partial: which, strongest first
  int period = 0;                      // of oscillating: in steps
  bool operator==(const Outcome&) const = default;
};

/// Watches a run; knows the last `window` steps.
class OutcomeWatcher {
 public:
  static constexpr std::size_t window = 40;

  void add(const Observables& observables, std::int64_t memories);
  [[nodiscard]] Outcome outcome(double activity) const;
  void clear() { added_ = 0; }

 private:
  /// Sums as they come; rate and overlaps are made of them when an outcome is asked for.
  struct Step {
    Sums sums;
    bool measured = false;
    double rate = 0;
    Eigen::ArrayXf overlap;  // M
  };
  using Steps = std::vector<const Step*>;  // oldest first
  [[nodiscard]] Steps measured() const;
  [[nodiscard]] static int period(const Steps& steps, double activity, double mean_rate);

  mutable std::array<Step, window> steps_;  // step number n of those added is at n % window
  std::size_t added_ = 0;
  OverlapFormula formula_;
  double neurons_ = 0;  // N
};

/// "retrieved", "silent", … as in tables.
[[nodiscard]] std::string to_text(OutcomeKind kind);

/// In words, memories counted from 1: "retrieved memory 1", "oscillating with period 4", "mixture of memories 1 and 4".
[[nodiscard]] std::string to_text(const Outcome& outcome);

}  // namespace engram

// What became of a run, in words: a first, simple form, from the most recent steps.
#pragma once

#include <deque>
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
  void clear() { steps_.clear(); }

 private:
  struct Step {
    double rate;
    Eigen::ArrayXf overlap;  // M
  };
  [[nodiscard]] int period(double activity, double mean_rate) const;

  std::deque<Step> steps_;
};

/// "retrieved", "silent", … as in tables.
[[nodiscard]] std::string to_text(OutcomeKind kind);

/// In words, memories counted from 1: "retrieved memory 1", "oscillating with period 4", "mixture of memories 1 and 4".
[[nodiscard]] std::string to_text(const Outcome& outcome);

}  // namespace engram

// Turns the steps of a run into samples: one for each step, or for several when there are more than a plot can show.
#pragma once

#include <algorithm>
#include <limits>

#include "core/live/sample.h"
#include "core/observe/observables.h"
#include "core/session/run.h"

namespace engram {

/// Collects steps into one sample. With many memories only the cued one, the strongest and the watched travel by name,
/// the rest as their common smallest and largest overlap, so a sample stays small; no extreme is lost in either case.
class Aggregator {
 public:
  static constexpr std::int64_t most_named = 128;  // up to so many memories all travel; beyond, `named_beyond`
  static constexpr std::size_t named_beyond = 32;

  Aggregator(std::shared_ptr<const RasterLayout> layout, std::int64_t cued, std::uint64_t epoch, Side side = Side::a);

  /// From the next sample on these memories travel by name as well, whatever their strength. Others than those of the
  /// network are ignored.
  void set_watched(std::vector<std::int32_t> memories) { watched_ = std::move(memories); }
  /// Adds the present state of `run`; states must come in order of their steps. `difference`: the share of excitatory
  /// neurons that disagree with side A.
  void add(const Run& run, std::optional<double> difference = {});
  /// Steps collected since the last clear().
  [[nodiscard]] std::int64_t steps() const { return empty_ ? 0 : sample_.last - sample_.first + 1; }
  /// The steps collected so far; valid until the next call of a member.
  [[nodiscard]] const Sample& sample();
  /// Gives the sample to `into` (keeping its memory for reuse) and starts a new one.
  void move_to(Sample& into);
  void clear();

 private:
  /// Smallest and largest of a step's numbers, from which those of the sample are made when it is complete: rates and
  /// overlaps rise with them, so the extremes are the same.
  template <class Number>
  struct Extremes {
    Number low = std::numeric_limits<Number>::max(), high = std::numeric_limits<Number>::lowest();
    void add(Number x) {
      low = std::min(low, x);
      high = std::max(high, x);
    }
    /// As floats after `measure`.
    template <class Measure>
    [[nodiscard]] Range range(Measure measure) const {
      if (low > high) return {};
      return {static_cast<float>(measure(low)), static_cast<float>(measure(high))};
    }
  };

  /// Brings `strongest_` up to date, where not all memories travel.
  void choose_strongest(const Observables&, std::int64_t count);
  void choose_memories(const Observables&, std::int64_t count);
  void add_overlaps(const Sums&);
  void add_spikes(const SpikeBits&, int population);
  void draw_raster();

  std::shared_ptr<const RasterLayout> layout_;
  std::vector<std::int32_t> row_[3];       // row of each neuron
  std::vector<std::uint64_t> fired_[3];    // the neurons that fired in any step, 64 to a word
  Extremes<std::int64_t> spikes_[3];       // of a step
  Eigen::ArrayXd numerator_, low_, high_;  // of the overlaps beside sample_.memories: of a step, their extremes
  Extremes<double> others_;                // of all other memories
  OverlapFormula formula_;
  std::int64_t cued_;
  std::vector<std::int32_t> strongest_, watched_;
  Sample sample_;
  bool empty_ = true;
};

}  // namespace engram

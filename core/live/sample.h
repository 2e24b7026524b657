// What a plot needs of one or several steps, small enough to travel to the window many times a second.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/model/network.h"
#include "core/scenario/scenario.h"

namespace engram {

/// Smallest and largest value over the steps of a sample. Empty (nothing measured) if low > high.
struct Range {
  float low = 1, high = -1;
  [[nodiscard]] bool empty() const { return low > high; }
  void add(float x) {
    if (empty()) low = high = x;
    else if (x < low) low = x;
    else if (x > high) high = x;
  }
  void add(Range r) {
    if (r.empty()) return;
    add(r.low);
    add(r.high);
  }
  bool operator==(const Range&) const = default;
};

/// Which row of the raster each neuron belongs to: excitatory neurons ordered by memory (those of the cued memory
/// first, then by the first memory they belong to, then those of none), then both inhibitory populations by number.
/// Networks of more neurons than `most_rows` share rows; a row is set if any of its neurons fires.
class RasterLayout {
 public:
  static constexpr std::int32_t most_rows = 4096;

  RasterLayout(const Network& network, std::int64_t cued);

  [[nodiscard]] std::int32_t rows() const { return rows_[0] + rows_[1] + rows_[2]; }
  /// Rows of population 0 (E), 1 (I), 2 (J); they lie one below the other in this order.
  [[nodiscard]] std::int32_t rows(int population) const { return rows_[population]; }
  /// Neurons of a population (E: N; I and J: N_I).
  [[nodiscard]] std::int64_t neurons(int population) const { return neurons_[population]; }
  /// The row (within all rows) of a neuron of a population.
  [[nodiscard]] std::int32_t row_of(int population, std::int64_t neuron) const;
  /// Excitatory neurons in the order of display, and the place of each in it.
  [[nodiscard]] const std::vector<std::int32_t>& order() const { return order_; }
  /// The rows of excitatory neurons that belong to the cued memory are the first so many.
  [[nodiscard]] std::int32_t cued_rows() const { return cued_rows_; }

 private:
  std::int64_t neurons_[3] = {};
  std::int32_t rows_[3] = {};
  std::vector<std::int32_t> order_, place_;
  std::int32_t cued_rows_ = 0;
};

/// One or several consecutive steps of one run. In a comparison, a sample of A is followed by that of B for the same
/// steps.
struct Sample {
  std::uint64_t epoch = 0;  // rises when a run starts anew; samples of an older epoch are history
  Side side = Side::a;
  std::int64_t first = 0, last = 0;    // the steps, inclusive
  Range rate[3];                       // E, I, J; spikes per neuron and step; empty where the population is absent
  std::vector<std::int32_t> memories;  // which overlaps follow; ascending
  std::vector<Range> overlap;          // beside `memories`
  Range others;                        // overlaps of all memories that are not in `memories`
  std::vector<std::uint64_t> raster;   // one bit per row of the layout: did any of its neurons fire in any step?
  bool stimulated = false;             // a stimulus acted in any of the steps
  Range difference;                    // of B: the share of the excitatory neurons that disagree with A; else empty
};

}  // namespace engram

// Which excitatory neurons each inhibitory neuron listens to: the sets S_k.
#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/model/patterns.h"
#include "core/random/draws.h"
#include "core/random/subset.h"

namespace engram {

/// Fixed wiring of one inhibitory population: N_I sets of K distinct neurons. Immutable.
class Wiring {
 public:
  /// Of the first or the second inhibitory population, drawn from `p.seed` or as given. Null when stopped.
  static std::unique_ptr<Wiring> build(const Parameters& p, Population population, const std::stop_token& stop = {},
                                       const Progress& progress = {});

  /// S_k, ascending.
  [[nodiscard]] IndexView inputs_of(std::int64_t k) const { return {input_.get() + k * inputs_, inputs_}; }

 private:
  std::int64_t inputs_ = 0;                // K
  std::unique_ptr<std::int32_t[]> input_;  // N_I × K
};

/// Wiring that is drawn afresh in each step. Not thread-safe: it keeps working memory between calls.
class RedrawnWiring {
 public:
  RedrawnWiring(std::int64_t excitatory, std::int64_t inputs)
      : excitatory_(static_cast<std::uint32_t>(excitatory)),
        others_(excitatory > 1 ? static_cast<std::uint32_t>(excitatory - 1) : 1),
        inputs_(static_cast<std::size_t>(inputs)) {}

  /// The input that linear neuron k copies in the step to `step`: floor(uN).
  [[nodiscard]] std::int32_t copied_input(const Draws& noise, Population, std::int64_t step, std::int64_t k) const;

  /// S_k of the step to `step`, ascending: the copied input and K-1 others. Valid until the next call.
  [[nodiscard]] IndexView inputs_of(const Draws& noise, Population, std::int64_t step, std::int64_t k);

 private:
  std::uint32_t excitatory_;
  SubsetSampler others_;  // chooses among the N-1 neurons that are not the copied one
  std::vector<std::int32_t> inputs_;
};

}  // namespace engram

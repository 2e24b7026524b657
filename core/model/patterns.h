// The stored memories ξ^μ, as lists: which memories each neuron belongs to. Whole memories come from their source
// again. Immutable.
#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/model/large_vector.h"
#include "core/model/pattern_source.h"
#include "core/model/progress.h"

namespace engram {

/// Indices of memories or neurons, as an Eigen array without a copy: usable as v(memories) in an expression.
using IndexView = Eigen::Map<const Eigen::Array<std::int32_t, Eigen::Dynamic, 1>>;

class Patterns {
 public:
  /// Drawn from `p.seed`, or as given. Null when stopped.
  static std::unique_ptr<Patterns> build(const Parameters& p, const std::stop_token& stop = {},
                                         const Progress& progress = {});

  [[nodiscard]] std::int64_t neurons() const { return static_cast<std::int64_t>(start_.size()) - 1; }  // N
  [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(active_.size()); }       // M

  /// The memories μ with ξ_i^μ = 1, ascending.
  [[nodiscard]] IndexView memories_of(std::int64_t i) const {
    const auto b = start_[static_cast<std::size_t>(i)], e = start_[static_cast<std::size_t>(i) + 1];
    return {memory_.data() + b, e - b};
  }
  /// n_i, the number of memories of neuron i.
  [[nodiscard]] std::int64_t memberships(std::int64_t i) const {
    return start_[static_cast<std::size_t>(i) + 1] - start_[static_cast<std::size_t>(i)];
  }
  /// Σ_i ξ_i^μ, the number of active neurons of memory μ.
  [[nodiscard]] std::int64_t active(std::int64_t mu) const { return active_[static_cast<std::size_t>(mu)]; }
  /// ξ_i^μ
  [[nodiscard]] bool contains(std::int64_t mu, std::int64_t i) const;
  /// ξ^μ, N entries.
  [[nodiscard]] Spikes pattern(std::int64_t mu) const { return source_.pattern(static_cast<std::uint32_t>(mu)); }

 private:
  class Builder;

  PatternSource source_;
  std::vector<std::int64_t> start_;   // N+1 offsets into memory_
  LargeVector<std::int32_t> memory_;  // the lists, one after another
  std::vector<std::int64_t> active_;  // M
};

}  // namespace engram

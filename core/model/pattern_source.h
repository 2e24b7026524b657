// Where the stored memories ξ^μ come from: drawn or given. Any part of a memory at any time; patterns.h keeps them all.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "core/model/parameters.h"
#include "core/random/draws.h"
#include "core/random/subset.h"

namespace engram {

class PatternSource {
 public:
  PatternSource() = default;
  explicit PatternSource(const Parameters& p);

  [[nodiscard]] std::int64_t neurons() const { return neurons_; }  // N
  [[nodiscard]] std::int64_t count() const { return count_; }      // M

  /// True for drawn patterns of exactly round(aN) active neurons: they are drawn as a whole, by chosen().
  [[nodiscard]] bool exact() const { return !is_given() && kind_ == PatternKind::exact; }

  /// ξ_i^μ, 0 or 1, of the out.size() neurons from `first` on; both are multiples of 64. 0 beyond neuron N-1. Only for
  /// patterns that are not exact().
  void flags(std::uint32_t mu, std::uint32_t first, std::span<std::uint8_t> out) const;

  /// The chosen_count() active neurons of an exact() pattern, ascending. `sampler` is one of 0 … N-1.
  void chosen(std::uint32_t mu, SubsetSampler& sampler, std::span<std::int32_t> out) const;
  [[nodiscard]] std::size_t chosen_count() const;

  /// ξ^μ, N entries.
  [[nodiscard]] Spikes pattern(std::uint32_t mu) const;

  /// Σ_i n_i: exactly, or for drawn bernoulli patterns ten standard deviations above its mean.
  [[nodiscard]] double most_memberships() const;

 private:
  [[nodiscard]] bool is_given() const { return given_ && !given_->patterns.empty(); }
  void drawn_flags(std::uint32_t mu, std::uint32_t first, std::span<std::uint8_t> out) const;

  std::int64_t neurons_ = 0, count_ = 0;
  double activity_ = 0;
  PatternKind kind_ = PatternKind::bernoulli;
  std::shared_ptr<const GivenNetwork> given_;
  Draws draws_{0};
  std::uint64_t threshold_ = 0;
};

}  // namespace engram

// Random subsets of exact size, and random rankings.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/random/draws.h"

namespace engram {

/// `count` distinct numbers of 0 … n-1, every such set equally likely, in ascending order. Floyd's algorithm: for
/// j = n-count … n-1 the number choose(u, j+1) joins the set, or j if it is in already; draw j-(n-count) of `address`.
/// Bentley, Floyd: A sample of brilliance (CACM 30, 1987). Keeps its working bits between calls.
class SubsetSampler {
 public:
  explicit SubsetSampler(std::uint32_t n)
      : n_(n), member_((std::size_t{n} + 63) / 64, 0), touched_((std::size_t{n} + 4095) / 4096, 0) {}

  void sample(const Draws&, DrawAddress, std::span<std::int32_t> out);

 private:
  std::uint32_t n_;
  std::vector<std::uint64_t> member_;   // one bit per number; all zero between calls
  std::vector<std::uint64_t> touched_;  // one bit per word of member_ that is not zero: in a small subset, few
  std::vector<std::uint32_t> numbers_;
};

/// Those `count` of the numbers `among` that come first in a random order of all numbers: by a 64-bit key drawn for
/// each, the lower number first where keys are equal. A random subset that grows with `count`; in no order of its own.
[[nodiscard]] std::vector<std::int32_t> first_in_random_order(const Draws&, DrawAddress,
                                                              std::vector<std::int32_t> among, std::size_t count);

}  // namespace engram

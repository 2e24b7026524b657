#include "core/random/subset.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace engram {

void SubsetSampler::sample(const Draws& draws, DrawAddress address, std::span<std::int32_t> out) {
  const auto count = static_cast<std::uint32_t>(out.size());
  numbers_.resize(count);
  draws.fill(address, std::span(numbers_));
  const auto contains = [&](std::uint32_t x) { return (member_[x / 64] >> (x % 64) & 1) != 0; };
  const auto insert = [&](std::uint32_t x) { member_[x / 64] |= std::uint64_t{1} << (x % 64); };
  for (std::uint32_t draw = 0; draw < count; ++draw) {
    const std::uint32_t j = n_ - count + draw;
    const std::uint32_t t = choose(numbers_[draw], j + 1);
    insert(contains(t) ? j : t);
  }
  std::size_t next = 0;
  for (std::size_t word = 0; word < member_.size(); ++word) {
    for (std::uint64_t bits = member_[word]; bits != 0; bits &= bits - 1)
      out[next++] = static_cast<std::int32_t>(64 * word + static_cast<std::size_t>(std::countr_zero(bits)));
    member_[word] = 0;
  }
}

std::vector<std::int32_t> random_ranking(const Draws& draws, DrawAddress address, std::uint32_t n) {
  std::vector<std::uint64_t> keys(n);
  draws.fill(address, std::span(keys));
  std::vector<std::int32_t> order(n);
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::int32_t i, std::int32_t j) {
    const auto ki = keys[static_cast<std::size_t>(i)], kj = keys[static_cast<std::size_t>(j)];
    return ki != kj ? ki < kj : i < j;
  });
  return order;
}

}  // namespace engram

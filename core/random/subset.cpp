#include "core/random/subset.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/random/bits.h"

namespace engram {

void SubsetSampler::sample(const Draws& draws, DrawAddress address, std::span<std::int32_t> out) {
  const auto count = static_cast<std::uint32_t>(out.size());
  numbers_.resize(count);
  draws.fill(address, std::span(numbers_));
  for (std::uint32_t draw = 0; draw < count; ++draw) {
    const std::uint32_t j = n_ - count + draw;
    const std::uint32_t t = choose(numbers_[draw], j + 1);
    const std::uint32_t x = (member_[t / 64] >> (t % 64) & 1) != 0 ? j : t;
    member_[x / 64] |= std::uint64_t{1} << (x % 64);
    touched_[x / 4096] |= std::uint64_t{1} << (x / 64 % 64);
  }
  std::int32_t* next = out.data();
  for (std::size_t group = 0; group < touched_.size(); ++group) {
    visit_bits(std::exchange(touched_[group], 0), [&](unsigned place) {
      const std::size_t word = 64 * group + place;
      const auto first = static_cast<std::int32_t>(64 * word);
      visit_bits(std::exchange(member_[word], 0), [&](unsigned i) { *next++ = first + static_cast<std::int32_t>(i); });
    });
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

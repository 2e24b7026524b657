#include "core/random/subset.h"

#include <algorithm>
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

std::vector<std::int32_t> first_in_random_order(const Draws& draws, DrawAddress address,
                                                std::vector<std::int32_t> among, std::size_t count) {
  if (count < among.size() && count > 0) {
    std::vector<std::uint64_t> keys(static_cast<std::size_t>(*std::max_element(among.begin(), among.end())) + 1);
    draws.fill(address, std::span(keys));
    std::vector<std::pair<std::uint64_t, std::int32_t>> ranked(among.size());
    for (std::size_t r = 0; r < ranked.size(); ++r) ranked[r] = {keys[static_cast<std::size_t>(among[r])], among[r]};
    std::nth_element(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end());
    for (std::size_t r = 0; r < count; ++r) among[r] = ranked[r].second;
  }
  among.resize(std::min(count, among.size()));
  return among;
}

}  // namespace engram

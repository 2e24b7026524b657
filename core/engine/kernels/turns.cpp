#include "core/engine/kernels/turns.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace engram {
namespace {

void insertion_sort(std::span<Turn> turns) {
  for (std::size_t i = 1; i < turns.size(); ++i) {
    const Turn turn = turns[i];
    std::size_t to = i;
    for (; to > 0 && turns[to - 1] > turn; --to) turns[to] = turns[to - 1];
    turns[to] = turn;
  }
}

}  // namespace

void TurnSorter::sort(std::span<Turn> turns, Turn first, Turn last) {
  constexpr std::size_t few = 12;
  if (turns.size() > few) {  // into as many buckets as there are turns: what is left to do is little
    const int wanted = static_cast<int>(std::bit_width(turns.size()));
    const int shift = std::max(static_cast<int>(std::bit_width(last - first)) - wanted, 0);
    next_.assign(std::size_t{1} << wanted, 0);
    for (const Turn turn : turns) ++next_[(turn - first) >> shift];
    std::uint32_t before = 0;
    for (std::uint32_t& next : next_) before += std::exchange(next, before);
    copy_.assign(turns.begin(), turns.end());
    for (const Turn turn : copy_) turns[next_[(turn - first) >> shift]++] = turn;
  }
  insertion_sort(turns);
}

}  // namespace engram

// Work on rows of bits, the memories of one neuron each (PatternRows): compiled once for each level, as
// vector_kernels.cpp.
#include "core/engine/kernels/kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/vector_rows.cpp"
#define HWY_WANT_AVX3_DL
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4 | HWY_AVX3)
#include <hwy/foreach_target.h>
// After it:
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace engram::HWY_NAMESPACE {

#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3_DL

namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t at_once = 8;         // rows that are counted together
constexpr std::size_t most_planes = 16;    // binary digits of a count
constexpr std::size_t most_rows = 65535;   // that they can count
constexpr std::size_t soon = 2 * at_once;  // rows that are asked for before they are needed

/// Adds three bits of the same weight: `sum` has that weight, `carry` the next.
template <class V>
HWY_INLINE void add_bits(V a, V b, V c, V& sum, V& carry) {
  const V different = hn::Xor(a, b);
  carry = hn::OrAnd(hn::And(a, b), different, c);
  sum = hn::Xor(different, c);
}

/// Counts bits of `count` rows, in the words from `word` on that a vector D holds: planes[p] has digit p of each count.
/// Eight rows at a time are added up as in a tree, so that most of the work is done on the lowest digits.
template <class D>
HWY_INLINE void count_columns(D d, const RowTask& t, std::size_t word, std::size_t begin, std::size_t count,
                              std::size_t digits, std::uint64_t* planes) {
  using V = hn::Vec<D>;
  alignas(64) static constexpr std::uint64_t nothing[8] = {};
  V ones = hn::Zero(d), twos = hn::Zero(d), fours = hn::Zero(d), upper[most_planes - 3];
  for (V& plane : upper) plane = hn::Zero(d);
  const std::uint32_t* neurons = t.neurons + begin;
  for (std::size_t j = 0; j < count; j += at_once) {
    const auto row = [&](std::size_t k) {
      return hn::LoadU(d, j + k < count ? t.rows + neurons[j + k] * t.words + word : nothing);
    };
    if (j + soon + at_once <= count)
      for (std::size_t k = 0; k < at_once; ++k) __builtin_prefetch(t.rows + neurons[j + soon + k] * t.words + word);
    V twos_a, twos_b, fours_a, fours_b, eights;
    add_bits(ones, row(0), row(1), ones, twos_a);
    add_bits(ones, row(2), row(3), ones, twos_b);
    add_bits(twos, twos_a, twos_b, twos, fours_a);
    add_bits(ones, row(4), row(5), ones, twos_a);
    add_bits(ones, row(6), row(7), ones, twos_b);
    add_bits(twos, twos_a, twos_b, twos, fours_b);
    add_bits(fours, fours_a, fours_b, fours, eights);
    for (std::size_t p = 0; p + 3 < digits; ++p) {
      const V carry = hn::And(upper[p], eights);
      upper[p] = hn::Xor(upper[p], eights);
      eights = carry;
    }
  }
  hn::StoreU(ones, d, planes);
  hn::StoreU(twos, d, planes + 1 * hn::MaxLanes(d));
  hn::StoreU(fours, d, planes + 2 * hn::MaxLanes(d));
  for (std::size_t p = 3; p < digits; ++p) hn::StoreU(upper[p - 3], d, planes + p * hn::MaxLanes(d));
}

/// Bytes of the counts of 64 memories, from binary digits [begin, end), at most 8, that lie `stride` words apart.
HWY_INLINE void bytes_of(const std::uint64_t* planes, std::size_t stride, std::size_t begin, std::size_t end,
                         std::uint8_t* bytes) {
  const hn::CappedTag<std::uint8_t, 64> d;
  for (std::size_t i = 0; i < 64; i += hn::MaxLanes(d)) {
    auto sum = hn::Zero(d);
    for (std::size_t p = begin; p < end; ++p) {
      const auto* bits = reinterpret_cast<const std::uint8_t*>(planes + p * stride) + i / 8;
      const auto weight = hn::Set(d, static_cast<std::uint8_t>(1u << (p - begin)));
      sum = hn::Or(sum, hn::IfThenElseZero(hn::LoadMaskBits(d, bits), weight));
    }
    hn::StoreU(sum, d, bytes + i);
  }
}

/// sums[μ] += sign (low[μ] + 256 high[μ]); a compiler needs a constant number to make vectors of it.
HWY_INLINE void add_counts(const std::uint8_t* low, const std::uint8_t* high, std::int64_t sign, std::size_t memories,
                           std::int64_t* sums) {
  const std::int64_t flip = sign < 0 ? -1 : 0;  // −x = (x ^ −1) + 1
  const auto add = [&](std::size_t count) {
    for (std::size_t mu = 0; mu < count; ++mu)
      sums[mu] += ((static_cast<std::int64_t>(low[mu]) + (static_cast<std::int64_t>(high[mu]) << 8)) ^ flip) - flip;
  };
  if (memories == 64) add(64);
  else add(memories);
}

template <std::size_t Words>
void add_columns(const RowTask& t, std::size_t word, std::size_t begin, std::size_t count) {
  const hn::CappedTag<std::uint64_t, Words> d;
  std::uint64_t planes[most_planes * Words];
  const auto digits = static_cast<std::size_t>(64 - __builtin_clzll(count | 4));  // 3 at least
  count_columns(d, t, word, begin, count, digits, planes);
  alignas(64) std::uint8_t low[64], high[64] = {};
  for (std::size_t w = 0; w < Words; ++w) {
    bytes_of(planes + w, Words, 0, digits < 8 ? digits : 8, low);
    if (digits > 8) bytes_of(planes + w, Words, 8, digits, high);
    const std::size_t first = 64 * (word + w);
    add_counts(low, high, t.sign, t.memories - first < 64 ? t.memories - first : 64, t.sums + first);
  }
}

void add_rows(const RowTask& t) {
  for (std::size_t begin = 0; begin < t.count; begin += most_rows) {
    const std::size_t count = t.count - begin < most_rows ? t.count - begin : most_rows;
    std::size_t word = 0;
    const hn::ScalableTag<std::uint64_t> widest;
    for (; word + hn::MaxLanes(widest) <= t.words; word += hn::MaxLanes(widest))
      add_columns<hn::MaxLanes(widest)>(t, word, begin, count);
    if constexpr (hn::MaxLanes(widest) > 4)
      for (; word + 4 <= t.words; word += 4) add_columns<4>(t, word, begin, count);
    for (; word + 2 <= t.words; word += 2) add_columns<2>(t, word, begin, count);
    for (; word < t.words; ++word) add_columns<1>(t, word, begin, count);
  }
}

std::int64_t sum_row(const std::uint64_t* row, const std::int32_t* values, std::size_t words) {
  const hn::ScalableTag<std::int32_t> d;
  const auto* bits = reinterpret_cast<const std::uint8_t*>(row);
  auto sum = hn::Zero(d), other = hn::Zero(d);
  for (std::size_t i = 0; i < 64 * words; i += 2 * hn::MaxLanes(d)) {
    const std::size_t j = i + hn::MaxLanes(d);
    sum = hn::Add(sum, hn::IfThenElseZero(hn::LoadMaskBits(d, bits + i / 8), hn::LoadU(d, values + i)));
    other = hn::Add(other, hn::IfThenElseZero(hn::LoadMaskBits(d, bits + j / 8), hn::LoadU(d, values + j)));
  }
  return hn::GetLane(hn::SumOfLanes(d, hn::Add(sum, other)));
}

#endif

}  // namespace engram::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

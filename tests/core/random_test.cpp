#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "core/model/probability.h"
#include "core/random/ars.h"
#include "core/random/draws.h"
#include "core/random/subset.h"

namespace engram {
namespace {

constexpr Block zeros{0, 0, 0, 0};
constexpr Block ones{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff};
constexpr Block pi_counter{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344};
constexpr Block pi_key{0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89};

constexpr std::array every_implementation{ArsImplementation::portable, ArsImplementation::aes_instructions,
                                          ArsImplementation::wide_aes_instructions};

Block one_block(ArsImplementation implementation, const Block& counter, const Block& key) {
  std::array<Block, 1> out;
  ars_blocks(implementation, key, counter, out);
  return out[0];
}

/// ARS with 7 rounds as Random123 1.14.0 computes it, on the inputs of its kat_vectors: zeros, ones, digits of pi.
TEST(Ars, KnownAnswers) {
  for (const auto implementation : every_implementation) {
    if (!ars_available(implementation)) continue;
    EXPECT_EQ(one_block(implementation, zeros, zeros), (Block{0xdacf61ff, 0xc45798f3, 0x113c7eeb, 0x101e27f3}));
    EXPECT_EQ(one_block(implementation, ones, ones), (Block{0xfbaaff1f, 0xbb547ef9, 0x13d8cd78, 0x7aaa969b}));
    EXPECT_EQ(one_block(implementation, pi_counter, pi_key), (Block{0xd1df87af, 0xf67d43ba, 0x4f66afdb, 0x393dcb2d}));
  }
}

/// `bytes` bytes by an implementation, at an address that is a multiple of 16 plus `offset`; fails if it writes others.
std::vector<std::byte> bytes_by(ArsImplementation implementation, const Block& counter, std::size_t bytes,
                                std::size_t offset) {
  constexpr std::byte untouched{0xa5};
  std::vector<std::byte> memory(bytes + 128, untouched);
  ars_bytes(implementation, pi_key, counter, std::span(memory).subspan(offset, bytes));
  const auto begin = memory.begin() + static_cast<std::ptrdiff_t>(offset);
  const auto end = begin + static_cast<std::ptrdiff_t>(bytes);
  const auto is_untouched = [](std::byte each) { return each == untouched; };
  EXPECT_TRUE(std::all_of(memory.begin(), begin, is_untouched) && std::all_of(end, memory.end(), is_untouched));
  return {begin, end};
}

class SpecialArs : public testing::TestWithParam<ArsImplementation> {
 protected:
  void SetUp() override {
    if (!ars_available(GetParam())) GTEST_SKIP() << "this machine or this build does not have it";
  }
};

TEST_P(SpecialArs, EveryLengthAtEveryAddressHasThePortableBits) {
  for (std::size_t bytes = 0; bytes <= 70 * sizeof(Block); ++bytes) {
    const Block counter{0xffffffe0u, 5, static_cast<std::uint32_t>(bytes), 0};  // word 0 wraps round at block 32
    ASSERT_EQ(bytes_by(GetParam(), counter, bytes, bytes % 19),
              bytes_by(ArsImplementation::portable, counter, bytes, 0))
        << bytes;
  }
}

TEST_P(SpecialArs, LongRowsOfBlocksHaveThePortableBits) {
  std::vector<Block> portable(1001), special(1001);
  for (std::uint32_t k = 0; k < 50; ++k) {
    const Block key{k * 2654435761u, k, ~k, 7};
    const Block counter{0xfffffff0u + k, ~0u, 3, k << 24};  // word 0 wraps round, and no carry reaches word 1
    ars_blocks(ArsImplementation::portable, key, counter, portable);
    ars_blocks(GetParam(), key, counter, special);
    ASSERT_EQ(portable, special);
  }
}

INSTANTIATE_TEST_SUITE_P(Ars, SpecialArs,
                         testing::Values(ArsImplementation::aes_instructions,
                                         ArsImplementation::wide_aes_instructions));

TEST(Ars, PortableBlockIsAFunctionOfItsCounter) {
  std::array<Block, 3> row;
  ars_blocks(ArsImplementation::portable, pi_key, {0xffffffff, 1, 2, 3}, row);
  EXPECT_EQ(row[0], one_block(ArsImplementation::portable, {0xffffffff, 1, 2, 3}, pi_key));
  EXPECT_EQ(row[1], one_block(ArsImplementation::portable, {0, 1, 2, 3}, pi_key));
  EXPECT_EQ(row[2], one_block(ArsImplementation::portable, {1, 1, 2, 3}, pi_key));
}

TEST(Ars, CanBeRestricted) {
  std::array<Block, 70> free, restricted;
  ars_blocks(pi_key, pi_counter, free);
  for (const auto most : every_implementation) {
    const ArsImplementation used = ars_restrict(most);
    EXPECT_LE(used, most);
    EXPECT_TRUE(ars_available(used));
    EXPECT_EQ(used == most, ars_available(most));
    ars_blocks(pi_key, pi_counter, restricted);
    EXPECT_EQ(restricted, free);
  }
  ars_restrict(ArsImplementation::wide_aes_instructions);
}

/// The draws of format 1 are frozen: saved runs depend on them. These numbers must never change.
TEST(Draws, FrozenNumbers) {
  const Draws draws(12345678901234567890u);
  EXPECT_EQ(draws.high16({Stream::excitatory, 7, 0}, 9), 40376);
  EXPECT_EQ(draws.low48({Stream::excitatory, 7, 0}, 9), 5260559078826u);
  EXPECT_EQ(draws.number32({Stream::wiring, 0, 3}, 5), 703149229u);
  EXPECT_EQ(draws.derived_seed(0, 41), 243631980157397u);
  EXPECT_EQ(draws.high16({Stream::excitatory, std::uint64_t{1} << 40, 0}, 9), 64433);
}

TEST(Draws, FilledNumbersAreTheSingleOnes) {
  const Draws draws(3);
  for (const std::size_t n : {1u, 7u, 8u, 9u, 511u, 512u, 513u, 1500u}) {
    std::vector<std::uint16_t> high(n);
    std::vector<std::uint32_t> numbers(n);
    draws.fill({Stream::excitatory, 5}, std::span(high));
    draws.fill({Stream::inhibitory_pick, 5}, std::span(numbers));
    for (std::uint32_t i = 0; i < n; ++i) {
      ASSERT_EQ(high[i], draws.high16({Stream::excitatory, 5}, i));
      ASSERT_EQ(numbers[i], draws.number32({Stream::inhibitory_pick, 5}, i));
    }
  }
}

TEST(Draws, FilledFromTheMiddle) {
  const Draws draws(3);
  std::vector<std::uint16_t> high(4000), high_part(77);
  std::vector<std::uint32_t> numbers(4000), numbers_part(77);
  std::vector<std::uint64_t> keys(4000), keys_part(77);
  draws.fill({Stream::pattern}, std::span(high));
  draws.fill({Stream::wiring}, std::span(numbers));
  draws.fill({Stream::cue}, std::span(keys));
  for (const std::uint32_t first : {0u, 8u, 1024u, 3920u}) {
    draws.fill({Stream::pattern}, std::span(high_part), first);
    draws.fill({Stream::wiring}, std::span(numbers_part), first);
    draws.fill({Stream::cue}, std::span(keys_part), first);
    EXPECT_TRUE(std::equal(high_part.begin(), high_part.end(), high.begin() + first));
    EXPECT_TRUE(std::equal(numbers_part.begin(), numbers_part.end(), numbers.begin() + first));
    EXPECT_TRUE(std::equal(keys_part.begin(), keys_part.end(), keys.begin() + first));
  }
}

TEST(Draws, EveryCoordinateMatters) {
  std::set<std::uint32_t> seen;
  for (const std::uint64_t seed : {0u, 1u})
    for (const Stream stream : {Stream::wiring, Stream::wiring_2})
      for (const std::uint64_t step : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 32})
        for (const std::uint32_t entity : {0u, 1u})
          for (const std::uint32_t index : {0u, 1u, 4u})
            seen.insert(Draws(seed).number32({stream, step, entity}, index));
  EXPECT_EQ(seen.size(), 2u * 2 * 3 * 2 * 3);
}

/// Chi-squared of 16-bit draws in 256 bins: a right generator fails with probability 1e-6 (fixed seed: never anew).
TEST(Draws, AreUniform) {
  std::vector<std::uint16_t> high(1 << 20);
  Draws(1).fill({Stream::excitatory, 1}, std::span(high));
  std::array<double, 256> count{};
  for (const std::uint16_t u : high) ++count[u >> 8];
  const double expected = static_cast<double>(high.size()) / 256;
  double chi2 = 0;
  for (const double c : count) chi2 += (c - expected) * (c - expected) / expected;
  EXPECT_LT(chi2, 255 + 4.75 * std::sqrt(2 * 255.0) + 10);
  EXPECT_GT(chi2, 255 - 4.75 * std::sqrt(2 * 255.0));
}

/// The low bits decide where the high ones are equal: an event of probability p happens in p of the cases.
TEST(Draws, BelowHasItsProbability) {
  const Draws draws(11);
  for (const double p : {0.001, 0.1, 0.5, 0.9}) {
    const std::uint64_t threshold = threshold_of(p);
    constexpr int n = 200'000;
    int happened = 0;
    for (std::uint32_t i = 0; i < n; ++i) happened += draws.below(threshold, {Stream::excitatory, 2}, i) ? 1 : 0;
    EXPECT_NEAR(happened, n * p, 4.9 * std::sqrt(n * p * (1 - p))) << p;  // false alarm 1e-6
  }
  const std::uint64_t high = std::uint64_t{draws.high16({Stream::excitatory, 2}, 5)} << 48;
  const std::uint64_t low = draws.low48({Stream::excitatory, 2}, 5);
  EXPECT_FALSE(draws.below(high | low, {Stream::excitatory, 2}, 5));
  EXPECT_TRUE(draws.below((high | low) + 1, {Stream::excitatory, 2}, 5));
}

TEST(Subset, IsAscendingDistinctAndComplete) {
  for (const std::uint32_t n : {1u, 2u, 63u, 64u, 65u, 300u}) {
    SubsetSampler sampler(n);
    for (const std::uint32_t count : {0u, 1u, n / 2, n}) {
      std::vector<std::int32_t> chosen(count);
      sampler.sample(Draws(5), {Stream::wiring, 0, count}, chosen);
      EXPECT_TRUE(std::is_sorted(chosen.begin(), chosen.end()));
      EXPECT_EQ(std::set<std::int32_t>(chosen.begin(), chosen.end()).size(), count);
      if (count > 0) {
        EXPECT_GE(chosen.front(), 0);
        EXPECT_LT(chosen.back(), static_cast<std::int32_t>(n));
      }
    }
  }
}

/// All 20 subsets of 3 of 6 are equally likely: chi-squared with 19 degrees of freedom, false alarm 1e-6 (limit 63.8).
TEST(Subset, AllSubsetsAreEquallyLikely) {
  SubsetSampler sampler(6);
  std::map<std::vector<std::int32_t>, int> count;
  constexpr int draws = 40'000;
  for (std::uint32_t k = 0; k < draws; ++k) {
    std::vector<std::int32_t> chosen(3);
    sampler.sample(Draws(9), {Stream::wiring, 0, k}, chosen);
    ++count[chosen];
  }
  ASSERT_EQ(count.size(), 20u);
  double chi2 = 0;
  for (const auto& [set, c] : count) chi2 += (c - draws / 20.0) * (c - draws / 20.0) / (draws / 20.0);
  EXPECT_LT(chi2, 63.8);
}

/// Against sorting all of them, with numbers left out.
TEST(Subset, FirstInRandomOrder) {
  for (const std::uint32_t n : {1u, 2u, 63u, 300u, 1000u}) {
    std::vector<std::uint64_t> keys(n);
    Draws(2).fill({Stream::cue}, std::span(keys));
    std::vector<std::int32_t> among(n);
    std::iota(among.begin(), among.end(), 0);
    std::erase_if(among, [&](std::int32_t i) { return n > 2 && i % 5 == 3; });
    std::vector<std::int32_t> sorted = among;
    std::sort(sorted.begin(), sorted.end(), [&](std::int32_t i, std::int32_t j) {
      return keys[static_cast<std::size_t>(i)] < keys[static_cast<std::size_t>(j)];
    });
    for (const std::size_t count :
         {std::size_t{0}, std::size_t{1}, among.size() / 20, among.size() / 2, among.size() - 1, among.size()}) {
      const auto first = first_in_random_order(Draws(2), {Stream::cue}, among, count);
      ASSERT_EQ(first.size(), count);
      EXPECT_EQ(std::set<std::int32_t>(first.begin(), first.end()),
                std::set<std::int32_t>(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(count)));
    }
  }
}

TEST(Probability, AgreesWithTheLibrary) {
  for (double x = -22.4; x < 22.4; x += 0.00137) {
    const double p = 1.0 / (1.0 + std::exp(-2 * x));
    ASSERT_NEAR(firing_probability(x), p, 4e-16 * p + 1e-300) << x;
    if (x >= 0) {
      ASSERT_NEAR(portable_tanh(x), std::tanh(x), 4e-16) << x;
    }
  }
  EXPECT_EQ(firing_probability(0), 0.5);
}

TEST(Probability, SaturatesAndNeverFails) {
  EXPECT_EQ(firing_probability(-1e300), 0);
  EXPECT_EQ(firing_probability(1e300), 1);
  EXPECT_EQ(firing_probability(std::numeric_limits<double>::quiet_NaN()), 0);
  EXPECT_EQ(threshold_of(0), 0u);
  EXPECT_EQ(threshold_of(1), ~std::uint64_t{0});
  EXPECT_EQ(threshold_of(0.5), std::uint64_t{1} << 63);
}

TEST(Probability, RisesWithTheInput) {
  double before = 0;
  for (double x = -22.6; x < 22.6; x += 0.0003) {
    ASSERT_GE(firing_probability(x), before);
    before = firing_probability(x);
  }
}

/// Bits of our own exp, so that another compiler or machine that rounds differently is noticed.
TEST(Probability, FrozenBits) {
  EXPECT_EQ(threshold_of(firing_probability(-3.2)), 30599478995170512u);
  EXPECT_EQ(threshold_of(firing_probability(0.7)), 14797680892293300224u);
  EXPECT_EQ(threshold_of(portable_tanh(0.2)), 3640932018655272448u);
}

}  // namespace
}  // namespace engram

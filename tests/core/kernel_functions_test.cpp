// The functions of each kernel level against what they say they do, at sizes that a network does not reach in a test.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/engine/kernels/fields.h"
#include "core/engine/kernels/kernels.h"
#include "core/engine/kernels/logit.h"
#include "core/random/draws.h"
#include "tests/core/test_network.h"

namespace engram::test {
namespace {

class KernelFunctions : public testing::TestWithParam<KernelLevel> {
 protected:
  void SetUp() override {
    if (!kernel_level_available(GetParam())) GTEST_SKIP() << "this machine has no " << name_of(GetParam());
    kernels = kernels_of(GetParam());
  }
  template <class Number>
  std::vector<Number> numbers(std::size_t count) {
    std::vector<Number> drawn(count);
    Draws(99).fill({Stream::cue, ++drawn_}, std::span(drawn));
    return drawn;
  }

  const Kernels* kernels = nullptr;

 private:
  std::uint64_t drawn_ = 0;
};

TEST_P(KernelFunctions, RowsAreCounted) {
  ASSERT_EQ(kernels->add_rows == nullptr, GetParam() == KernelLevel::baseline);  // which reads lists
  if (kernels->add_rows == nullptr) return;
  constexpr std::size_t neurons = 300;
  for (const std::size_t words : {1u, 2u, 3u, 5u, 8u, 9u, 16u, 17u}) {
    const auto rows = numbers<std::uint64_t>(neurons * words);
    const std::size_t memories = 64 * words - words % 3 * 17;
    for (const std::size_t count : {0u, 1u, 7u, 8u, 9u, 31u, 255u, 256u, 257u, 2047u, 70'000u}) {
      std::vector<std::uint32_t> list = numbers<std::uint32_t>(count);
      for (std::uint32_t& i : list) i = choose(i, neurons);
      if (count == 70'000) std::fill(list.begin(), list.end(), 5u);  // the largest counts
      std::vector<std::int64_t> sums(memories + 64), expected;
      std::iota(sums.begin(), sums.end(), -20);
      expected = sums;
      const std::int64_t sign = (words + count) % 2 == 0 ? 1 : -1;
      for (const std::uint32_t i : list)
        for (std::size_t mu = 0; mu < memories; ++mu)
          expected[mu] += sign * static_cast<std::int64_t>(rows[i * words + mu / 64] >> (mu % 64) & 1);
      kernels->add_rows({rows.data(), words, list.data(), count, sign, memories, sums.data()});
      ASSERT_EQ(sums, expected) << words << " words, " << count << " rows";
    }
  }
}

TEST_P(KernelFunctions, ARowIsSummed) {
  ASSERT_EQ(kernels->sum_row == nullptr, GetParam() == KernelLevel::baseline);  // which reads lists
  if (kernels->sum_row == nullptr) return;
  for (std::size_t words = 1; words < 20; ++words) {
    const auto row = numbers<std::uint64_t>(words);
    std::vector<std::int32_t> values(64 * words);
    std::int64_t expected = 0;
    for (std::size_t mu = 0; mu < values.size(); ++mu) {
      values[mu] = static_cast<std::int32_t>(mu * 1'000'003 % 3'000'000) - 1'000'000;
      if ((row[mu / 64] >> (mu % 64) & 1) != 0) expected += values[mu];
    }
    ASSERT_EQ(kernels->sum_row(row.data(), values.data(), words), expected) << words;
  }
}

TEST_P(KernelFunctions, ChoicesAreThoseOfTheDraws) {
  for (const std::uint32_t n : {1u, 2u, 60u, 65'537u, 1'000'000u, 4'294'967'295u}) {
    std::vector<std::uint32_t> drawn = numbers<std::uint32_t>(192);
    drawn[0] = 0, drawn[1] = 0xffff'ffff, drawn[2] = 0x8000'0000;
    std::vector<std::uint32_t> expected = drawn;
    for (std::uint32_t& u : expected) u = choose(u, n);
    kernels->choose(drawn.data(), drawn.size(), n);
    ASSERT_EQ(drawn, expected) << n;
  }
}

TEST_P(KernelFunctions, BitsBecomeBytesAndBack) {
  for (std::size_t words = 1; words < 12; ++words) {
    const auto bits = numbers<std::uint64_t>(words);
    std::vector<std::uint8_t> bytes(64 * words, 9);
    kernels->spread(bits.data(), words, bytes.data());
    for (std::size_t i = 0; i < bytes.size(); ++i) ASSERT_EQ(bytes[i], bits[i / 64] >> (i % 64) & 1) << i;
    std::vector<std::uint64_t> back(words);
    kernels->pack(bytes.data(), words, back.data());
    ASSERT_EQ(back, bits);
  }
}

TEST_P(KernelFunctions, ChangesAreCounted) {
  const auto now = numbers<std::uint64_t>(37), before = numbers<std::uint64_t>(37);
  Counts expected{0, 0};
  for (std::size_t w = 0; w < now.size(); ++w) {
    expected.changed += std::popcount(now[w] ^ before[w]);
    expected.firing += std::popcount(now[w]);
  }
  const Counts counts = kernels->count(now.data(), before.data(), now.size());
  EXPECT_EQ(counts.changed, expected.changed);
  EXPECT_EQ(counts.firing, expected.firing);
}

/// ½ ln(r / (1 − r)), infinite at 0 and 1.
double logit_of(double r) { return 0.5 * std::log(r / (1 - r)); }

// A neuron is decided only if its number, of which the high 16 bits are u, says so whatever its other bits are; and x
// that is clearly above or below is decided.
TEST_P(KernelFunctions, OnlyWhatEveryNumberWouldDecideIsDecided) {
  constexpr std::size_t block = 64;
  const std::vector<float> memberships(block, 0);
  for (unsigned first = 0; first < 65'536; first += 16) {
    std::uint16_t draws[block];
    float x[block];
    for (unsigned k = 0; k < 16; ++k) {
      const double low = logit_of((first + k) / 65'536.0), high = logit_of((first + k + 1) / 65'536.0);
      const double from = std::max(low, -20.0), to = std::min(high, 20.0);
      const double tried[4] = {from + 1e-3 * (to - from), to - 1e-3 * (to - from), from - 2 * logit::error - 1e-4,
                               to + 2 * logit::error + 1e-4};
      for (unsigned which = 0; which < 4; ++which) {
        draws[4 * k + which] = static_cast<std::uint16_t>(first + k);
        x[4 * k + which] = static_cast<float>(tried[which]);
      }
    }
    std::uint64_t fires = 0, undecided = 0;
    kernels->decide({.draws = draws,
                     .field = x,
                     .memberships = memberships.data(),
                     .added = nullptr,
                     .neurons = block,
                     .per_count = 1,
                     .per_membership = 0,
                     .constant = 0,
                     .margin = static_cast<float>(logit::error),
                     .margin_per_membership = 0,
                     .fires = &fires,
                     .undecided = &undecided});
    for (unsigned k = 0; k < 16; ++k) {
      ASSERT_EQ(undecided >> (4 * k) & 3, 3u) << first + k;
      if (first + k < 8 || first + k >= 65'528) continue;
      ASSERT_EQ(undecided >> (4 * k + 2) & 3, 0u) << first + k;
      ASSERT_EQ(fires >> (4 * k + 2) & 3, 2u) << first + k;
    }
  }
}

// With so many neurons every set of twelve memories belongs to some of them, also the worst one.
TEST_P(KernelFunctions, FieldsAreAsNearAsTheySayAlsoWhenTheyAreKept) {
  Parameters p;
  p.network.excitatory = 150'000;
  p.network.patterns = 12;
  p.network.activity = 0.5;
  p.network.inhibition = Inhibition::ideal;
  const auto network = Network::build(p);
  Fields fields(*network, *kernels);
  Sums sums;
  sums.pattern.setConstant(12, 30'000);
  sums.excitatory = 60'000;
  int kept = 0;
  for (int step = 0; step < 40; ++step) {
    const bool large = step % 8 == 0;
    for (const auto u : numbers<std::uint32_t>(12)) {
      const auto mu = static_cast<Eigen::Index>(choose(u, 12));
      sums.pattern[mu] += static_cast<std::int64_t>(u % (large ? 20'000 : 40)) - (large ? 10'000 : 20);
    }
    const float before = fields.data()[0];
    const Fields::Bounds bounds = fields.prepare(sums, large ? 1 : 1e-4, false);
    fields.compute(0, (150'000 + 63) / 64);
    kept += step > 0 && fields.data()[0] == before && bounds.error_per_membership > 0 ? 1 : 0;
    for (std::int64_t i = 0; i < p.network.excitatory; ++i) {
      double exact = 0;
      for (const std::int32_t mu : network->patterns().memories_of(i)) exact += static_cast<double>(sums.pattern[mu]);
      const auto n = static_cast<double>(network->patterns().memberships(i));
      const double given = static_cast<double>(fields.data()[static_cast<std::size_t>(i)]) + bounds.base * n;
      ASSERT_LE(std::abs(given - exact), bounds.error + bounds.error_per_membership * n + 1e-6 * bounds.magnitude)
          << "neuron " << i << ", step " << step;
    }
  }
  EXPECT_EQ(kept > 20, kernels->field != nullptr) << "lists are never kept";
}

INSTANTIATE_TEST_SUITE_P(Levels, KernelFunctions,
                         testing::Values(KernelLevel::baseline, KernelLevel::avx2, KernelLevel::avx512),
                         [](const auto& level) { return std::string(name_of(level.param)); });

}  // namespace
}  // namespace engram::test

// Networks are built fast; here they are built again, slowly, straight from the text of core/random/streams.h and
// subset.h.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "core/model/network.h"
#include "core/model/probability.h"
#include "core/random/bits.h"

namespace engram {
namespace {

/// Floyd's algorithm as subset.h tells it.
std::vector<std::int32_t> subset_by_the_book(const Draws& draws, DrawAddress address, std::int64_t n,
                                             std::int64_t count) {
  std::set<std::int32_t> chosen;
  for (std::int64_t j = n - count; j < n; ++j) {
    const std::uint64_t u = draws.number32(address, static_cast<std::uint32_t>(j - (n - count)));
    const auto t = static_cast<std::int32_t>(u * static_cast<std::uint64_t>(j + 1) >> 32);
    if (!chosen.insert(t).second) chosen.insert(static_cast<std::int32_t>(j));
  }
  return {chosen.begin(), chosen.end()};
}

/// The active neurons of a pattern, as streams.h tells it: each neuron has a number of 64 bits.
std::vector<std::int32_t> pattern_by_the_book(const Parameters& p, std::uint32_t mu) {
  const Draws draws(p.seed);
  const std::int64_t n = p.network.excitatory;
  std::vector<std::int32_t> active;
  if (p.network.given) {
    const Spikes& bits = p.network.given->patterns[mu];
    for (std::int32_t i = 0; i < n; ++i)
      if (bits[i] != 0) active.push_back(i);
  } else if (p.network.pattern_kind == PatternKind::exact) {
    const double ones = std::nearbyint(p.network.activity * static_cast<double>(n));
    active = subset_by_the_book(draws, {Stream::exact_pattern, 0, mu}, n, static_cast<std::int64_t>(ones));
  } else {
    const DrawAddress address{Stream::pattern, 0, mu};
    for (std::int32_t i = 0; i < n; ++i) {
      const auto neuron = static_cast<std::uint32_t>(i);
      const std::uint64_t number = std::uint64_t{draws.high16(address, neuron)} << 48 | draws.low48(address, neuron);
      if (number < threshold_of(p.network.activity)) active.push_back(i);
    }
  }
  return active;
}

void expect_patterns_by_the_book(const Parameters& p) {
  const auto patterns = Patterns::build(p);
  ASSERT_NE(patterns, nullptr);
  ASSERT_EQ(patterns->neurons(), p.network.excitatory);
  ASSERT_EQ(patterns->count(), p.network.patterns);
  std::vector<std::vector<std::int32_t>> lists(static_cast<std::size_t>(p.network.excitatory));
  for (std::int32_t mu = 0; mu < p.network.patterns; ++mu) {
    const auto active = pattern_by_the_book(p, static_cast<std::uint32_t>(mu));
    ASSERT_EQ(patterns->active(mu), static_cast<std::int64_t>(active.size()));
    Spikes bits = Spikes::Zero(p.network.excitatory);
    for (const std::int32_t i : active) {
      lists[static_cast<std::size_t>(i)].push_back(mu);
      bits[i] = 1;
    }
    ASSERT_TRUE((patterns->pattern(mu) == bits).all());
  }
  for (std::int64_t i = 0; i < p.network.excitatory; ++i) {
    const IndexView found = patterns->memories_of(i);
    const auto& list = lists[static_cast<std::size_t>(i)];
    ASSERT_TRUE(std::equal(found.data(), found.data() + found.size(), list.begin(), list.end())) << i;
    ASSERT_EQ(patterns->memberships(i), found.size());
  }
}

void expect_wiring_by_the_book(const Parameters& p, Population population) {
  const auto wiring = Wiring::build(p, population);
  ASSERT_NE(wiring, nullptr);
  const Stream stream = population == Population::inhibitory ? Stream::wiring : Stream::wiring_2;
  for (std::int64_t k = 0; k < p.network.inhibitory; ++k) {
    const auto inputs = subset_by_the_book(Draws(p.seed), {stream, 0, static_cast<std::uint32_t>(k)},
                                           p.network.excitatory, p.network.inputs_per_inhibitory);
    const IndexView found = wiring->inputs_of(k);
    ASSERT_TRUE(std::equal(found.data(), found.data() + found.size(), inputs.begin(), inputs.end())) << k;
  }
}

/// Sizes around the borders of blocks, words and groups of words, and any others.
Parameters some_parameters(std::mt19937& chance) {
  const auto one_of = [&](std::initializer_list<std::int64_t> values) {
    return values.begin()[chance() % values.size()];
  };
  const auto up_to = [&](std::int64_t most) { return 1 + static_cast<std::int64_t>(chance()) % most; };
  Parameters p;
  p.seed = chance();
  p.network.excitatory = one_of({1, 7, 8, 63, 64, 65, 4095, 4097, up_to(400), up_to(400), up_to(5000)});
  p.network.patterns = one_of({1, 2, 63, 64, 65, up_to(30), up_to(300)});
  p.network.inhibitory = up_to(12);
  p.network.inputs_per_inhibitory = one_of({1, p.network.excitatory, up_to(p.network.excitatory)});
  const double activities[] = {0.1, 0.5, 0.25, 1.0 / 65536, 1e-9, 0.001, 0.999, 1 - 1e-9, 1e-300};
  p.network.activity = activities[chance() % std::size(activities)];
  if (chance() % 3 == 0) p.network.pattern_kind = PatternKind::exact;
  return p;
}

TEST(NetworkBuild, IsWhatTheTextSays) {
  std::mt19937 chance(1);
  for (int round = 0; round < 150; ++round) {
    const Parameters p = some_parameters(chance);
    SCOPED_TRACE(testing::Message() << "N " << p.network.excitatory << ", M " << p.network.patterns << ", K "
                                    << p.network.inputs_per_inhibitory << ", a " << p.network.activity);
    expect_patterns_by_the_book(p);
    expect_wiring_by_the_book(p, Population::inhibitory);
    expect_wiring_by_the_book(p, Population::inhibitory_2);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(NetworkBuild, IsWhatTheTextSaysForManyMemories) {
  Parameters p;
  p.network.excitatory = 130;
  p.network.patterns = 40'000;  // fewer neurons at a time
  expect_patterns_by_the_book(p);
  p.network.pattern_kind = PatternKind::exact;
  expect_patterns_by_the_book(p);
}

/// So many neurons that the high bits do not always decide.
TEST(NetworkBuild, IsWhatTheTextSaysForManyNeurons) {
  Parameters p;
  p.network.excitatory = 300'001;
  p.network.patterns = 3;
  p.network.activity = 0.3;
  const Draws draws(p.seed);
  const std::uint64_t limit = threshold_of(p.network.activity) >> 48;
  int undecided = 0;
  for (std::uint32_t i = 0; i < 300'001; ++i) undecided += draws.high16({Stream::pattern, 0, 1}, i) == limit ? 1 : 0;
  EXPECT_GT(undecided, 0);
  expect_patterns_by_the_book(p);
}

TEST(NetworkBuild, GivenPatternsAreTaken) {
  std::mt19937 chance(2);
  for (const std::int64_t n : {1, 63, 64, 65, 300, 5000}) {
    auto given = std::make_shared<GivenNetwork>();
    Parameters p;
    p.network.excitatory = n;
    p.network.patterns = 70;
    for (int mu = 0; mu < 70; ++mu) {
      given->patterns.emplace_back(n);
      for (std::int64_t i = 0; i < n; ++i) given->patterns.back()[i] = chance() % 3 == 0 ? 1 : 0;
    }
    p.network.given = given;
    expect_patterns_by_the_book(p);
  }
}

TEST(NetworkBuild, TellsItsProgressAndCanBeStoppedAtAnyTime) {
  for (const auto kind : {PatternKind::bernoulli, PatternKind::exact}) {
    Parameters p;
    p.network.excitatory = 20'000;
    p.network.inhibitory = 500;
    p.network.patterns = 700;
    p.network.pattern_kind = kind;
    std::vector<double> told;
    ASSERT_NE(Network::build(p, {}, [&](double share) { told.push_back(share); }), nullptr);
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
    EXPECT_EQ(told.front(), 0);
    EXPECT_GT(told.back(), 0.9);
    EXPECT_LE(told.back(), 1);
    for (std::size_t stop_at = 0; stop_at < told.size(); ++stop_at) {
      std::stop_source stop;
      std::size_t calls = 0;
      const auto network = Network::build(p, stop.get_token(), [&](double) {
        if (calls++ == stop_at) stop.request_stop();
      });
      EXPECT_LE(calls, stop_at + 2);  // at the latest where it would next have told its progress
      if (network != nullptr) {
        EXPECT_EQ(stop_at, told.size() - 1);
      }
    }
  }
}

TEST(Bits, OfFlagsAndBack) {
  std::mt19937_64 chance(3);
  for (int round = 0; round < 1000; ++round) {
    const std::uint64_t bits = round == 0 ? 0 : round == 1 ? ~std::uint64_t{0} : chance();
    std::array<std::uint8_t, 64> flag{};
    visit_bits(bits, [&](unsigned i) { flag[i] = 1; });
    for (unsigned i = 0; i < 64; ++i) ASSERT_EQ(flag[i], bits >> i & 1);
    ASSERT_EQ(bits_of_flags(flag.data()), bits);
  }
}

}  // namespace
}  // namespace engram

// Spikes as bytes and as bits.
#include "core/engine/spike_bits.h"

#include <gtest/gtest.h>

#include <random>

namespace engram {
namespace {

Spikes random_spikes(Eigen::Index neurons, std::mt19937_64& random) {
  Spikes spikes(neurons);
  for (auto& spike : spikes) spike = static_cast<std::uint8_t>(random() % 3 == 0);
  return spikes;
}

TEST(SpikeBits, AreTheSpikesOfEverySize) {
  std::mt19937_64 random(3);
  SpikeBits bits;
  for (Eigen::Index neurons = 1; neurons < 200; ++neurons) {
    const Spikes spikes = random_spikes(neurons, random);
    bits.take(spikes);
    ASSERT_EQ(bits.words(), static_cast<std::size_t>(neurons + 63) / 64);
    for (Eigen::Index i = 0; i < neurons; ++i) ASSERT_EQ(bits[static_cast<std::size_t>(i)], spikes[i] != 0) << i;
    EXPECT_EQ(bits.data()[bits.words() - 1] & ~bits.last_word(), 0U);
    EXPECT_EQ(bits.count(), spikes.cast<int>().sum());
    Spikes again;
    bits.give(again);
    ASSERT_EQ(again.size(), neurons);
    EXPECT_TRUE((again == spikes).all());
  }
}

TEST(SpikeBits, DifferencesAreTheNeuronsThatDisagree) {
  std::mt19937_64 random(4);
  for (const Eigen::Index neurons : {1, 63, 64, 65, 300, 3000}) {
    const Spikes a = random_spikes(neurons, random), b = random_spikes(neurons, random);
    SpikeBits bits_a, bits_b;
    bits_a.take(a);
    bits_b.take(b);
    EXPECT_EQ(bits_a.differences(bits_b), (a != b).count());
    EXPECT_EQ(bits_a.differences(bits_a), 0);
  }
}

}  // namespace
}  // namespace engram

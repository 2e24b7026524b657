#include "core/engine/spike_bits.h"

#include <algorithm>
#include <cstring>

namespace engram {
namespace {

// Eight neurons at once: bytes of 0 or 1, the first neuron's the lowest, to and from the bits of one byte.
constexpr std::uint64_t lowest_bits = 0x0101010101010101;
constexpr bool eight_at_once = std::endian::native == std::endian::little;

std::uint64_t bits_of(std::uint64_t bytes) { return bytes * 0x0102040810204080 >> 56; }

std::uint64_t bytes_of(std::uint64_t bits) {
  const std::uint64_t one_in_each = bits * lowest_bits & 0x8040201008040201;
  return (one_in_each + 0x7f7f7f7f7f7f7f7f) >> 7 & lowest_bits;
}

}  // namespace

void pack(const std::uint8_t* bytes, std::size_t neurons, std::uint64_t* words) {
  for (std::size_t first = 0; first < neurons; first += 64) {
    const std::size_t end = std::min(neurons, first + 64);
    std::uint64_t word = 0;
    std::size_t i = first;
    for (; eight_at_once && i + 8 <= end; i += 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, bytes + i, 8);
      word |= bits_of(eight) << (i - first);
    }
    for (; i < end; ++i) word |= std::uint64_t{bytes[i]} << (i - first);
    words[first / 64] = word;
  }
}

void unpack(const std::uint64_t* words, std::size_t neurons, std::uint8_t* bytes) {
  std::size_t i = 0;
  for (; eight_at_once && i + 8 <= neurons; i += 8) {
    const std::uint64_t eight = bytes_of(words[i / 64] >> (i % 64) & 0xff);
    std::memcpy(bytes + i, &eight, 8);
  }
  for (; i < neurons; ++i) bytes[i] = static_cast<std::uint8_t>(words[i / 64] >> (i % 64) & 1);
}

std::int64_t SpikeBits::count() const {
  std::int64_t sum = 0;
  for (const std::uint64_t word : words_) sum += std::popcount(word);
  return sum;
}

std::int64_t SpikeBits::differences(const SpikeBits& other) const {
  std::int64_t sum = 0;
  for (std::size_t w = 0; w < words_.size(); ++w) sum += std::popcount(words_[w] ^ other.words_[w]);
  return sum;
}

void SpikeBits::take(const Spikes& spikes) {
  neurons_ = spikes.size();
  words_.resize((static_cast<std::size_t>(neurons_) + 63) / 64);
  pack(spikes, words_.data());
}

void SpikeBits::give(Spikes& spikes) const {
  spikes.resize(neurons_);
  unpack(words_.data(), spikes);
}

void InhibitoryBits::take(const InhibitoryState& state) {
  spikes.take(state.spikes);
  wired_at = state.wired_at;
  fired = spikes.count();
}

void InhibitoryBits::give(InhibitoryState& state) const {
  spikes.give(state.spikes);
  state.wired_at = wired_at;
}

void PastBits::take(const State& state) {
  ring_.assign(state.past.size(), {});
  for (std::size_t back = 0; back < ring_.size(); ++back) ring_[ring_.size() - 1 - back].take(*state.past[back]);
  size_ = ring_.size();
  newest_ = size_ == 0 ? 0 : size_ - 1;
}

void PastBits::give(State& state) const {
  state.past.clear();
  for (std::size_t back = 0; back < size_; ++back) {
    auto past = std::make_shared<InhibitoryState>();
    (*this)[back].give(*past);
    state.past.push_back(std::move(past));
  }
}

void PastBits::remember(const InhibitoryBits& now, std::size_t keep) {
  if (keep == 0) {
    size_ = 0;
    return;
  }
  if (ring_.size() < keep && newest_ + 1 >= ring_.size()) {  // not full yet: the newest is the last one
    ring_.push_back(now);
    newest_ = ring_.size() - 1;
  } else {
    newest_ = (newest_ + 1) % ring_.size();
    ring_[newest_] = now;  // reuses the memory that is there
  }
  size_ = std::min({size_ + 1, keep, ring_.size()});
}

}  // namespace engram

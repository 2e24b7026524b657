// Spikes as bits, 64 neurons to a word, zeros after the last neuron.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "core/engine/state.h"

namespace engram {

/// Writes bytes of 0 or 1 into words, 64 neurons to each and zeros after the last one; all (neurons + 63) / 64 are
/// written.
void pack(const std::uint8_t* bytes, std::size_t neurons, std::uint64_t* words);
inline void pack(const Spikes& spikes, std::uint64_t* words) {
  pack(spikes.data(), static_cast<std::size_t>(spikes.size()), words);
}
/// Writes all of the bytes from such words.
void unpack(const std::uint64_t* words, std::size_t neurons, std::uint8_t* bytes);
inline void unpack(const std::uint64_t* words, Spikes& spikes) {
  unpack(words, static_cast<std::size_t>(spikes.size()), spikes.data());
}

class SpikeBits {
 public:
  SpikeBits() = default;
  explicit SpikeBits(std::int64_t neurons) : neurons_(neurons), words_((static_cast<std::size_t>(neurons) + 63) / 64) {}

  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] std::size_t words() const { return words_.size(); }
  [[nodiscard]] std::uint64_t* data() { return words_.data(); }
  [[nodiscard]] const std::uint64_t* data() const { return words_.data(); }
  [[nodiscard]] bool operator[](std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1) != 0; }
  void set(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  void put(std::size_t i, bool spike) {
    words_[i / 64] = (words_[i / 64] & ~(std::uint64_t{1} << (i % 64))) | std::uint64_t{spike} << (i % 64);
  }
  void clear() { words_.assign(words_.size(), 0); }

  /// The number of spikes.
  [[nodiscard]] std::int64_t count() const;
  /// The number of neurons that fire in one of two populations of the same size and not in the other.
  [[nodiscard]] std::int64_t differences(const SpikeBits& other) const;
  /// The bits of the last word that stand for neurons.
  [[nodiscard]] std::uint64_t last_word() const {
    return neurons_ % 64 == 0 ? ~std::uint64_t{0} : (std::uint64_t{1} << (neurons_ % 64)) - 1;
  }

  void take(const Spikes& spikes);
  void give(Spikes& spikes) const;

 private:
  std::int64_t neurons_ = 0;
  std::vector<std::uint64_t> words_;
};

/// Calls each(i) for every neuron i whose bit is set.
template <class Each>
void for_each_bit(std::uint64_t word, std::size_t word_index, Each each) {
  for (; word != 0; word &= word - 1) each(64 * word_index + static_cast<std::size_t>(std::countr_zero(word)));
}

/// InhibitoryState in bits.
struct InhibitoryBits {
  SpikeBits spikes;
  std::int64_t wired_at = 0;
  std::int64_t fired = 0;  // number of spikes

  void take(const InhibitoryState& state);
  void give(InhibitoryState& state) const;
};

/// State::past in bits: a ring that overwrites its oldest entry when it is full.
class PastBits {
 public:
  void take(const State& state);
  void give(State& state) const;
  /// As remember(): `now` becomes the newest entry, at most `keep` stay.
  void remember(const InhibitoryBits& now, std::size_t keep);

  [[nodiscard]] std::size_t size() const { return size_; }
  /// `back` = 0 is one step back.
  [[nodiscard]] const InhibitoryBits& operator[](std::size_t back) const {
    return ring_[(newest_ + ring_.size() - back) % ring_.size()];
  }

 private:
  std::vector<InhibitoryBits> ring_;
  std::size_t newest_ = 0, size_ = 0;
};

}  // namespace engram

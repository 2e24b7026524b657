#include "core/engine/spike_bits.h"

#include <algorithm>

namespace engram {

std::int64_t SpikeBits::count() const {
  std::int64_t sum = 0;
  for (const std::uint64_t word : words_) sum += std::popcount(word);
  return sum;
}

void SpikeBits::take(const Spikes& spikes) {
  *this = SpikeBits(spikes.size());
  for (Eigen::Index i = 0; i < spikes.size(); ++i)
    words_[static_cast<std::size_t>(i) / 64] |= std::uint64_t{spikes[i] != 0} << (i % 64);
}

void SpikeBits::give(Spikes& spikes) const {
  spikes.resize(neurons_);
  for (std::int64_t i = 0; i < neurons_; ++i) spikes[i] = (*this)[static_cast<std::size_t>(i)] ? 1 : 0;
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

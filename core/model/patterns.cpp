#include "core/model/patterns.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "core/random/bits.h"

namespace engram {
namespace {

constexpr std::uint32_t told_every = 256;  // parts of memories; a few milliseconds at most

/// Exact patterns as sets, all of them: part of a set cannot be drawn alone.
class ChosenSets {
 public:
  explicit ChosenSets(const PatternSource& source)
      : source_(source),
        sampler_(static_cast<std::uint32_t>(source.neurons())),
        size_(source.chosen_count()),
        neuron_(std::make_unique_for_overwrite<std::int32_t[]>(size_ * static_cast<std::size_t>(source.count()))),
        next_(static_cast<std::size_t>(source.count()), 0) {}

  void draw(std::uint32_t mu) { source_.chosen(mu, sampler_, {neuron_.get() + mu * size_, size_}); }

  /// As PatternSource::flags(); of each memory, parts must be asked for one after another.
  void flags(std::uint32_t mu, std::uint32_t first, std::span<std::uint8_t> out) {
    std::fill(out.begin(), out.end(), std::uint8_t{0});
    const std::int32_t* const set = neuron_.get() + mu * size_;
    const auto end = static_cast<std::int64_t>(first + out.size());
    for (std::size_t& next = next_[mu]; next < size_ && set[next] < end; ++next)
      out[static_cast<std::size_t>(set[next]) - first] = 1;
  }

 private:
  const PatternSource& source_;
  SubsetSampler sampler_;
  std::size_t size_;
  std::unique_ptr<std::int32_t[]> neuron_;  // M × size_
  std::vector<std::size_t> next_;           // M: how much of each set was asked for
};

/// Bit c of word r becomes bit r of word c: halves of squares change places, then quarters, … (Warren: Hacker's
/// Delight, 7-3).
void transpose(std::uint64_t* word) {
  std::uint64_t mask = 0xffffffff;
  for (unsigned width = 32; width != 0; width /= 2, mask ^= mask << width)
    for (unsigned r = 0; r < 64; r = (r + width + 1) & ~width) {
      const std::uint64_t moved = (word[r] >> width ^ word[r + width]) & mask;
      word[r + width] ^= moved;
      word[r] ^= moved << width;
    }
}

}  // namespace

/// Some neurons of all memories at a time, as bits that fit in a cache; then turned round, 64 × 64 at a time.
class Patterns::Builder {
 public:
  Builder(Patterns& patterns, const std::stop_token& stop, const Progress& progress)
      : patterns_(patterns),
        stop_(stop),
        progress_(progress),
        neurons_(static_cast<std::uint32_t>(patterns.source_.neurons())),
        count_(static_cast<std::uint32_t>(patterns.source_.count())),
        width_(std::clamp<std::uint32_t>(32768 / count_, 1, std::min(64u, (neurons_ + 63) / 64))),
        flags_(64 * std::size_t{width_}),
        bits_((std::size_t{count_} + 63) / 64 * 64 * width_, 0),
        turned_(bits_.size() / width_) {}

  /// False when stopped.
  bool run() {
    patterns_.start_.reserve(std::size_t{neurons_} + 1);
    patterns_.start_.push_back(0);
    patterns_.active_.assign(count_, 0);
    patterns_.memory_.reserve(static_cast<std::size_t>(patterns_.source_.most_memberships()));
    if (patterns_.source_.exact() && !draw_sets()) return false;
    for (std::uint32_t first = 0; first < neurons_; first += 64 * width_)
      if (!read(first)) return false;
    return true;
  }

 private:
  /// Tells the progress; true if the work is to be stopped.
  bool stopped(double share) {
    if (progress_) progress_(share);
    return stop_.stop_requested();
  }

  bool draw_sets() {
    sets_.emplace(patterns_.source_);
    for (std::uint32_t mu = 0; mu < count_; ++mu) {
      if (stopped(0.5 * mu / count_)) return false;
      sets_->draw(mu);
    }
    return true;
  }

  /// Neurons `first` … of all memories, at most 64 width_ of them.
  bool read(std::uint32_t first) {
    const double begun = static_cast<double>(first) / neurons_;
    std::int64_t ones = 0;
    for (std::uint32_t mu = 0; mu < count_; ++mu) {
      if (mu % told_every == 0 && stopped(sets_ ? 0.5 + 0.5 * begun : begun)) return false;
      if (sets_) sets_->flags(mu, first, flags_);
      else patterns_.source_.flags(mu, first, flags_);
      for (std::uint32_t w = 0; w < width_; ++w) {
        const std::uint64_t bits = bits_of_flags(&flags_[64 * std::size_t{w}]);
        bits_[std::size_t{mu} * width_ + w] = bits;
        patterns_.active_[mu] += std::popcount(bits);
        ones += std::popcount(bits);
      }
    }
    LargeVector<std::int32_t>& memory = patterns_.memory_;
    const std::size_t before = memory.size();
    memory.resize(before + static_cast<std::size_t>(ones));
    std::int32_t* next = memory.data() + before;
    for (std::uint32_t w = 0; w < width_ && first + 64 * w < neurons_; ++w) next = append(first + 64 * w, w, next);
    return true;
  }

  /// Writes the lists of the 64 neurons from `first` on, which stand in column `w`.
  std::int32_t* append(std::uint32_t first, std::uint32_t w, std::int32_t* next) {
    for (std::size_t mu = 0; mu < turned_.size(); ++mu) turned_[mu] = bits_[mu * width_ + w];
    for (std::size_t group = 0; group < turned_.size(); group += 64) transpose(&turned_[group]);
    for (std::uint32_t i = 0; i < std::min(64u, neurons_ - first); ++i) {
      for (std::size_t group = 0; group < turned_.size(); group += 64)
        visit_bits(turned_[group + i], [&](unsigned r) { *next++ = static_cast<std::int32_t>(group + r); });
      patterns_.start_.push_back(next - patterns_.memory_.data());
    }
    return next;
  }

  Patterns& patterns_;
  const std::stop_token& stop_;
  const Progress& progress_;
  std::uint32_t neurons_, count_;
  std::uint32_t width_;                // words of 64 neurons at a time
  std::vector<std::uint8_t> flags_;    // 64 width_: of one memory
  std::vector<std::uint64_t> bits_;    // memories × width_, with empty memories up to a multiple of 64
  std::vector<std::uint64_t> turned_;  // in each 64 words, one per neuron, the bits of 64 memories
  std::optional<ChosenSets> sets_;
};

std::unique_ptr<Patterns> Patterns::build(const Parameters& p, const std::stop_token& stop, const Progress& progress) {
  auto patterns = std::make_unique<Patterns>();
  patterns->source_ = PatternSource(p);
  if (!Builder(*patterns, stop, progress).run()) return nullptr;
  return patterns;
}

bool Patterns::contains(std::int64_t mu, std::int64_t i) const {
  const IndexView list = memories_of(i);
  return std::binary_search(list.data(), list.data() + list.size(), static_cast<std::int32_t>(mu));
}

}  // namespace engram

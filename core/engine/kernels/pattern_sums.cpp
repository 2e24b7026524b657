#include "core/engine/kernels/pattern_sums.h"

#include <algorithm>

namespace engram {
namespace {

constexpr double rows_above = 8;  // memories of a neuron from which on a row of bits is read sooner than a list
constexpr std::size_t few = 8;    // rows that are not worth counting together
constexpr double most_in_32_bits = 0x1p31;

}  // namespace

PatternSums::PatternSums(const Network& network, const Kernels& kernels, Team& team)
    : patterns_(network.patterns()), kernels_(kernels), team_(team), parts_(team.members()) {
  const auto memories = static_cast<std::size_t>(patterns_.count());
  double lists = 0;
  for (std::int64_t mu = 0; mu < patterns_.count(); ++mu) lists += static_cast<double>(patterns_.active(mu));
  const auto n = static_cast<double>(patterns_.neurons());
  if (kernels_.add_rows != nullptr && lists / n >= rows_above && n * static_cast<double>(memories) < most_in_32_bits)
    rows_ = network.pattern_rows();
  for (Part& part : parts_) {
    part.sums.assign(&part == &parts_.front() ? 0 : memories, 0);
    part.began.list.resize(64 * team_.largest_piece(SpikeBits(patterns_.neurons()).words()));
    part.ended.list.resize(part.began.list.size());
  }
  if (rows_) values_.assign(64 * rows_->words(), 0);
}

std::int64_t PatternSums::advance(Sums& sums, const SpikeBits& before, const SpikeBits& now) {
  const auto [changed, firing] = kernels_.count(now.data(), before.data(), now.words());
  sums.excitatory = firing;
  if (changed == 0) return 0;
  const bool anew = changed > firing;
  if (anew) sums.pattern.setZero();
  team_.share(now.words(), [&](unsigned member, std::size_t begin, std::size_t end) {
    Part& part = parts_[member];
    std::int64_t* into = member == 0 ? sums.pattern.data() : part.sums.data();
    for (std::size_t w = begin; w < end; ++w) {
      const std::uint64_t old = anew ? 0 : before.data()[w];
      part.began.collect(now.data()[w] & ~old, w);
      part.ended.collect(old & ~now.data()[w], w);
    }
    add(part.began, 1, into);
    add(part.ended, -1, into);
  });
  for (std::size_t member = 1; member < parts_.size(); ++member) {
    std::vector<std::int64_t>& part = parts_[member].sums;
    for (std::size_t mu = 0; mu < part.size(); ++mu) sums.pattern[static_cast<Eigen::Index>(mu)] += part[mu];
    std::fill(part.begin(), part.end(), 0);
  }
  return changed;
}

/// Adds the memories of all neurons of the list, `sign` times, and empties it.
void PatternSums::add(Neurons& neurons, std::int64_t sign, std::int64_t* sums) const {
  if (rows_ && neurons.count >= few) {
    kernels_.add_rows({.rows = rows_->row(0),
                       .words = rows_->words(),
                       .neurons = neurons.list.data(),
                       .count = neurons.count,
                       .sign = sign,
                       .memories = static_cast<std::size_t>(patterns_.count()),
                       .sums = sums});
  } else {
    for (std::size_t j = 0; j < neurons.count; ++j)
      for (const std::int32_t mu : patterns_.memories_of(neurons.list[j])) sums[mu] += sign;
  }
  neurons.count = 0;
}

void PatternSums::read(const Sums& sums) {
  exact_ = sums.pattern.data();
  for (std::size_t mu = 0; rows_ && mu < static_cast<std::size_t>(sums.pattern.size()); ++mu)
    values_[mu] = static_cast<std::int32_t>(exact_[mu]);
}

std::int64_t PatternSums::of(std::size_t i) const {
  if (rows_) return kernels_.sum_row(rows_->row(i), values_.data(), rows_->words());
  std::int64_t sum = 0;
  for (const std::int32_t mu : patterns_.memories_of(static_cast<std::int64_t>(i))) sum += exact_[mu];
  return sum;
}

}  // namespace engram

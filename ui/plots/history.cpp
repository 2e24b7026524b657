#include "ui/plots/history.h"

#include <algorithm>
#include <functional>

namespace engram::ui {

namespace {

/// Entry k becomes the union of entries joins[k] … joins[k + 1] − 1; those behind joins.back() move up.
template <class T, class Unite>
void joinEach(std::vector<T>& values, const std::vector<std::size_t>& joins, Unite unite) {
  const std::size_t kept = joins.size() - 1;
  for (std::size_t to = 0; to < kept; ++to) {
    T value = values[joins[to]];
    for (std::size_t i = joins[to] + 1; i < joins[to + 1]; ++i) unite(value, values[i]);
    values[to] = value;
  }
  values.erase(values.begin() + static_cast<std::ptrdiff_t>(kept),
               values.begin() + static_cast<std::ptrdiff_t>(joins.back()));
}

}  // namespace

History::History(std::size_t bytes) : bytes_(bytes) {}

void History::clear(std::int32_t rows) {
  rows_ = rows;
  words_ = (static_cast<std::size_t>(rows) + 63) / 64;
  resolution_ = 1;
  curves_.clear();
  seen_.clear();
  overlap_.clear();
  curve_of_.clear();
  std::fill(std::begin(present_), std::end(present_), false);
  resize(0);
  raster_.reserve(capacity() * words_);  // only address space until used; growing it would copy tens of megabytes
  ++revision_;
}

bool History::append(const Sample& sample) {
  if (sample.epoch < epoch_) return false;
  if (sample.epoch > epoch_) {
    epoch_ = sample.epoch;
    clear(rows_);
  }
  if (sample.first <= newestStep()) cut(sample.first);
  if (size() >= capacity()) makeRoom();

  const std::size_t i = size();
  resize(i + 1);
  first_[i] = sample.first;
  last_[i] = sample.last;
  for (int p = 0; p < 3; ++p) {
    rate_[p][i] = sample.rate[p];
    present_[p] |= !sample.rate[p].empty();
  }
  others_[i] = sample.others;
  difference_[i] = sample.difference;
  stimulated_[i] = sample.stimulated ? 1 : 0;
  std::copy_n(sample.raster.begin(), std::min(words_, sample.raster.size()),
              raster_.begin() + static_cast<std::ptrdiff_t>(i * words_));
  for (std::size_t k = 0; k < sample.memories.size(); ++k) {
    const std::size_t curve = curveFor(sample.memories[k]);
    overlap_[curve][i] = sample.overlap[k];
    seen_[curve] = sample.last;
  }
  return true;
}

std::size_t History::capacity() const {
  const std::size_t entry =
      2 * sizeof(std::int64_t) + 1 + (5 + curves_.size()) * sizeof(Range) + words_ * sizeof(std::uint64_t);
  return std::max<std::size_t>(16, bytes_ / entry);
}

std::size_t History::indexOf(std::int64_t step) const {
  return static_cast<std::size_t>(std::lower_bound(last_.begin(), last_.end(), step) - last_.begin());
}

std::optional<std::size_t> History::curveOf(std::int64_t memory) const {
  const auto found = curve_of_.find(memory);
  return found == curve_of_.end() ? std::nullopt : std::optional(found->second);
}

void History::cut(std::int64_t from) {
  std::size_t keep = indexOf(from);
  if (keep < size() && first_[keep] < from) {  // a joined entry straddles the cut: it keeps its part before it
    last_[keep] = from - 1;
    ++keep;
  }
  resize(keep);
  for (auto& step : seen_) step = std::min(step, from - 1);
  ++revision_;
}

void History::makeRoom() {
  // At least an eighth becomes free, so that the cost of moving everything is spread over many samples. Joining only
  // up to a length that doubles when needed keeps the older half equally fine everywhere.
  const std::size_t enough = capacity() - capacity() / 8;
  while (size() > enough) {
    const Joins joins = joinsUpTo(resolution_);
    const std::size_t freed = joins.back() - (joins.size() - 1);
    if (freed < size() / 16) resolution_ *= 2;
    else join(joins);
  }
}

History::Joins History::joinsUpTo(std::int64_t steps) const {
  const std::size_t half = size() / 2;
  Joins joins;
  joins.reserve(half + 1);
  for (std::size_t i = 0; i < half;) {
    joins.push_back(i);
    i += i + 1 < half && last_[i + 1] - first_[i] < steps ? 2U : 1U;
  }
  joins.push_back(half);
  return joins;
}

void History::join(const Joins& joins) {
  // Array by array: entry by entry would touch all of them at once, several times slower.
  const auto unite = [](Range& all, Range r) { all.add(r); };
  joinEach(first_, joins, [](std::int64_t&, std::int64_t) {});
  joinEach(last_, joins, [](std::int64_t& last, std::int64_t later) { last = later; });
  for (auto& rate : rate_) joinEach(rate, joins, unite);
  joinEach(others_, joins, unite);
  joinEach(difference_, joins, unite);
  joinEach(stimulated_, joins, [](std::uint8_t& any, std::uint8_t one) { any |= one; });
  for (auto& curve : overlap_) joinEach(curve, joins, unite);

  const auto at = [this](std::size_t entry) { return raster_.begin() + static_cast<std::ptrdiff_t>(entry * words_); };
  const std::size_t kept = joins.size() - 1;
  for (std::size_t to = 0; to < kept; ++to) {
    std::copy_n(at(joins[to]), words_, at(to));
    for (std::size_t i = joins[to] + 1; i < joins[to + 1]; ++i)
      std::transform(at(i), at(i + 1), at(to), at(to), std::bit_or<>());
  }
  raster_.erase(at(kept), at(joins.back()));
}

void History::resize(std::size_t entries) {
  first_.resize(entries);
  last_.resize(entries);
  for (auto& rate : rate_) rate.resize(entries);
  others_.resize(entries);
  difference_.resize(entries);
  stimulated_.resize(entries);
  for (auto& curve : overlap_) curve.resize(entries);
  raster_.resize(entries * words_);
}

std::size_t History::curveFor(std::int64_t memory) {
  if (const auto known = curveOf(memory)) return *known;
  std::size_t curve = curves_.size();
  if (curve < most_curves) {
    curves_.push_back(memory);
    seen_.push_back(-1);
    overlap_.emplace_back().reserve(capacity() + 1);
    overlap_.back().resize(size());
  } else {
    curve = giveUpCurve();
    curves_[curve] = memory;
  }
  curve_of_[memory] = curve;
  return curve;
}

std::size_t History::giveUpCurve() {
  const auto curve = static_cast<std::size_t>(std::min_element(seen_.begin(), seen_.end()) - seen_.begin());
  for (std::size_t i = 0; i < size(); ++i) {
    others_[i].add(overlap_[curve][i]);
    overlap_[curve][i] = {};
  }
  curve_of_.erase(curves_[curve]);
  ++curves_revision_;
  return curve;
}

}  // namespace engram::ui

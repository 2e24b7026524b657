#include "core/live/aggregator.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace engram {

Aggregator::Aggregator(std::shared_ptr<const RasterLayout> layout, std::int64_t cued, std::uint64_t epoch, Side side)
    : layout_(std::move(layout)), cued_(cued) {
  sample_.epoch = epoch;
  sample_.side = side;
  for (int population = 0; population < 3; ++population) {
    auto& rows = row_[population];
    rows.resize(static_cast<std::size_t>(layout_->neurons(population)));
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = layout_->row_of(population, static_cast<std::int64_t>(i));
  }
  clear();
}

void Aggregator::clear() {
  empty_ = true;
  const auto memories = static_cast<Eigen::Index>(sample_.memories.size());
  low_.setConstant(memories, std::numeric_limits<double>::max());
  high_.setConstant(memories, std::numeric_limits<double>::lowest());
  others_ = {};
  for (int population = 0; population < 3; ++population) {
    spikes_[population] = {};
    fired_[population].assign((row_[population].size() + 63) / 64, 0);
  }
  sample_.stimulated = false;
  sample_.difference = {};
}

const Sample& Aggregator::sample() {
  for (int population = 0; population < 3; ++population) {
    const auto neurons = static_cast<double>(layout_->neurons(population));
    sample_.rate[population] =
        spikes_[population].range([&](std::int64_t spikes) { return static_cast<double>(spikes) / neurons; });
  }
  const auto overlap = [&](double numerator) { return formula_.of(numerator); };
  sample_.overlap.resize(sample_.memories.size());
  for (std::size_t k = 0; k < sample_.overlap.size(); ++k) {
    const auto at = static_cast<Eigen::Index>(k);
    sample_.overlap[k] = Extremes<double>{low_[at], high_[at]}.range(overlap);
  }
  sample_.others = others_.range(overlap);
  draw_raster();
  return sample_;
}

void Aggregator::move_to(Sample& into) {
  into = sample();  // copies into the vectors that `into` already has
  clear();
}

void Aggregator::add(const Run& run, std::optional<double> difference) {
  const Parameters& p = run.parameters();
  const Sums& sums = run.sums();
  if (empty_) {
    choose_memories(run.observables(), sums.pattern.size());
    clear();
    formula_ = OverlapFormula(p.network);
    sample_.first = run.now();
    empty_ = false;
  }
  sample_.last = run.now();
  sample_.stimulated = sample_.stimulated || (p.stimulus && run.now() > 0);
  if (difference) sample_.difference.add(static_cast<float>(*difference));
  add_overlaps(sums);
  spikes_[0].add(sums.excitatory);
  add_spikes(run.spikes(Population::excitatory), 0);
  if (p.has_inhibitory()) {
    spikes_[1].add(sums.inhibitory);
    add_spikes(run.spikes(Population::inhibitory), 1);
  }
  if (p.has_inhibitory_2()) {
    spikes_[2].add(sums.inhibitory_2);
    add_spikes(run.spikes(Population::inhibitory_2), 2);
  }
}

void Aggregator::choose_memories(const Observables& observables, std::int64_t count) {
  auto& chosen = sample_.memories;
  if (count <= most_named) {
    if (static_cast<std::int64_t>(chosen.size()) == count) return;
    chosen.resize(static_cast<std::size_t>(count));
    std::iota(chosen.begin(), chosen.end(), 0);
    return;
  }
  choose_strongest(observables, count);
  chosen = strongest_;
  for (const std::int32_t mu : watched_)
    if (mu >= 0 && mu < count) chosen.push_back(mu);
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
}

void Aggregator::choose_strongest(const Observables& observables, std::int64_t count) {
  auto& chosen = strongest_;
  const auto strength = [&](std::int32_t mu) { return mu == cued_ ? 1e9 : std::abs(observables.overlap(mu)); };
  if (chosen.empty()) {
    for (std::int32_t mu = 0; chosen.size() < named_beyond - 1; ++mu)
      if (mu != cued_) chosen.push_back(mu);
    chosen.push_back(static_cast<std::int32_t>(cued_));
  }
  constexpr double margin = 0.05;  // a newcomer must be clearly stronger, so that names do not come and go
  auto weakest = std::min_element(chosen.begin(), chosen.end(),
                                  [&](std::int32_t a, std::int32_t b) { return strength(a) < strength(b); });
  for (std::int32_t mu = 0; mu < count; ++mu) {
    if (strength(mu) <= strength(*weakest) + margin || std::find(chosen.begin(), chosen.end(), mu) != chosen.end())
      continue;
    *weakest = mu;
    weakest = std::min_element(chosen.begin(), chosen.end(),
                               [&](std::int32_t a, std::int32_t b) { return strength(a) < strength(b); });
  }
}

void Aggregator::add_overlaps(const Sums& sums) {
  const double expected = formula_.expected(sums.excitatory);
  const auto& named = sample_.memories;
  numerator_.resize(low_.size());
  for (std::size_t k = 0; k < named.size(); ++k)
    numerator_[static_cast<Eigen::Index>(k)] = OverlapFormula::numerator(sums.pattern[named[k]], expected);
  low_ = low_.min(numerator_);
  high_ = high_.max(numerator_);
  if (static_cast<Eigen::Index>(named.size()) == sums.pattern.size()) return;
  Extremes<std::int64_t> others;
  Eigen::Index mu = 0;
  for (std::size_t k = 0; k <= named.size(); ++k) {
    const Eigen::Index end = k < named.size() ? named[k] : sums.pattern.size();
    for (; mu < end; ++mu) others.add(sums.pattern[mu]);
    ++mu;
  }
  others_.add(OverlapFormula::numerator(others.low, expected));
  others_.add(OverlapFormula::numerator(others.high, expected));
}

void Aggregator::add_spikes(const SpikeBits& spikes, int population) {
  std::uint64_t* fired = fired_[population].data();
  for (std::size_t w = 0; w < spikes.words(); ++w) fired[w] |= spikes.data()[w];
}

void Aggregator::draw_raster() {
  sample_.raster.assign((static_cast<std::size_t>(layout_->rows()) + 63) / 64, 0);
  for (int population = 0; population < 3; ++population) {
    const auto& fired = fired_[population];
    for (std::size_t w = 0; w < fired.size(); ++w)
      for_each_bit(fired[w], w, [&](std::size_t neuron) {
        const auto row = static_cast<std::size_t>(row_[population][neuron]);
        sample_.raster[row / 64] |= std::uint64_t{1} << (row % 64);
      });
  }
}

}  // namespace engram

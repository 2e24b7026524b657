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
}

void Aggregator::clear() {
  empty_ = true;
  for (Range& rate : sample_.rate) rate = {};
  sample_.others = {};
  sample_.overlap.assign(sample_.memories.size(), {});
  sample_.raster.assign((static_cast<std::size_t>(layout_->rows()) + 63) / 64, 0);
  sample_.stimulated = false;
  sample_.difference = {};
}

void Aggregator::move_to(Sample& into) {
  into = sample_;  // copies into the vectors that `into` already has
  clear();
}

void Aggregator::add(const Run& run, std::optional<double> difference) {
  const Observables observables = run.observables();
  const std::int64_t memories = run.network().patterns().count();
  if (empty_) {
    choose_memories(observables, memories);
    clear();
    sample_.first = run.now();
    empty_ = false;
  }
  sample_.last = run.now();
  const Parameters& p = run.parameters();
  sample_.stimulated = sample_.stimulated || (p.stimulus && run.now() > 0);
  sample_.rate[0].add(static_cast<float>(observables.rate_excitatory()));
  if (const auto rate = observables.rate_inhibitory()) sample_.rate[1].add(static_cast<float>(*rate));
  if (const auto rate = observables.rate_inhibitory_2()) sample_.rate[2].add(static_cast<float>(*rate));
  if (difference) sample_.difference.add(static_cast<float>(*difference));
  add_overlaps(observables, memories);
  add_spikes(run.state().excitatory, 0);
  if (p.has_inhibitory()) add_spikes(run.state().inhibitory.spikes, 1);
  if (p.has_inhibitory_2()) add_spikes(run.state().inhibitory_2.spikes, 2);
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

void Aggregator::add_overlaps(const Observables& observables, std::int64_t count) {
  std::size_t named = 0;
  for (std::int64_t mu = 0; mu < count; ++mu) {
    const auto m = static_cast<float>(observables.overlap(mu));
    if (named < sample_.memories.size() && sample_.memories[named] == mu) sample_.overlap[named++].add(m);
    else sample_.others.add(m);
  }
}

void Aggregator::add_spikes(const Spikes& spikes, int population) {
  const auto& rows = row_[population];
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (spikes[static_cast<Eigen::Index>(i)] == 0) continue;
    const auto row = static_cast<std::size_t>(rows[i]);
    sample_.raster[row / 64] |= std::uint64_t{1} << (row % 64);
  }
}

}  // namespace engram

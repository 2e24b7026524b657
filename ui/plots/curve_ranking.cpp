#include "ui/plots/curve_ranking.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace engram::ui {

void CurveRanking::clear() {
  holders_ = {};
  changed_.reset();
}

void CurveRanking::setPinned(std::vector<std::int64_t> memories) {
  if (memories.size() > places) memories.resize(places);
  pinned_ = std::move(memories);
  wake();
}

bool CurveRanking::update(std::span<const Strength> strengths, std::int64_t cued, std::int64_t now) {
  if (changed_ && now - *changed_ < pause_ms) return false;

  std::vector<Strength> best;
  for (auto s : strengths) {
    if (s.memory == cued || isPinned(s.memory)) continue;
    if (placeOf(s.memory)) s.overlap += margin;
    best.push_back(s);
  }
  for (const std::int64_t memory : pinned_)
    if (memory != cued) best.push_back({memory, std::numeric_limits<float>::infinity()});
  const auto count = std::min(places, best.size());
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), best.end(),
                    [](const Strength& a, const Strength& b) {
                      return a.overlap != b.overlap ? a.overlap > b.overlap : a.memory < b.memory;
                    });
  best.resize(count);

  const auto before = holders_;
  const auto stays = [&best](std::int64_t memory) {
    return std::any_of(best.begin(), best.end(), [memory](const Strength& s) { return s.memory == memory; });
  };
  for (auto& holder : holders_)
    if (holder && !stays(*holder)) holder.reset();
  std::sort(best.begin(), best.end(), [](const Strength& a, const Strength& b) { return a.memory < b.memory; });
  for (const auto& s : best)
    if (!placeOf(s.memory)) *std::find(holders_.begin(), holders_.end(), std::nullopt) = s.memory;
  if (holders_ == before) return false;
  changed_ = now;
  return true;
}

bool CurveRanking::isPinned(std::int64_t memory) const {
  return std::find(pinned_.begin(), pinned_.end(), memory) != pinned_.end();
}

std::optional<std::size_t> CurveRanking::placeOf(std::int64_t memory) const {
  const auto found = std::find(holders_.begin(), holders_.end(), std::optional(memory));
  if (found == holders_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - holders_.begin());
}

}  // namespace engram::ui

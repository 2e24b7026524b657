#include "ui/plots/raster_runs.h"

#include <algorithm>
#include <utility>

namespace engram::ui {

namespace {

bool lit(std::span<const std::uint64_t> bits, std::int32_t row) {
  const auto word = static_cast<std::size_t>(row / 64);
  return word < bits.size() && (bits[word] >> (row % 64) & 1) != 0;
}

}  // namespace

std::int32_t RasterRuns::kindEnd(std::int32_t row) const {
  if (row < rows_.cued) return rows_.cued;
  if (row < rows_.rows[0]) return rows_.rows[0];
  if (row < rows_.rows[0] + rows_.rows[1]) return rows_.rows[0] + rows_.rows[1];
  return rows_.rowsTotal();
}

bool RasterRuns::add(std::size_t i, std::span<const std::uint64_t> bits) {
  std::vector<RasterRun> now;
  auto before = open_.begin();
  for (std::int32_t row = 0; row < rows_.rowsTotal();) {
    if (!lit(bits, row) || !rows_.shown[rows_.population(row)]) {
      ++row;
      continue;
    }
    const std::int32_t from = row, end = kindEnd(row);
    while (row < end && lit(bits, row)) ++row;
    while (before != open_.end() && before->from < from) done_.push_back(*before++);
    if (before != open_.end() && before->from == from && before->to == row) {
      now.push_back(*before++);
      now.back().last = i;
    } else {
      now.push_back({from, row, i, i});
    }
  }
  done_.insert(done_.end(), before, open_.end());
  open_ = std::move(now);
  return done_.size() + open_.size() <= most_;
}

std::vector<RasterRun> RasterRuns::take() {
  done_.insert(done_.end(), open_.begin(), open_.end());
  open_.clear();
  return std::exchange(done_, {});
}

}  // namespace engram::ui

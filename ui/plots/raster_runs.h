// The spikes of a raster as rectangles: neighbours in rows and steps share one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ui/plots/raster_columns.h"

namespace engram::ui {

/// Rows from … to − 1 fire in entries first … last (both included).
struct RasterRun {
  std::int32_t from = 0, to = 0;
  std::size_t first = 0, last = 0;
  bool operator==(const RasterRun&) const = default;
};

/// Takes entries from left to right.
class RasterRuns {
 public:
  /// Gives up beyond `most` rectangles: there are pictures for that.
  RasterRuns(const RasterRows& rows, std::size_t most) : rows_(rows), most_(most) {}

  /// The rows of entry i, one bit each; hidden populations are left out. False: too many rectangles.
  bool add(std::size_t i, std::span<const std::uint64_t> bits);
  /// All rectangles, none of which reaches over two kinds of rows (cued, other excitatory, inhibitory populations).
  [[nodiscard]] std::vector<RasterRun> take();

 private:
  [[nodiscard]] std::int32_t kindEnd(std::int32_t row) const;

  RasterRows rows_;
  std::size_t most_;
  std::vector<RasterRun> done_, open_;  // open: reach to the newest entry; by rows
};

}  // namespace engram::ui

// A short run of a scenario, kept to be drawn small. May be made and drawn in any thread.
#pragma once

#include <QImage>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/live/sample.h"
#include "core/scenario/scenario.h"
#include "ui/plots/theme.h"

namespace engram::ui {

class Preview {
 public:
  static constexpr std::int64_t most_steps = 240;

  /// Runs side A from its cue. Null if the start state cannot be made, or when stopped.
  [[nodiscard]] static std::shared_ptr<const Preview> run(const Scenario& scenario, const std::stop_token& stop = {});

  /// Overlaps above, raster below, without axes. `scale`: device pixels per logical pixel.
  [[nodiscard]] QImage draw(QSize pixels, double scale, const Theme& theme) const;

 private:
  [[nodiscard]] QImage overlaps(QSize pixels, double scale, const Theme& theme) const;
  [[nodiscard]] QImage raster(QSize pixels, double scale, const Theme& theme) const;
  [[nodiscard]] double column(double step, int width) const;

  std::shared_ptr<const RasterLayout> layout_;
  std::vector<Sample> samples_;  // one a step
  std::int32_t cued_ = 0;
};

}  // namespace engram::ui

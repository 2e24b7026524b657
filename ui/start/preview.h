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

  /// Runs it from its cue, both sides of a comparison. Null if the start state cannot be made, or when stopped.
  [[nodiscard]] static std::shared_ptr<const Preview> run(const Scenario& scenario, const std::stop_token& stop = {});

  /// Overlaps above, raster below, without axes; A beside B in a comparison. `scale`: device pixels per logical pixel.
  [[nodiscard]] QImage draw(QSize pixels, double scale, const Theme& theme) const;

 private:
  using Samples = std::vector<Sample>;  // one a step
  [[nodiscard]] QImage drawRun(const Samples& run, QSize pixels, double scale, const Theme& theme) const;
  [[nodiscard]] QImage overlaps(const Samples& run, QSize pixels, double scale, const Theme& theme) const;
  [[nodiscard]] QImage raster(const Samples& run, QSize pixels, double scale, const Theme& theme) const;
  [[nodiscard]] double column(double step, int width) const;
  /// All memories but the cued one, by the highest overlap that they reach in any run.
  [[nodiscard]] std::vector<std::int32_t> ranked() const;

  std::shared_ptr<const RasterLayout> layout_;
  std::vector<Samples> runs_;  // A, and B in a comparison
  std::int32_t cued_ = 0;
};

}  // namespace engram::ui

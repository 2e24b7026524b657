// The three plots of one run, one above the other: overlaps, rates, raster, on one shared time axis.
#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>
#include <cstdint>
#include <memory>
#include <optional>

#include "core/live/sample.h"
#include "ui/plots/theme.h"

namespace engram::ui {

class History;
class OverlapPlot;
class RasterPlot;
class RatePlot;
class TimeAxis;

/// Feed it with append() as often as samples come and call refresh() once per frame; only refresh() draws.
class RunPlots : public QWidget {
  Q_OBJECT

 public:
  explicit RunPlots(const Theme& theme, QWidget* parent = nullptr);
  ~RunPlots() override;

  /// A new epoch: everything is cleared, but the old picture stays until the first new sample. `cued` and the memories
  /// of samples count from 0; `memoryNames` is empty ("1", "2", … are shown) or has `memories` entries.
  void start(std::shared_ptr<const RasterLayout> layout, std::int64_t memories, std::int64_t cued, double activity,
             const QStringList& memoryNames = {});
  /// The memory whose curve is prominent.
  void setCued(std::int64_t memory);
  /// The dashed target line of the rates.
  void setActivity(double activity);

  /// Keeps a sample for the next refresh(). Cheap; samples of an older epoch are ignored, going back in time cuts.
  void append(const Sample& sample);
  /// Draws what came since the last call and moves the time axis if need be. Speed in steps per second; 0: unknown.
  void refresh(double stepsPerSecond);

  void setTheme(const Theme& theme);
  /// Steps that the time axis shows; nothing: chosen from the speed.
  void setWindowLength(std::optional<qint64> steps);
  /// The time axis covers everything kept, until start() or setWindowLength().
  void showWholeRun();

  /// The column as a picture of `logicalSize` × `scale` pixels, as it would look at that size. Needs no display and
  /// leaves the widget as it is.
  [[nodiscard]] QImage picture(QSize logicalSize, double scale) const;

  [[nodiscard]] OverlapPlot& overlapPlot() const { return *overlap_; }
  [[nodiscard]] RatePlot& ratePlot() const { return *rates_; }
  [[nodiscard]] RasterPlot& rasterPlot() const { return *raster_; }
  [[nodiscard]] const History& history() const { return *history_; }
  [[nodiscard]] const TimeAxis& timeAxis() const { return *axis_; }

  [[nodiscard]] QSize sizeHint() const override { return {560, 720}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {160, 280}; }

 private:
  struct Run;  // what start() was told
  void applyRun();
  void moveAxis(double stepsPerSecond);

  Theme theme_;
  std::shared_ptr<History> history_;
  std::unique_ptr<TimeAxis> axis_;
  std::unique_ptr<Run> run_;
  OverlapPlot* overlap_;
  RatePlot* rates_;
  RasterPlot* raster_;
};

}  // namespace engram::ui

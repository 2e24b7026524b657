// The three plots of one run, one above the other: overlaps, rates, raster, on one shared time axis.
#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QStringList>
#include <QWidget>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/live/sample.h"
#include "ui/plots/chart_frame.h"
#include "ui/plots/theme.h"
#include "ui/plots/time_axis.h"

class QTimer;

namespace engram::ui {

class History;
class LivePlot;
class OverlapPlot;
class PlotReading;
class RasterPlot;
class RatePlot;
struct TheoryCourse;

/// How a picture of a column differs from the column on screen.
struct ColumnLook {
  QSize size{560, 720};             // in logical pixels
  double scale = 1;                 // pixels of the canvases per logical pixel
  std::optional<Theme> theme = {};  // nothing: that of the column
  bool overlaps = true, rates = true, raster = true;
  std::optional<StepWindow> steps = {};  // nothing: those on screen
};

/// Feed it with append() as often as samples come and call refresh() once per frame; only refresh() draws.
class RunPlots : public QWidget {
  Q_OBJECT

 public:
  explicit RunPlots(const Theme& theme, QWidget* parent = nullptr);
  /// A column beside `first`, of the other run of a comparison: it shares the time axis and the reading, and draws when
  /// its owner says so, after `first` has drawn.
  RunPlots(const Theme& theme, RunPlots& first, QWidget* parent);
  ~RunPlots() override;

  /// A new epoch: everything is cleared, but the old picture stays until the first new sample. `cued` and the memories
  /// of samples count from 0; `memoryNames` is empty ("1", "2", … are shown) or has `memories` entries. With `network`
  /// the cursor tells to which memories a neuron belongs.
  void start(std::shared_ptr<const RasterLayout> layout, std::int64_t memories, std::int64_t cued, double activity,
             const QStringList& memoryNames = {}, std::shared_ptr<const Network> network = nullptr);
  /// The memory whose curve is prominent.
  void setCued(std::int64_t memory);
  /// The dashed target line of the rates.
  void setActivity(double activity);

  /// Keeps a sample for the next refresh(). Cheap; samples of an older epoch are ignored, going back in time cuts.
  void append(const Sample& sample);
  /// Draws what came since the last call and moves the time axis if need be. Speed in steps per second; 0: unknown.
  void refresh(double stepsPerSecond);
  /// After going back the run is at step `now`: what was recorded after it is pale. Nothing: it is at the newest step.
  void showNow(std::optional<qint64> now);
  /// What is to be drawn, in the window of the time axis; without moving it.
  void draw();

  /// An earlier run, pale behind this one until it is removed; `name` says which. The raster has it only if its rows
  /// are as many.
  void setGhost(const std::shared_ptr<const History>& history, const QString& name);
  void removeGhost();
  /// What theory expects of this run, dashed over it; null: nothing.
  void setTheory(const std::shared_ptr<const TheoryCourse>& course);

  void setTheme(const Theme& theme);
  [[nodiscard]] const Theme& theme() const { return theme_; }
  /// Steps that the time axis shows; nothing: chosen from the speed.
  void setWindowLength(std::optional<qint64> steps);
  /// The time axis covers everything kept, until setWindowLength(); also in runs to come.
  void showWholeRun();

  /// The step with the line through all plots; nothing: no line. It follows the pointer, or stays where it is pinned.
  [[nodiscard]] std::optional<qint64> cursor() const;
  void setCursor(std::optional<qint64> step, bool pinned = true);
  /// Memories that always have a curve with a name and a colour (at most CurveRanking::places); those that are not
  /// among the memories of the next run are dropped when it starts.
  void setPinned(const std::vector<std::int64_t>& memories);
  /// Another scenario: every curve is on, nothing is pinned.
  void forgetChoices();
  /// Freezing, enlarging, looking elsewhere in time.
  [[nodiscard]] PlotReading& reading() const { return *reading_; }

  /// The column as a picture of `logicalSize` × `scale` pixels, as it would look at that size. Needs no display and
  /// leaves the widget as it is.
  [[nodiscard]] QImage picture(QSize logicalSize, double scale) const;
  /// A column on the same history that is never shown, up to date and as large as `look` says, to draw pictures of.
  /// Draw before the next append().
  [[nodiscard]] std::unique_ptr<RunPlots> copy(const ColumnLook& look) const;
  /// The plots at the painter's origin, in logical pixels, without ground between the cards.
  void drawOn(QPainter& painter, ChartFrame::Content content = ChartFrame::Content::all) const;

  [[nodiscard]] OverlapPlot& overlapPlot() const { return *overlap_; }
  [[nodiscard]] RatePlot& ratePlot() const { return *rates_; }
  [[nodiscard]] RasterPlot& rasterPlot() const { return *raster_; }
  [[nodiscard]] const History& history() const { return *history_; }
  [[nodiscard]] const TimeAxis& timeAxis() const { return *axis_; }
  /// From top to bottom.
  [[nodiscard]] std::array<LivePlot*, 3> plots() const;
  /// Shows the run of another column, as `look` says, without a hand to change it.
  void adopt(const RunPlots& other, const ColumnLook& look);
  /// Brings a column that was adopted up to date at its size.
  void settle();

  [[nodiscard]] QSize sizeHint() const override { return {560, 720}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {160, 280}; }

 signals:
  void cursorMoved(std::optional<qint64> step, bool pinned);
  /// The plots were drawn.
  void drawn();
  /// Samples to come should bring these memories by name.
  void pinnedChanged(const std::vector<std::int64_t>& memories);

 private:
  struct Run;  // what start() was told
  void applyRun();
  void askForPinned();
  void build();
  /// Draws at once, unless it just did: then a frame later.
  void drawSoon();

  Theme theme_;
  std::shared_ptr<History> history_;
  std::shared_ptr<TimeAxis> axis_;
  std::unique_ptr<Run> run_;
  OverlapPlot* overlap_;
  RatePlot* rates_;
  RasterPlot* raster_;
  PlotReading* reading_;
  bool second_ = false;  // beside another column, which leads
  std::optional<qint64> now_;
  QElapsedTimer drawn_;  // by drawSoon()
  QTimer* soon_;
};

}  // namespace engram::ui

// Which neurons fire when: excitatory neurons by memory above, inhibitory ones below.
#pragma once

#include <memory>

#include "ui/plots/live_plot.h"
#include "ui/plots/neuron_names.h"
#include "ui/plots/raster_columns.h"
#include "ui/plots/raster_pick.h"

namespace engram::ui {

class RasterPlot : public LivePlot {
  Q_OBJECT

 public:
  explicit RasterPlot(QWidget* parent = nullptr);

  /// The rows of the samples to come. Inhibitory populations are shown from the first sample that has them on.
  void setRows(const RasterRows& rows);
  /// Whose neurons the rows are, and what memories are called (numbers from 1 where names are missing). Without a
  /// layout the cursor tells no neurons.
  void setNeurons(std::shared_ptr<const RasterLayout> layout, std::shared_ptr<const Network> network,
                  const QStringList& memoryNames);
  void setTheme(const Theme& theme) override;
  void refresh() override;
  void adoptLook(const LivePlot& other) override;

  [[nodiscard]] const RasterRows& rows() const { return rows_; }
  /// The pixels of canvas() in which a row and a step are drawn.
  [[nodiscard]] QRect cell(std::int32_t row, std::int64_t step) const;
  /// What the place at `point` of the widget stands for; nothing outside the plot area, where nothing was drawn, and
  /// within a step. A place beside a dot counts as the dot.
  [[nodiscard]] std::optional<RasterPick> pickAt(QPoint point) const;
  [[nodiscard]] std::optional<QPoint> placeBeside(QPoint point, std::int64_t step, bool down) const override;

 protected:
  void resetColumns() override;
  void consume(std::size_t i) override;
  void paintColumns(int from, int to) override;
  void paintVector(QPainter& painter, const QRectF& area, Content content) override;
  [[nodiscard]] QString summary() const override;
  [[nodiscard]] Readout readAt(std::int64_t step, std::optional<double> height) const override;
  void entriesSwitched() override;
  [[nodiscard]] std::unique_ptr<LivePlot> makeGhost(const History& history) const override;
  [[nodiscard]] bool ghostFits() const override;
  [[nodiscard]] LegendEntry::Mark ghostMark() const override { return LegendEntry::Mark::square; }
  void ghostChanged() override;
  void paintBehind(QPainter&, const QRectF&) override {}  // the ground hides it; paintVector() draws the ghost

 private:
  /// The spikes of the ghost, pale, where there are none of this run.
  void blendGhost(int from, int to);
  void updateLegend();
  void updateSideLabels();
  /// The raster rows from … to − 1 at or beside a height of the canvas, that fire in the samples from … to if any do.
  [[nodiscard]] std::pair<std::int32_t, std::int32_t> rowsNear(int y, std::size_t from, std::size_t to) const;

  RasterRows rows_;
  NeuronNames neurons_;
  RasterColumns columns_;
};

/// The rows of a layout, in the form the raster needs.
[[nodiscard]] RasterRows rasterRows(const RasterLayout& layout);

}  // namespace engram::ui

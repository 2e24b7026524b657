// How far the two runs of a comparison are apart, against the step.
#pragma once

#include "ui/plots/live_plot.h"
#include "ui/plots/span_painter.h"

namespace engram::ui {

/// The share of the excitatory neurons that disagree, as a filled area from 0 to 1 on the history of side B. Where they
/// first do so stands a line with a flag; without it the plot says that there is no difference so far.
class DifferencePlot : public LivePlot {
  Q_OBJECT

 public:
  explicit DifferencePlot(QWidget* parent = nullptr);

  /// The first step at which the runs differ; nothing: they have not so far.
  void setFirstDifference(std::optional<std::int64_t> step);
  [[nodiscard]] std::optional<std::int64_t> firstDifference() const { return first_; }
  void adoptLook(const LivePlot& other) override;

  [[nodiscard]] std::optional<ValueEnds> valueEnds() const override { return ValueEnds{bottom_, top_}; }
  [[nodiscard]] ValueEnds valueLimits() const override { return {0, 1}; }

 protected:
  [[nodiscard]] Readout readAt(std::int64_t step, std::optional<double> height) const override;
  void setValueEnds(std::optional<ValueEnds> ends) override;
  [[nodiscard]] std::optional<ValueEnds> neededEnds() const override { return ValueEnds{0, 1}; }
  void entriesSwitched() override;
  void resetColumns() override;
  void consume(std::size_t i) override;
  void paintColumns(int from, int to) override;
  void paintVector(QPainter& painter, const QRectF& area, Content content) override;
  [[nodiscard]] QString summary() const override;

 private:
  /// The flag at the first difference, or the words that there is none; in logical pixels.
  void paintFirst(QPainter& painter, const QRectF& area) const;
  void paintFlag(QPainter& painter, const QRectF& area, std::int64_t step) const;
  [[nodiscard]] QColor fill() const;

  double bottom_ = 0, top_ = 1;
  std::optional<std::int64_t> first_;
  ColumnSpans area_, edge_;
};

}  // namespace engram::ui

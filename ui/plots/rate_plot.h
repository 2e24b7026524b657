// Firing rates of the populations against the step.
#pragma once

#include <array>

#include "ui/plots/live_plot.h"
#include "ui/plots/span_painter.h"

namespace engram::ui {

/// Excitatory, inhibitory and second inhibitory rate, and the target activity as a dashed line. The axis reaches from
/// 0 to 0.3, 0.5 or 1; it grows when the data need it and then stays until reset(). Where many steps share a pixel the
/// rates are pale bands with firm edges, so that none hides the other.
class RatePlot : public LivePlot {
  Q_OBJECT

 public:
  explicit RatePlot(QWidget* parent = nullptr);

  void setActivity(double activity);
  /// A new run: the axis is small again and only the populations that come are named.
  void reset();
  void setTheme(const Theme& theme) override;

  /// The upper end of the rate axis.
  [[nodiscard]] double top() const { return top_; }
  [[nodiscard]] std::optional<ValueEnds> valueEnds() const override { return ValueEnds{bottom_, top_}; }
  [[nodiscard]] ValueEnds valueLimits() const override { return {0, 1}; }

 protected:
  [[nodiscard]] Readout readAt(std::int64_t step, std::optional<double> height) const override;
  void setValueEnds(std::optional<ValueEnds> ends) override;
  [[nodiscard]] std::optional<ValueEnds> neededEnds() const override;
  [[nodiscard]] std::unique_ptr<LivePlot> makeGhost(const History& history) const override;
  [[nodiscard]] std::vector<TheoryCurve> theoryCurves() const override;
  void entriesSwitched() override;
  void resetColumns() override;
  void consume(std::size_t i) override;
  void paintColumns(int from, int to) override;
  void paintVector(QPainter& painter, const QRectF& area, Content content) override;
  [[nodiscard]] QString summary() const override;

 private:
  [[nodiscard]] QColor color(std::size_t population) const;
  void showAxis();
  void updateLegend();
  [[nodiscard]] QString nameOf(std::size_t population) const;

  static constexpr qint64 target_key = 3;  // of its legend entry; those of the populations are 0, 1, 2
  double activity_ = 0.1, bottom_ = 0, top_ = 0.3;
  std::array<ColumnSpans, 3> rates_;  // E, I, J
  std::array<bool, 3> present_{};
  float highest_ = 0;
};

}  // namespace engram::ui

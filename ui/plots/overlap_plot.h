// Overlap with each memory against the step.
#pragma once

#include <QStringList>
#include <vector>

#include "ui/plots/curve_ranking.h"
#include "ui/plots/live_plot.h"
#include "ui/plots/span_painter.h"

namespace engram::ui {

/// The cued memory stands out; the four that reach highest in the visible window have colours and names; all others
/// are grey behind them, and those without a curve form a pale band.
class OverlapPlot : public LivePlot {
  Q_OBJECT

 public:
  static constexpr double low = -0.25, high = 1.25;  // of the overlap axis, unless the data go beyond

  explicit OverlapPlot(QWidget* parent = nullptr);

  /// Memories count from 0; they are called by `names`, or by their number from 1 where names are missing.
  void setMemories(std::int64_t cued, const QStringList& names);
  void setTheme(const Theme& theme) override;
  void refresh() override;

  /// Memories that always have a name, a colour and a pin in the legend; at most CurveRanking::places.
  void setPinned(const std::vector<std::int64_t>& memories);
  [[nodiscard]] const std::vector<std::int64_t>& pinned() const { return ranking_.pinned(); }
  /// A memory's name, or its number from 1.
  [[nodiscard]] QString nameOf(std::int64_t memory) const;

  /// Of twins, this one chooses which memories have a colour, by their strength in both and in the ghost.
  void setTwin(LivePlot* twin) override;
  /// Takes over names and colours of another plot of the same run.
  void adoptRanking(const OverlapPlot& other);
  [[nodiscard]] const CurveRanking& ranking() const { return ranking_; }
  [[nodiscard]] std::optional<ValueEnds> valueEnds() const override { return ValueEnds{bottom_, top_}; }
  [[nodiscard]] ValueEnds valueLimits() const override { return {-100, 100}; }

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
  struct Curve {
    ColumnSpans spans;
    Range seen;  // within the window
  };
  [[nodiscard]] bool updateRanking();
  /// Memories with a curve that was seen in the window, into `strengths`: the stronger counts.
  void addStrengths(std::vector<CurveRanking::Strength>& strengths) const;
  /// The twin and the ghosts show the same memories in the same colours.
  void passRanking();
  void passToGhost();
  void showAxis();
  void paintLayers(int from, int to);
  void updateLegend();
  [[nodiscard]] QColor colorOf(std::int64_t memory) const;
  [[nodiscard]] MarkerShape markerOf(std::int64_t memory) const;
  /// The curve that is drawn nearest to a height of the canvas, if it is near.
  [[nodiscard]] std::optional<std::int64_t> memoryNear(std::size_t i, double height) const;
  [[nodiscard]] LegendEntry entryOf(std::int64_t memory) const;

  std::int64_t cued_ = 0;
  QStringList names_;
  CurveRanking ranking_;
  bool led_ = false;           // another plot chooses
  std::vector<Curve> curves_;  // beside History::curves()
  ColumnSpans others_;
  Range seen_;  // of all memories since the run began
  double bottom_ = low, top_ = high;
  QElapsedTimer clock_;
};

}  // namespace engram::ui

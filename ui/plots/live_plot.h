// A chart that follows a History along a time axis and draws only what is new.
#pragma once

#include <QElapsedTimer>

#include "ui/plots/chart_frame.h"
#include "ui/plots/column_spans.h"
#include "ui/plots/history.h"

namespace engram::ui {

class LivePlot : public ChartFrame {
  Q_OBJECT

 public:
  /// What is drawn; not owned, must outlive the plot.
  void setHistory(const History* history);

  /// Draws the samples that came since the last call; everything, if the window, the size or the past changed.
  virtual void refresh();

  /// The newest values in words, for screen readers; empty while there are none.
  [[nodiscard]] QString newestInWords() const { return history_ && !history_->empty() ? summary() : QString(); }

 protected:
  LivePlot(bool opaque, QWidget* parent);

  [[nodiscard]] const History& history() const { return *history_; }
  /// Steps to columns; times SpanPainter::parts for spans.
  [[nodiscard]] const StepScale& scale() const { return scale_; }

  /// Forget all columns: samples of the visible window follow.
  virtual void resetColumns() = 0;
  /// Entry i of the history, in order.
  virtual void consume(std::size_t i) = 0;
  /// All new samples were consumed; paint columns from … to − 1 (and whatever else must change).
  virtual void paintColumns(int from, int to) = 0;
  /// The newest values in words, for screen readers.
  [[nodiscard]] virtual QString summary() const = 0;

  void paintCanvas() override;
  /// Paints all columns again without consuming samples anew.
  void repaintColumns();
  /// Clears columns of a transparent canvas and shades those of steps with a stimulus.
  void paintGround(int from, int to);
  [[nodiscard]] bool stimulatedColumn(int column) const;

 private:
  void consumeNew();
  void markStimulus(std::size_t i);
  void describe();

  const History* history_ = nullptr;
  StepScale scale_;
  std::uint64_t revision_ = 0, curves_revision_ = 0;
  std::int64_t consumed_ = -1;            // the last step drawn
  std::vector<std::uint8_t> stimulated_;  // per column
  QElapsedTimer described_;
};

}  // namespace engram::ui

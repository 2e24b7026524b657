// Mouse, wheel and keys over a plot, turned into what they mean.
#pragma once

#include <QObject>
#include <QPoint>
#include <optional>

#include "ui/plots/plot_commands.h"

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace engram::ui {

class LivePlot;

/// Watches plots; a plot reacts to nothing by itself but its legend.
class PlotGestures : public QObject {
  Q_OBJECT

 public:
  explicit PlotGestures(QObject* parent);

  void watch(LivePlot* plot);
  /// Whether Esc has something to let go of; else it is left to the window.
  void setHolding(bool holding) { holding_ = holding; }
  /// Where the pointer is, and over which plot; none while it is elsewhere or drags.
  [[nodiscard]] LivePlot* pointed() const { return pointed_; }
  [[nodiscard]] QPoint pointer() const { return pointer_; }

 signals:
  /// The time axis: its length times `factor` around the pointer, which is at a share of its length.
  void zoomed(double factor, double share);
  /// By a share of its length, to later steps if positive.
  void panned(double share);
  /// The pointer moved over a plot, went away, or began to drag.
  void pointerMoved();
  /// A click on the plot area, without dragging.
  void clicked(engram::ui::LivePlot* plot, QPoint point);
  void doubleClicked();
  void commanded(engram::ui::PlotCommand command, engram::ui::LivePlot* plot);
  void menuRequested(engram::ui::LivePlot* plot, QPoint global);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool press(LivePlot* plot, const QMouseEvent& event);
  bool move(LivePlot* plot, const QMouseEvent& event);
  bool release(LivePlot* plot, const QMouseEvent& event);
  bool wheel(LivePlot* plot, const QWheelEvent& event);
  bool key(LivePlot* plot, QKeyEvent& event);
  [[nodiscard]] std::optional<PlotCommand> commandOf(const QKeyEvent& event) const;
  void leave();
  void showShape(LivePlot* plot, QPoint point) const;
  void showTip(LivePlot* plot, QPoint point, QPoint global) const;

  LivePlot* pointed_ = nullptr;
  QPoint pointer_;
  std::optional<QPoint> pressed_;   // where the button went down
  std::optional<qsizetype> entry_;  // of the legend, under the button that went down
  double dragged_x_ = 0;
  bool dragging_ = false, double_click_ = false, holding_ = false;
};

}  // namespace engram::ui

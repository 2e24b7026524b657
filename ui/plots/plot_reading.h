// What a person does to read the plots of a run: a shared cursor, looking elsewhere in time, freezing, enlarging.
#pragma once

#include <QObject>
#include <QPoint>
#include <optional>
#include <vector>

#include "ui/plots/plot_commands.h"
#include "ui/plots/theme.h"

class QWidget;

namespace engram::ui {

class History;
class LivePlot;
class OverlapPlot;
class PlotGestures;
class TimeAxis;
class ViewChips;

/// The plots of one column, or of two with what lies below them, and their time axis stay with their owner, who draws
/// when viewChanged() or timeChanged() say so and calls refresh() after drawing.
class PlotReading : public QObject {
  Q_OBJECT

 public:
  PlotReading(QWidget* column, const std::vector<LivePlot*>& plots, TimeAxis& axis);
  /// These are read together with the others from now on.
  void add(const std::vector<LivePlot*>& plots);

  /// The step with the line; nothing: no line. It follows the pointer, unless it is pinned.
  [[nodiscard]] std::optional<qint64> cursor() const { return cursor_.step; }
  [[nodiscard]] bool cursorPinned() const { return cursor_.pinned; }
  void setCursor(std::optional<qint64> step, bool pinned);

  /// Frozen plots stand still while the run goes on.
  [[nodiscard]] bool frozen() const { return frozen_.has_value(); }
  void setFrozen(bool frozen);

  /// The plot that fills its column, as its twin does; null: all of them are there.
  [[nodiscard]] LivePlot* enlarged() const { return enlarged_; }
  void enlarge(LivePlot* plot);
  /// Whether a plot is in sight; others need no drawing.
  [[nodiscard]] bool shows(const LivePlot* plot) const;

  /// Carries out a command as if given to `plot`.
  void perform(PlotCommand command, LivePlot* plot);
  [[nodiscard]] const TimeAxis& timeAxis() const { return axis_; }
  /// Steps on the time axis; nothing: chosen from the speed. Follows again.
  void setLength(std::optional<qint64> steps);

  [[nodiscard]] const std::vector<LivePlot*>& plots() const { return plots_; }

  /// A new run: nothing is frozen, the newest step is followed, the cursor is gone.
  void restart();
  /// After every drawing: the cursor is under the pointer though the steps may have moved.
  void refresh();
  void setTheme(const Theme& theme);

 signals:
  void cursorMoved(std::optional<qint64> step, bool pinned);
  /// The plots must be drawn at once.
  void viewChanged();
  /// The time axis was moved by hand: draw soon. Wheels and drags say this more often than a display shows.
  void timeChanged();
  /// Frozen or thawed, following or not, enlarged or not.
  void stateChanged();
  /// Zooming in beyond the shortest window of steps: what is within this step is wanted.
  void insideWanted(qint64 step);
  /// A click on the plot area.
  void clicked(engram::ui::LivePlot* plot, QPoint point);
  /// Keys moved the pinned cursor to another place of a raster.
  void placeMoved(engram::ui::LivePlot* plot, QPoint point);
  /// A dialog for the memories to be pinned is wanted.
  void pinsWanted();

 private:
  struct Cursor {
    std::optional<qint64> step;
    bool pinned = false;
    LivePlot* plot = nullptr;  // where it was pinned by a click
    QPoint point;
    bool operator==(const Cursor&) const = default;
  };
  void zoom(double factor, double position);
  void take(const Cursor& cursor);
  void followPointer();
  void click(LivePlot* plot, QPoint point);
  void moveCursor(qint64 steps);
  /// To the next neuron of a raster.
  void moveUpOrDown(LivePlot& plot, bool down);
  void bringIntoSight(qint64 step);
  void showCursor();
  [[nodiscard]] std::optional<QPoint> pointerFor(const LivePlot* plot) const;
  /// The plot that bears the chips: in the first column.
  [[nodiscard]] const LivePlot& chipsPlace() const;
  void openMenu(LivePlot* plot, QPoint global);
  void afterTimeChanged();
  [[nodiscard]] qint64 newest() const;

  QWidget* column_;
  std::vector<LivePlot*> plots_;
  TimeAxis& axis_;
  PlotGestures* gestures_;
  ViewChips* chips_;
  Cursor cursor_, before_click_;
  std::optional<qint64> frozen_;  // at which step
  LivePlot* enlarged_ = nullptr;
};

}  // namespace engram::ui

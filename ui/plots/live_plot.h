// A chart that follows a History along a time axis and draws only what is new.
#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <memory>
#include <optional>
#include <set>

#include "ui/plots/chart_frame.h"
#include "ui/plots/column_spans.h"
#include "ui/plots/history.h"
#include "ui/plots/marker_steps.h"
#include "ui/plots/theory_curves.h"

namespace engram::ui {

class HeaderButton;
class VectorLayers;

/// The lower and upper end of a value axis.
struct ValueEnds {
  double low = 0, high = 1;
  bool operator==(const ValueEnds&) const = default;
};

class LivePlot : public ChartFrame {
  Q_OBJECT

 public:
  /// What is drawn; not owned, must outlive the plot.
  void setHistory(const History* history);

  /// Draws the samples that came since the last call; everything, if the window, the size or the past changed.
  virtual void refresh();

  /// The newest values in words, for screen readers; empty while there are none.
  [[nodiscard]] QString newestInWords() const { return history_ && !history_->empty() ? summary() : QString(); }

  /// The picture stands still: samples after `step` are not drawn and not read. Nothing: up to the newest.
  void setLimit(std::optional<std::int64_t> step);
  /// The newest step that is drawn, or −1.
  [[nodiscard]] std::int64_t newestShown() const;

  /// The ends of the value axis; nothing where it has no values (the raster).
  [[nodiscard]] virtual std::optional<ValueEnds> valueEnds() const { return std::nullopt; }
  /// Keeps the value axis as it is, or as given, whatever comes. Nothing happens where there is none.
  void holdValues();
  void holdValues(ValueEnds ends);
  /// The value axis makes room for the data again, its twin's too.
  void releaseValues();
  [[nodiscard]] bool valuesHeld() const { return held_; }
  /// Values that can be asked for.
  [[nodiscard]] virtual ValueEnds valueLimits() const { return {}; }

  /// Two plots of one kind beside each other, each with a run of a comparison: their value axes stay equal, and what is
  /// switched off or locked in one is so in the other. Null: none.
  virtual void setTwin(LivePlot* twin);
  [[nodiscard]] LivePlot* twin() const { return twin_; }

  /// An earlier run of the same kind of network is drawn pale behind this one, until removeGhost(). `name` says which.
  void setGhost(const std::shared_ptr<const History>& history, const QString& name);
  void removeGhost();
  [[nodiscard]] const LivePlot* ghost() const { return ghost_.get(); }
  [[nodiscard]] const QString& ghostName() const { return ghost_name_; }
  static constexpr qint64 ghost_key = -100;       // of its legend entry
  static constexpr double ghost_strength = 0.36;  // of its colours

  /// What theory expects is drawn dashed over the run; null: nothing is. Plots without such values ignore it.
  void setTheory(std::shared_ptr<const TheoryCourse> course);
  [[nodiscard]] const std::shared_ptr<const TheoryCourse>& theory() const { return theory_; }
  static constexpr qint64 theory_key = -101;  // of its legend entry

  /// Switches what a legend entry stands for off or on again.
  void switchEntry(qint64 key);
  [[nodiscard]] bool isOff(qint64 key) const { return off_.count(key) > 0; }
  /// Switches everything on.
  void switchAllOn();
  [[nodiscard]] bool anyOff() const { return !off_.empty(); }

  /// The place of a step at the next height above `point` (below, if `down`) that stands for other neurons; the same
  /// height, if there is none. Nothing where heights are values.
  [[nodiscard]] virtual std::optional<QPoint> placeBeside(QPoint, std::int64_t /*step*/, bool /*down*/) const {
    return std::nullopt;
  }
  /// The place of a step, in pixels from the left.
  [[nodiscard]] int placeOf(std::int64_t step) const;

  /// The line at a step, pinned there or not, and what is read there; `pointer` if it is over this plot.
  void showCursor(std::optional<std::int64_t> step, bool pinned, std::optional<QPoint> pointer);

  /// What its axis of time counts.
  void setTimeUnit(TimeUnit unit);
  [[nodiscard]] TimeUnit timeUnit() const { return time_unit_; }

  /// Looks like another plot of its kind: value axis, curves switched off, how far it is drawn.
  virtual void adoptLook(const LivePlot& other);
  void setTheme(const Theme& theme) override;

  /// The buttons in its header. The padlock is hidden where there are no values.
  [[nodiscard]] HeaderButton& padlock() const { return *padlock_; }
  [[nodiscard]] HeaderButton& enlargeButton() const { return *enlarge_; }
  /// For pictures.
  void hideButtons();

 signals:
  /// Held, released, or given other ends.
  void valuesChanged();

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

  /// What is read at a step; `height`: where the pointer is, in pixels of the canvas from its top.
  [[nodiscard]] virtual Readout readAt(std::int64_t step, std::optional<double> height) const = 0;
  /// Shows a value axis with these ends; without any, those that suit the data.
  virtual void setValueEnds(std::optional<ValueEnds>) {}
  /// Entries of the legend were switched.
  virtual void entriesSwitched() = 0;
  /// The ends that suit this plot's own data; nothing where it has no values.
  [[nodiscard]] virtual std::optional<ValueEnds> neededEnds() const { return std::nullopt; }
  /// The ends for its data, its twin's and its ghost's.
  [[nodiscard]] ValueEnds room() const;
  /// Gives the value axis those ends, and its twin's, unless they are locked. True if this one changed: paint it all.
  bool makeRoom();
  /// A hidden plot of this kind, to draw `history` as a ghost; null: there can be none.
  [[nodiscard]] virtual std::unique_ptr<LivePlot> makeGhost(const History&) const { return nullptr; }
  /// Paints the ghost anew if window, size, scale or look are other than its own.
  void keepUpGhost();
  [[nodiscard]] LivePlot* ghostPlot() const { return ghost_.get(); }
  /// Whether the ghost can be shown behind the present run.
  [[nodiscard]] virtual bool ghostFits() const { return true; }
  /// The ghost was painted anew, switched, or is gone.
  virtual void ghostChanged();
  [[nodiscard]] bool ghostShown() const { return ghost_ != nullptr && !isOff(ghost_key) && ghostFits(); }
  /// Mark of the ghost in the legend.
  [[nodiscard]] virtual LegendEntry::Mark ghostMark() const { return LegendEntry::Mark::line; }
  /// With entries for theory and ghost.
  void setLegend(const QVector<LegendEntry>& entries);
  /// The ghost's lines, pale.
  void paintBehind(QPainter& painter, const QRectF& area) override;
  /// What of a state this plot shows, and in which colours; empty: nothing.
  struct TheoryCurve {
    MeanValue value;
    QColor color;
    QString name;  // as the cursor reads it
  };
  [[nodiscard]] virtual std::vector<TheoryCurve> theoryCurves() const { return {}; }
  [[nodiscard]] bool theoryShown() const { return theory_ != nullptr && !isOff(theory_key); }
  /// All values of the theory in sight; empty if there are none.
  [[nodiscard]] Range theorySeen() const;
  /// Finds the columns of the theory anew.
  void layTheory();
  void paintTheory(SpanPainter& painter, int from, int to) const;
  void paintTheory(VectorLayers& layers) const;
  /// Its values at a step.
  void readTheory(std::int64_t step, int digits, Readout& readout) const;
  /// The entry that has this step, if it is drawn.
  [[nodiscard]] std::optional<std::size_t> entryAt(std::int64_t step) const;

  void resizeEvent(QResizeEvent* event) override;
  void paintCanvas() override;
  /// Paints all columns again without consuming samples anew.
  void repaintColumns();
  /// Clears columns of a transparent canvas and shades those of steps with a stimulus.
  void paintGround(int from, int to);
  [[nodiscard]] bool stimulatedColumn(int column) const;
  /// Marks a curve in columns from … to − 1, above what they show. A marker that is drawn piece by piece is the same.
  void paintMarkers(const MarkerSteps::Values& values, MarkerShape shape, const QColor& color, int from, int to);

 private:
  void addTheory(QVector<LegendEntry>& legend) const;
  bool takeRoom();
  void afterSwitching();
  void consumeNew();
  void markStimulus(std::size_t i);
  void describe();
  void makeButtons();
  void placeButtons();
  [[nodiscard]] bool beyondLimit(std::size_t i) const { return limit_ && history_->last(i) > *limit_; }

  const History* history_ = nullptr;
  std::optional<std::int64_t> limit_, cursor_;
  Readout read_;  // at the cursor, in sight or not
  bool held_ = false, buttons_ = true;
  std::optional<ValueEnds> adopted_;  // in a picture: the axis does not become smaller
  QPointer<LivePlot> twin_;
  std::unique_ptr<LivePlot> ghost_;
  std::shared_ptr<const History> ghost_history_;
  QString ghost_name_;
  std::shared_ptr<const TheoryCourse> theory_;
  std::vector<TheorySpans> expected_;  // beside theoryCurves()
  QVector<LegendEntry> entries_;       // of the legend, without ghost and theory
  std::set<qint64> off_;
  HeaderButton *padlock_, *enlarge_;
  TimeUnit time_unit_ = TimeUnit::step;
  StepScale scale_;
  std::uint64_t revision_ = 0, curves_revision_ = 0;
  std::int64_t consumed_ = -1;            // the last step drawn
  std::vector<std::uint8_t> stimulated_;  // per column
  QElapsedTimer described_;
};

}  // namespace engram::ui

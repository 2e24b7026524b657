// A card with one plot: Qt Charts draws axes, numbers and grid; a canvas above the grid takes the data.
#pragma once

#include <QFrame>
#include <QImage>
#include <QString>
#include <QVector>
#include <memory>
#include <optional>
#include <vector>

#include "ui/plots/chart_labels.h"
#include "ui/plots/legend_entry.h"
#include "ui/plots/readout.h"
#include "ui/plots/theme.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {

class CursorLine;
class NowVeil;
class ReadoutCard;

/// The canvas is an image with one pixel per device pixel of the plot area, painted by the derived class, so that a
/// frame repaints only what changed. Margins are the same for every plot: plots in a column align exactly.
class ChartFrame : public QFrame {
  Q_OBJECT

 public:
  ~ChartFrame() override;

  virtual void setTheme(const Theme& theme);
  [[nodiscard]] const Theme& theme() const { return theme_; }

  /// The steps shown; each takes one cell, step t from t − ½ to t + ½.
  void setWindow(StepWindow window);
  [[nodiscard]] StepWindow window() const { return window_; }

  /// Device pixels per logical pixel of the canvas, in place of the screen's; 0: the screen's. For pictures.
  void setCanvasScale(double scale);
  [[nodiscard]] double canvasScale() const;

  /// The data as painted, without axes.
  [[nodiscard]] const QImage& canvas() const { return canvas_; }
  /// Where the canvas lies in this widget.
  [[nodiscard]] QRect plotArea() const;
  /// The names in the legend, from left to right.
  [[nodiscard]] QStringList legendNames() const;
  [[nodiscard]] const QVector<LegendEntry>& legend() const;
  /// Where an entry of the legend is drawn; empty if it has no room.
  [[nodiscard]] QRect legendPlace(qsizetype entry) const;
  /// The entry at a point; nothing elsewhere.
  [[nodiscard]] std::optional<qsizetype> legendAt(QPoint point) const;
  /// What stands for entries that have no room: their names if `point` is at it, else empty.
  [[nodiscard]] QString legendRest(QPoint point) const;

  /// The step under x, with fractions; steps lie around whole numbers.
  [[nodiscard]] double stepAt(double x) const;
  /// A line at `step` (firm if it is pinned) with what is read there, beside `pointer` if it is over this plot.
  /// Nothing: no line.
  void showReadout(std::optional<qint64> step, bool pinned, const Readout& readout, std::optional<QPoint> pointer);
  /// The run has gone back to `step`: a thin line there, and what comes after it is pale. Nothing: it has not.
  void showNow(std::optional<qint64> step);
  /// The pale part, empty if there is none.
  [[nodiscard]] QRect veilPlace() const;
  [[nodiscard]] const Readout& readout() const;
  /// The card in which readout() is written; empty if there is none.
  [[nodiscard]] QRect readoutPlace() const;

  /// Brings canvas and axes up to date at once, also while hidden.
  void settle();

  /// What is drawn of a plot: all of it, or axes and levels without data.
  enum class Content { all, empty };
  /// The card as it looks on screen, without its focus ring, at the painter's origin in logical pixels. SVG and PDF get
  /// paths and words in place of the canvas. settle() first.
  void drawOn(QPainter& painter, Content content = Content::all);

 protected:
  /// Opaque: the canvas covers the grid.
  ChartFrame(bool opaque, QWidget* parent);

  /// Paint everything: size, window, theme or data changed. The canvas is transparent then.
  virtual void paintCanvas() = 0;

  /// Paints what the canvas shows by lines and areas, for `area` in place of the canvas. Must not paint outside it: the
  /// SVG of Qt 6.4 knows no clipping.
  virtual void paintVector(QPainter& painter, const QRectF& area, Content content);
  /// What lies behind that.
  virtual void paintBehind(QPainter&, const QRectF&) {}
  /// An image of the canvas's size behind it, at a share of its strength; null: none. Not owned; call it again when the
  /// image has changed.
  void setBehind(const QImage* image, double strength);
  /// Lays the chart out in a widget that is not shown, at its size.
  void layOutHidden();

  /// The canvas, to paint on.
  [[nodiscard]] QImage& surface() { return canvas_; }
  /// Columns from … to − 1 of the canvas were painted anew.
  void canvasChanged(int from, int to);
  /// Calls paintCanvas() if the canvas is out of date; true if it did.
  bool ensureCanvas();
  /// The canvas is out of date; the next ensureCanvas() paints it.
  void invalidateCanvas() { stale_ = true; }

  void setTexts(const QString& title, const QString& unit, const QString& yName);
  /// In place of "step".
  void setTimeName(const QString& name);
  void setLegend(const QVector<LegendEntry>& entries);
  /// Keeps room right of the legend.
  void setHeaderReserve(int width);
  void setSideLabels(const QVector<SideLabel>& labels);
  /// The value axis from the lower to the upper edge (low > high: upside down). Its numbers stand apart by the first of
  /// `distances` (ascending) that leaves each of them room; none given: by a round number.
  void setValues(double low, double high, const std::vector<double>& distances = {});

  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  class Chart;
  static constexpr int border = 2;  // of the card, kept free by the chart
  void layOut();

  std::unique_ptr<Chart> chart_;
  ChartLabels* labels_;  // these four are the chart's
  NowVeil* veil_;
  CursorLine* line_;
  ReadoutCard* card_;
  Theme theme_;
  StepWindow window_;
  QImage canvas_;
  double scale_ = 0;
  bool opaque_, stale_ = true, ring_ = false;
};

}  // namespace engram::ui

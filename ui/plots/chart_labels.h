// The words around a plot: title, unit, legend, names of the axes.
#pragma once

#include <QFont>
#include <QGraphicsItem>
#include <QStaticText>
#include <QVector>

#include "ui/plots/legend_entry.h"
#include "ui/plots/theme.h"

namespace engram::ui {

/// A name beside the right edge of the plot, turned by a quarter, for the part top … bottom (shares of the height).
struct SideLabel {
  QString text;
  double top = 0, bottom = 1;
  QColor color;
  bool operator==(const SideLabel&) const = default;
};

/// Drawn by itself, since QChart centres its title and has no place for a legend beside it: the legend must not cover
/// the curves. Where the header is too narrow the unit goes first, then the legend is shortened; entries that still
/// have no room are counted at its end ("+2").
class ChartLabels : public QGraphicsItem {
 public:
  explicit ChartLabels(QGraphicsItem* parent);

  /// `unit` and the axis names may be rich text.
  void setTexts(const QString& title, const QString& unit, const QString& xName, const QString& yName);
  void setTimeName(const QString& name);
  void setLegend(const QVector<LegendEntry>& entries);
  void setSideLabels(const QVector<SideLabel>& labels);
  void setTheme(const Theme& theme);
  /// The whole chart, and the plot within it.
  void setGeometry(const QRectF& chart, const QRectF& plot);

  /// Keeps so much of the header's right end free, left of the plot's right edge.
  void setReserve(double width);

  [[nodiscard]] const QVector<LegendEntry>& legend() const { return legend_; }
  /// Where the entries shown lie, from left to right. One more follows if some are only counted.
  [[nodiscard]] const QVector<QRectF>& places() const { return places_; }
  [[nodiscard]] qsizetype entriesShown() const { return shown_; }
  [[nodiscard]] QRectF boundingRect() const override { return chart_; }
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  void paintTitle(QPainter* painter) const;
  void paintLegend(QPainter* painter) const;
  /// Chooses how many entries are shown, how long their names may be, and where they lie.
  void placeLegend();
  /// Of the first `count` entries, with names of at most so many pixels.
  [[nodiscard]] double legendWidth(qsizetype count, double most) const;
  [[nodiscard]] double nameWidth(const LegendEntry& entry, double most) const;
  /// "+2" if `count` entries are shown and two are not; empty if all are.
  [[nodiscard]] QString countText(qsizetype count) const;
  /// Where the title ends.
  [[nodiscard]] double titleRight() const;
  void paintUnit(QPainter* painter, double left, double right) const;
  void paintAxisNames(QPainter* painter) const;
  void paintSideLabels(QPainter* painter) const;
  [[nodiscard]] QRectF header() const;
  [[nodiscard]] QFont font(bool bold) const;
  [[nodiscard]] QFont titleFont() const;

  QString title_;
  QStaticText unit_, x_name_, y_name_;
  QVector<LegendEntry> legend_;
  QVector<SideLabel> side_labels_;
  Theme theme_;
  QRectF chart_, plot_;
  QVector<QRectF> places_;
  qsizetype shown_ = 0;
  double longest_ = 160;  // of a name
  double reserve_ = 0;
};

}  // namespace engram::ui

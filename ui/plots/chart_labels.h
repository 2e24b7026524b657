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
/// the curves. Where the header is too narrow the unit goes first, then the legend is shortened.
class ChartLabels : public QGraphicsItem {
 public:
  explicit ChartLabels(QGraphicsItem* parent);

  /// `unit` and the axis names may be rich text.
  void setTexts(const QString& title, const QString& unit, const QString& xName, const QString& yName);
  void setLegend(const QVector<LegendEntry>& entries);
  void setSideLabels(const QVector<SideLabel>& labels);
  void setTheme(const Theme& theme);
  /// The whole chart, and the plot within it.
  void setGeometry(const QRectF& chart, const QRectF& plot);

  [[nodiscard]] const QVector<LegendEntry>& legend() const { return legend_; }
  [[nodiscard]] QRectF boundingRect() const override { return chart_; }
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  double paintTitle(QPainter* painter) const;
  double paintLegend(QPainter* painter, double left) const;
  /// Of the first `count` entries, with names of at most so many pixels.
  [[nodiscard]] double legendWidth(qsizetype count, double most) const;
  void paintUnit(QPainter* painter, double left, double right) const;
  void paintAxisNames(QPainter* painter) const;
  void paintSideLabels(QPainter* painter) const;
  [[nodiscard]] QRectF header() const;
  [[nodiscard]] QFont font(bool bold) const;

  QString title_;
  QStaticText unit_, x_name_, y_name_;
  QVector<LegendEntry> legend_;
  QVector<SideLabel> side_labels_;
  Theme theme_;
  QRectF chart_, plot_;
};

}  // namespace engram::ui

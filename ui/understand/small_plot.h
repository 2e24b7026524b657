// A small chart for the pages of "Understand": a few curves or dots, axes with round numbers, a legend above.
#pragma once

#include <QColor>
#include <QPolygonF>
#include <QVector>
#include <optional>

#include "ui/understand/understand_parts.h"

class QPainter;

namespace engram::ui {

class SmallPlot : public SmallPicture {
  Q_OBJECT
 public:
  enum class Style { line, dashed, dots, rings };
  struct Series {
    QString name;  // empty: not in the legend
    QPolygonF points;
    QColor color;
    Style style = Style::line;
  };
  struct Axis {
    QString name;
    bool logarithmic = false;
    bool whole = false;                                  // steps: ticks at whole numbers, written in full
    std::optional<std::pair<double, double>> ends = {};  // absent: round numbers about what there is
  };

  explicit SmallPlot(QWidget* parent = nullptr);

  void setAxes(const Axis& x, const Axis& y);
  /// A dashed line where y = x.
  void setDiagonal(bool shown);
  void present(const QVector<Series>& series);
  [[nodiscard]] const QVector<Series>& series() const { return series_; }
  [[nodiscard]] QSize sizeHint() const override { return {theme().px(240), theme().px(140)}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {theme().px(110), theme().px(140)}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Scale {  // of one axis, in its own values, or their logarithms
    double low = 0, high = 1;
    bool logarithmic = false, whole = false;
    [[nodiscard]] double share(double value) const;
    [[nodiscard]] QVector<double> ticks() const;
    [[nodiscard]] QString text(double tick) const;
  };
  [[nodiscard]] Scale scaleOf(const Axis& axis, bool vertical) const;
  int paintLegend(QPainter& painter) const;
  void paintGrid(QPainter& painter, const QRectF& area, const Scale& x, const Scale& y) const;
  void paintSeries(QPainter& painter, const QRectF& area, const Scale& x, const Scale& y) const;

  Axis x_, y_;
  bool diagonal_ = false;
  QVector<Series> series_;
};

}  // namespace engram::ui

#include "ui/understand/small_plot.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/plots/axis_ticks.h"

namespace engram::ui {
namespace {

constexpr double mark = 12;  // of a legend entry, beside usual letters

QString tickText(double value) { return QLocale().toString(std::abs(value) < 1e-12 ? 0 : value, 'g', 4); }

}  // namespace

SmallPlot::SmallPlot(QWidget* parent) : SmallPicture(parent) {}

void SmallPlot::setAxes(const Axis& x, const Axis& y) {
  x_ = x;
  y_ = y;
  update();
}

void SmallPlot::setDiagonal(bool shown) { diagonal_ = shown; }

void SmallPlot::present(const QVector<Series>& series) {
  series_ = series;
  update();
}

double SmallPlot::Scale::share(double value) const {
  if (logarithmic) value = std::log10(std::max(value, 1e-300));
  return (value - low) / (high - low);
}

QVector<double> SmallPlot::Scale::ticks() const {
  QVector<double> found;
  if (logarithmic) {
    for (double power = std::ceil(low - 1e-9); power <= high + 1e-9; ++power) found << std::pow(10.0, power);
    return found;
  }
  const double step = std::max(tickInterval(high - low, 4), whole ? 1.0 : 0.0);
  for (double n = std::ceil(low / step - 1e-9); n * step <= high + step * 1e-6; ++n) found << n * step;
  return found;
}

QString SmallPlot::Scale::text(double tick) const {
  return whole ? QLocale().toString(static_cast<qlonglong>(std::llround(tick))) : tickText(tick);
}

SmallPlot::Scale SmallPlot::scaleOf(const Axis& axis, bool vertical) const {
  Scale scale;
  scale.logarithmic = axis.logarithmic;
  scale.whole = axis.whole;
  const auto own = [&](double value) { return axis.logarithmic ? std::log10(std::max(value, 1e-12)) : value; };
  if (axis.ends) return {own(axis.ends->first), own(axis.ends->second), axis.logarithmic, axis.whole};
  bool any = false;
  for (const Series& each : series_) {
    for (const QPointF& point : each.points) {
      const double value = own(vertical ? point.y() : point.x());
      if (!std::isfinite(value)) continue;
      scale.low = any ? std::min(scale.low, value) : value;
      scale.high = any ? std::max(scale.high, value) : value;
      any = true;
    }
  }
  if (axis.logarithmic) return {scale.low - 0.15, scale.high + 0.15, true};
  const double grain = tickInterval(std::max(scale.high - scale.low, 1e-9), 4);
  if (vertical)
    scale = {grain * std::floor(scale.low / grain), grain * std::ceil(scale.high / grain), false, axis.whole};
  if (scale.high <= scale.low) scale.high = scale.low + grain;
  return scale;
}

int SmallPlot::paintLegend(QPainter& painter) const {
  const QFontMetrics letters(painter.font());
  const double side = theme().px(mark);
  double x = 0, y = 0;
  for (const Series& each : series_) {
    if (each.name.isEmpty()) continue;
    const double width = side + 5 + letters.horizontalAdvance(each.name);
    if (x > 0 && x + width > this->width()) {
      x = 0;
      y += letters.height() + 1;
    }
    const double middle = y + letters.height() / 2.0;
    painter.setPen(QPen(each.color, 2, each.style == Style::dashed ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(each.style == Style::dots ? QBrush(each.color) : Qt::NoBrush);
    if (each.style == Style::line || each.style == Style::dashed)
      painter.drawLine(QPointF(x, middle), QPointF(x + side, middle));
    else painter.drawEllipse(QPointF(x + side / 2, middle), 3.2, 3.2);
    painter.setPen(theme().text);
    painter.drawText(QPointF(x + side + 5, y + letters.ascent()), each.name);
    x += width + 10;
  }
  return static_cast<int>(y) + letters.height() + 4;
}

void SmallPlot::paintGrid(QPainter& painter, const QRectF& area, const Scale& x, const Scale& y) const {
  const QFontMetrics letters(painter.font());
  for (const double tick : y.ticks()) {
    const double at = area.bottom() - y.share(tick) * area.height();
    painter.setPen(QPen(theme().grid, 1));
    painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at));
    painter.setPen(theme().mutedText);
    painter.drawText(QRectF(0, at - letters.height() / 2.0, area.left() - 4, letters.height()),
                     Qt::AlignRight | Qt::AlignVCenter, y.text(tick));
  }
  double free_from = 0;
  const double name_from = area.right() - letters.horizontalAdvance(x_.name);
  for (const double tick : x.ticks()) {
    const double at = area.left() + x.share(tick) * area.width();
    painter.setPen(QPen(theme().grid, 1));
    painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
    const double room = letters.horizontalAdvance(x.text(tick)) + 4;
    const double from = std::clamp(at - room / 2, area.left() - 4, area.right() - room + 4);
    if (from < free_from || from + room > name_from - 2) continue;  // they would touch
    free_from = from + room;
    painter.setPen(theme().mutedText);
    painter.drawText(QRectF(from, area.bottom() + 2, room, letters.height()), Qt::AlignCenter, x.text(tick));
  }
  painter.setPen(theme().mutedText);
  painter.drawText(QPointF(name_from, area.bottom() + 2 + letters.ascent()), x_.name);
}

void SmallPlot::paintSeries(QPainter& painter, const QRectF& area, const Scale& x, const Scale& y) const {
  const auto place = [&](const QPointF& point) {
    return QPointF(area.left() + x.share(point.x()) * area.width(), area.bottom() - y.share(point.y()) * area.height());
  };
  painter.setClipRect(area.adjusted(-4, -4, 4, 4));
  if (diagonal_) {
    painter.setPen(QPen(theme().reference, 1, Qt::DashLine));
    const double low = x.logarithmic ? std::pow(10, x.low) : x.low,
                 high = x.logarithmic ? std::pow(10, x.high) : x.high;
    painter.drawLine(place({low, low}), place({high, high}));
  }
  for (const Series& each : series_) {
    painter.setPen(QPen(each.color, theme().curveLine, each.style == Style::dashed ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(each.style == Style::dots ? QBrush(each.color) : Qt::NoBrush);
    if (each.style == Style::line || each.style == Style::dashed) {
      QPolygonF line;
      for (const QPointF& point : each.points) line << place(point);
      painter.drawPolyline(line);
      continue;
    }
    const double radius = each.points.size() > 200 ? 1.2 : each.style == Style::rings ? 4.4 : 2.8;
    if (each.points.size() > 200) painter.setPen(Qt::NoPen);
    for (const QPointF& point : each.points) painter.drawEllipse(place(point), radius, radius);
  }
  painter.setClipping(false);
}

void SmallPlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont small = smallFont();
  painter.setFont(small);
  const QFontMetrics letters(small);
  const Scale x = scaleOf(x_, false), y = scaleOf(y_, true);
  int numbers = 0;
  for (const double tick : y.ticks()) numbers = std::max(numbers, letters.horizontalAdvance(y.text(tick)));
  int top = paintLegend(painter);
  if (!y_.name.isEmpty()) {
    painter.setPen(theme().mutedText);
    painter.drawText(QPointF(0, top + letters.ascent() - 2), y_.name);
    top += letters.height();
  }
  const QRectF area(QPointF(numbers + 6, top + letters.height() / 2.0 - 2),
                    QPointF(width() - 5, height() - letters.height() - 4));
  paintGrid(painter, area, x, y);
  paintSeries(painter, area, x, y);
}

}  // namespace engram::ui

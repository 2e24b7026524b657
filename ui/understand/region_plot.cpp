#include "ui/understand/region_plot.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/panels/parameter_texts.h"
#include "ui/plots/axis_ticks.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {

/// Numbers to write at an axis: 1, 2, 5, 10, … or round distances.
std::vector<double> ticksOf(const RegionAxis& axis) {
  std::vector<double> ticks;
  if (!axis.logarithmic) {
    const double step = tickInterval(axis.to - axis.from, 5);
    for (double tick = std::ceil(axis.from / step) * step; tick <= axis.to + step / 1000; tick += step)
      ticks.push_back(std::abs(tick) < step / 1000 ? 0 : tick);
    return ticks;
  }
  for (double decade = std::pow(10, std::floor(std::log10(axis.from))); decade <= axis.to; decade *= 10)
    for (const double times : {1.0, 2.0, 5.0})
      if (decade * times >= axis.from * 0.999 && decade * times <= axis.to * 1.001) ticks.push_back(decade * times);
  return ticks;
}

QString number(double value) { return QLocale().toString(value, 'g', 3); }

/// The roundest value within half a `width` of `value`.
double rounded(double value, double width) {
  const double unit = std::pow(10, std::floor(std::log10(std::max(width, 1e-9))));
  return std::round(value / unit) * unit;
}

/// A round number as it is typed: without the last digits that come of computing.
double typed(double value) { return QByteArray::number(value, 'g', 12).toDouble(); }

QString nameOf(const RegionAxis& axis) { return fullName(parameterText(axis.path)); }

}  // namespace

QString regionText(RegionClass kind) {
  switch (kind) {
    case RegionClass::recalled:
      return RegionPlot::tr("recalled");
    case RegionClass::missed:
      return RegionPlot::tr("kept, but this cue misses it");
    case RegionClass::none:
      return RegionPlot::tr("not kept");
  }
  return {};
}

void paintRegionClass(QPainter& painter, const QRectF& area, RegionClass kind, const Theme& theme) {
  QColor color = theme.cued;
  painter.fillRect(area, theme.field);
  if (kind == RegionClass::none) return;
  color.setAlphaF(kind == RegionClass::recalled ? 0.55F : 0.16F);
  painter.fillRect(area, color);
  if (kind == RegionClass::recalled) return;
  color.setAlphaF(0.9F);
  painter.fillRect(area, QBrush(color, Qt::BDiagPattern));
}

RegionPlot::RegionPlot(QWidget* parent) : QWidget(parent), theme_(darkTheme()) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setObjectName(QStringLiteral("regionPlot"));
  setCursor(Qt::CrossCursor);
}

void RegionPlot::setTheme(const Theme& theme) {
  theme_ = theme;
  updateGeometry();
  update();
}

void RegionPlot::present(std::shared_ptr<const RegionGrid> grid) {
  grid_ = std::move(grid);
  if (grid_)
    setAccessibleName(
        tr("Where theory recalls a memory: %1 and %2").arg(nameOf(grid_->axes[0]), nameOf(grid_->axes[1])));
  update();
}

void RegionPlot::showPlaces(const std::vector<Place>& places) {
  if (places == places_) return;
  places_ = places;
  update();
}

QFont RegionPlot::smallFont() const {
  QFont small = font();
  small.setPixelSize(theme_.smallFontSize);
  return small;
}

QRectF RegionPlot::area() const {
  const QFontMetrics letters(smallFont());
  const double left = letters.horizontalAdvance(QStringLiteral("0.55")) + letters.height() + 7.0;
  const double below = 2.0 * letters.height() + 3, above = letters.height() / 2.0;
  const QRectF in(left, above, width() - left - 8, height() - below - above);
  return {std::round(in.left()), std::round(in.top()), std::max(20.0, std::round(in.width())),
          std::max(20.0, std::round(in.height()))};
}

QPointF RegionPlot::placeOf(double x, double y) const {
  const QRectF in = area();
  if (!grid_) return in.center();
  return {in.left() + grid_->axes[0].fraction_of(x) * in.width(),
          in.bottom() - grid_->axes[1].fraction_of(y) * in.height()};
}

std::optional<std::pair<double, double>> RegionPlot::valuesAt(QPointF point) const {
  const QRectF in = area();
  if (!grid_ || !in.contains(point)) return std::nullopt;
  const auto value = [&](const RegionAxis& axis, double share, double pixels) {
    const double at = axis.at(share), next = axis.at(std::min(1.0, share + 1 / pixels));
    const double before = axis.at(std::max(0.0, share - 1 / pixels));
    if (axis.whole) return at;
    return std::clamp(typed(rounded(at, next - before)), axis.from, axis.to);
  };
  return std::pair{value(grid_->axes[0], (point.x() - in.left()) / in.width(), in.width()),
                   value(grid_->axes[1], (in.bottom() - point.y()) / in.height(), in.height())};
}

QString RegionPlot::wordsAt(QPointF point) const {
  const auto values = valuesAt(point);
  if (!values) return {};
  const QRectF in = area();
  const auto cell = [](double share, int cells) { return std::clamp(static_cast<int>(share * cells), 0, cells - 1); };
  const RetrievalPoint& here = grid_->at(cell((point.x() - in.left()) / in.width(), grid_->columns),
                                         cell((in.bottom() - point.y()) / in.height(), grid_->rows));
  QString words =
      tr("%1 = %2, %3 = %4: %5")
          .arg(parameterText(grid_->axes[0].path).symbol, number(values->first),
               parameterText(grid_->axes[1].path).symbol, number(values->second), regionText(class_of(here)));
  if (here.overlap) words += tr(", m = %1").arg(valueText(*here.overlap, 2));
  return words + '\n' + tr("A click sets both values.");
}

bool RegionPlot::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QToolTip::showText(help->globalPos(), wordsAt(help->pos()), this);
  return true;
}

void RegionPlot::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (const auto values = valuesAt(event->position())) emit chosen(values->first, values->second);
}

void RegionPlot::paintCells(QPainter& painter) const {
  const QRectF in = area();
  paintRegionClass(painter, in, RegionClass::none, theme_);
  if (!grid_) return;
  const auto x = [&](int column) { return in.left() + std::round(in.width() * column / grid_->columns); };
  const auto y = [&](int row) { return in.bottom() - std::round(in.height() * row / grid_->rows); };
  for (int row = 0; row < grid_->rows; ++row)
    for (int column = 0; column < grid_->columns;) {
      const RegionClass kind = class_of(grid_->at(column, row));
      const int first = column;
      while (column < grid_->columns && class_of(grid_->at(column, row)) == kind) ++column;
      if (kind == RegionClass::none) continue;
      paintRegionClass(painter, {QPointF(x(first), y(row + 1)), QPointF(x(column), y(row))}, kind, theme_);
    }
}

void RegionPlot::paintAxis(QPainter& painter, int n) const {
  const RegionAxis& axis = grid_->axes[static_cast<std::size_t>(n)];
  const QRectF in = area();
  const QFontMetrics letters(painter.font());
  const double length = n == 0 ? in.width() : in.height();
  double free = -1;  // along the axis, from its beginning
  for (const double tick : ticksOf(axis)) {
    const double at = axis.fraction_of(tick) * length;
    const double room = n == 0 ? letters.horizontalAdvance(number(tick)) + 8.0 : letters.height();
    if (at - room / 2 < free - room / 2 && free > 0) continue;
    free = at + room;
    painter.setPen(QPen(theme_.axis, 1));
    painter.drawLine(n == 0 ? QPointF(in.left() + at, in.bottom()) : QPointF(in.left() - 3, in.bottom() - at),
                     n == 0 ? QPointF(in.left() + at, in.bottom() + 3) : QPointF(in.left(), in.bottom() - at));
    painter.setPen(theme_.mutedText);
    const QRectF box = n == 0 ? QRectF(std::min(in.left() + at - 30, width() - 1.0 - 30 - room / 2), in.bottom() + 3,
                                       60, letters.height())
                              : QRectF(0, in.bottom() - at - letters.height() / 2.0, in.left() - 5, letters.height());
    painter.drawText(box, n == 0 ? int{Qt::AlignCenter} : int{Qt::AlignRight} | int{Qt::AlignVCenter}, number(tick));
  }
  painter.setPen(theme_.mutedText);
  if (n == 0) {
    painter.drawText(QRectF(in.left(), in.bottom() + letters.height() + 2, in.width(), letters.height()),
                     Qt::AlignCenter, nameOf(axis));
    return;
  }
  painter.save();
  painter.rotate(-90);
  painter.drawText(QRectF(-in.bottom() - 20, 0, in.height() + 40, letters.height()), Qt::AlignCenter, nameOf(axis));
  painter.restore();
}

void RegionPlot::paintPlaces(QPainter& painter) const {
  const QRectF in = area();
  const double size = 4.5 * theme_.textScale;
  for (const Place& place : places_) {
    QPointF at = placeOf(place.x, place.y);
    at = {std::clamp(at.x(), in.left(), in.right()), std::clamp(at.y(), in.top(), in.bottom())};
    const bool b = place.letter == QStringLiteral("B");
    const QColor color = place.letter.isEmpty() ? theme_.text : b ? theme_.sideB : theme_.sideA;
    painter.setPen(QPen(theme_.card, 4));
    painter.setBrush(Qt::NoBrush);
    const QRectF ring(at.x() - size, at.y() - size, 2 * size, 2 * size);
    for (const QPen& pen : {QPen(theme_.card, 4.5), QPen(color, 2)}) {
      painter.setPen(pen);
      b ? painter.drawRect(ring.adjusted(-2, -2, 2, 2)) : painter.drawEllipse(ring);
    }
    if (place.letter.isEmpty()) continue;
    QFont bold = smallFont();
    bold.setBold(true);
    painter.setFont(bold);
    const double x = b ? at.x() + size + 4 : at.x() - size - 3 - QFontMetricsF(bold).horizontalAdvance(place.letter);
    painter.setPen(theme_.text);
    painter.drawText(QPointF(x, at.y() - size), place.letter);
  }
}

void RegionPlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(smallFont());
  paintCells(painter);
  painter.setPen(QPen(theme_.grid, 1));
  painter.drawRect(area().adjusted(-0.5, -0.5, 0.5, 0.5));
  if (!grid_) return;
  for (const int axis : {0, 1}) paintAxis(painter, axis);
  painter.setRenderHint(QPainter::Antialiasing);
  paintPlaces(painter);
}

}  // namespace engram::ui

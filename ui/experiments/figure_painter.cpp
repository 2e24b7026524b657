#include "ui/experiments/figure_painter.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/experiment/sweep_order.h"
#include "ui/experiments/colour_map.h"
#include "ui/plots/axis_ticks.h"

namespace engram::ui {
namespace {

constexpr double reach = 14;  // logical pixels from a point of a curve

QString words(const char* text) { return QCoreApplication::translate("Figure", text); }

QString number(double value) { return QLocale().toString(value, 'g', 4); }

std::vector<double> ticksOf(const FigureAxis& axis, double length, double room) {
  std::vector<double> ticks;
  const int most = std::clamp(static_cast<int>(length / room), 2, 9);
  if (!axis.logarithmic) {
    const double step = tickInterval(axis.to - axis.from, most);
    for (double n = std::ceil(axis.from / step - 1e-9); n * step <= axis.to + step / 1000; ++n)
      ticks.push_back(n == 0 ? 0 : n * step);
    return ticks;
  }
  const bool wide = axis.to / axis.from > 30;
  for (double decade = std::pow(10, std::floor(std::log10(axis.from))); decade <= axis.to; decade *= 10)
    for (const double times : {1.0, 2.0, 5.0})
      if (decade * times >= axis.from * 0.999 && decade * times <= axis.to * 1.001 && (!wide || times != 2.0))
        ticks.push_back(decade * times);
  return ticks;
}

}  // namespace

FigurePainter::FigurePainter(const Figure& figure, const std::vector<Boundary>& boundaries, const QRectF& area,
                             const Theme& theme, const QFont& font)
    : figure_(figure), boundaries_(boundaries), theme_(theme), font_(font), bold_(font) {
  font_.setPixelSize(theme_.smallFontSize + 1);
  bold_ = font_;
  bold_.setBold(true);
  layOut(area);
}

void FigurePainter::layOut(const QRectF& area) {
  all_ = area;
  const QFontMetricsF letters(font_);
  const double line = letters.height(), left = letters.horizontalAdvance(QStringLiteral("0.0000")) + line + 10;
  const double below = 2 * line + 10;
  if (figure_.kind == FigureKind::curves) {
    std::size_t named = 0;
    for (const FigureCurve& curve : figure_.curves) {
      if (curve.name.isEmpty()) continue;
      ++named;
      legend_entry_ = std::max(legend_entry_, letters.horizontalAdvance(curve.name) + 54);
    }
    legend_columns_ =
        std::max<std::size_t>(1, static_cast<std::size_t>((area.width() - left) / std::max(1.0, legend_entry_)));
    legend_columns_ = std::min(legend_columns_, std::max<std::size_t>(1, named));
    // Whole groups in a line, as far as they fit.
    const std::size_t lines = (named + legend_columns_ - 1) / legend_columns_;
    if (lines > 0) legend_columns_ = (named + lines - 1) / lines;
    const double legend_height = static_cast<double>(lines) * (line + 4);
    areas_ = {area.adjusted(left, legend_height + 10, -14, -below)};
    return;
  }
  const double scale_room = letters.horizontalAdvance(QStringLiteral("0.000")) + line + 42;
  const std::size_t count = std::max<std::size_t>(1, figure_.maps.size());
  const QRectF maps = area.adjusted(0, 0, -scale_room, -line - 4);  // a line for what the boundary means
  std::size_t columns = 1;
  while (columns < count && maps.width() / static_cast<double>(columns + 1) > maps.height() / 2 &&
         columns * ((count + columns - 1) / columns) <= count + 1)
    ++columns;
  while ((count + columns - 1) / columns * (columns - 1) >= count) --columns;
  const std::size_t rows = (count + columns - 1) / columns;
  const double w = maps.width() / static_cast<double>(columns), h = maps.height() / static_cast<double>(rows);
  for (std::size_t n = 0; n < figure_.maps.size(); ++n) {
    const QRectF part(maps.left() + static_cast<double>(n % columns) * w,
                      maps.top() + static_cast<double>(n / columns) * h, w, h);
    titles_.emplace_back(part.left() + left, part.top(), w - left - 10, line + 8);
    areas_.push_back(part.adjusted(left, line + 10, -10, -below));
  }
  if (!areas_.empty()) {
    const QRectF first = areas_.front();
    scale_ = QRectF(area.right() - scale_room + 24, first.top(), 14, areas_.back().bottom() - first.top());
  }
}

QRectF FigurePainter::area(std::size_t group) const {
  if (areas_.empty()) return {};
  return figure_.kind == FigureKind::curves ? areas_.front() : areas_[group];
}

QColor FigurePainter::colourOf(const FigureCurve& curve) const {
  const std::array<QColor, 6> hues{theme_.sideA,     theme_.sideB,     theme_.strong[0],
                                   theme_.strong[1], theme_.strong[2], theme_.text};
  return hues[static_cast<std::size_t>(curve.hue) % hues.size()];
}

QRectF FigurePainter::cell(const FigureMap& map, std::size_t column, std::size_t row, std::size_t width,
                           std::size_t height, std::size_t group) const {
  const QRectF in = area(group);
  const auto x = [&](std::size_t n) {
    return std::round(in.left() +
                      in.width() * static_cast<double>(std::min(n, map.columns)) / static_cast<double>(map.columns));
  };
  const auto y = [&](std::size_t n) {
    return std::round(in.bottom() -
                      in.height() * static_cast<double>(std::min(n, map.rows)) / static_cast<double>(map.rows));
  };
  return {QPointF(x(column), y(row + height)), QPointF(x(column + width), y(row))};
}

QPointF FigurePainter::place(const FigurePoint& point, std::size_t group) const {
  const QRectF in = area(group);
  if (figure_.kind == FigureKind::map) {
    const FigureMap& map = figure_.maps[group];
    const auto column =
        static_cast<std::size_t>(std::lower_bound(map.xs.begin(), map.xs.end(), point.x) - map.xs.begin());
    const auto row = static_cast<std::size_t>(std::lower_bound(map.ys.begin(), map.ys.end(), point.y) - map.ys.begin());
    return cell(map, column, row, 1, 1, group).center();
  }
  return {in.left() + figure_.x.fraction(point.x) * in.width(),
          in.bottom() - figure_.y.fraction(point.value) * in.height()};
}

void FigurePainter::paint(QPainter& painter) const {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(font_);
  if (areas_.empty()) return;
  if (figure_.kind == FigureKind::curves) {
    paintFrame(painter, 0);
    paintAxis(painter, area(0), false, true);
    paintAxis(painter, area(0), true, true);
    paintCurves(painter);
    paintLegend(painter);
    return;
  }
  for (std::size_t n = 0; n < figure_.maps.size(); ++n) {
    paintMap(painter, n);
    paintFrame(painter, n);
    paintAxis(painter, area(n), false, true);
    paintAxis(painter, area(n), true, true);
    paintBoundary(painter, n);
    painter.setFont(bold_);
    painter.setPen(theme_.text);
    painter.drawText(titles_[n], int{Qt::AlignLeft} | int{Qt::AlignVCenter},
                     QFontMetricsF(bold_).elidedText(figure_.maps[n].title, Qt::ElideRight, titles_[n].width()));
    painter.setFont(font_);
  }
  paintScale(painter);
}

void FigurePainter::paintFrame(QPainter& painter, std::size_t group) const {
  painter.setPen(QPen(theme_.axis, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(area(group).adjusted(-0.5, -0.5, 0.5, 0.5));
}

void FigurePainter::paintAxis(QPainter& painter, const QRectF& in, bool vertical, bool texts) const {
  const FigureAxis& axis = vertical ? figure_.y : figure_.x;
  const bool map = figure_.kind == FigureKind::map;
  const QFontMetricsF letters(font_);
  const double length = vertical ? in.height() : in.width();
  const std::size_t cells = map ? (vertical ? figure_.maps.front().rows : figure_.maps.front().columns) : 0;
  const double half = cells > 0 ? 0.5 / static_cast<double>(cells) : 0;  // values are in the middle of their cells
  double taken = -1e9;
  for (const double tick : ticksOf(axis, length, vertical ? 2.6 * letters.height() : 64)) {
    const double at = (half + axis.fraction(tick) * (1 - 2 * half)) * length;
    const double room = vertical ? letters.height() : letters.horizontalAdvance(number(tick)) + 8;
    if (at - room / 2 < taken) continue;
    taken = at + room / 2;
    const QPointF on = vertical ? QPointF(in.left(), in.bottom() - at) : QPointF(in.left() + at, in.bottom());
    if (!map) {
      painter.setPen(QPen(theme_.grid, 1));
      painter.drawLine(on, vertical ? QPointF(in.right(), on.y()) : QPointF(on.x(), in.top()));
    }
    painter.setPen(QPen(theme_.axis, 1));
    painter.drawLine(on, vertical ? on - QPointF(4, 0) : on + QPointF(0, 4));
    painter.setPen(theme_.mutedText);
    const QRectF box = vertical ? QRectF(in.left() - 100, on.y() - letters.height() / 2, 93, letters.height())
                                : QRectF(on.x() - 50, on.y() + 5, 100, letters.height());
    painter.drawText(box, vertical ? int{Qt::AlignRight} | int{Qt::AlignVCenter} : int{Qt::AlignCenter}, number(tick));
  }
  if (!texts) return;
  painter.setPen(theme_.text);
  if (!vertical) {
    painter.drawText(QRectF(in.left(), in.bottom() + letters.height() + 7, in.width(), letters.height()),
                     Qt::AlignCenter, axis.title);
    return;
  }
  painter.save();
  painter.rotate(-90);
  const double x = in.left() - letters.horizontalAdvance(QStringLiteral("0.0000")) - letters.height() - 9;
  painter.drawText(QRectF(-in.bottom() - 20, x, in.height() + 40, letters.height()), Qt::AlignCenter, axis.title);
  painter.restore();
}

void FigurePainter::paintMarkAt(QPainter& painter, QPointF at, const FigureCurve& curve, double size,
                                bool filled) const {
  const QColor colour = colourOf(curve);
  painter.setPen(QPen(colour, 1.5));
  painter.setBrush(filled ? QBrush(colour) : QBrush(theme_.card));
  const QRectF box(at.x() - size, at.y() - size, 2 * size, 2 * size);
  switch (curve.mark % 5) {
    case 1:
      painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
      break;
    case 2:
      painter.drawPolygon(QPolygonF{
          {box.center().x(), box.top() - 1}, {box.right() + 1, box.bottom()}, {box.left() - 1, box.bottom()}});
      break;
    case 3:
      painter.drawPolygon(QPolygonF{{box.center().x(), box.top() - 1},
                                    {box.right() + 1, box.center().y()},
                                    {box.center().x(), box.bottom() + 1},
                                    {box.left() - 1, box.center().y()}});
      break;
    case 4:
      painter.drawPolygon(
          QPolygonF{{box.center().x(), box.bottom() + 1}, {box.right() + 1, box.top()}, {box.left() - 1, box.top()}});
      break;
    default:
      painter.drawEllipse(box);
  }
}

namespace {

QPen penOf(const QColor& colour, int dash, double width) {
  QPen pen(colour, width);
  pen.setJoinStyle(Qt::RoundJoin);
  constexpr std::array<Qt::PenStyle, 4> styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
  pen.setStyle(styles[static_cast<std::size_t>(dash) % styles.size()]);
  return pen;
}

}  // namespace

void FigurePainter::paintCurves(QPainter& painter) const {
  const QRectF in = area(0);
  painter.save();
  painter.setClipRect(in.adjusted(-6, -2, 6, 6));
  const auto at = [&](double x, double y) {
    return QPointF(in.left() + figure_.x.fraction(x) * in.width(),
                   in.bottom() - std::clamp(figure_.y.fraction(y), -1.0, 2.0) * in.height());
  };
  for (const FigureCurve& curve : figure_.curves) {
    QColor colour = colourOf(curve);
    colour.setAlphaF(0.18F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    QPolygonF above, below;  // of points side by side that have a band
    const auto close = [&] {
      if (above.size() > 1) painter.drawPolygon(above + below);
      above.clear();
      below.clear();
    };
    for (const FigurePoint& p : curve.points) {
      if (p.finished < 2) {
        close();
        continue;
      }
      above << at(p.x, p.high);
      below.prepend(at(p.x, p.low));
    }
    close();
  }
  for (const FigureCurve& curve : figure_.curves) {
    QPolygonF line;
    for (const FigurePoint& p : curve.points)
      if (p.finished > 0) line << at(p.x, p.value);
    painter.setPen(penOf(colourOf(curve), curve.dash, theme_.curveLine + 0.3));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    for (const FigurePoint& p : curve.points)
      if (p.finished > 0)
        paintMarkAt(painter, at(p.x, p.value), curve, 2.6 * theme_.textScale, p.finished >= figure_.dictionaries);
  }
  painter.restore();
}

void FigurePainter::paintLegend(QPainter& painter) const {
  const QFontMetricsF letters(font_);
  const double left = area(0).left(), line = letters.height();
  std::size_t n = 0;
  for (const FigureCurve& curve : figure_.curves) {
    if (curve.name.isEmpty()) continue;
    const double x = left + static_cast<double>(n % legend_columns_) * legend_entry_;
    const double y = all_.top() + static_cast<double>(n / legend_columns_) * (line + 4);
    ++n;
    const QPointF middle(x + 15, y + line / 2);
    painter.setPen(penOf(colourOf(curve), curve.dash, theme_.curveLine + 0.3));
    painter.drawLine(middle - QPointF(15, 0), middle + QPointF(15, 0));
    paintMarkAt(painter, middle, curve, 2.6 * theme_.textScale, true);
    painter.setPen(theme_.text);
    painter.drawText(QRectF(x + 36, y, legend_entry_ - 36, line), int{Qt::AlignLeft} | int{Qt::AlignVCenter},
                     curve.name);
  }
}

void FigurePainter::paintMap(QPainter& painter, std::size_t group) const {
  const FigureMap& map = figure_.maps[group];
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.fillRect(area(group), theme_.field);
  painter.setPen(Qt::NoPen);
  // From coarse to fine: a value stands for its neighbours until they have their own.
  const int levels = std::max(refinements(map.columns), refinements(map.rows));
  for (int level = 0; level <= levels; ++level)
    for (std::size_t row = 0; row < map.rows; ++row)
      for (std::size_t column = 0; column < map.columns; ++column) {
        const int x_level = refinement(column, map.columns), y_level = refinement(row, map.rows);
        if (std::max(x_level, y_level) != level) continue;
        const FigurePoint& p = map.cells[row * map.columns + column];
        if (p.finished == 0) continue;
        const auto width = std::size_t{1} << static_cast<unsigned>(std::max(0, refinements(map.columns) - level));
        const auto height = std::size_t{1} << static_cast<unsigned>(std::max(0, refinements(map.rows) - level));
        painter.fillRect(cell(map, column, row, width, height, group),
                         viridis((p.value - figure_.low) / std::max(1e-12, figure_.high - figure_.low)));
      }
  painter.restore();
}

void FigurePainter::paintBoundary(QPainter& painter, std::size_t group) const {
  if (group >= boundaries_.size()) return;
  const QRectF in = area(group);
  const FigureMap& map = figure_.maps[group];
  const double half_x = 0.5 / static_cast<double>(map.columns), half_y = 0.5 / static_cast<double>(map.rows);
  const auto at = [&](QPointF value) {
    return QPointF(in.left() + (half_x + figure_.x.fraction(value.x()) * (1 - 2 * half_x)) * in.width(),
                   in.bottom() - (half_y + figure_.y.fraction(value.y()) * (1 - 2 * half_y)) * in.height());
  };
  painter.save();
  painter.setClipRect(in);
  for (const QPen& pen :
       {QPen(Qt::black, 4.5, Qt::SolidLine, Qt::RoundCap), QPen(Qt::white, 2, Qt::SolidLine, Qt::RoundCap)}) {
    painter.setPen(pen);
    for (const auto& [from, to] : boundaries_[group]) painter.drawLine(at(from), at(to));
  }
  painter.restore();
}

void FigurePainter::paintScale(QPainter& painter) const {
  const int strips = std::max(2, static_cast<int>(scale_.height()));
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (int n = 0; n < strips; ++n)
    painter.fillRect(QRectF(scale_.left(), scale_.bottom() - (n + 1) * scale_.height() / strips, scale_.width(),
                            scale_.height() / strips + 1),
                     viridis((n + 0.5) / strips));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme_.axis, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(scale_.adjusted(-0.5, -0.5, 0.5, 0.5));
  const QFontMetricsF letters(font_);
  const FigureAxis axis{{}, {}, figure_.low, figure_.high, false};
  for (const double tick : ticksOf(axis, scale_.height(), 2.6 * letters.height())) {
    const double y = scale_.bottom() - axis.fraction(tick) * scale_.height();
    painter.setPen(QPen(theme_.axis, 1));
    painter.drawLine(QPointF(scale_.right(), y), QPointF(scale_.right() + 4, y));
    painter.setPen(theme_.mutedText);
    painter.drawText(QRectF(scale_.right() + 6, y - letters.height() / 2, 100, letters.height()),
                     int{Qt::AlignLeft} | int{Qt::AlignVCenter}, number(tick));
  }
  painter.setPen(theme_.text);
  painter.save();
  painter.rotate(-90);
  painter.drawText(
      QRectF(-scale_.bottom() - 40, scale_.left() - letters.height() - 5, scale_.height() + 80, letters.height()),
      Qt::AlignCenter, figure_.quantity);
  painter.restore();
  const bool drawn = std::any_of(boundaries_.begin(), boundaries_.end(), [](const Boundary& b) { return !b.empty(); });
  if (!drawn) return;
  const QString text = words("white line: recalled according to mean-field theory");
  const double width = letters.horizontalAdvance(text);
  painter.setPen(theme_.mutedText);
  painter.drawText(QRectF(all_.right() - width, all_.bottom() - letters.height(), width, letters.height()),
                   Qt::AlignRight, text);
}

std::optional<FigurePainter::Found> FigurePainter::near(QPointF at) const {
  std::optional<Found> best;
  if (figure_.kind == FigureKind::map) {
    for (std::size_t n = 0; n < figure_.maps.size(); ++n) {
      const QRectF in = area(n);
      if (!in.contains(at)) continue;
      const FigureMap& map = figure_.maps[n];
      const auto index = [](double share, std::size_t count) {
        return std::min(static_cast<std::size_t>(share * static_cast<double>(count)), count - 1);
      };
      const std::size_t column = index((at.x() - in.left()) / in.width(), map.columns);
      const std::size_t row = index((in.bottom() - at.y()) / in.height(), map.rows);
      best = Found{n, map.cells[row * map.columns + column], {}};
      best->place = place(best->point, n);
    }
    return best;
  }
  double nearest = reach;
  for (std::size_t n = 0; n < figure_.curves.size(); ++n)
    for (const FigurePoint& p : figure_.curves[n].points) {
      if (p.finished == 0) continue;
      const QPointF there = place(p, 0);
      const double distance = std::hypot(there.x() - at.x(), there.y() - at.y());
      if (distance >= nearest) continue;
      nearest = distance;
      best = Found{n, p, there};
    }
  return best;
}

void FigurePainter::paintMark(QPainter& painter, const Found& found) const {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  if (figure_.kind == FigureKind::map) {
    const FigureMap& map = figure_.maps[found.group];
    const double w = area(found.group).width() / static_cast<double>(map.columns);
    const double h = area(found.group).height() / static_cast<double>(map.rows);
    const QRectF box(found.place.x() - w / 2, found.place.y() - h / 2, w, h);
    for (const QPen& pen : {QPen(Qt::black, 3.5), QPen(Qt::white, 1.5)}) {
      painter.setPen(pen);
      painter.drawRect(box);
    }
    return;
  }
  painter.setPen(QPen(theme_.text, 1.5));
  painter.drawEllipse(found.place, 7 * theme_.textScale, 7 * theme_.textScale);
}

}  // namespace engram::ui

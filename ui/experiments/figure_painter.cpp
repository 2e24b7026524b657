#include "ui/experiments/figure_painter.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPolygonF>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/experiment/sweep_order.h"
#include "ui/experiments/colour_map.h"

namespace engram::ui {
namespace {

QString words(const char* text) { return QCoreApplication::translate("Figure", text); }

QString number(double value) { return QLocale().toString(value, 'g', 4); }

QPen penOf(const QColor& colour, int dash, double width) {
  QPen pen(colour, width);
  pen.setJoinStyle(Qt::RoundJoin);
  constexpr std::array<Qt::PenStyle, 4> styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
  pen.setStyle(styles[static_cast<std::size_t>(dash) % styles.size()]);
  return pen;
}

/// The font of a figure: a little larger than that of axes beside a live run.
QFont figureFont(QFont font, const Theme& theme) {
  font.setPixelSize(theme.smallFontSize + 1);
  return font;
}

}  // namespace

FigurePainter::FigurePainter(const Figure& figure, const std::vector<Boundary>& boundaries, const QRectF& area,
                             const Theme& theme, const QFont& font)
    : figure_(figure),
      boundaries_(boundaries),
      theme_(theme),
      font_(figureFont(font, theme)),
      bold_(font_),
      layout_(figure, area, font_) {
  bold_.setBold(true);
}

QColor FigurePainter::colourOf(const FigureCurve& curve) const {
  const std::array<QColor, 6> hues{theme_.sideA,     theme_.sideB,     theme_.strong[0],
                                   theme_.strong[1], theme_.strong[2], theme_.text};
  return hues[static_cast<std::size_t>(curve.hue) % hues.size()];
}

void FigurePainter::paint(QPainter& painter) const {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(font_);
  const bool maps = figure_.kind == FigureKind::map;
  for (std::size_t n = 0; n < layout_.panels(); ++n) {
    if (maps) paintMap(painter, n);
    paintFrame(painter, n);
    paintAxis(painter, n, false);
    paintAxis(painter, n, true);
    if (maps) paintBoundary(painter, n);
    if (maps) paintTitle(painter, n, figure_.maps[n].title);
    else if (n < figure_.panels.size()) paintTitle(painter, n, figure_.panels[n]);
  }
  if (maps && layout_.panels() > 0) paintScale(painter);
  for (std::size_t n = 0; n < figure_.curves.size(); ++n) paintBand(painter, n);
  for (std::size_t n = 0; n < figure_.curves.size(); ++n) paintCurve(painter, n);
  if (!maps) paintLegend(painter);
}

void FigurePainter::paintTitle(QPainter& painter, std::size_t panel, const QString& text) const {
  const QRectF& place = layout_.title(panel);
  painter.setFont(bold_);
  painter.setPen(theme_.text);
  painter.drawText(place, int{Qt::AlignLeft} | int{Qt::AlignVCenter},
                   QFontMetricsF(bold_).elidedText(text, Qt::ElideRight, place.width()));
  painter.setFont(font_);
}

void FigurePainter::paintFrame(QPainter& painter, std::size_t panel) const {
  painter.setPen(QPen(theme_.axis, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(layout_.panel(panel).adjusted(-0.5, -0.5, 0.5, 0.5));
}

void FigurePainter::paintAxis(QPainter& painter, std::size_t panel, bool vertical) const {
  const QRectF& in = layout_.panel(panel);
  const QFontMetricsF letters(font_);
  const double length = vertical ? in.height() : in.width();
  double taken = -1e9;
  for (const double tick :
       figureTicks(vertical ? figure_.y : figure_.x, length, vertical ? 2.6 * letters.height() : 64)) {
    const double at = layout_.share(vertical, tick) * length;
    const double room = vertical ? letters.height() : letters.horizontalAdvance(number(tick)) + 8;
    if (at - room / 2 < taken) continue;
    taken = at + room / 2;
    const QPointF on = vertical ? QPointF(in.left(), in.bottom() - at) : QPointF(in.left() + at, in.bottom());
    if (figure_.kind == FigureKind::curves) {
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
  if (vertical ? layout_.isLeft(panel) : layout_.isLowest(panel)) paintAxisTitle(painter, in, vertical);
}

void FigurePainter::paintAxisTitle(QPainter& painter, const QRectF& in, bool vertical) const {
  const QFontMetricsF letters(font_);
  painter.setPen(theme_.text);
  if (!vertical) {
    painter.drawText(QRectF(in.left(), in.bottom() + letters.height() + 7, in.width(), letters.height()),
                     Qt::AlignCenter, figure_.x.title);
    return;
  }
  painter.save();
  painter.rotate(-90);
  const double x = in.left() - letters.horizontalAdvance(QStringLiteral("0.0000")) - letters.height() - 9;
  painter.drawText(QRectF(-in.bottom() - 20, x, in.height() + 40, letters.height()), Qt::AlignCenter,
                   letters.elidedText(figure_.y.title, Qt::ElideRight, in.height() + 40));
  painter.restore();
}

void FigurePainter::paintSymbol(QPainter& painter, QPointF at, const FigureCurve& curve, bool filled) const {
  const QColor colour = colourOf(curve);
  const double size = (figure_.panels.empty() ? 2.6 : 1.9) * theme_.textScale;
  painter.setPen(QPen(colour, 1.5));
  painter.setBrush(filled ? QBrush(colour) : QBrush(theme_.card));
  const QRectF box(at.x() - size, at.y() - size, 2 * size, 2 * size);
  const double l = box.left() - 1, r = box.right() + 1, t = box.top() - 1, b = box.bottom() + 1;
  switch (curve.mark % 5) {
    case 1:
      painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
      break;
    case 2:
      painter.drawPolygon(QPolygonF{{at.x(), t}, {r, b}, {l, b}});
      break;
    case 3:
      painter.drawPolygon(QPolygonF{{at.x(), t}, {r, at.y()}, {at.x(), b}, {l, at.y()}});
      break;
    case 4:
      painter.drawPolygon(QPolygonF{{at.x(), b}, {r, t}, {l, t}});
      break;
    default:
      painter.drawEllipse(box);
  }
}

void FigurePainter::paintBand(QPainter& painter, std::size_t group) const {
  const FigureCurve& curve = figure_.curves[group];
  painter.save();
  painter.setClipRect(layout_.panelOf(group));
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
    above << layout_.at(group, p.x, p.high);
    below.prepend(layout_.at(group, p.x, p.low));
  }
  close();
  painter.restore();
}

void FigurePainter::paintCurve(QPainter& painter, std::size_t group) const {
  const FigureCurve& curve = figure_.curves[group];
  painter.save();
  painter.setClipRect(layout_.panelOf(group).adjusted(-6, -6, 6, 6));
  QPolygonF line;
  for (const FigurePoint& p : curve.points)
    if (p.finished > 0) line << layout_.place(group, p);
  painter.setPen(penOf(colourOf(curve), curve.dash, theme_.curveLine + (figure_.panels.empty() ? 0.3 : 0.0)));
  painter.setBrush(Qt::NoBrush);
  painter.drawPolyline(line);
  for (const FigurePoint& p : curve.points)
    if (p.finished > 0) paintSymbol(painter, layout_.place(group, p), curve, p.finished >= figure_.dictionaries);
  painter.restore();
}

void FigurePainter::paintLegend(QPainter& painter) const {
  const double line = QFontMetricsF(font_).height();
  std::size_t n = 0;
  for (const FigureCurve& curve : figure_.curves) {
    if (curve.panel > 0 || curve.name.isEmpty()) continue;
    const QPointF corner = layout_.legendEntry(n++), middle = corner + QPointF(15, line / 2);
    painter.setPen(penOf(colourOf(curve), curve.dash, theme_.curveLine + 0.3));
    painter.drawLine(middle - QPointF(15, 0), middle + QPointF(15, 0));
    paintSymbol(painter, middle, curve, true);
    painter.setPen(theme_.text);
    painter.drawText(QRectF(corner.x() + 36, corner.y(), layout_.legendWidth() - 36, line),
                     int{Qt::AlignLeft} | int{Qt::AlignVCenter}, curve.name);
  }
}

void FigurePainter::paintMap(QPainter& painter, std::size_t group) const {
  const FigureMap& map = figure_.maps[group];
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.fillRect(layout_.panel(group), theme_.field);
  // From coarse to fine: a value stands for its neighbours until they have their own.
  const int wide = refinements(map.columns), high = refinements(map.rows);
  for (int level = 0; level <= std::max(wide, high); ++level)
    for (std::size_t row = 0; row < map.rows; ++row)
      for (std::size_t column = 0; column < map.columns; ++column) {
        if (std::max(refinement(column, map.columns), refinement(row, map.rows)) != level) continue;
        const FigurePoint& p = map.cells[row * map.columns + column];
        if (p.finished == 0) continue;
        const auto width = std::size_t{1} << static_cast<unsigned>(std::max(0, wide - level));
        const auto height = std::size_t{1} << static_cast<unsigned>(std::max(0, high - level));
        painter.fillRect(layout_.cell(group, column, row, width, height),
                         viridis((p.value - figure_.low) / std::max(1e-12, figure_.high - figure_.low)));
      }
  painter.restore();
}

void FigurePainter::paintBoundary(QPainter& painter, std::size_t group) const {
  if (group >= boundaries_.size()) return;
  painter.save();
  painter.setClipRect(layout_.panel(group));
  for (const QPen& pen :
       {QPen(Qt::black, 4.5, Qt::SolidLine, Qt::RoundCap), QPen(Qt::white, 2, Qt::SolidLine, Qt::RoundCap)}) {
    painter.setPen(pen);
    for (const auto& [from, to] : boundaries_[group])
      painter.drawLine(layout_.at(group, from.x(), from.y()), layout_.at(group, to.x(), to.y()));
  }
  painter.restore();
}

void FigurePainter::paintScale(QPainter& painter) const {
  const QRectF &scale = layout_.scale(), &all = layout_.all();
  const int strips = std::max(2, static_cast<int>(scale.height()));
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (int n = 0; n < strips; ++n)
    painter.fillRect(QRectF(scale.left(), scale.bottom() - (n + 1) * scale.height() / strips, scale.width(),
                            scale.height() / strips + 1),
                     viridis((n + 0.5) / strips));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme_.axis, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(scale.adjusted(-0.5, -0.5, 0.5, 0.5));
  const QFontMetricsF letters(font_);
  const FigureAxis axis{{}, {}, figure_.low, figure_.high, false};
  for (const double tick : figureTicks(axis, scale.height(), 2.6 * letters.height())) {
    const double y = scale.bottom() - axis.fraction(tick) * scale.height();
    painter.setPen(QPen(theme_.axis, 1));
    painter.drawLine(QPointF(scale.right(), y), QPointF(scale.right() + 4, y));
    painter.setPen(theme_.mutedText);
    painter.drawText(QRectF(scale.right() + 6, y - letters.height() / 2, 100, letters.height()),
                     int{Qt::AlignLeft} | int{Qt::AlignVCenter}, number(tick));
  }
  painter.setPen(theme_.text);
  painter.save();
  painter.rotate(-90);
  painter.drawText(
      QRectF(-scale.bottom() - 40, scale.left() - letters.height() - 5, scale.height() + 80, letters.height()),
      Qt::AlignCenter, letters.elidedText(figure_.quantity, Qt::ElideRight, scale.height() + 40));
  painter.restore();
  const bool drawn = std::any_of(boundaries_.begin(), boundaries_.end(), [](const Boundary& b) { return !b.empty(); });
  if (!drawn) return;
  const QString text = words("white line: recalled according to mean-field theory");
  const double width = letters.horizontalAdvance(text);
  painter.setPen(theme_.mutedText);
  painter.drawText(QRectF(all.right() - width, all.bottom() - letters.height(), width, letters.height()),
                   Qt::AlignRight, text);
}

void FigurePainter::paintMark(QPainter& painter, const FigureLayout::Found& found) const {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  if (figure_.kind == FigureKind::map) {
    for (const QPen& pen : {QPen(Qt::black, 3.5), QPen(Qt::white, 1.5)}) {
      painter.setPen(pen);
      painter.drawRect(layout_.cellOf(found.group, found.point));
    }
    return;
  }
  painter.setPen(QPen(theme_.text, 1.5));
  painter.drawEllipse(layout_.place(found.group, found.point), 7 * theme_.textScale, 7 * theme_.textScale);
}

}  // namespace engram::ui

#include "ui/understand/theory_map.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {

constexpr double dot = 4.5, reach = 9;  // logical pixels

/// The map at any place, between its samples.
double mapAt(const TheoryOfSide& side, double m) {
  const double at = std::clamp((m - map_low) / (map_high - map_low), 0.0, 1.0) * (map_samples - 1);
  const auto below = std::min(static_cast<std::size_t>(at), side.map.size() - 2);
  return std::lerp(side.map[below], side.map[below + 1], at - static_cast<double>(below));
}

}  // namespace

TheoryMap::TheoryMap(QWidget* parent) : QWidget(parent), theme_(darkTheme()) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setObjectName(QStringLiteral("theoryMap"));
}

void TheoryMap::setTheme(const Theme& theme) {
  theme_ = theme;
  updateGeometry();
  update();
}

void TheoryMap::present(std::shared_ptr<const TheoryOfSide> a, std::shared_ptr<const TheoryOfSide> b) {
  a_ = std::move(a);
  b_ = std::move(b);
  QStringList words;
  for (const auto* each : {a_.get(), b_.get()})
    if (each != nullptr)
      for (const FixedPoint& point : each->points)
        words += tr("%1 m = %2").arg(point.stable() ? tr("stable") : tr("unstable"), valueText(point.state.m, 2));
  setAccessibleName(tr("Map from one step to the next. Fixed points: %1").arg(words.join(QStringLiteral(", "))));
  update();
}

void TheoryMap::showNow(std::optional<double> a, std::optional<double> b) {
  if (a == now_a_ && b == now_b_) return;
  now_a_ = a;
  now_b_ = b;
  update();
}

QFont TheoryMap::smallFont() const {
  QFont small = font();
  small.setPixelSize(theme_.smallFontSize);
  return small;
}

QRectF TheoryMap::area() const {
  const QFontMetrics letters(smallFont());
  const double left = letters.horizontalAdvance(QStringLiteral("0.5")) + letters.height() + 7.0;
  const double below = 2.0 * letters.height() + 3;
  return {left, 5, std::max(20.0, width() - left - 6), std::max(20.0, height() - below - 5)};
}

QPointF TheoryMap::place(double m, double next) const {
  const QRectF in = area();
  const auto share = [](double x) { return (std::clamp(x, map_low, map_high) - map_low) / (map_high - map_low); };
  return {in.left() + share(m) * in.width(), in.bottom() - share(next) * in.height()};
}

QColor TheoryMap::colorOf(bool b) const { return !b_ ? theme_.cued : b ? theme_.sideB : theme_.sideA; }

QPointF TheoryMap::placeOf(const FixedPoint& point, bool b) const {
  const QPointF at = place(point.state.m, point.state.m);
  return b_ ? at + (b ? QPointF(4.5, 3.5) : QPointF(-4.5, -3.5)) : at;
}

QString TheoryMap::wordsAt(QPointF point) const {
  QStringList words;
  const auto near = [&](QPointF at) { return std::hypot(at.x() - point.x(), at.y() - point.y()) <= reach; };
  for (const bool b : {false, true}) {
    const TheoryOfSide* side = this->side(b);
    if (side == nullptr) continue;
    const QString name = b_ ? (b ? tr("B: ") : tr("A: ")) : QString();
    for (const FixedPoint& each : side->points)
      if (near(placeOf(each, b)))
        words += name + tr("%1 fixed point: m = %2, q = %3 (spectral radius %4)")
                            .arg(each.stable() ? tr("stable") : tr("unstable"), valueText(each.state.m),
                                 valueText(each.state.q), valueText(each.spectral_radius, 2));
    const auto now = b ? now_b_ : now_a_;
    if (now && near(place(*now, mapAt(*side, *now))))
      words += name + tr("the run is at m = %1").arg(valueText(*now, 2));
  }
  return words.join('\n');
}

bool TheoryMap::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const QString words = wordsAt(help->pos());
  QToolTip::showText(help->globalPos(),
                     !words.isEmpty() ? words
                                      : tr("Where a step leads from overlap m, once the rates have come to rest. "
                                           "Where the curve crosses the diagonal m stays: filled if small deviations "
                                           "die out, hollow if they grow."),
                     this);
  return true;
}

void TheoryMap::paintAxes(QPainter& painter) const {
  const QRectF in = area();
  const QFontMetrics letters(painter.font());
  painter.setPen(QPen(theme_.grid, 1));
  for (const double m : {0.0, 0.5, 1.0}) {
    painter.drawLine(QPointF(place(m, 0).x(), in.top()), QPointF(place(m, 0).x(), in.bottom()));
    painter.drawLine(QPointF(in.left(), place(0, m).y()), QPointF(in.right(), place(0, m).y()));
  }
  painter.setPen(theme_.mutedText);
  for (const double m : {0.0, 0.5, 1.0}) {
    const QString number = QLocale().toString(m);
    painter.drawText(QRectF(place(m, 0).x() - 30, in.bottom() + 2, 60, letters.height()), Qt::AlignCenter, number);
    painter.drawText(QRectF(0, place(0, m).y() - letters.height() / 2.0, in.left() - 4, letters.height()),
                     Qt::AlignRight | Qt::AlignVCenter, number);
  }
  painter.drawText(QRectF(in.left(), in.bottom() + letters.height() + 1, in.width(), letters.height()), Qt::AlignCenter,
                   tr("overlap m(t)"));
  painter.save();
  painter.rotate(-90);
  painter.drawText(QRectF(-in.bottom(), 0, in.height(), letters.height()), Qt::AlignCenter, tr("m(t + 1)"));
  painter.restore();
  painter.setPen(QPen(theme_.axis, 1));
  painter.drawLine(place(map_low, map_low), place(map_high, map_high));
}

void TheoryMap::paintSide(QPainter& painter, bool b) const {
  const TheoryOfSide* side = this->side(b);
  if (side == nullptr) return;
  QPainterPath curve;
  for (int sample = 0; sample < static_cast<int>(side->map.size()); ++sample) {
    const QPointF at = place(map_place(sample), side->map[static_cast<std::size_t>(sample)]);
    sample == 0 ? curve.moveTo(at) : curve.lineTo(at);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colorOf(b), theme_.curveLine + (b ? 0.2 : 0.4), b ? Qt::DashLine : Qt::SolidLine));
  painter.drawPath(curve);
}

void TheoryMap::paintNow(QPainter& painter, bool b) const {
  const TheoryOfSide* side = this->side(b);
  if (side == nullptr) return;
  const auto mark = [&](QPointF at, double size) {
    const QRectF box(at.x() - size, at.y() - size, 2 * size, 2 * size);
    b ? painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5)) : painter.drawEllipse(box);
  };
  const double size = dot * theme_.textScale;
  for (const FixedPoint& each : side->points) {
    painter.setPen(QPen(colorOf(b), 1.8));
    painter.setBrush(each.stable() ? colorOf(b) : theme_.card);
    mark(placeOf(each, b), size);
  }
  const auto now = b ? now_b_ : now_a_;
  if (!now) return;
  const QPointF at = place(*now, mapAt(*side, *now));
  painter.setPen(QPen(colorOf(b), 1.2, Qt::DotLine));
  painter.drawLine(at, QPointF(at.x(), area().bottom()));
  painter.setPen(QPen(theme_.text, 1.6));
  painter.setBrush(Qt::NoBrush);
  painter.drawLine(at - QPointF(size, size), at + QPointF(size, size));
  painter.drawLine(at - QPointF(size, -size), at + QPointF(size, -size));
  if (!b_) return;
  painter.setPen(colorOf(b));
  const double aside = b ? 3 : -3 - QFontMetricsF(painter.font()).horizontalAdvance('A');
  painter.drawText(QPointF(at.x() + aside, area().bottom() - 3), b ? QStringLiteral("B") : QStringLiteral("A"));
}

void TheoryMap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(smallFont());
  paintAxes(painter);
  for (const bool b : {false, true}) paintSide(painter, b);
  for (const bool b : {false, true}) paintNow(painter, b);
}

}  // namespace engram::ui

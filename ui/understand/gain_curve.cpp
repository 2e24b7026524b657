#include "ui/understand/gain_curve.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/understand/understand_words.h"

namespace engram::ui {

GainCurve::GainCurve(QWidget* parent) : SmallPicture(parent) {}

void GainCurve::setCompact(bool compact) {
  if (compact == compact_) return;
  compact_ = compact;
  updateGeometry();
}

void GainCurve::present(const Point& point) {
  point_ = point;
  const QString tip =
      tr("The curve is the probability to fire. The dot is this neuron's input and probability; the line across is the "
         "random number drawn: the neuron fires if the line is below the dot.");
  setToolTip(tip);
  setAccessibleName(tr("Gain curve: input %1, probability %2, number drawn %3")
                        .arg(valueText(point.input), valueText(point.probability), valueText(point.draw)));
  update();
}

double GainCurve::probability(double h) const {
  switch (point_.shape) {
    case Shape::step:
      return 0.5 * (1 + std::tanh(point_.beta * (h - point_.theta)));
    case Shape::line:
      return std::clamp(h, 0.0, 1.0);
    case Shape::tanh:
      return std::tanh(std::max(0.0, h));
  }
  return 0;
}

void GainCurve::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont small = smallFont();
  painter.setFont(small);
  const QFontMetrics letters(small);
  const double left = letters.horizontalAdvance(QStringLiteral("0.5")) + 8, bottom = height() - letters.height() - 5.0,
               top = 6, right = width() - 8.0;
  // Where the curve bends, and the neuron itself.
  const bool step = point_.shape == Shape::step;
  const double reach = step ? std::min(3 / point_.beta, 50.0) : 0;
  const double low = step ? std::min({0.0, point_.theta - reach, point_.input}) : 0;
  const double high = step ? std::max({point_.theta + reach, point_.input, 0.2}) : 1;
  const double pad = (high - low) * 0.04;
  const auto x = [&](double h) { return left + (h - low + pad) / (high - low + 2 * pad) * (right - left); };
  const auto y = [&](double p) { return bottom - p * (bottom - top); };

  painter.setPen(QPen(theme().grid, 1));
  for (const double p : {0.0, 0.5, 1.0}) painter.drawLine(QPointF(left, y(p)), QPointF(right, y(p)));
  painter.setPen(theme().mutedText);
  for (const double p : {0.0, 0.5, 1.0})
    painter.drawText(QRectF(0, y(p) - letters.height() / 2.0, left - 5, letters.height()),
                     Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(p));
  if (step) {
    painter.setPen(QPen(theme().text, 1.4, Qt::DashLine));
    painter.drawLine(QPointF(x(point_.theta), top), QPointF(x(point_.theta), bottom));
    painter.setPen(theme().mutedText);
    const QString name = tr("θ = %1").arg(valueText(point_.theta, 2));
    const double room = letters.horizontalAdvance(name) + 4;
    const double at = std::clamp(x(point_.theta) - room / 2, left, right - room);
    painter.drawText(QRectF(at, bottom + 3, room, letters.height()), Qt::AlignCenter, name);
  } else {
    painter.setPen(theme().mutedText);
    painter.drawText(QRectF(left, bottom + 3, right - left, letters.height()), Qt::AlignCenter,
                     tr("share of its inputs that fire"));
  }
  QPainterPath curve;
  for (int n = 0; n <= 160; ++n) {
    const double h = low - pad + (high - low + 2 * pad) * n / 160;
    const QPointF at(x(h), y(probability(h)));
    n == 0 ? curve.moveTo(at) : curve.lineTo(at);
  }
  painter.setPen(QPen(theme().excitatory, theme().curveLine + 0.4));
  painter.drawPath(curve);

  // The draw, from the left to the neuron's place; the probability above it is the room for firing.
  const QColor verdict = point_.fires ? theme().strong[0] : theme().inhibitory;
  painter.setPen(QPen(verdict, 1.6, Qt::DotLine));
  painter.drawLine(QPointF(left, y(point_.draw)), QPointF(right, y(point_.draw)));
  painter.setPen(theme().text);
  const QString drawn = tr("u = %1").arg(valueText(point_.draw, 3));
  const double above = point_.draw > 0.85 ? letters.height() + 2 : 0;
  painter.drawText(QRectF(right - letters.horizontalAdvance(drawn) - 6, y(point_.draw) - letters.height() - 1 + above,
                          letters.horizontalAdvance(drawn) + 4, letters.height()),
                   Qt::AlignRight, drawn);
  painter.setPen(QPen(theme().card, 1.5));
  painter.setBrush(verdict);
  painter.drawEllipse(QPointF(x(point_.input), y(point_.probability)), 5.0, 5.0);
}

}  // namespace engram::ui

#include "ui/understand/input_plot.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/plots/axis_ticks.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {

/// The outline of a histogram in shares of its own neurons, the highest bin of both at the top.
QPainterPath outline(const std::vector<std::int64_t>& bins, double most, const QRectF& area) {
  QPainterPath path(area.bottomLeft());
  const double width = area.width() / static_cast<double>(bins.size());
  for (std::size_t n = 0; n < bins.size(); ++n) {
    // The root, so that a few neurons among many are seen.
    const double y = area.bottom() - std::sqrt(static_cast<double>(bins[n]) / most) * area.height();
    path.lineTo(area.left() + static_cast<double>(n) * width, y);
    path.lineTo(area.left() + static_cast<double>(n + 1) * width, y);
  }
  path.lineTo(area.bottomRight());
  return path;
}

}  // namespace

InputRange roundedRange(const InputRange& range) {
  const double grain = tickInterval(std::max(0.16, range.high - range.low), 8);
  const double low = grain * std::floor(range.low / grain);
  return {low, std::max(grain * std::ceil(range.high / grain), low + grain)};
}

InputPlot::InputPlot(QWidget* parent) : SmallPicture(parent) {
  setToolTip(
      tr("How many neurons have which input h, on a root scale so that few are seen too. Those of the memory "
         "should lie right of the threshold θ, all others left of it. The width of each heap is noise: crosstalk "
         "of the other memories and the inhibitory neurons. The band is where chance decides: θ ± 1/β."));
}

void InputPlot::present(const InputHistogram& histogram, double theta, double beta) {
  histogram_ = histogram;
  theta_ = theta;
  beta_ = beta;
  setAccessibleName(tr("Inputs: %1 of %2 neurons of the memory below the threshold, %3 of %4 others above it")
                        .arg(countText(histogram.on_below), countText(histogram.on_all), countText(histogram.off_above),
                             countText(histogram.off_all)));
  update();
}

void InputPlot::paintEvent(QPaintEvent*) {
  if (histogram_.on.empty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont small = smallFont();
  painter.setFont(small);
  const QFontMetrics letters(small);
  const QRectF area(1, letters.height() + 2, width() - 2, height() - 2 * letters.height() - 6);
  const auto x = [&](double h) {
    return area.left() + (h - histogram_.range.low) / (histogram_.range.high - histogram_.range.low) * area.width();
  };
  // Where chance decides.
  const QRectF band = QRectF(QPointF(x(theta_ - 1 / beta_), area.top()), QPointF(x(theta_ + 1 / beta_), area.bottom()));
  painter.fillRect(band.intersected(area), theme().stimulus);
  std::int64_t most_on = 1, most_off = 1;
  for (std::size_t n = 0; n < histogram_.on.size(); ++n) {
    most_on = std::max(most_on, histogram_.on[n]);
    most_off = std::max(most_off, histogram_.off[n]);
  }
  const auto draw = [&](const std::vector<std::int64_t>& bins, std::int64_t most, const QColor& color) {
    QColor fill = color;
    fill.setAlphaF(0.45F);
    painter.setPen(QPen(color, 1.2));
    painter.setBrush(fill);
    painter.drawPath(outline(bins, static_cast<double>(most), area));
  };
  draw(histogram_.off, most_off, theme().rasterExcitatory);
  draw(histogram_.on, most_on, theme().cued);
  painter.setPen(QPen(theme().axis, 1));
  painter.drawLine(area.bottomLeft(), area.bottomRight());
  painter.setPen(QPen(theme().text, 1.6, Qt::DashLine));
  painter.drawLine(QPointF(x(theta_), area.top()), QPointF(x(theta_), area.bottom()));
  painter.setPen(theme().mutedText);
  const double below = area.bottom() + 3;
  painter.drawText(QRectF(0, below, width(), letters.height()), Qt::AlignLeft, valueText(histogram_.range.low, 1));
  painter.drawText(QRectF(0, below, width(), letters.height()), Qt::AlignRight, valueText(histogram_.range.high, 1));
  painter.drawText(QRectF(0, below, width(), letters.height()), Qt::AlignHCenter, tr("input h"));
  painter.setPen(theme().text);
  const QString name = QStringLiteral("θ");
  painter.drawText(QRectF(x(theta_) - 20, 0, 40, letters.height()), Qt::AlignCenter, name);
}

}  // namespace engram::ui

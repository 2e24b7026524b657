// Markers on the canvas.
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/plots/live_plot.h"
#include "ui/plots/marker_steps.h"

namespace engram::ui {

void LivePlot::paintMarkers(const MarkerSteps::Values& values, MarkerShape shape, const QColor& color, int from,
                            int to) {
  const auto ends = valueEnds();
  if (shape == MarkerShape::none || !ends || consumed_ < 0) return;
  const double scale = canvasScale();
  const MarkerSteps steps(scale_.columnsPerStep / scale);
  const int half = static_cast<int>(std::ceil(markerReach(theme()) * scale));
  const int width = canvas().width(), height = canvas().height();
  const QRectF bounds = markerBounds(shape, theme());
  // At the edges a marker stands on the curve, not across it: one that is cut off would be another shape.
  const double highest = -bounds.top() * scale, lowest = height - bounds.bottom() * scale;
  const auto left = static_cast<std::int64_t>(std::floor(scale_.origin + (from - half) / scale_.columnsPerStep));
  QImage stamp;
  for (std::int64_t step = steps.next(shape, left); step <= consumed_; step += steps.spacing()) {
    const int x = static_cast<int>(std::floor(scale_.column(static_cast<double>(step))));
    if (x - half >= std::min(to, width)) break;
    if (x - half < 0 || x + half >= width) continue;
    const auto value = steps.value(*history_, values, step, consumed_);
    if (!value || *value < ends->low || *value > ends->high) continue;
    const double exact = (ends->high - *value) / (ends->high - ends->low) * height;
    const int y = static_cast<int>(std::floor(std::clamp(exact, highest, std::max(highest, lowest))));
    if (stamp.isNull()) stamp = markerStamp(shape, color, theme(), scale);
    // The canvas counts in logical pixels when it is painted on; a stamp lies on whole device pixels.
    QImage& image = surface();
    QImage pixels(image.bits(), width, height, image.bytesPerLine(), image.format());
    QPainter painter(&pixels);
    painter.setClipRect(from, 0, to - from, height);
    painter.drawImage(x - half, y - half, stamp);
  }
}

}  // namespace engram::ui

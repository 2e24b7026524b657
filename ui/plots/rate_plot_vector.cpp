// The rates as lines.
#include "ui/plots/rate_plot.h"
#include "ui/plots/vector_layers.h"

namespace engram::ui {

void RatePlot::paintVector(QPainter& painter, const QRectF& area, Content content) {
  VectorLayers layers(painter, area, &history(), window(), bottom_, top_, newestShown());
  if (content == Content::all) layers.stimulus(theme().stimulus);
  if (!isOff(target_key)) layers.level(activity_, 1, theme().reference, 4);
  if (content == Content::empty) return;
  const bool bands = scale().columnsPerStep < 0.5;  // as on screen
  for (const std::size_t p : {std::size_t{2}, std::size_t{1}, std::size_t{0}}) {
    if (isOff(static_cast<qint64>(p))) continue;
    const auto rate = [this, p](std::size_t i) { return history().rate(static_cast<int>(p), i); };
    if (!bands) {
      layers.curve(rate, theme().curveLine, color(p));
      continue;
    }
    QColor pale = color(p);
    pale.setAlphaF(0.32F);
    layers.band(rate, pale);
    layers.curve(
        [&](std::size_t i) {
          const Range r = rate(i);
          return r.empty() ? r : Range{r.low, r.low};
        },
        theme().curveLine, color(p), VectorLayers::coarse);
    layers.curve(
        [&](std::size_t i) {
          const Range r = rate(i);
          return r.empty() ? r : Range{r.high, r.high};
        },
        theme().curveLine, color(p), VectorLayers::coarse);
  }
  for (const std::size_t p : {std::size_t{2}, std::size_t{1}, std::size_t{0}})
    if (!isOff(static_cast<qint64>(p)))
      layers.markers([this, p](std::size_t i) { return history().rate(static_cast<int>(p), i); }, rate_markers[p],
                     color(p), theme());
  paintTheory(layers);
}

}  // namespace engram::ui

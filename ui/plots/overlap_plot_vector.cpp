// The overlaps as lines.
#include "ui/plots/overlap_plot.h"
#include "ui/plots/vector_layers.h"

namespace engram::ui {

void OverlapPlot::paintVector(QPainter& painter, const QRectF& area, Content content) {
  VectorLayers layers(painter, area, &history(), window(), bottom_, top_, newestShown());
  const auto levels = [&] {
    layers.level(0, 1, theme().axis);
    layers.level(1, 1, theme().axis);
  };
  if (content == Content::empty) return levels();

  // The same layers as paintLayers(): the order decides which curve covers which.
  layers.stimulus(theme().stimulus);
  layers.band([this](std::size_t i) { return history().others(i); }, theme().envelope);
  levels();
  const auto draw = [&](std::size_t curve, double width, const QColor& color, double column) {
    layers.curve([this, curve](std::size_t i) { return history().overlap(curve, i); }, width, color, column);
  };
  std::array<std::optional<std::size_t>, CurveRanking::places> strong;
  std::optional<std::size_t> cued;
  for (std::size_t c = 0; c < history().curves().size(); ++c) {
    const auto memory = history().curves()[c];
    const auto place = ranking_.placeOf(memory);
    if (isOff(memory)) continue;
    if (memory == cued_) cued = c;
    else if (place) strong[*place] = c;
    else draw(c, theme().thinLine, theme().recede, VectorLayers::coarse);
  }
  for (std::size_t place = strong.size(); place-- > 0;)
    if (strong[place]) draw(*strong[place], theme().curveLine, theme().strong[place], VectorLayers::fine);
  if (cued) draw(*cued, theme().cuedLine, theme().cued, VectorLayers::fine);
  for (std::size_t place = strong.size(); place-- > 0;)
    if (strong[place])
      layers.markers([this, c = *strong[place]](std::size_t i) { return history().overlap(c, i); },
                     strong_markers[place], theme().strong[place], theme());
  paintTheory(layers);
}

}  // namespace engram::ui

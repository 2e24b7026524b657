// The rates as lines.
#include <algorithm>

#include "ui/plots/rate_plot.h"
#include "ui/plots/vector_layers.h"

namespace engram::ui {

void RatePlot::adoptAxis(const RatePlot& other) {
  top_ = std::max(top_, other.top_);
  showTop();
  invalidateCanvas();
}

void RatePlot::paintVector(QPainter& painter, const QRectF& area, Content content) {
  VectorLayers layers(painter, area, &history(), window(), 0, top_);
  if (content == Content::all) layers.stimulus(theme().stimulus);
  layers.level(activity_, 1, theme().reference, 4);
  if (content == Content::empty) return;
  for (const std::size_t p : {std::size_t{2}, std::size_t{1}, std::size_t{0}})
    layers.curve([this, p](std::size_t i) { return history().rate(static_cast<int>(p), i); }, theme().curveLine,
                 color(p));
}

}  // namespace engram::ui

#include "ui/start/preview.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <map>

#include "core/live/aggregator.h"
#include "core/session/run.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/span_painter.h"

namespace engram::ui {
namespace {

constexpr double overlap_share = 0.46;  // of the height
constexpr double lowest = -0.2, highest = 1.3;
constexpr std::size_t colored_most = 4;

struct Curve {
  ColumnSpans spans;
  float peak = 0;
};

void shade(QImage& image, int from, int to, const QColor& color) {
  QPainter painter(&image);
  painter.fillRect(from, 0, to - from, image.height(), color);
}

}  // namespace

std::shared_ptr<const Preview> Preview::run(const Scenario& scenario, const std::stop_token& stop) {
  auto started = Run::start(Session(scenario), Side::a, stop);
  auto* run = std::get_if<std::unique_ptr<Run>>(&started);
  if (run == nullptr) return nullptr;
  auto preview = std::make_shared<Preview>();
  preview->cued_ = static_cast<std::int32_t>((*run)->plan().start().cue.pattern);
  preview->layout_ = std::make_shared<const RasterLayout>((*run)->network(), preview->cued_);
  Aggregator aggregator(preview->layout_, preview->cued_, 1);
  const std::int64_t steps = std::clamp<std::int64_t>(scenario.parameters.steps, 1, most_steps);
  for (std::int64_t step = 0; step <= steps; ++step) {
    if (stop.stop_requested()) return nullptr;
    if (step > 0) (*run)->step();
    aggregator.add(**run);
    preview->samples_.push_back(aggregator.sample());
    aggregator.clear();
  }
  return preview;
}

double Preview::column(double step, int width) const {
  return (step + 0.5) * width / static_cast<double>(samples_.size());
}

QImage Preview::draw(QSize pixels, double scale, const Theme& theme) const {
  QImage image(pixels, QImage::Format_RGB32);
  image.fill(theme.rasterBackground);
  const int above = static_cast<int>(std::lround(pixels.height() * overlap_share));
  const int line = std::max(1, static_cast<int>(std::lround(scale)));
  const int below = pixels.height() - above - line;
  if (pixels.width() < 2 || above < 2 || below < 2) return image;
  QPainter painter(&image);
  painter.drawImage(0, 0, overlaps({pixels.width(), above}, scale, theme));
  painter.fillRect(0, above, pixels.width(), line, theme.cardBorder);
  painter.drawImage(0, above + line, raster({pixels.width(), below}, scale, theme));
  return image;
}

QImage Preview::overlaps(QSize pixels, double scale, const Theme& theme) const {
  const int width = pixels.width();
  std::map<std::int32_t, Curve> curves;
  QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
  image.fill(theme.rasterBackground);
  for (const Sample& sample : samples_) {
    const auto step = static_cast<double>(sample.first);
    const double x = column(step, width) * SpanPainter::parts;
    for (std::size_t i = 0; i < sample.memories.size(); ++i) {
      Curve& curve = curves[sample.memories[i]];
      if (curve.spans.columns() == 0) curve.spans.reset(width * SpanPainter::parts);
      curve.spans.add(x, x, sample.overlap[i]);
      curve.peak = std::max(curve.peak, sample.overlap[i].high);
    }
    if (sample.stimulated)
      shade(image, static_cast<int>(column(step - 0.5, width)), static_cast<int>(std::ceil(column(step + 0.5, width))),
            theme.stimulus);
  }
  std::vector<std::pair<float, std::int32_t>> ranked;
  for (const auto& [memory, curve] : curves)
    if (memory != cued_) ranked.emplace_back(curve.peak, memory);
  std::sort(ranked.rbegin(), ranked.rend());

  SpanPainter painter(image, lowest, highest);
  for (const double level : {0.0, 1.0}) painter.level(level, 0, width, std::round(scale), theme.grid);
  for (std::size_t place = ranked.size(); place-- > 0;) {
    const bool colored = place < std::min(colored_most, theme.strong.size());
    painter.curve(curves[ranked[place].second].spans, 0, width, (colored ? theme.curveLine : theme.thinLine) * scale,
                  colored ? theme.strong[place] : theme.recede);
  }
  painter.curve(curves[cued_].spans, 0, width, theme.cuedLine * scale, theme.cued);
  return image;
}

QImage Preview::raster(QSize pixels, double scale, const Theme& theme) const {
  QImage image(pixels, QImage::Format_RGB32);
  image.fill(theme.rasterBackground);
  RasterRows rows = rasterRows(*layout_);
  for (const int population : {1, 2})
    rows.shown[static_cast<std::size_t>(population)] =
        std::any_of(samples_.begin(), samples_.end(), [&](const Sample& s) { return !s.rate[population].empty(); });
  RasterColumns columns;
  columns.setTheme(theme);
  columns.reset(rows, pixels.width(), pixels.height(), static_cast<int>(std::lround(scale)));
  for (const Sample& sample : samples_)
    columns.add(image, column(static_cast<double>(sample.first) - 0.5, pixels.width()),
                column(static_cast<double>(sample.last) + 0.5, pixels.width()), sample.raster, sample.stimulated);
  return image;
}

}  // namespace engram::ui

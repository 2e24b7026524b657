#include "ui/start/preview.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <map>

#include "core/live/replay.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/span_painter.h"

namespace engram::ui {
namespace {

constexpr double overlap_share = 0.46;  // of the height
constexpr double lowest = -0.2, highest = 1.3;
constexpr std::size_t colored_most = 4;

void shade(QImage& image, int from, int to, const QColor& color) {
  QPainter painter(&image);
  painter.fillRect(from, 0, to - from, image.height(), color);
}

}  // namespace

std::shared_ptr<const Preview> Preview::run(const Scenario& scenario, const std::stop_token& stop) {
  const Session session(scenario);
  auto replay = Replay::of(session, 0, std::clamp<std::int64_t>(scenario.parameters.steps, 1, most_steps), stop);
  auto* done = std::get_if<Replay>(&replay);
  if (done == nullptr) return nullptr;
  auto preview = std::make_shared<Preview>();
  preview->cued_ = static_cast<std::int32_t>(session.plan(Side::a).start().cue.pattern);
  preview->layout_ = done->layout;
  preview->runs_.resize(session.compares() ? 2 : 1);
  for (Sample& sample : done->samples) preview->runs_[sample.side == Side::b ? 1 : 0].push_back(std::move(sample));
  return preview;
}

double Preview::column(double step, int width) const {
  return (step + 0.5) * width / static_cast<double>(runs_.front().size());
}

QImage Preview::draw(QSize pixels, double scale, const Theme& theme) const {
  if (runs_.size() == 1) return drawRun(runs_.front(), pixels, scale, theme);
  QImage image(pixels, QImage::Format_RGB32);
  image.fill(theme.cardBorder);
  const int gap = std::max(1, static_cast<int>(std::lround(2 * scale)));
  const int left = (pixels.width() - gap) / 2, right = pixels.width() - gap - left;
  if (left < 2) return image;
  QPainter painter(&image);
  painter.drawImage(0, 0, drawRun(runs_[0], {left, pixels.height()}, scale, theme));
  painter.drawImage(left + gap, 0, drawRun(runs_[1], {right, pixels.height()}, scale, theme));
  return image;
}

QImage Preview::drawRun(const Samples& run, QSize pixels, double scale, const Theme& theme) const {
  QImage image(pixels, QImage::Format_RGB32);
  image.fill(theme.rasterBackground);
  const int above = static_cast<int>(std::lround(pixels.height() * overlap_share));
  const int line = std::max(1, static_cast<int>(std::lround(scale)));
  const int below = pixels.height() - above - line;
  if (pixels.width() < 2 || above < 2 || below < 2) return image;
  QPainter painter(&image);
  painter.drawImage(0, 0, overlaps(run, {pixels.width(), above}, scale, theme));
  painter.fillRect(0, above, pixels.width(), line, theme.cardBorder);
  painter.drawImage(0, above + line, raster(run, {pixels.width(), below}, scale, theme));
  return image;
}

std::vector<std::int32_t> Preview::ranked() const {
  std::map<std::int32_t, float> peaks;
  for (const Samples& run : runs_)
    for (const Sample& sample : run)
      for (std::size_t i = 0; i < sample.memories.size(); ++i) {
        float& peak = peaks[sample.memories[i]];
        peak = std::max(peak, sample.overlap[i].high);
      }
  std::vector<std::pair<float, std::int32_t>> order;
  for (const auto& [memory, peak] : peaks)
    if (memory != cued_) order.emplace_back(peak, memory);
  std::sort(order.rbegin(), order.rend());
  std::vector<std::int32_t> memories;
  for (const auto& [peak, memory] : order) memories.push_back(memory);
  return memories;
}

QImage Preview::overlaps(const Samples& run, QSize pixels, double scale, const Theme& theme) const {
  const int width = pixels.width();
  std::map<std::int32_t, ColumnSpans> curves;
  QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
  image.fill(theme.rasterBackground);
  for (const Sample& sample : run) {
    const auto step = static_cast<double>(sample.first);
    const double x = column(step, width) * SpanPainter::parts;
    for (std::size_t i = 0; i < sample.memories.size(); ++i) {
      ColumnSpans& curve = curves[sample.memories[i]];
      if (curve.columns() == 0) curve.reset(width * SpanPainter::parts);
      curve.add(x, x, sample.overlap[i]);
    }
    if (sample.stimulated)
      shade(image, static_cast<int>(column(step - 0.5, width)), static_cast<int>(std::ceil(column(step + 0.5, width))),
            theme.stimulus);
  }
  const std::vector<std::int32_t> order = ranked();
  SpanPainter painter(image, lowest, highest);
  for (const double level : {0.0, 1.0}) painter.level(level, 0, width, std::round(scale), theme.grid);
  for (std::size_t place = order.size(); place-- > 0;) {
    const bool colored = place < std::min(colored_most, theme.strong.size());
    painter.curve(curves[order[place]], 0, width, (colored ? theme.curveLine : theme.thinLine) * scale,
                  colored ? theme.strong[place] : theme.recede);
  }
  painter.curve(curves[cued_], 0, width, theme.cuedLine * scale, theme.cued);
  return image;
}

QImage Preview::raster(const Samples& run, QSize pixels, double scale, const Theme& theme) const {
  QImage image(pixels, QImage::Format_RGB32);
  image.fill(theme.rasterBackground);
  RasterRows rows = rasterRows(*layout_);
  for (const int population : {1, 2})
    rows.shown[static_cast<std::size_t>(population)] =
        std::any_of(run.begin(), run.end(), [&](const Sample& s) { return !s.rate[population].empty(); });
  RasterColumns columns;
  columns.setTheme(theme);
  columns.reset(rows, pixels.width(), pixels.height(), static_cast<int>(std::lround(scale)));
  for (const Sample& sample : run)
    columns.add(image, column(static_cast<double>(sample.first) - 0.5, pixels.width()),
                column(static_cast<double>(sample.last) + 0.5, pixels.width()), sample.raster, sample.stimulated);
  return image;
}

}  // namespace engram::ui

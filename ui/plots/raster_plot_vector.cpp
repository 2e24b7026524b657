// The raster as rectangles, or as a picture where there would be too many.
#include <QPainterPath>
#include <algorithm>

#include "ui/plots/breath.h"
#include "ui/plots/raster_plot.h"
#include "ui/plots/raster_runs.h"
#include "ui/plots/vector_layers.h"

namespace engram::ui {

namespace {

constexpr std::size_t most_runs = 6000;  // about half a megabyte of SVG
constexpr double smallest = 0.8;         // width and height of a spike that can be seen, in logical pixels

/// 0: of the cued memory, 1: other excitatory, 2 and 3: inhibitory; as in the legend.
std::size_t kindOf(const RasterRows& rows, std::int32_t row) { return row < rows.cued ? 0 : 1 + rows.population(row); }

QColor colorOf(std::size_t kind, const Theme& theme) {
  return std::array{theme.rasterCued, theme.rasterExcitatory, theme.rasterInhibitory,
                    theme.rasterSecondInhibitory}[kind];
}

}  // namespace

void RasterPlot::paintVector(QPainter& painter, const QRectF& area, Content content) {
  const double total = rows_.top(rows_.rowsTotal());
  VectorLayers layers(painter, area, &history(), window(), total, 0, newestShown());
  painter.setRenderHint(QPainter::Antialiasing, false);  // neighbouring rectangles must leave no seam
  painter.fillRect(area, theme().rasterBackground);
  if (total <= 0) return;
  if (content == Content::all) {
    RasterRuns runs(rows_, most_runs);
    bool few = true;
    for (std::size_t i = layers.first(); few && i < layers.last(); ++i) {
      if (!layers.cell(i, area.top(), area.bottom()).isEmpty()) few = runs.add(i, history().raster(i));
      Breath::take();
    }
    if (!few) {  // right after the opaque ground: in a PDF an image takes the opacity of what was filled last
      Breath::aside([&] { painter.drawImage(area, canvas()); });  // compresses it
      return;                                                     // the lines between the populations are in it
    }
    LivePlot::paintBehind(painter, area);
    layers.stimulus(theme().stimulus);
    // Cells of one colour are one path, in the order of the legend from the back to the front.
    QList<std::pair<QColor, QPainterPath>> paths;
    for (const RasterRun& run : runs.take()) {
      Breath::take();
      const std::size_t kind = kindOf(rows_, run.from);
      if (isOff(static_cast<qint64>(kind))) continue;
      const double top = area.top() + rows_.top(run.from) / total * area.height();
      const double bottom = area.top() + rows_.top(run.to) / total * area.height();
      QRectF cell = layers.cell(run.first, top, std::max(bottom, top + smallest)) |
                    layers.cell(run.last, top, std::max(bottom, top + smallest));
      if (cell.width() < smallest) cell.setWidth(smallest);
      const QColor color = colorOf(kind, theme());
      const auto known =
          std::find_if(paths.begin(), paths.end(), [&](const auto& each) { return each.first == color; });
      QPainterPath& path = known == paths.end() ? paths.emplace_back(color, QPainterPath()).second : known->second;
      path.addRect(cell & area);
    }
    painter.setPen(Qt::NoPen);
    for (auto& [color, path] : paths) {
      path.setFillRule(Qt::WindingFill);
      painter.setBrush(color);
      painter.drawPath(path);
    }
  }
  std::int32_t row = 0;
  for (std::size_t p = 0; p < 2; ++p) {
    row += rows_.rows[p];
    if (rows_.top(row) > 0 && rows_.top(row) < total) layers.level(rows_.top(row), 1, theme().axis);
  }
}

}  // namespace engram::ui

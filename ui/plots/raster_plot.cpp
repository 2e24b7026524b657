#include "ui/plots/raster_plot.h"

#include <QLocale>
#include <algorithm>
#include <bit>
#include <cmath>

#include "ui/plots/span_painter.h"

namespace engram::ui {

RasterRows rasterRows(const RasterLayout& layout) {
  RasterRows rows;
  for (int p = 0; p < 3; ++p) {
    rows.rows[static_cast<std::size_t>(p)] = layout.rows(p);
    rows.neurons[static_cast<std::size_t>(p)] = layout.rows(p) > 0 ? layout.neurons(p) : 0;
  }
  rows.cued = layout.cued_rows();
  return rows;
}

RasterPlot::RasterPlot(QWidget* parent) : LivePlot(true, parent) {
  setObjectName(QStringLiteral("rasterPlot"));
  setAccessibleName(tr("Raster of spikes"));
  setTexts(tr("Raster"), tr("excitatory by memory, inhibitory below"), tr("neuron"));
  columns_.setTheme(theme());
}

void RasterPlot::setRows(const RasterRows& rows) {
  rows_ = rows;
  setValues(static_cast<double>(std::max<std::int64_t>(1, rows.neuronsShown())), 0);
  updateLegend();
  updateSideLabels();
  invalidateCanvas();
}

void RasterPlot::setNeurons(std::shared_ptr<const RasterLayout> layout, std::shared_ptr<const Network> network,
                            const QStringList& memoryNames) {
  neurons_ = NeuronNames(std::move(layout), std::move(network), memoryNames);
}

void RasterPlot::setTheme(const Theme& theme) {
  columns_.setTheme(theme);
  LivePlot::setTheme(theme);
  updateLegend();
  updateSideLabels();
}

void RasterPlot::refresh() {
  RasterRows rows = rows_;
  for (int p = 0; p < 3; ++p) rows.shown[static_cast<std::size_t>(p)] = p == 0 || history().present(p);
  if (rows != rows_) setRows(rows);
  if (auto* ghost = static_cast<RasterPlot*>(ghostPlot()); ghost != nullptr && ghost->rows_.shown != rows_.shown) {
    rows = ghost->rows_;
    rows.shown = rows_.shown;
    ghost->setRows(rows);
  }
  LivePlot::refresh();
}

void RasterPlot::adoptLook(const LivePlot& other) {
  LivePlot::adoptLook(other);
  if (const auto* raster = dynamic_cast<const RasterPlot*>(&other)) setRows(raster->rows_);
}

QRect RasterPlot::cell(std::int32_t row, std::int64_t step) const {
  const auto [top, bottom] = columns_.pixelsOf(row);
  const int left = static_cast<int>(std::floor(scale().column(static_cast<double>(step) - 0.5) + 1e-6));
  const int right = static_cast<int>(std::floor(scale().column(static_cast<double>(step) + 0.5) + 1e-6));
  return {left, top, std::max(1, right - left), bottom - top};
}

void RasterPlot::resetColumns() {
  const int dot = static_cast<int>(std::lround(1.5 * canvasScale()));
  columns_.setOff({isOff(0), isOff(1), isOff(2), isOff(3)});
  columns_.reset(rows_, canvas().width(), canvas().height(), dot);
}

void RasterPlot::consume(std::size_t i) {
  columns_.add(surface(), scale().column(static_cast<double>(history().first(i)) - 0.5),
               scale().column(static_cast<double>(history().last(i)) + 0.5), history().raster(i),
               history().stimulated(i), true);
}

void RasterPlot::paintColumns(int from, int to) {
  // The samples were painted as they came, but for the last column; the lines between the populations are missing.
  columns_.finish(surface());
  if (ghostShown()) blendGhost(from, to);
  const double total = rows_.top(rows_.rowsTotal());
  if (total <= 0) return;
  SpanPainter painter(surface(), total, 0);
  std::int32_t row = 0;
  for (std::size_t p = 0; p < 2; ++p) {
    row += rows_.rows[p];
    if (rows_.top(row) > 0 && rows_.top(row) < total)
      painter.level(rows_.top(row), from, to, std::max(1.0, std::round(canvasScale())), theme().axis);
  }
}

void RasterPlot::updateLegend() {
  QVector<LegendEntry> entries;
  const auto add = [&](const QString& name, const QColor& color, qint64 kind) {
    entries.push_back({name, color, 0, LegendEntry::Mark::square, false, kind, isOff(kind)});
  };
  add(tr("cued memory"), theme().rasterCued, 0);
  add(tr("other excitatory"), theme().rasterExcitatory, 1);
  if (rows_.shown[1] && rows_.rows[1] > 0) add(tr("inhibitory"), theme().rasterInhibitory, 2);
  if (rows_.shown[2] && rows_.rows[2] > 0) add(tr("second inhibitory"), theme().rasterSecondInhibitory, 3);
  setLegend(entries);
}

void RasterPlot::entriesSwitched() {
  updateLegend();
  invalidateCanvas();
  ensureCanvas();
}

std::unique_ptr<LivePlot> RasterPlot::makeGhost(const History& history) const {
  if (history.rows() == 0 || history.rows() != rows_.rowsTotal()) return nullptr;
  auto ghost = std::make_unique<RasterPlot>();
  ghost->setRows(rows_);
  return ghost;
}

bool RasterPlot::ghostFits() const {
  const auto* ghost = static_cast<const RasterPlot*>(this->ghost());
  return ghost != nullptr && ghost->rows_.rows == rows_.rows;
}

void RasterPlot::ghostChanged() { invalidateCanvas(); }

void RasterPlot::blendGhost(int from, int to) {
  const QImage& ghost = this->ghost()->canvas();
  QImage& image = surface();
  if (ghost.size() != image.size()) return;
  for (int y = 0; y < image.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    const auto* behind = reinterpret_cast<const QRgb*>(ghost.constScanLine(y));
    for (int x = from; x < to; ++x)
      if (columns_.isGround(line[x]) && !columns_.isGround(behind[x]))
        line[x] = mixedColor(behind[x], line[x], ghost_strength);
  }
}

Readout RasterPlot::readAt(std::int64_t step, std::optional<double> height) const {
  const auto i = entryAt(step);
  Readout readout;
  readout.title = stepsText(history().first(*i), history().last(*i), timeUnit());
  if (!height) return readout;
  const auto [from, to] = columns_.rowsAt(static_cast<int>(*height));
  if (from < to && rows_.shown[rows_.population(from)])
    readout.rows = neurons_.describe(rows_, from, to, history().raster(*i));
  return readout;
}

std::pair<std::int32_t, std::int32_t> RasterPlot::rowsNear(int y, std::size_t from, std::size_t to) const {
  const auto fires = [&](std::pair<std::int32_t, std::int32_t> rows) {
    for (std::size_t i = from; i <= to; ++i) {
      const auto bits = history().raster(i);
      for (std::int32_t row = rows.first; row < rows.second; ++row)
        if ((bits[static_cast<std::size_t>(row / 64)] >> (row % 64) & 1U) != 0) return true;
    }
    return false;
  };
  const int reach = static_cast<int>(std::lround(canvasScale()));
  for (const int by : {0, -reach, reach, -2 * reach, 2 * reach})
    if (const auto rows = columns_.rowsAt(y + by); fires(rows)) return rows;
  return columns_.rowsAt(y);
}

std::optional<RasterPick> RasterPlot::pickAt(QPoint point) const {
  const QRect area = plotArea();
  if (!area.contains(point) || timeUnit() != TimeUnit::step) return std::nullopt;
  constexpr double nothing = 1e-6;  // steps end between pixels
  const auto step = [&](double x) { return std::clamp<std::int64_t>(std::llround(x), 0, newestShown()); };
  const std::int64_t first = step(stepAt(point.x()) + nothing), last = step(stepAt(point.x() + 1) - nothing);
  const auto from = entryAt(first), to = entryAt(std::max(first, last));
  if (!from || !to || stepAt(point.x()) > static_cast<double>(newestShown()) + 0.5) return std::nullopt;
  const auto [row, end] = rowsNear(static_cast<int>((point.y() - area.top() + 0.5) * canvasScale()), *from, *to);
  if (row >= end || !rows_.shown[rows_.population(row)]) return std::nullopt;
  RasterPick pick;
  pick.population = static_cast<Population>(rows_.population(row));
  pick.neurons = neurons_.neuronsOf(rows_.population(row), row, end);
  std::sort(pick.neurons.begin(), pick.neurons.end());
  pick.first = history().first(*from);
  pick.last = history().last(*to);
  return pick;
}

std::optional<QPoint> RasterPlot::placeBeside(QPoint point, std::int64_t step, bool down) const {
  const QRect area = plotArea();
  QPoint place(placeOf(step), std::clamp(point.y(), area.top(), area.bottom()));
  const auto neurons = [this](QPoint at) {
    const auto pick = pickAt(at);
    return pick ? std::pair(pick->population, pick->neurons)
                : std::pair(Population::excitatory, std::vector<std::int64_t>());
  };
  const auto here = neurons(place);
  const int by = down ? 1 : -1;
  for (QPoint next = place + QPoint(0, by); area.contains(next); next.ry() += by)
    if (neurons(next) != here) return next;
  return place;
}

void RasterPlot::updateSideLabels() {
  const double total = rows_.top(rows_.rowsTotal());
  const std::array names{tr("excitatory"), tr("inhibitory"), tr("second inhibitory")};
  QVector<SideLabel> labels;
  std::int32_t row = 0;
  for (std::size_t p = 0; p < names.size(); row += rows_.rows[p], ++p)
    if (rows_.shown[p] && rows_.rows[p] > 0)
      labels.push_back({names[p], rows_.top(row) / total, rows_.top(row + rows_.rows[p]) / total, theme().mutedText});
  setSideLabels(labels);
}

QString RasterPlot::summary() const {
  const QLocale locale;
  const auto bits = history().raster(history().size() - 1);
  qlonglong active = 0;
  for (const auto word : bits) active += std::popcount(word);
  return tr("Step %1. %2 of %3 rows of neurons fire.")
      .arg(locale.toString(static_cast<qlonglong>(history().newestStep())), locale.toString(active),
           locale.toString(rows_.rowsTotal()));
}

}  // namespace engram::ui

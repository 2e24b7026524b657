#include "ui/plots/live_plot.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/breath.h"
#include "ui/plots/header_button.h"

namespace engram::ui {

LivePlot::LivePlot(bool opaque, QWidget* parent)
    : ChartFrame(opaque, parent),
      padlock_(new HeaderButton(HeaderButton::Sign::padlock, this)),
      enlarge_(new HeaderButton(HeaderButton::Sign::enlarge, this)) {
  setMouseTracking(true);
  makeButtons();
}

void LivePlot::setHistory(const History* history) {
  history_ = history;
  invalidateCanvas();
}

void LivePlot::refresh() {
  if (!history_) return;
  const bool past_changed = history_->revision() != revision_ || history_->curvesRevision() != curves_revision_;
  if (past_changed && !limit_) invalidateCanvas();
  keepUpGhost();
  if (!ensureCanvas() && newestShown() > consumed_) {
    // A curve bends where the new samples begin, and its width and its markers reach back a little.
    const double back = std::max(theme().cuedLine, markerReach(theme()) + 1);
    const int reach = 2 + static_cast<int>(std::ceil(back * canvasScale()));
    const int from = static_cast<int>(std::floor(scale_.column(static_cast<double>(consumed_)))) - reach;
    consumeNew();
    const double end = scale_.column(static_cast<double>(std::max<std::int64_t>(consumed_, 0)) + 0.5);
    const int width = canvas().width();
    const int first = std::clamp(from, 0, width),
              last = std::clamp(static_cast<int>(std::ceil(end)) + reach, first, width);
    paintColumns(first, last);
    canvasChanged(first, last);
  }
  keepUpGhost();  // the value axis may have grown
  describe();
}

void LivePlot::paintCanvas() {
  if (!history_) return;
  revision_ = history_->revision();
  curves_revision_ = history_->curvesRevision();
  const double width = canvas().width();
  scale_ = {static_cast<double>(window().from) - 0.5, width / static_cast<double>(window().length())};
  stimulated_.assign(static_cast<std::size_t>(canvas().width()), 0);
  consumed_ = window().from - 2;  // one sample before the window: the curve comes in from the left
  resetColumns();
  layTheory();
  consumeNew();
  paintColumns(0, canvas().width());
}

void LivePlot::repaintColumns() {
  if (canvas().isNull() || stimulated_.size() != static_cast<std::size_t>(canvas().width())) return;
  paintColumns(0, canvas().width());
  canvasChanged(0, canvas().width());
}

void LivePlot::consumeNew() {
  for (std::size_t i = history_->indexOf(consumed_ + 1); i < history_->size(); ++i) {
    if (history_->first(i) >= window().to || beyondLimit(i)) break;
    markStimulus(i);
    consume(i);
    consumed_ = history_->last(i);
    Breath::take();
  }
}

void LivePlot::markStimulus(std::size_t i) {
  if (!history_->stimulated(i)) return;
  const int width = canvas().width();
  const double left = scale_.column(static_cast<double>(history_->first(i)) - 0.5);
  const double right = scale_.column(static_cast<double>(history_->last(i)) + 0.5);
  const int from = std::clamp(static_cast<int>(std::floor(left)), 0, width);
  const int to = std::clamp(std::max(from + 1, static_cast<int>(std::floor(right))), 0, width);
  if (right > 0) std::fill(stimulated_.begin() + from, stimulated_.begin() + to, std::uint8_t{1});
}

bool LivePlot::stimulatedColumn(int column) const { return stimulated_[static_cast<std::size_t>(column)] != 0; }

void LivePlot::paintGround(int from, int to) {
  auto& image = surface();
  const QRgb shade = qPremultiply(theme().stimulus.rgba());
  for (int y = 0; y < image.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = from; x < to; ++x) line[x] = stimulatedColumn(x) ? shade : 0;
  }
}

void LivePlot::describe() {
  if (history_->empty() || (described_.isValid() && described_.elapsed() < 1000)) return;
  described_.start();
  const QString at_cursor = read_.text();
  setAccessibleDescription(at_cursor.isEmpty() ? summary() : tr("At the cursor: %1. %2").arg(at_cursor, summary()));
}

}  // namespace engram::ui

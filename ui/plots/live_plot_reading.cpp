// What a person does with a plot to read it: value axis, legend, cursor.
#include <algorithm>
#include <cmath>

#include "ui/plots/header_button.h"
#include "ui/plots/live_plot.h"

namespace engram::ui {

void LivePlot::makeButtons() {
  padlock_->setObjectName(QStringLiteral("padlock"));
  padlock_->setToolTip(tr("Lock the value range (L)"));
  padlock_->setAccessibleName(tr("Lock the value range"));
  enlarge_->setObjectName(QStringLiteral("enlarge"));
  enlarge_->setToolTip(tr("Enlarge this plot, and back (Enter)"));
  enlarge_->setAccessibleName(tr("Enlarge this plot"));
  connect(padlock_, &HeaderButton::clicked, this, [this](bool on) { on ? holdValues() : releaseValues(); });
  connect(this, &LivePlot::valuesChanged, padlock_, [this] { padlock_->setChecked(held_); });
}

void LivePlot::setTimeUnit(TimeUnit unit) {
  time_unit_ = unit;
  setTimeName(unit == TimeUnit::update ? tr("update") : tr("step"));
}

void LivePlot::hideButtons() {
  buttons_ = false;
  placeButtons();
}

void LivePlot::placeButtons() {
  enlarge_->setVisible(buttons_);
  padlock_->setVisible(buttons_ && valueEnds());
  if (!buttons_) return setHeaderReserve(0);
  const QRect plot = plotArea();
  const int y = std::max(2, (plot.top() - HeaderButton::side) / 2 + 1);
  const int right = width() - 5;
  enlarge_->move(right - HeaderButton::side, y);
  padlock_->move(right - 2 * HeaderButton::side, y);
  const int left = right - (valueEnds() ? 2 : 1) * HeaderButton::side;
  setHeaderReserve(std::max(0, plot.right() + 1 - left + 6));
}

void LivePlot::resizeEvent(QResizeEvent* event) {
  ChartFrame::resizeEvent(event);
  placeButtons();
}

void LivePlot::setTheme(const Theme& theme) {
  padlock_->setTheme(theme);
  enlarge_->setTheme(theme);
  if (ghost_) ghost_->setTheme(theme);
  ChartFrame::setTheme(theme);
}

void LivePlot::setLimit(std::optional<std::int64_t> step) { limit_ = step; }

std::int64_t LivePlot::newestShown() const {
  if (!history_ || history_->empty()) return -1;
  return limit_ ? std::min(*limit_, history_->newestStep()) : history_->newestStep();
}

std::optional<std::size_t> LivePlot::entryAt(std::int64_t step) const {
  if (!history_) return std::nullopt;
  const std::size_t i = history_->indexOf(step);
  if (i >= history_->size() || history_->first(i) > step || beyondLimit(i)) return std::nullopt;
  return i;
}

void LivePlot::holdValues() {
  if (const auto ends = valueEnds()) holdValues(*ends);
}

void LivePlot::holdValues(ValueEnds ends) {
  if (!valueEnds()) return;
  for (LivePlot* plot : {this, twin_.data()}) {
    if (plot == nullptr) continue;
    plot->held_ = true;
    if (plot->valueEnds() != ends) {
      plot->setValueEnds(ends);
      plot->repaintColumns();
    }
    emit plot->valuesChanged();
  }
}

void LivePlot::releaseValues() {
  for (LivePlot* plot : {this, twin_.data()}) {
    if (plot == nullptr || !plot->held_) continue;
    plot->held_ = false;
    plot->setValueEnds(std::nullopt);
    plot->repaintColumns();
    emit plot->valuesChanged();
  }
}

void LivePlot::switchEntry(qint64 key) {
  if (off_.erase(key) == 0) off_.insert(key);
  afterSwitching();
}

void LivePlot::switchAllOn() {
  off_.clear();
  afterSwitching();
}

void LivePlot::afterSwitching() {
  if (twin_) twin_->off_ = off_;
  for (LivePlot* plot : {this, twin_.data()}) {
    if (plot == nullptr) continue;
    plot->entriesSwitched();
    if (plot->ghost_) plot->ghostChanged();
  }
}

int LivePlot::placeOf(std::int64_t step) const {
  const QRect area = plotArea();
  const StepWindow steps = window();
  const double share =
      (static_cast<double>(step - steps.from) + 0.5) / static_cast<double>(std::max<std::int64_t>(1, steps.length()));
  return std::clamp(static_cast<int>(area.left() + share * area.width()), area.left(), area.right());
}

void LivePlot::showCursor(std::optional<std::int64_t> step, bool pinned, std::optional<QPoint> pointer) {
  std::optional<double> height;
  if (pointer && plotArea().contains(*pointer)) height = (pointer->y() - plotArea().top() + 0.5) * canvasScale();
  else pointer.reset();
  read_ = step && entryAt(*step) ? readAt(*step, height) : Readout{};
  const bool told = step == cursor_ || !pinned;  // a line that follows the pointer is told every second at most
  cursor_ = step;
  showReadout(step ? std::optional<qint64>(*step) : std::nullopt, pinned, read_, pointer);
  if (told || !history_) return;
  described_.invalidate();  // what is read there is news at once
  describe();
}

void LivePlot::adoptLook(const LivePlot& other) {
  off_ = other.off_;
  limit_ = other.limit_;
  theory_ = other.theory_;
  entriesSwitched();
  held_ = other.held_;
  adopted_ = other.valueEnds();
  if (adopted_) setValueEnds(adopted_);
  if (other.ghost_) setGhost(other.ghost_history_, other.ghost_name_);
}

}  // namespace engram::ui

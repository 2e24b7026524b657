// What stands beside and behind a plot: the same plot of the other run of a comparison, and an earlier run as a ghost.
#include <algorithm>

#include "ui/plots/live_plot.h"

namespace engram::ui {

void LivePlot::setTwin(LivePlot* twin) {
  if (twin_ == twin) return;
  if (twin_ != nullptr) {
    twin_->twin_ = nullptr;
    twin_->takeRoom();
  }
  twin_ = twin;
  if (twin != nullptr) {
    twin->twin_ = this;
    twin->off_ = off_;
    twin->entriesSwitched();
    twin->held_ = held_;
    if (held_ && valueEnds()) twin->setValueEnds(valueEnds());
    if (twin->takeRoom() || held_) twin->repaintColumns();
    emit twin->valuesChanged();
  }
  if (takeRoom()) repaintColumns();
}

ValueEnds LivePlot::room() const {
  ValueEnds all = neededEnds().value_or(ValueEnds{});
  if (adopted_) all = {std::min(all.low, adopted_->low), std::max(all.high, adopted_->high)};
  for (const LivePlot* other : {static_cast<const LivePlot*>(twin_.data()), static_cast<const LivePlot*>(ghost_.get()),
                                twin_ ? static_cast<const LivePlot*>(twin_->ghost_.get()) : nullptr}) {
    const auto ends = other != nullptr ? other->neededEnds() : std::nullopt;
    if (ends) all = {std::min(all.low, ends->low), std::max(all.high, ends->high)};
  }
  return all;
}

bool LivePlot::takeRoom() {
  if (held_ || !valueEnds() || room() == valueEnds()) return false;
  setValueEnds(std::nullopt);
  return true;
}

bool LivePlot::makeRoom() {
  if (!takeRoom()) return false;
  if (twin_ && twin_->takeRoom()) twin_->repaintColumns();
  return true;
}

void LivePlot::setGhost(const std::shared_ptr<const History>& history, const QString& name) {
  removeGhost();
  ghost_ = makeGhost(*history);
  if (!ghost_) return;
  ghost_history_ = history;
  ghost_name_ = name;
  ghost_->hideButtons();
  ghost_->setTheme(theme());
  ghost_->setHistory(ghost_history_.get());
  setLegend(entries_);
}

void LivePlot::removeGhost() {
  if (!ghost_) return;
  ghost_.reset();
  ghost_history_.reset();
  ghost_name_.clear();
  off_.erase(ghost_key);
  setBehind(nullptr, 1);
  setLegend(entries_);
  if (makeRoom()) repaintColumns();
  ghostChanged();
}

void LivePlot::keepUpGhost() {
  if (!ghost_) return;
  const bool other_look = ghost_->size() != size() || ghost_->canvasScale() != canvasScale();
  if (other_look) {
    ghost_->setCanvasScale(canvasScale());
    ghost_->resize(size());
  }
  if (other_look || ghost_->plotArea() != plotArea()) ghost_->layOutHidden();
  ghost_->setWindow(window());
  const auto ends = valueEnds();
  if (ends && (!ghost_->held_ || ghost_->valueEnds() != ends)) {
    ghost_->held_ = true;
    ghost_->setValueEnds(ends);
    ghost_->invalidateCanvas();
  }
  if (!ghost_->ensureCanvas()) return;
  if (makeRoom()) {
    repaintColumns();
    return keepUpGhost();
  }
  ghostChanged();
}

void LivePlot::ghostChanged() { setBehind(ghostShown() ? &ghost_->canvas() : nullptr, ghost_strength); }

void LivePlot::setLegend(const QVector<LegendEntry>& entries) {
  entries_ = entries;
  QVector<LegendEntry> all = entries;
  addTheory(all);
  if (ghost_ && ghostFits())
    all.push_back({tr("ghost"), theme().reference, theme().curveLine, ghostMark(), false, ghost_key, isOff(ghost_key)});
  ChartFrame::setLegend(all);
}

void LivePlot::paintBehind(QPainter& painter, const QRectF& area) {
  if (!ghostShown()) return;
  painter.save();
  painter.setOpacity(ghost_strength);
  ghost_->paintVector(painter, area, Content::all);
  painter.restore();
}

}  // namespace engram::ui

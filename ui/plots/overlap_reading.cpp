// Reading the overlaps: value axis, legend, what is under the cursor.
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/plots/axis_ticks.h"
#include "ui/plots/overlap_plot.h"

namespace engram::ui {

std::optional<ValueEnds> OverlapPlot::neededEnds() const {
  // Memories that are given may be more active than a says; their overlap goes well above 1.
  constexpr double grid = 0.5;
  Range seen = seen_;
  seen.add(theorySeen());
  const auto lowest = static_cast<double>(seen.low), highest = static_cast<double>(seen.high);
  const bool below = !seen.empty() && lowest < low, above = !seen.empty() && highest > high;
  return ValueEnds{below ? std::floor(lowest / grid) * grid : low, above ? std::ceil(highest / grid) * grid : high};
}

void OverlapPlot::setValueEnds(std::optional<ValueEnds> ends) {
  const ValueEnds chosen = ends.value_or(room());
  bottom_ = chosen.low;
  top_ = chosen.high;
  showAxis();
}

void OverlapPlot::showAxis() {
  // Typed ends may be very close together.
  const double finest = tickInterval(top_ - bottom_, 8);
  if (finest < 0.2) setValues(bottom_, top_, {finest, 2 * finest, 5 * finest, 10 * finest});
  else setValues(bottom_, top_, {0.25, 0.5, 1, 2, 5, 10, 50});
}

std::vector<LivePlot::TheoryCurve> OverlapPlot::theoryCurves() const {
  return {{&MeanState::m, theme().cued, tr("theory")}};
}

void OverlapPlot::entriesSwitched() {
  updateLegend();
  repaintColumns();
}

void OverlapPlot::setPinned(const std::vector<std::int64_t>& memories) {
  ranking_.setPinned(memories);
  (void)updateRanking();  // the legend shows pins whoever moved
  passRanking();
  updateLegend();
  repaintColumns();
}

void OverlapPlot::setTwin(LivePlot* twin) {
  if (auto* before = dynamic_cast<OverlapPlot*>(this->twin())) before->led_ = false;
  LivePlot::setTwin(twin);
  if (auto* other = dynamic_cast<OverlapPlot*>(twin)) {
    other->led_ = true;
    ranking_.wake();
    passRanking();
  }
}

std::unique_ptr<LivePlot> OverlapPlot::makeGhost(const History&) const {
  auto ghost = std::make_unique<OverlapPlot>();
  ghost->setMemories(cued_, names_);
  ghost->ranking_ = ranking_;  // a memory has one colour in all runs
  ghost->led_ = true;
  return ghost;
}

void OverlapPlot::updateLegend() {
  QVector<LegendEntry> entries{entryOf(cued_)};
  const auto add = [&](std::int64_t memory) {
    for (const auto& entry : entries)
      if (entry.key == memory) return;
    entries.push_back(entryOf(memory));
  };
  for (const auto& holder : ranking_.holders())
    if (holder) add(*holder);
  for (const auto& curve : curves_) {
    const auto memory = history().curves()[static_cast<std::size_t>(&curve - curves_.data())];
    if (isOff(memory)) add(memory);  // so that it can be switched on again
  }
  setLegend(entries);
}

LegendEntry OverlapPlot::entryOf(std::int64_t memory) const {
  const bool cued = memory == cued_;
  return {nameOf(memory),
          colorOf(memory),
          cued ? theme().cuedLine : theme().curveLine,
          LegendEntry::Mark::line,
          cued,
          memory,
          isOff(memory),
          ranking_.isPinned(memory),
          markerOf(memory)};
}

QColor OverlapPlot::colorOf(std::int64_t memory) const {
  if (memory == cued_) return theme().cued;
  const auto place = ranking_.placeOf(memory);
  return place ? theme().strong[*place] : theme().recede;
}

MarkerShape OverlapPlot::markerOf(std::int64_t memory) const {
  const auto place = ranking_.placeOf(memory);
  return memory != cued_ && place ? strong_markers[*place] : MarkerShape::none;
}

QString OverlapPlot::nameOf(std::int64_t memory) const {
  if (memory >= 0 && memory < names_.size() && !names_[memory].isEmpty()) return names_[memory];
  return QLocale().toString(static_cast<qlonglong>(memory + 1));
}

Readout OverlapPlot::readAt(std::int64_t step, std::optional<double> height) const {
  const auto i = entryAt(step);
  Readout readout;
  readout.title = stepsText(history().first(*i), history().last(*i), timeUnit());
  const auto nearest = height ? memoryNear(*i, *height) : std::nullopt;
  const auto add = [&](std::int64_t memory) {
    const auto curve = history().curveOf(memory);
    const bool number = nameOf(memory) == QLocale().toString(static_cast<qlonglong>(memory + 1));
    readout.rows.push_back({colorOf(memory), number ? tr("memory %1").arg(nameOf(memory)) : nameOf(memory),
                            rangeText(curve ? history().overlap(*curve, *i) : Range{}, 2), memory == nearest,
                            markerOf(memory)});
  };
  if (!isOff(cued_)) add(cued_);
  for (const auto& holder : ranking_.holders())
    if (holder && *holder != cued_ && !isOff(*holder)) add(*holder);
  if (nearest && *nearest != cued_ && !ranking_.placeOf(*nearest)) add(*nearest);
  readTheory(step, 2, readout);
  return readout;
}

std::optional<std::int64_t> OverlapPlot::memoryNear(std::size_t i, double height) const {
  const double near = 14 * canvasScale();
  const double per_value = canvas().height() / (top_ - bottom_);
  std::optional<std::int64_t> nearest;
  double best = near;
  for (std::size_t c = 0; c < history().curves().size(); ++c) {
    const std::int64_t memory = history().curves()[c];
    const Range range = history().overlap(c, i);
    if (range.empty() || isOff(memory)) continue;
    const double top = (top_ - static_cast<double>(range.high)) * per_value;
    const double bottom = (top_ - static_cast<double>(range.low)) * per_value;
    double distance = std::max({0.0, top - height, height - bottom});
    if (memory == cued_ || ranking_.placeOf(memory)) distance -= 1;  // those that stand out lie on top
    if (distance < best) {
      best = distance;
      nearest = memory;
    }
  }
  return nearest;
}

}  // namespace engram::ui

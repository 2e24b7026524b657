// The theory over a plot.
#include "ui/plots/live_plot.h"
#include "ui/plots/vector_layers.h"

namespace engram::ui {
namespace {
constexpr double dash = 6;           // logical pixels
constexpr double halo_share = 0.75;  // of the card, between the dashes and the curves below

QColor haloOf(const Theme& theme) {
  QColor halo = theme.dark ? theme.chrome : theme.card;
  halo.setAlphaF(static_cast<float>(halo_share));
  return halo;
}

}  // namespace

void LivePlot::setTheory(std::shared_ptr<const TheoryCourse> course) {
  if (course == theory_ || (course && theory_ && *course == *theory_)) return;
  theory_ = std::move(course);
  if (theoryCurves().empty()) return;
  layTheory();
  entriesSwitched();
}

void LivePlot::layTheory() {
  expected_.clear();
  if (!theory_ || !history_ || canvas().isNull()) return;
  for (const TheoryCurve& curve : theoryCurves())
    expected_.emplace_back(*theory_, curve.value, scale_, canvas().width(), dash * canvasScale());
}

void LivePlot::addTheory(QVector<LegendEntry>& legend) const {
  const auto curves = theoryCurves();
  if (!theory_ || curves.empty()) return;
  legend.push_back({tr("theory"), curves.front().color, theme().curveLine, LegendEntry::Mark::dashes, false, theory_key,
                    isOff(theory_key)});
}

Range LivePlot::theorySeen() const {
  Range seen;
  if (theoryShown())
    for (const TheorySpans& each : expected_) seen.add(each.seen());
  return seen;
}

void LivePlot::paintTheory(SpanPainter& painter, int from, int to) const {
  const auto curves = theoryCurves();
  if (!theoryShown() || curves.size() != expected_.size()) return;
  for (std::size_t n = curves.size(); n-- > 0;)
    expected_[n].paint(painter, from, to, theme().curveLine * canvasScale(), curves[n].color, haloOf(theme()));
}

void LivePlot::paintTheory(VectorLayers& layers) const {
  if (!theoryShown()) return;
  const auto curves = theoryCurves();
  for (std::size_t n = curves.size(); n-- > 0;)
    layers.theory(*theory_, curves[n].value, theme().curveLine, dash, curves[n].color);
}

void LivePlot::readTheory(std::int64_t step, int digits, Readout& readout) const {
  if (!theoryShown() || !theory_->has(step)) return;
  for (const TheoryCurve& curve : theoryCurves()) {
    const auto value = static_cast<float>(theory_->at(step).*curve.value);
    readout.rows.push_back(
        {curve.color, curve.name, rangeText({value, value}, digits), false, MarkerShape::none, true});
  }
}

}  // namespace engram::ui

#include "ui/plots/overlap_plot.h"

#include "ui/plots/breath.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

namespace engram::ui {

OverlapPlot::OverlapPlot(QWidget* parent) : LivePlot(false, parent) {
  setObjectName(QStringLiteral("overlapPlot"));
  setAccessibleName(tr("Overlap with each memory"));
  setTexts(tr("Overlap with each memory"), QStringLiteral("<i>m</i><sup>μ</sup>"),
           tr("overlap") + QStringLiteral(" <i>m</i><sup>μ</sup>"));
  setValues(low, high, {0.25, 0.5, 1});
  clock_.start();
}

void OverlapPlot::setMemories(std::int64_t cued, const QStringList& names) {
  if (names != names_) ranking_.clear();
  cued_ = cued;
  names_ = names;
  seen_ = {};
  makeRoom();
  invalidateCanvas();
  updateLegend();
}

void OverlapPlot::adoptRanking(const OverlapPlot& other) {
  ranking_ = other.ranking_;
  ranking_.wake();
  invalidateCanvas();
}

void OverlapPlot::setTheme(const Theme& theme) {
  LivePlot::setTheme(theme);
  updateLegend();
}

void OverlapPlot::refresh() {
  LivePlot::refresh();
  // Places may be due to change hands though nothing new came: they wait for half a second.
  if (!canvas().isNull() && updateRanking()) {
    updateLegend();
    repaintColumns();
    keepUpGhost();
  }
}

void OverlapPlot::resetColumns() {
  curves_.clear();
  others_.reset(canvas().width() * SpanPainter::parts);
}

void OverlapPlot::consume(std::size_t i) {
  const int columns = canvas().width() * SpanPainter::parts;
  while (curves_.size() < history().curves().size()) {
    curves_.emplace_back();
    curves_.back().spans.reset(columns);
  }
  const double x0 = scale().column(static_cast<double>(history().first(i))) * SpanPainter::parts;
  const double x1 = scale().column(static_cast<double>(history().last(i))) * SpanPainter::parts;
  for (std::size_t c = 0; c < curves_.size(); ++c) {
    const Range range = history().overlap(c, i);
    curves_[c].spans.add(x0, x1, range);
    curves_[c].seen.add(range);
    seen_.add(range);
  }
  others_.add(x0, x1, history().others(i));
  seen_.add(history().others(i));
}

void OverlapPlot::paintColumns(int from, int to) {
  const bool widened = makeRoom();
  if (updateRanking() || widened) {
    updateLegend();
    paintLayers(0, canvas().width());
    canvasChanged(0, canvas().width());
  } else {
    paintLayers(from, to);
  }
}

bool OverlapPlot::updateRanking() {
  if (led_) return false;
  std::vector<CurveRanking::Strength> strengths;
  addStrengths(strengths);
  if (const auto* other = dynamic_cast<const OverlapPlot*>(twin())) other->addStrengths(strengths);
  if (ghostShown()) static_cast<const OverlapPlot*>(ghost())->addStrengths(strengths);
  if (!ranking_.update(strengths, cued_, clock_.elapsed())) return false;
  passRanking();
  return true;
}

void OverlapPlot::addStrengths(std::vector<CurveRanking::Strength>& strengths) const {
  for (std::size_t c = 0; c < curves_.size(); ++c) {
    if (curves_[c].seen.empty()) continue;
    const CurveRanking::Strength here{history().curves()[c], curves_[c].seen.high};
    const auto known =
        std::find_if(strengths.begin(), strengths.end(), [&](const auto& each) { return each.memory == here.memory; });
    if (known == strengths.end()) strengths.push_back(here);
    else known->overlap = std::max(known->overlap, here.overlap);
  }
}

void OverlapPlot::passRanking() {
  if (auto* other = dynamic_cast<OverlapPlot*>(twin()); other != nullptr && other->led_) {
    other->ranking_ = ranking_;
    other->updateLegend();
    other->repaintColumns();
    other->passToGhost();
  }
  passToGhost();
}

void OverlapPlot::passToGhost() {
  auto* ghost = static_cast<OverlapPlot*>(ghostPlot());
  if (ghost == nullptr) return;
  ghost->ranking_ = ranking_;
  ghost->invalidateCanvas();
}

void OverlapPlot::paintLayers(int from, int to) {
  paintGround(from, to);
  SpanPainter painter(surface(), bottom_, top_);
  const double scale = canvasScale();
  painter.band(others_, from, to, theme().envelope);
  painter.level(0, from, to, 1, theme().axis);
  painter.level(1, from, to, 1, theme().axis);
  std::array<const Curve*, CurveRanking::places> strong{};
  const Curve* cued = nullptr;
  for (std::size_t c = 0; c < curves_.size(); ++c) {
    const auto memory = history().curves()[c];
    const auto place = ranking_.placeOf(memory);
    Breath::take();
    if (isOff(memory)) continue;
    if (memory == cued_) cued = &curves_[c];
    else if (place) strong[*place] = &curves_[c];
    else painter.curve(curves_[c].spans, from, to, theme().thinLine * scale, theme().recede);
  }
  for (std::size_t place = strong.size(); place-- > 0;)
    if (strong[place]) painter.curve(strong[place]->spans, from, to, theme().curveLine * scale, theme().strong[place]);
  if (cued) painter.curve(cued->spans, from, to, theme().cuedLine * scale, theme().cued);
  for (std::size_t place = strong.size(); place-- > 0;)
    if (strong[place])
      paintMarkers([this, c = static_cast<std::size_t>(strong[place] - curves_.data())](
                       std::size_t i) { return history().overlap(c, i); },
                   strong_markers[place], theme().strong[place], from, to);
  paintTheory(painter, from, to);
}

QString OverlapPlot::summary() const {
  const std::size_t newest = history().size() - 1;
  const QLocale locale;
  const auto value = [&](std::int64_t memory) -> QString {
    const auto curve = history().curveOf(memory);
    if (!curve || history().overlap(*curve, newest).empty()) return tr("unknown");
    const double overlap = static_cast<double>(history().overlap(*curve, newest).high);
    return locale.toString(std::round(overlap * 100) / 100 + 0.0, 'f', 2);  // "0.00", never "-0.00"
  };
  QStringList others;
  for (const auto& memory : ranking_.holders())
    if (memory && *memory != cued_) others += tr("%1: %2").arg(nameOf(*memory), value(*memory));
  return tr("Step %1. Overlap with the cued memory %2: %3. Strongest others: %4.")
      .arg(locale.toString(static_cast<qlonglong>(history().newestStep())), nameOf(cued_), value(cued_),
           others.isEmpty() ? tr("none") : others.join(QStringLiteral("; ")));
}

}  // namespace engram::ui

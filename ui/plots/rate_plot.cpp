#include "ui/plots/rate_plot.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/plots/axis_ticks.h"

namespace engram::ui {

namespace {

constexpr std::array tops{0.3, 0.5, 1.0};

double topFor(double highest) {
  for (const double top : tops)
    if (highest <= top) return top;
  return tops.back();
}

}  // namespace

RatePlot::RatePlot(QWidget* parent) : LivePlot(false, parent) {
  setObjectName(QStringLiteral("ratePlot"));
  setAccessibleName(tr("Firing rates"));
  setTexts(tr("Firing rates"), tr("spikes per neuron and step"), tr("rate"));
  setValueEnds(std::nullopt);
  reset();
}

void RatePlot::setActivity(double activity) {
  activity_ = activity;
  makeRoom();
  invalidateCanvas();
}

void RatePlot::reset() {
  highest_ = 0;
  present_ = {true, false, false};
  makeRoom();
  updateLegend();
  invalidateCanvas();
}

void RatePlot::setTheme(const Theme& theme) {
  LivePlot::setTheme(theme);
  updateLegend();
}

void RatePlot::resetColumns() {
  for (auto& rate : rates_) rate.reset(canvas().width() * SpanPainter::parts);
}

void RatePlot::consume(std::size_t i) {
  const double x0 = scale().column(static_cast<double>(history().first(i))) * SpanPainter::parts;
  const double x1 = scale().column(static_cast<double>(history().last(i))) * SpanPainter::parts;
  for (std::size_t p = 0; p < rates_.size(); ++p) {
    const Range rate = history().rate(static_cast<int>(p), i);
    rates_[p].add(x0, x1, rate);
    if (!rate.empty()) highest_ = std::max(highest_, rate.high);
  }
}

void RatePlot::paintColumns(int from, int to) {
  const std::array present{history().present(0), history().present(1), history().present(2)};
  if (present != present_) {
    present_ = present;
    layTheory();
    updateLegend();
  }
  if (makeRoom()) {
    from = 0;
    to = canvas().width();
    canvasChanged(from, to);
  }
  paintGround(from, to);
  SpanPainter painter(surface(), bottom_, top_);
  const double width = canvasScale();
  if (!isOff(target_key))
    painter.level(activity_, from, to, std::max(1.0, std::round(width)), theme().reference,
                  std::max(1, static_cast<int>(std::lround(4 * width))));
  // The excitatory rate last: it is the one the target is for. Edges of bands come after all areas, which would dull
  // them.
  const bool bands = scale().columnsPerStep < 0.5;
  const auto each = [&](const auto& paint) {
    for (const std::size_t p : {std::size_t{2}, std::size_t{1}, std::size_t{0}})
      if (!isOff(static_cast<qint64>(p))) paint(rates_[p], color(p));
  };
  if (bands)
    each([&](const ColumnSpans& rate, QColor pale) {
      pale.setAlphaF(0.32F);
      painter.band(rate, from, to, pale);
    });
  each([&](const ColumnSpans& rate, const QColor& color) {
    if (bands) painter.edges(rate, from, to, theme().curveLine * width, color);
    else painter.curve(rate, from, to, theme().curveLine * width, color);
  });
  for (const std::size_t p : {std::size_t{2}, std::size_t{1}, std::size_t{0}})
    if (!isOff(static_cast<qint64>(p)))
      paintMarkers([this, p](std::size_t i) { return history().rate(static_cast<int>(p), i); }, rate_markers[p],
                   color(p), from, to);
  paintTheory(painter, from, to);
}

QColor RatePlot::color(std::size_t population) const {
  return population == 0 ? theme().excitatory : population == 1 ? theme().inhibitory : theme().secondInhibitory;
}

std::optional<ValueEnds> RatePlot::neededEnds() const {
  const float highest = std::max(highest_, theorySeen().high);
  return ValueEnds{0, topFor(std::max(activity_ * 1.1, static_cast<double>(highest)))};
}

void RatePlot::setValueEnds(std::optional<ValueEnds> ends) {
  const ValueEnds chosen = ends.value_or(room());
  bottom_ = chosen.low;
  top_ = chosen.high;
  showAxis();
}

std::unique_ptr<LivePlot> RatePlot::makeGhost(const History&) const {
  auto ghost = std::make_unique<RatePlot>();
  ghost->switchEntry(target_key);
  return ghost;
}

void RatePlot::showAxis() {
  const double finest = tickInterval(top_ - bottom_, 8);
  if (bottom_ != 0 || topFor(top_) != top_) setValues(bottom_, top_, {finest, 2 * finest, 5 * finest, 10 * finest});
  else if (top_ > 0.5) setValues(0, top_, {0.25, 0.5, 1});
  else if (top_ > 0.3) setValues(0, top_, {0.1, 0.25, 0.5});
  else setValues(0, top_, {0.1, 0.3});
}

void RatePlot::updateLegend() {
  const auto line = LegendEntry::Mark::line;
  QVector<LegendEntry> entries;
  for (std::size_t p = 0; p < present_.size(); ++p) {
    const auto key = static_cast<qint64>(p);
    if (present_[p])
      entries.push_back({nameOf(p), color(p), theme().curveLine, line, false, key, isOff(key), false, rate_markers[p]});
  }
  entries.push_back(
      {tr("target a"), theme().reference, 1, LegendEntry::Mark::dashes, false, target_key, isOff(target_key)});
  setLegend(entries);
}

std::vector<LivePlot::TheoryCurve> RatePlot::theoryCurves() const {
  std::vector<TheoryCurve> curves{{&MeanState::q, color(0), tr("excitatory, theory")}};
  if (present_[1]) curves.push_back({&MeanState::r, color(1), tr("inhibitory, theory")});
  return curves;
}

void RatePlot::entriesSwitched() {
  updateLegend();
  repaintColumns();
}

QString RatePlot::nameOf(std::size_t population) const {
  return population == 0 ? tr("excitatory") : population == 1 ? tr("inhibitory") : tr("second inhibitory");
}

Readout RatePlot::readAt(std::int64_t step, std::optional<double>) const {
  const auto i = entryAt(step);
  Readout readout;
  readout.title = stepsText(history().first(*i), history().last(*i), timeUnit());
  for (std::size_t p = 0; p < rates_.size(); ++p) {
    const Range rate = history().rate(static_cast<int>(p), *i);
    if (!rate.empty() && !isOff(static_cast<qint64>(p)))
      readout.rows.push_back({color(p), nameOf(p), rangeText(rate, 3), false, rate_markers[p]});
  }
  readTheory(step, 3, readout);
  return readout;
}

QString RatePlot::summary() const {
  const QLocale locale;
  QStringList rates;
  for (std::size_t p = 0; p < rates_.size(); ++p) {
    const Range rate = history().rate(static_cast<int>(p), history().size() - 1);
    if (!rate.empty()) rates += tr("%1 %2").arg(nameOf(p), locale.toString(static_cast<double>(rate.high), 'f', 3));
  }
  return tr("Step %1. Rates in spikes per neuron and step: %2. Target activity %3.")
      .arg(locale.toString(static_cast<qlonglong>(history().newestStep())), rates.join(QStringLiteral(", ")),
           locale.toString(activity_, 'g', 3));
}

}  // namespace engram::ui

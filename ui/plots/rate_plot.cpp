#include "ui/plots/rate_plot.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

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
  reset();
}

void RatePlot::setActivity(double activity) {
  activity_ = activity;
  top_ = std::max(top_, topFor(activity * 1.1));
  showTop();
  invalidateCanvas();
}

void RatePlot::reset() {
  top_ = topFor(activity_ * 1.1);
  highest_ = 0;
  present_ = {true, false, false};
  showTop();
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
    updateLegend();
  }
  if (static_cast<double>(highest_) > top_) {
    top_ = topFor(static_cast<double>(highest_));
    showTop();
    from = 0;
    to = canvas().width();
    canvasChanged(from, to);
  }
  paintGround(from, to);
  SpanPainter painter(surface(), 0, top_);
  const double scale = canvasScale();
  painter.level(activity_, from, to, std::max(1.0, std::round(scale)), theme().reference,
                std::max(1, static_cast<int>(std::lround(4 * scale))));
  // The excitatory rate last: it is the one the target is for.
  for (const std::size_t p : {std::size_t{2}, std::size_t{1}, std::size_t{0}})
    painter.curve(rates_[p], from, to, theme().curveLine * scale, color(p));
}

QColor RatePlot::color(std::size_t population) const {
  return population == 0 ? theme().excitatory : population == 1 ? theme().inhibitory : theme().secondInhibitory;
}

void RatePlot::showTop() {
  if (top_ > 0.5) setValues(0, top_, {0.25, 0.5, 1});
  else if (top_ > 0.3) setValues(0, top_, {0.1, 0.25, 0.5});
  else setValues(0, top_, {0.1, 0.3});
}

void RatePlot::updateLegend() {
  const std::array names{tr("excitatory"), tr("inhibitory"), tr("second inhibitory")};
  QVector<LegendEntry> entries;
  for (std::size_t p = 0; p < names.size(); ++p)
    if (present_[p]) entries.push_back({names[p], color(p), theme().curveLine});
  entries.push_back({tr("target a"), theme().reference, 1, LegendEntry::Mark::dashes});
  setLegend(entries);
}

QString RatePlot::summary() const {
  const QLocale locale;
  const std::array names{tr("excitatory"), tr("inhibitory"), tr("second inhibitory")};
  QStringList rates;
  for (std::size_t p = 0; p < names.size(); ++p) {
    const Range rate = history().rate(static_cast<int>(p), history().size() - 1);
    if (!rate.empty()) rates += tr("%1 %2").arg(names[p], locale.toString(static_cast<double>(rate.high), 'f', 3));
  }
  return tr("Step %1. Rates in spikes per neuron and step: %2. Target activity %3.")
      .arg(locale.toString(static_cast<qlonglong>(history().newestStep())), rates.join(QStringLiteral(", ")),
           locale.toString(activity_, 'g', 3));
}

}  // namespace engram::ui

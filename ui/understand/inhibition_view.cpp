#include "ui/understand/inhibition_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/observe/inhibition_noise.h"
#include "ui/bridge/live_bridge.h"
#include "ui/plots/axis_ticks.h"
#include "ui/understand/small_plot.h"
#include "ui/understand/understand_parts.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {

constexpr int steps_shown = 60;
constexpr std::size_t most_dots = 1500;  // neurons drawn

QPointF measuredPoint(const Spikes& sigma, std::int64_t inhibitory, std::int64_t inputs, std::uint64_t seed) {
  constexpr double most_draws = 2e6, most_trials = 400, least_trials = 12;
  const double trials = std::clamp(most_draws / static_cast<double>(inhibitory * inputs), least_trials, most_trials);
  const InhibitionNoise noise = measured_inhibition_noise(sigma, inhibitory, inputs, static_cast<int>(trials), seed);
  return {static_cast<double>(inhibitory), noise.deviation};
}

/// A round number of at least `highest`, for an axis from 0.
double roundedTop(double highest) {
  const double grain = tickInterval(std::max(highest, 0.05), 4);
  return grain * std::ceil(highest / grain + 1e-9);
}

/// When the spikes that act were made, in words.
QString delayWords(const Parameters& p) {
  if (!p.has_inhibitory())
    return InhibitionView::tr("Ideal inhibition is the excitatory rate itself: at once, without noise.");
  if (p.dynamics.update == UpdateRule::asynchronous)
    return InhibitionView::tr("Each neuron answers to the others as they are when its turn comes.");
  const std::int64_t delay = p.dynamics.update == UpdateRule::sequential ? 0 : p.dynamics.inhibition_delay;
  if (delay == 0) return InhibitionView::tr("Inhibition acts at once: it answers to the same spikes that excite.");
  return InhibitionView::tr("Inhibition acts %1 late: it answers to what the excitatory neurons did before.")
      .arg(delay == 1 ? InhibitionView::tr("one step") : InhibitionView::tr("%1 steps").arg(countText(delay)));
}

}  // namespace

InhibitionView::InhibitionView(LiveBridge& bridge, QWidget* parent)
    : UnderstandView(parent),
      bridge_(bridge),
      theme_(darkTheme()),
      noise_words_(wrappedLabel(this, true)),
      noise_(new SmallPlot(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 0, 12, 8);
  column->setSpacing(8);
  auto* ideal = wrappedLabel(this);
  ideal->setProperty("muted", true);
  ideal->setText(
      tr("<b>Ideal</b> inhibition is as strong as the excitatory rate of the same step: at once, without "
         "noise. The neurons that stand for it can be late, and are noisy."));
  column->addWidget(ideal);
  auto* both = new QHBoxLayout;
  both->setSpacing(10);
  column->addLayout(both);
  for (const Side side : {Side::a, Side::b}) {
    Part& part = parts_[side == Side::b ? 1 : 0];
    part = makePart(side);
    both->addWidget(part.all, 1, Qt::AlignTop);
  }
  parts_[1].all->hide();
  noise_->setAxes({tr("inhibitory neurons N_I"), true}, {tr("noise: deviation of mean σᴵ from mean σ"), true});
  column->addWidget(noise_);
  noise_words_->setText(tr(
      "On average the inhibitory neurons fire as often as the excitatory ones, so the mean input is that of one "
      "population with ideal inhibition. What is left is noise, √(q(1−q)/N_I): it shrinks as N_I grows. K changes "
      "nothing: each inhibitory neuron copies one of its K inputs, and one drawn from K that were drawn by chance is "
      "just one neuron of all."));
  column->addWidget(noise_words_);
  column->addStretch(1);
}

InhibitionView::Part InhibitionView::makePart(Side side) {
  Part part;
  part.all = new QWidget(this);
  auto* column = new QVBoxLayout(part.all);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  part.badge = sideBadge(side, part.all);
  column->addWidget(part.badge, 0, Qt::AlignLeft);
  part.words = wrappedLabel(part.all, false);
  column->addWidget(part.words);
  part.trace = new SmallPlot(part.all);
  part.trace->setToolTip(
      tr("The share of the inhibitory neurons that fire as it acts in each step, and the excitatory "
         "rate that it would have with ideal inhibition"));
  column->addWidget(part.trace);
  part.inputs = new SmallPlot(part.all);
  part.inputs->setAxes({tr("h, ideal")}, {tr("input h of each neuron")});
  part.inputs->setDiagonal(true);
  part.inputs->setToolTip(
      tr("Each dot is a neuron in the step that led here: its input, against the input that ideal "
         "inhibition would have given it. On the diagonal both are the same."));
  column->addWidget(part.inputs);
  part.ideal = new QPushButton(part.all);
  part.ideal->setToolTip(tr("From the next step on; it stays on the timeline and can be undone"));
  connect(part.ideal, &QPushButton::clicked, this, [this, side] { switchIdeal(side); });
  column->addWidget(part.ideal);
  return part;
}

void InhibitionView::addTo(Question& question) const {
  question.inputs = true;
  question.recent = steps_shown;
}

void InhibitionView::setTheme(const Theme& theme) {
  theme_ = theme;
  for (const Part& part : parts_) {
    part.trace->setTheme(theme);
    part.inputs->setTheme(theme);
  }
  noise_->setTheme(theme);
  presentNoise();
}

void InhibitionView::refresh() {
  const auto newest = bridge_.newest();
  const auto inspection = bridge_.inspection();
  if (!newest) return;
  measureNoise(*newest);
  if (!inspection || inspection->question.recent == 0) return;
  const bool compared = inspection->b.has_value();
  parts_[1].all->setVisible(compared);
  double highest = 0;  // both on one scale
  for (const RunInspection* run : {&inspection->a, inspection->b ? &*inspection->b : nullptr})
    if (run != nullptr)
      for (const RecentStep& step : run->recent) highest = std::max({highest, step.rate, step.acting});
  for (const Side side : {Side::a, Side::b}) {
    if (side == Side::b && !compared) continue;
    part(side).trace->setAxes({tr("step"), false, true},
                              {tr("rate"), false, false, std::pair(0.0, roundedTop(highest))});
    part(side).badge->setVisible(compared);
    presentPart(part(side), bridge_.shown(side), inspection->of(side));
  }
}

void InhibitionView::presentPart(const Part& part, const Parameters& p, const RunInspection& seen) {
  QPolygonF rate, acting;
  double squares = 0;
  for (const RecentStep& step : seen.recent) {
    rate << QPointF(static_cast<double>(step.step), step.rate);
    acting << QPointF(static_cast<double>(step.step), step.acting);
    squares += (step.acting - step.rate) * (step.acting - step.rate);
  }
  part.trace->present({{tr("acts"), acting, theme_.inhibitory, SmallPlot::Style::line},
                       {tr("ideal"), rate, theme_.excitatory, SmallPlot::Style::dashed}});
  QString words = delayWords(p);
  if (!seen.recent.empty() && p.has_inhibitory()) {
    const auto steps = static_cast<double>(seen.recent.size());
    const double now = seen.recent.back().rate;
    words += ' ' + tr("It lies %1 from the ideal one over the last %2 steps; noise alone would make that %3.")
                       .arg(valueText(std::sqrt(squares / steps)), countText(static_cast<std::int64_t>(steps)),
                            valueText(expected_inhibition_noise(now, p.network.inhibitory).deviation));
  }
  part.words->setText(words);
  part.ideal->setText(p.has_inhibitory() ? tr("Make it ideal") : tr("Back to neurons"));
  presentInputs(part, p, seen);
}

void InhibitionView::presentInputs(const Part& part, const Parameters& p, const RunInspection& seen) {
  QPolygonF dots;
  if (seen.inputs) {
    const std::size_t stride = std::max<std::size_t>(1, seen.inputs->h.size() / most_dots);
    for (std::size_t i = 0; i < seen.inputs->h.size(); i += stride)
      dots << QPointF(static_cast<double>(seen.inputs->ideal[i]), static_cast<double>(seen.inputs->h[i]));
  }
  const double theta = p.dynamics.theta;
  QPolygonF threshold;
  if (!dots.isEmpty()) {
    const QRectF bounds = dots.boundingRect();
    threshold << QPointF(bounds.left(), theta) << QPointF(bounds.right(), theta);
  }
  part.inputs->present({{tr("neurons"), dots, theme_.excitatory, SmallPlot::Style::dots},
                        {tr("θ"), threshold, theme_.text, SmallPlot::Style::dashed}});
}

void InhibitionView::measureNoise(const Snapshot& snapshot) {
  const NetworkParameters& p = snapshot.a.parameters.network;
  const bool known = measured_for_ && measured_for_->excitatory == p.excitatory &&
                     measured_for_->inputs_per_inhibitory == p.inputs_per_inhibitory &&
                     measured_for_->activity == p.activity && measured_for_->inhibitory == p.inhibitory;
  if (known) return;
  measured_for_ = p;
  with_inputs_.clear();
  const Spikes sigma = snapshot.network->patterns().pattern(snapshot.a.parameters.cue.pattern);
  rate_ = static_cast<double>(sigma.cast<std::int64_t>().sum()) / static_cast<double>(sigma.size());
  work_.begin([this, sigma, inputs = p.inputs_per_inhibitory, seed = snapshot.a.parameters.seed](const auto& outdated) {
    QPolygonF with_inputs, with_one;
    for (const std::int64_t inhibitory : {10, 30, 100, 300, 1000, 3000}) {
      if (outdated()) return;
      with_inputs << measuredPoint(sigma, inhibitory, inputs, seed);
      with_one << measuredPoint(sigma, inhibitory, 1, seed);
    }
    QMetaObject::invokeMethod(this, [=, this] {
      with_inputs_ = with_inputs;
      with_one_ = with_one;
      presentNoise();
    });
  });
  presentNoise();
}

void InhibitionView::presentNoise() {
  if (!measured_for_) return;
  QPolygonF theory;
  for (const double n : {8.0, 4000.0})
    theory << QPointF(n, expected_inhibition_noise(rate_, static_cast<std::int64_t>(n)).deviation);
  const auto own = static_cast<double>(measured_for_->inhibitory);
  const QPolygonF here{
      QPolygonF() << QPointF(own, expected_inhibition_noise(rate_, measured_for_->inhibitory).deviation)};
  noise_->present({{tr("√(q(1−q)/N_I)"), theory, theme_.reference, SmallPlot::Style::dashed},
                   {tr("K = %1").arg(countText(measured_for_->inputs_per_inhibitory)), with_inputs_, theme_.inhibitory,
                    SmallPlot::Style::dots},
                   {tr("K = 1"), with_one_, theme_.strong[0], SmallPlot::Style::rings},
                   {tr("this network"), here, theme_.text, SmallPlot::Style::rings}});
}

void InhibitionView::switchIdeal(Side side) {
  const bool ideal = bridge_.shown(side).has_inhibitory();
  const auto only = bridge_.compares() ? std::optional(side) : std::nullopt;
  const Problems problems = bridge_.set("network.inhibition", ideal ? "ideal" : "population", only);
  if (problems.empty())
    emit message(ideal ? tr("Ideal inhibition from the next step on") : tr("Inhibitory neurons from the next step on"));
  else emit message(tr("Not possible: %1").arg(QString::fromStdString(problems.front().message)));
}

}  // namespace engram::ui

#include "ui/understand/reasons.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/observe/inhibition_noise.h"
#include "ui/understand/understand_words.h"

namespace engram::ui {
namespace {

constexpr double beyond_noise = 3;  // times its standard deviation: not by chance

struct Reasons {
  Q_DECLARE_TR_FUNCTIONS(Reasons)
};

/// How far the inhibition that acted was from the excitatory rate of the same step.
struct Mismatch {
  double typical = 0, by_noise = 0;  // root mean squares
  RecentStep largest;
};

Mismatch mismatchOf(const std::vector<RecentStep>& recent, std::int64_t inhibitory) {
  Mismatch found;
  double squares = 0, noise = 0;
  for (const RecentStep& step : recent) {
    const double off = step.acting - step.rate, by_noise = expected_inhibition_noise(step.rate, inhibitory).deviation;
    squares += off * off;
    noise += by_noise * by_noise;
    if (std::abs(off) >= std::abs(found.largest.acting - found.largest.rate)) found.largest = step;
  }
  const auto steps = static_cast<double>(recent.size());
  found.typical = std::sqrt(squares / steps);
  found.by_noise = std::sqrt(noise / steps);
  return found;
}

QString lateWords(std::int64_t delay, const Mismatch& seen) {
  QString words = Reasons::tr("Inhibition acts %1 late.")
                      .arg(delay == 1 ? Reasons::tr("one step") : Reasons::tr("%1 steps").arg(countText(delay)));
  if (seen.typical > beyond_noise * seen.by_noise)
    return words + ' ' +
           Reasons::tr("At step %1 it acted as if %2 of the excitatory neurons fired, when %3 did.")
               .arg(countText(seen.largest.step), percentText(seen.largest.acting), percentText(seen.largest.rate));
  return words + ' ' + Reasons::tr("That does not matter as long as activity stays the same.");
}

/// Why nothing begins again.
QString silentWords(const Parameters& p) {
  if (p.stimulus) return {};
  const double chance = 0.5 * (1 + std::tanh(-p.dynamics.beta * p.dynamics.theta));
  return ' ' + Reasons::tr(
                   "Nothing fires now: without spikes no input reaches θ = %1, and a neuron fires by chance only "
                   "(%2 per step).")
                   .arg(valueText(p.dynamics.theta, 2), percentText(chance));
}

}  // namespace

bool actsLate(const Parameters& p) {
  return p.has_inhibitory() && p.dynamics.inhibition_gain > 0 && p.dynamics.update == UpdateRule::synchronous &&
         p.dynamics.inhibition_delay > 0;
}

QString reasonWords(const Parameters& p, const Outcome& outcome, const std::vector<RecentStep>& recent) {
  if (recent.empty()) return {};
  QString words;
  const Mismatch seen = mismatchOf(recent, std::max<std::int64_t>(1, p.network.inhibitory));
  const bool differs = seen.typical > beyond_noise * seen.by_noise;
  if (p.dynamics.inhibition_gain == 0) words = Reasons::tr("The inhibition gain is 0: nothing holds activity back.");
  else if (!p.has_inhibitory())
    words = Reasons::tr("Inhibition is ideal: at every step as strong as the excitatory rate calls for.");
  else if (actsLate(p)) words = lateWords(p.dynamics.inhibition_delay, seen);
  else if (p.dynamics.update == UpdateRule::asynchronous)
    words = Reasons::tr("Each neuron answers to inhibition as it is when its turn comes.");
  else
    words = Reasons::tr(
                "Inhibition acts at once, on the very spikes it answers to: typically %1 from what they call for "
                "(noise alone: %2).")
                .arg(valueText(seen.typical), valueText(seen.by_noise));
  if (outcome.kind == OutcomeKind::oscillating && outcome.evidence.signal == OutcomeSignal::rate && actsLate(p) &&
      differs)
    words += ' ' + Reasons::tr(
                       "So activity grows before inhibition knows of it, then falls silent under inhibition that "
                       "is not needed any more: a rhythm.");
  if (outcome.kind == OutcomeKind::silent) words += silentWords(p);
  return words;
}

QString closerWords(bool late) {
  QString words;
  if (late)
    words = Reasons::tr(
        "<b>Is it the delay?</b> Test it: set the inhibition delay d to 0, or make inhibition ideal in "
        "<a href=\"page:inhibition\">Inhibition</a>. ");
  return words + Reasons::tr(
                     "Look closer: <a href=\"page:inhibition\">Inhibition</a> step by step, one "
                     "<a href=\"page:neuron\">Neuron</a>, the <a href=\"page:state\">State</a> against a memory, "
                     "what <a href=\"page:theory\">Theory</a> expects.");
}

}  // namespace engram::ui

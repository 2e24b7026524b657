#include <QCoreApplication>
#include <QLocale>

#include "ui/window/run_words.h"

namespace engram::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("RunWords", text); }

QString real(double value) { return QLocale().toString(value, 'g', 2); }
QString whole(std::int64_t value) { return QLocale().toString(static_cast<qlonglong>(value)); }

QString nameOf(std::int64_t memory, const QStringList& names) {
  if (memory < names.size() && !names[memory].isEmpty()) return names[memory];
  return tr("memory %1").arg(whole(memory + 1));
}

QString signalName(OutcomeSignal signal, const OutcomeEvidence& e, const QStringList& names) {
  switch (signal) {
    case OutcomeSignal::rate:
      return tr("the excitatory rate");
    case OutcomeSignal::overlap:
      return tr("the overlap with %1").arg(nameOf(e.memory, names));
    case OutcomeSignal::state:
      break;
  }
  return tr("the state as a whole");
}

QString oscillation(const Outcome& outcome, const QStringList& names) {
  const OutcomeEvidence& e = outcome.evidence;
  const QString what = signalName(e.signal, e, names);
  const QString back =
      tr("comes back every %1 steps (autocorrelation %2)").arg(whole(outcome.period), real(e.repetition));
  if (e.signal == OutcomeSignal::state) return tr("oscillating: %1 %2").arg(what, back);
  return tr("oscillating: %1 swings by %2 and %3").arg(what, real(e.swing), back);
}

QString because(const Outcome& outcome, const QStringList& names) {
  const OutcomeEvidence& e = outcome.evidence;
  const OutcomeLimits limits = outcome_limits;
  const double a = e.activity;
  switch (outcome.kind) {
    case OutcomeKind::silent:
      return tr("silent: excitatory rate %1 < %2 = a / 10 in the last half")
          .arg(real(e.late_rate), real(limits.silent * a));
    case OutcomeKind::runaway:
      return tr("runaway: excitatory rate %1 > %2 = a + (1 − a) / 2 in the last half")
          .arg(real(e.late_rate), real(a + limits.runaway * (1 - a)));
    case OutcomeKind::oscillating:
      return oscillation(outcome, names);
    case OutcomeKind::mixture:
      return tr("mixture: %1 memories with overlaps %2 … %3 ≥ %4 on average")
          .arg(whole(static_cast<std::int64_t>(outcome.memories.size())), real(e.next_overlap), real(e.overlap),
               real(limits.mixture));
    case OutcomeKind::retrieved:
      return tr("held: overlap %1 ≥ %2 on average").arg(real(e.overlap), real(limits.retrieved));
    case OutcomeKind::partial:
      return tr("held in part: overlap %1 ≥ %2 on average, the next strongest memory has %3")
          .arg(real(e.overlap), real(limits.partial), real(e.next_overlap));
    case OutcomeKind::spurious:
      return tr("steady: the quarters of these steps are alike by %1 ≥ %2; strongest overlap %3")
          .arg(real(e.persistence), real(limits.persistence), real(e.overlap));
    case OutcomeKind::wandering:
      return tr("wandering: active at rate %1, but the quarters of these steps are alike by %2 only; strongest overlap "
                "%3 ± %4 is not held")
          .arg(real(e.rate), real(e.persistence), real(e.overlap), real(e.deviation));
  }
  return {};
}

}  // namespace

QString outcomeRule(const Outcome& outcome, const QStringList& names) {
  return tr("Of the last %1 steps: ").arg(whole(outcome.evidence.steps)) + because(outcome, names) + QLatin1Char('.');
}

}  // namespace engram::ui

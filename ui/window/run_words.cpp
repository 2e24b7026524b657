#include "ui/window/run_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "core/model/parameter_table.h"
#include "ui/bridge/pattern_names.h"
#include "ui/panels/parameter_texts.h"
#include "ui/plots/run_pair.h"

namespace engram::ui {
namespace {

constexpr std::size_t most_named = 3;

QString tr(const char* text) { return QCoreApplication::translate("RunWords", text); }

QString number(std::int64_t value) { return QLocale().toString(static_cast<qlonglong>(value)); }

QString memoryName(std::int64_t memory, const QStringList& names) {
  if (memory < names.size() && !names[memory].isEmpty()) return names[memory];
  return tr("memory %1").arg(number(memory + 1));
}

/// "memory 4 too", "memory 4 and memory 7 too", "3 others too".
QString joined(const std::vector<std::int64_t>& memories, const QStringList& names) {
  if (memories.size() > most_named) return tr("%1 memories").arg(number(static_cast<std::int64_t>(memories.size())));
  QString text;
  for (std::size_t i = 0; i < memories.size(); ++i) {
    if (i > 0) text += i + 1 == memories.size() ? tr(" and ") : tr(", ");
    text += memoryName(memories[i], names);
  }
  return text;
}

QString mixtureWords(const Outcome& outcome, std::int64_t cued, const QStringList& names) {
  std::vector<std::int64_t> others = outcome.memories;
  if (std::erase(others, cued) == 0) return tr("mixture of %1").arg(joined(others, names));
  return tr("%1 held, %2 too").arg(memoryName(cued, names), joined(others, names));
}

/// Whether a value says anything about a run.
bool matters(const ParameterInfo& row, const Parameters& p) {
  return row.path != "dynamics.inhibition_delay" || p.dynamics.update == UpdateRule::synchronous;
}

/// When inhibition acts on the excitatory neurons.
QString mechanism(const Parameters& p) {
  if (!p.has_inhibitory()) return tr("ideal inhibition");
  switch (p.dynamics.update) {
    case UpdateRule::sequential:
      return tr("inhibition at once");
    case UpdateRule::asynchronous:
      return tr("one neuron at a time");
    case UpdateRule::synchronous:
      break;
  }
  const auto delay = static_cast<std::int64_t>(p.dynamics.inhibition_delay);
  if (delay == 0) return tr("inhibition at once");
  return delay == 1 ? tr("inhibition one step late") : tr("inhibition %1 steps late").arg(number(delay));
}

QString valueWords(const ParameterInfo& row, const Parameters& p) {
  const ParameterText text = parameterText(row.path);
  const QString name = text.symbol.isEmpty() ? text.name : text.symbol;
  const Value value = row.get(p);
  if (const auto* real = std::get_if<double>(&value))
    return QStringLiteral("%1 %2").arg(name, QLocale().toString(*real * text.factor + text.offset, 'g', 4));
  if (const auto* whole = std::get_if<std::int64_t>(&value))
    return QStringLiteral("%1 %2").arg(name, number(*whole + static_cast<std::int64_t>(text.offset)));
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? name : tr("no %1").arg(name.toLower());
  if (const auto* choice = std::get_if<std::string>(&value)) {
    const auto place = std::find(row.choices.begin(), row.choices.end(), *choice) - row.choices.begin();
    return place < text.choices.size() ? text.choices[place] : QString::fromStdString(*choice);
  }
  return tr("no %1").arg(name);
}

}  // namespace

QString outcomeWords(const Outcome& outcome, std::int64_t cued, const QStringList& names) {
  switch (outcome.kind) {
    case OutcomeKind::silent:
      return tr("silent");
    case OutcomeKind::runaway:
      return tr("runaway, nearly all fire");
    case OutcomeKind::oscillating:
      return tr("oscillating with period %1").arg(number(outcome.period));
    case OutcomeKind::mixture:
      return mixtureWords(outcome, cued, names);
    case OutcomeKind::retrieved: {
      const bool held = std::find(outcome.memories.begin(), outcome.memories.end(), cued) != outcome.memories.end();
      return held ? tr("%1 held").arg(memoryName(cued, names))
                  : tr("%1 in place of %2").arg(joined(outcome.memories, names), memoryName(cued, names));
    }
    case OutcomeKind::partial:
      return tr("%1 held in part").arg(joined(outcome.memories, names));
    case OutcomeKind::spurious:
      return tr("steady, no memory");
    case OutcomeKind::wandering:
      return tr("wandering");
  }
  return {};
}

QString sideTitle(const Parameters& here, const Parameters& other) {
  const auto* update = find_parameter("dynamics.update");
  QStringList parts{valueWords(*update, here)};
  for (const ParameterInfo& row : parameter_table())
    if (row.live && &row != update && matters(row, here) && row.get(here) != row.get(other))
      parts << valueWords(row, here);
  if (here.stimulus != other.stimulus) parts << (here.stimulus ? tr("stimulus") : tr("no stimulus"));
  if (here.interventions != other.interventions) parts << tr("interventions");
  return parts.join(QStringLiteral(" · "));
}

ColumnWords columnWords(const Snapshot& snapshot, Side side, const QStringList& names) {
  const RunSnapshot& run = snapshot.of(side);
  const Parameters& other = snapshot.of(side == Side::a ? Side::b : Side::a).parameters;
  const QString when = mechanism(run.parameters);
  return {.title = sideTitle(run.parameters, other),
          .mechanism = when == mechanism(other) ? QString() : when,
          .outcome = outcomeWords(run.outcome, run.parameters.cue.pattern, names),
          .rule = outcomeRule(run.outcome, names)};
}

void presentRuns(RunPair& pair, const Snapshot& snapshot) {
  const QStringList names = patternNames(snapshot.a.parameters);
  pair.present(columnWords(snapshot, Side::a, names), columnWords(snapshot, Side::b, names), snapshot.first_difference);
}

}  // namespace engram::ui

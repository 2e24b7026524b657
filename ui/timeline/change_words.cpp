#include "ui/timeline/change_words.h"

#include <QCoreApplication>
#include <QLocale>

#include "core/model/parameter_table.h"
#include "ui/panels/number_format.h"

namespace engram::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("ChangeWords", text); }

/// The parameters with only this value set.
Parameters with(const std::string& path, const Json& value) {
  Parameters p;
  Problems none;
  apply_live(p, path, value, path, none);
  return p;
}

QString number(const char* path, double value) {
  return NumberFormat(parameterText(path), ValueKind::real).text(value);
}

QString stimulusInWords(const std::optional<Stimulus>& stimulus) {
  if (!stimulus) return tr("no stimulus");
  const QString memory = NumberFormat(parameterText("stimulus.pattern"), ValueKind::integer).text(stimulus->pattern);
  const QString strength = QLocale().toString(stimulus->strength, 'g', QLocale::FloatingPointShortest);
  const QString words = tr("stimulus with memory %1, strength %2").arg(memory, strength);
  return stimulus->centred ? words + ", " + tr("centred") : words;
}

QString interventionInWords(const Intervention& each) {
  const QString who[] = {tr("excitatory"), tr("inhibitory"), tr("second inhibitory")};
  const QString population = who[static_cast<std::size_t>(each.population)];
  const QString state = each.state == Clamp::silent ? tr("silent") : tr("firing");
  if (each.fraction)
    return tr("%1 of the %2 neurons %3").arg(number("interventions.fraction", *each.fraction), population, state);
  return each.neurons.size() == 1 ? tr("1 %1 neuron %2").arg(population, state)
                                  : tr("%1 %2 neurons %3").arg(each.neurons.size()).arg(population, state);
}

QString interventionsInWords(const std::vector<Intervention>& all) {
  QStringList words;
  for (const Intervention& each : all) words << interventionInWords(each);
  return words.isEmpty() ? tr("no interventions") : words.join(tr(" and "));
}

QString valueInWords(const ParameterInfo& row, const Parameters& p) {
  const ParameterText text = parameterText(row.path);
  const Value value = row.get(p);
  if (row.kind == ValueKind::flag) return std::get<bool>(value) ? tr("on") : tr("off");
  if (row.kind != ValueKind::choice) return NumberFormat(text, row.kind).text(value);
  const auto at = std::find(row.choices.begin(), row.choices.end(), std::get<std::string>(value));
  return text.choices.value(at - row.choices.begin()).toLower();
}

}  // namespace

QString changeInWords(const std::string& path, const Json& value) {
  const Parameters p = with(path, value);
  if (path == "stimulus") return stimulusInWords(p.stimulus);
  if (path == "interventions") return interventionsInWords(p.interventions);
  if (path == "network.second_inhibitory") {
    const QString name = nameOfChange(path);
    if (!p.network.second_inhibitory.enabled) return name + ' ' + tr("off");
    const ParameterInfo& threshold = *find_parameter("network.second_inhibitory.threshold");
    const QString on = name + ' ' + tr("on");
    return p.network.second_inhibitory.threshold ? on + ", " + tr("threshold %1").arg(valueInWords(threshold, p)) : on;
  }
  const ParameterInfo* row = find_parameter(path);
  if (row == nullptr) return QString::fromStdString(path);
  const QString name = nameOfChange(path);
  return value.is_null() ? name + ' ' + tr("as by default") : name + ' ' + valueInWords(*row, p);
}

QString changesInWords(const TimelineEntry& entry) {
  QStringList words;
  for (const auto& [path, value] : entry.set.items()) words << changeInWords(path, value);
  return words.isEmpty() ? tr("nothing changes") : words.join(", ");
}

QString sideInWords(const std::optional<Side>& side) {
  return !side ? tr("A and B") : *side == Side::a ? QStringLiteral("A") : QStringLiteral("B");
}

QString stepText(std::int64_t step) { return QLocale().toString(qlonglong{step}); }

QString nameOfChange(const std::string& path) {
  if (path == "stimulus") return tr("Stimulus");
  if (path == "interventions") return tr("Interventions");
  if (path == "network.second_inhibitory") return parameterText("network.second_inhibitory.enabled").name;
  return fullName(parameterText(path));
}

}  // namespace engram::ui

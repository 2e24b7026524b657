// What people read in a figure: names of axes, values and quantities.
#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "core/model/parameter_table.h"
#include "ui/experiments/figure.h"
#include "ui/panels/parameter_texts.h"

namespace engram::ui {
namespace {

QString words(const char* text) { return QCoreApplication::translate("Figure", text); }

}  // namespace

QString quantityWords(const FigureChoice& choice) {
  switch (choice.quantity) {
    case Quantity::retrieved_per_neuron:
      return words("Retrieved memories / N");
    case Quantity::retrieved_share:
      return words("Share of memories retrieved");
    case Quantity::overlap:
      return words("Overlap m with the cued memory");
    case Quantity::hamming:
      return words("Hamming distance / N");
    case Quantity::rate:
      return words("Excitatory rate (spikes per neuron per step)");
  }
  return {};
}

QString axisWords(const std::string& path) {
  if (path == "load") return words("Load M/N");
  return fullName(parameterText(path));
}

QString axisSymbol(const std::string& path) {
  if (path == "load") return QStringLiteral("M/N");
  const ParameterText text = parameterText(path);
  return text.symbol.isEmpty() ? text.name : text.symbol;
}

QString valueWords(const std::string& path, const Json& value) {
  const ParameterText text = parameterText(path);
  const ParameterInfo* row = find_parameter(path);
  if (value.is_boolean() && path == "network.second_inhibitory.enabled")
    return value.get<bool>() ? words("with second population") : words("without second population");
  if (row != nullptr && value.is_string()) {
    const auto at = std::find(row->choices.begin(), row->choices.end(), value.get<std::string>());
    const auto index = static_cast<qsizetype>(at - row->choices.begin());
    if (at != row->choices.end() && index < text.choices.size()) return text.choices[index].toLower();
  }
  const QString shown =
      value.is_number() ? QLocale().toString(value.get<double>(), 'g', 4) : QString::fromStdString(cell_of(value));
  return QStringLiteral("%1 = %2").arg(axisSymbol(path), shown);
}

}  // namespace engram::ui

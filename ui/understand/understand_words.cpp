#include "ui/understand/understand_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace engram::ui {
namespace {
QString tr(const char* text) { return QCoreApplication::translate("UnderstandWords", text); }
}  // namespace

QString valueText(double value, int decimals) {
  const QString text = QLocale().toString(std::abs(value), 'f', decimals);
  const bool zero = QLocale().toDouble(text) == 0;
  return value < 0 && !zero ? QStringLiteral("−") + text : text;
}

QString signedText(double value, int decimals) {
  const QString text = valueText(value, decimals);
  return value > 0 ? '+' + text : text;
}

QString countText(std::int64_t count) { return QLocale().toString(static_cast<qlonglong>(count)); }

QString percentText(double share) {
  const double percent = 100 * share;
  const int decimals = percent == 0 || percent >= 99.95  ? 0
                       : percent >= 9.95 && percent < 99 ? 0
                       : percent >= 0.95                 ? 1
                                                         : 2;
  return QLocale().toString(percent, 'f', decimals) + QStringLiteral(" %");
}

QString memoryText(std::int64_t memory, const QStringList& names) {
  if (memory < names.size() && !names[memory].isEmpty()) return names[memory];
  return tr("memory %1").arg(countText(memory + 1));
}

QString populationText(Population population) {
  switch (population) {
    case Population::excitatory:
      return tr("excitatory");
    case Population::inhibitory:
      return tr("inhibitory");
    case Population::inhibitory_2:
      return tr("second inhibitory");
  }
  return {};
}

QString neuronText(Population population, std::int64_t neuron) {
  return tr("%1 neuron %2").arg(populationText(population), countText(neuron));
}

}  // namespace engram::ui

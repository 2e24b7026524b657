#include "ui/plots/readout.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace engram::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Readout", text); }

}  // namespace

QString Readout::text() const {
  QStringList parts;
  for (const Row& row : rows) parts += row.value.isEmpty() ? row.name : row.name + ' ' + row.value;
  return parts.isEmpty() ? title : title + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

QString rangeText(const Range& range, int digits) {
  if (range.empty()) return QStringLiteral("–");
  const auto number = [digits](float value) {
    const QString text = QLocale().toString(static_cast<double>(value), 'f', digits);
    const QString zero = QLocale().toString(0.0, 'f', digits);
    return text == QLocale().negativeSign() + zero ? zero : text;
  };
  const QString low = number(range.low), high = number(range.high);
  return low == high ? low : low + QStringLiteral(" – ") + high;
}

QString stepsText(std::int64_t first, std::int64_t last, TimeUnit unit) {
  const QLocale locale;
  const QString from = locale.toString(static_cast<qlonglong>(first)),
                to = locale.toString(static_cast<qlonglong>(last));
  if (unit == TimeUnit::update && last == 0) return tr("before the first update");
  if (unit == TimeUnit::update)
    return (first == last ? tr("update %1") : tr("updates %1 – %2").arg("%1", to)).arg(from);
  if (first == last) return tr("step %1").arg(from);
  return tr("steps %1 – %2").arg(from, to);
}

}  // namespace engram::ui

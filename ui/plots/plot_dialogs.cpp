#include "ui/plots/plot_dialogs.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <optional>

#include "ui/plots/fields_dialog.h"
#include "ui/plots/overlap_plot.h"
#include "ui/plots/plot_reading.h"
#include "ui/plots/time_axis.h"

namespace engram::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("PlotDialogs", text); }

QString numberText(double number) { return QLocale().toString(number, 'g', 6); }

/// In the locale's form or with a point.
std::optional<double> number(const QString& typed) {
  bool good = false;
  double value = QLocale().toDouble(typed, &good);
  if (!good) value = QLocale::c().toDouble(typed, &good);
  return good ? std::optional(value) : std::nullopt;
}

QString takeValues(LivePlot& plot, const QStringList& typed) {
  const auto high = number(typed[0]), low = number(typed[1]);
  const ValueEnds limits = plot.valueLimits();
  const auto within = [&](const std::optional<double>& value) {
    return value && *value >= limits.low && *value <= limits.high;
  };
  if (!within(low) || !within(high))
    return tr("Both must be numbers from %1 to %2.").arg(numberText(limits.low), numberText(limits.high));
  constexpr double closest = 1e-4;
  if (*high - *low < closest)
    return tr("The highest must be above the lowest, by %1 at least.").arg(numberText(closest));
  plot.holdValues({*low, *high});
  return {};
}

QString takeLength(PlotReading& reading, const QString& typed) {
  bool good = false;
  qint64 steps = QLocale().toLongLong(typed, &good);
  if (!good) steps = QLocale::c().toLongLong(typed, &good);
  if (!good || steps < TimeAxis::fewest || steps > TimeAxis::most)
    return tr("This must be a whole number from %1 to %2.")
        .arg(QLocale().toString(TimeAxis::fewest), QLocale().toString(TimeAxis::most));
  reading.setLength(steps);
  return {};
}

}  // namespace

void askForValues(LivePlot& plot) {
  auto* dialog = new FieldsDialog(
      tr("Value range"), [&plot](const QStringList& typed) { return takeValues(plot, typed); }, &plot);
  dialog->setObjectName(QStringLiteral("valuesDialog"));
  const ValueEnds ends = plot.valueEnds().value_or(ValueEnds{});
  dialog->addField(tr("&Highest"), numberText(ends.high))->setObjectName(QStringLiteral("high"));
  dialog->addField(tr("&Lowest"), numberText(ends.low))->setObjectName(QStringLiteral("low"));
  dialog->setHint(tr("The axis keeps this range until it is unlocked."));
  dialog->open();
}

void askForLength(PlotReading& reading, QWidget* parent) {
  auto* dialog = new FieldsDialog(
      tr("Time axis"), [&reading](const QStringList& typed) { return takeLength(reading, typed[0]); }, parent);
  dialog->setObjectName(QStringLiteral("lengthDialog"));
  dialog->addField(tr("&Steps shown"), QString::number(reading.timeAxis().window().length()));
  dialog->setHint(tr("The axis follows the run with this length."));
  dialog->open();
}

std::variant<std::vector<std::int64_t>, QString> readMemories(const QString& typed, const OverlapPlot& plot,
                                                              std::int64_t memories) {
  std::vector<std::int64_t> chosen;
  for (const QString& each : typed.split(QRegularExpression("[,;]"), Qt::SkipEmptyParts)) {
    const QString word = each.trimmed();
    if (word.isEmpty()) continue;
    std::int64_t memory = 0;
    while (memory < memories && plot.nameOf(memory).compare(word, Qt::CaseInsensitive) != 0) ++memory;
    bool number = true;
    if (memory == memories) memory = word.toLongLong(&number) - 1;
    if (!number || memory < 0 || memory >= memories)
      return tr("There is no memory “%1”. Numbers go from 1 to %2.").arg(word, QLocale().toString(qlonglong{memories}));
    if (std::find(chosen.begin(), chosen.end(), memory) == chosen.end()) chosen.push_back(memory);
  }
  if (chosen.size() > CurveRanking::places) return tr("At most %1 memories can be pinned.").arg(CurveRanking::places);
  return chosen;
}

void askForPins(OverlapPlot& plot, std::int64_t memories,
                const std::function<void(const std::vector<std::int64_t>&)>& take) {
  const auto read = [&plot, memories, take](const QStringList& typed) -> QString {
    const auto result = readMemories(typed[0], plot, memories);
    if (const auto* refusal = std::get_if<QString>(&result)) return *refusal;
    take(std::get<std::vector<std::int64_t>>(result));
    return {};
  };
  auto* dialog = new FieldsDialog(tr("Pin memories"), read, &plot);
  dialog->setObjectName(QStringLiteral("pinDialog"));
  QStringList names;
  for (const std::int64_t memory : plot.pinned()) names += plot.nameOf(memory);
  dialog->addField(tr("&Memories"), names.join(QStringLiteral(", ")));
  dialog->setHint(tr("Numbers or names, separated by commas; at most %1. They keep a colour and a name.")
                      .arg(CurveRanking::places));
  dialog->open();
}

}  // namespace engram::ui

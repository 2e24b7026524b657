#include "ui/experiments/duration_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace engram::ui {

QString durationWords(double seconds) {
  constexpr double minute = 60, hour = 3600, day = 86400;
  const auto words = [](double value, const char* unit) {
    return QCoreApplication::translate("Duration", unit)
        .arg(value < 10 ? QLocale().toString(value, 'g', 2) : QLocale().toString(value, 'f', 0));
  };
  if (seconds < 2 * minute)
    return QCoreApplication::translate("Duration", "%1 s")
        .arg(QLocale().toString(std::max(1.0, std::round(seconds)), 'f', 0));
  if (seconds < 2 * hour) return words(seconds / minute, "%1 minutes");
  return seconds < 2 * day ? words(seconds / hour, "%1 hours") : words(seconds / day, "%1 days");
}

}  // namespace engram::ui

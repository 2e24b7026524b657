#include "ui/panels/number_format.h"

#include <cmath>

namespace engram::ui {

NumberFormat::NumberFormat(ParameterText text, ValueKind kind, QLocale locale)
    : text_(std::move(text)), kind_(kind), locale_(std::move(locale)) {
  locale_.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::RejectGroupSeparator);
}

QString NumberFormat::text(const Value& value) const {
  const QString unit = text_.unit.isEmpty() ? QString() : ' ' + text_.unit;
  if (const auto* seed = std::get_if<std::uint64_t>(&value)) return locale_.toString(qulonglong{*seed}) + unit;
  if (const auto* whole = std::get_if<std::int64_t>(&value))
    return locale_.toString(static_cast<qlonglong>(shown(*whole))) + unit;
  if (const auto* real = std::get_if<double>(&value)) {
    constexpr double longest = 1e7;  // more digits than a field has room for
    for (int decimals = text_.decimals; decimals <= 17 && std::abs(shown(*real)) < longest; ++decimals) {
      const QString number = locale_.toString(shown(*real), 'f', decimals);
      if (this->value(number) == value) return number + unit;
    }
    return locale_.toString(shown(*real), 'g', QLocale::FloatingPointShortest) + unit;
  }
  return {};
}

std::optional<Value> NumberFormat::value(const QString& typed) const {
  QString digits = typed.trimmed();
  if (!text_.unit.isEmpty() && digits.endsWith(text_.unit)) digits.chop(text_.unit.size());
  digits = digits.trimmed();
  if (kind_ == ValueKind::seed) {
    bool ok = false;
    const qulonglong seed = locale_.toULongLong(digits, &ok);
    return ok ? std::optional<Value>(std::uint64_t{seed}) : std::nullopt;
  }
  const std::optional<double> read = number(digits);
  if (!read) return std::nullopt;
  if (kind_ == ValueKind::integer && (*read != std::round(*read) || std::abs(*read) > 1e15)) return std::nullopt;
  return fromShown(*read);
}

std::optional<double> NumberFormat::number(const QString& typed) const {
  bool ok = false;
  double read = locale_.toDouble(typed, &ok);
  if (!ok) read = QLocale::c().toDouble(typed, &ok);  // a point is understood everywhere
  return ok && std::isfinite(read) ? std::optional(read) : std::nullopt;
}

double NumberFormat::shown(const Value& value) const {
  double number = 0;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) number = static_cast<double>(*whole);
  if (const auto* seed = std::get_if<std::uint64_t>(&value)) number = static_cast<double>(*seed);
  if (const auto* real = std::get_if<double>(&value)) number = *real;
  return number * text_.factor + text_.offset;
}

Value NumberFormat::fromShown(double number) const {
  const double value = (number - text_.offset) / text_.factor;
  if (kind_ == ValueKind::integer) return static_cast<std::int64_t>(std::llround(value));
  if (kind_ == ValueKind::seed) return static_cast<std::uint64_t>(std::max(0.0, value));
  return value;
}

}  // namespace engram::ui

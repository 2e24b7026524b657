#include "ui/panels/slider_scale.h"

#include <algorithm>
#include <cmath>

namespace engram::ui {
namespace {

/// Rounded to two significant digits.
double roundNumber(double x) {
  if (x == 0) return 0;
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(x))) - 1);
  // Division by a power of ten is exact where multiplication by 0.1 is not: 0.3, not 0.30000000000000004.
  return unit < 1 ? std::round(x / unit) / std::round(1 / unit) : std::round(x / unit) * unit;
}

}  // namespace

SliderScale::SliderScale(double low, double high, bool logarithmic, bool whole)
    : low_(low), high_(std::max(low, high)), logarithmic_(logarithmic), whole_(whole) {
  if (logarithmic_) return;
  const double span = high_ - low_;
  step_ = span > 0 ? std::pow(10.0, std::floor(std::log10(span / 100) + 1e-9)) : 1;
  if (whole_) step_ = std::max(1.0, step_);
  positions_ = std::max(1, static_cast<int>(std::lround(span / step_)));
}

double SliderScale::numberAt(int position) const {
  if (position <= 0) return low_;
  if (position >= positions_) return high_;
  const double share = static_cast<double>(position) / positions_;
  if (!logarithmic_) {
    const double number = low_ + position * step_;
    const double per_unit = std::round(1 / step_);
    return step_ < 1 ? std::round(number * per_unit) / per_unit : std::round(number);
  }
  const double number = roundNumber(low_ * std::pow(high_ / low_, share));
  return whole_ ? std::round(number) : number;
}

int SliderScale::positionOf(double number) const {
  if (!(number > low_)) return 0;
  if (number >= high_) return positions_;
  const double share =
      logarithmic_ ? std::log(number / low_) / std::log(high_ / low_) : (number - low_) / (high_ - low_);
  return static_cast<int>(std::lround(share * positions_));
}

double SliderScale::stepNear(double number) const {
  if (!logarithmic_) return step_;
  const double size = std::max(std::abs(number), low_);
  const double step = std::pow(10.0, std::floor(std::log10(size) + 1e-9) - 1);
  return whole_ ? std::max(1.0, step) : step;
}

}  // namespace engram::ui

#include "ui/plots/marker_steps.h"

#include <algorithm>
#include <cmath>

namespace engram::ui {

namespace {

constexpr double least_pixels = 115;
constexpr std::int64_t shapes = 4;

/// At least `least`, and at most a third more where that is a whole number.
std::int64_t roundSteps(double least) {
  std::int64_t decade = 1;
  while (static_cast<double>(decade) * 10 < least) decade *= 10;
  for (const double factor : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0}) {
    const double steps = factor * static_cast<double>(decade);
    if (steps >= least * (1 - 1e-9) && steps == std::round(steps)) return std::llround(steps);
  }
  return 10 * decade;
}

}  // namespace

MarkerSteps::MarkerSteps(double pixelsPerStep)
    : spacing_(std::max(shapes, roundSteps(least_pixels / pixelsPerStep))),
      around_(static_cast<std::int64_t>(0.5 / pixelsPerStep)) {}

std::int64_t MarkerSteps::next(MarkerShape shape, std::int64_t step) const {
  // Between the round numbers, so that none lies on the left edge at step 0.
  const std::int64_t shift = (2 * static_cast<std::int64_t>(shape) - 1) * spacing_ / (2 * shapes);
  const std::int64_t beyond = std::max<std::int64_t>(0, step - shift);
  return shift + (beyond + spacing_ - 1) / spacing_ * spacing_;
}

std::optional<double> MarkerSteps::value(const History& history, const Values& values, std::int64_t step,
                                         std::int64_t newest) const {
  if (step + around_ > newest) return std::nullopt;
  Range all;
  for (std::size_t i = history.indexOf(step - around_); i < history.size() && history.first(i) <= step + around_; ++i)
    all.add(values(i));
  if (all.empty()) return std::nullopt;
  return (static_cast<double>(all.low) + static_cast<double>(all.high)) / 2;
}

}  // namespace engram::ui

#include "ui/plots/axis_ticks.h"

#include <algorithm>
#include <cmath>

namespace engram::ui {

double tickInterval(double length, int most, double smallest) {
  const double least = std::max(length / std::max(1, most), smallest);
  const double decade = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * decade >= least * (1 - 1e-9)) return factor * decade;
  return 10 * decade;
}

}  // namespace engram::ui

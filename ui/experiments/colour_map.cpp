#include "ui/experiments/colour_map.h"

#include <algorithm>
#include <array>

namespace engram::ui {

QColor viridis(double share) {
  // A polynomial through the colours of viridis (S. van der Walt, N. Smith, 2015, CC0): red, green, blue from the
  // constant to the sixth power.
  constexpr std::array<std::array<double, 7>, 3> coefficients{
      {{0.2777273272, 0.1050930431, -0.3308618287, -4.6342304985, 6.2282699363, 4.7763849977, -5.4354558559},
       {0.0054073445, 1.4046135299, 0.2148475595, -5.7991009734, 14.1799333668, -13.7451453777, 4.6458526122},
       {0.3340998053, 1.3845901626, 0.0950951630, -19.3324409563, 56.6905526007, -65.3530326334, 26.3124352496}}};
  const double t = std::clamp(share, 0.0, 1.0);
  std::array<float, 3> colour{};
  for (std::size_t n = 0; n < 3; ++n) {
    double value = 0;
    for (std::size_t power = 7; power-- > 0;) value = value * t + coefficients[n][power];
    colour[n] = static_cast<float>(std::clamp(value, 0.0, 1.0));
  }
  return QColor::fromRgbF(colour[0], colour[1], colour[2]);
}

}  // namespace engram::ui

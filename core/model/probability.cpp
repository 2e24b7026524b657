#include "core/model/probability.h"

#include <array>
#include <bit>
#include <cmath>

namespace engram {

std::uint64_t threshold_of(double p) {
  constexpr double two_to_64 = 18446744073709551616.0;
  if (!(p > 0)) return 0;
  if (p >= 1) return ~std::uint64_t{0};
  return static_cast<std::uint64_t>(p * two_to_64);
}

namespace {

/// 1 / k! for k = 0 … 13, each correctly rounded: k! is exact.
constexpr std::array<double, 14> inverse_factorial = [] {
  std::array<double, 14> values{};
  double factorial = 1;
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (k > 0) factorial *= static_cast<double>(k);
    values[k] = 1 / factorial;
  }
  return values;
}();

}  // namespace

double portable_exp(double x) {
  // x = n ln 2 + r with |r| <= ln 2 / 2; ln 2 in two parts, the first short enough that n times it is exact.
  constexpr double log2_e = 1.4426950408889634074;
  constexpr double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;
  const double n = std::floor(x * log2_e + 0.5);
  const double r = (x - n * ln2_high) - n * ln2_low;
  double sum = 0;  // Taylor series by Horner's rule; the first term left out is below 2^-57
  for (std::size_t k = inverse_factorial.size(); k-- > 0;) sum = sum * r + inverse_factorial[k];
  const auto exponent = static_cast<std::uint64_t>(1023 + static_cast<std::int64_t>(n));
  return sum * std::bit_cast<double>(exponent << 52);
}

double firing_probability(double x) {
  if (!(x > -22.5)) return 0;
  if (x >= 22.5) return 1;
  return 1.0 / (1.0 + portable_exp(-2.0 * x));
}

double portable_tanh(double x) {
  if (x >= 22.5) return 1;
  const double e = portable_exp(-2.0 * x);
  return (1.0 - e) / (1.0 + e);
}

}  // namespace engram

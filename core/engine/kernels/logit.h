// The logit of a draw, for decide() of the kernels: a neuron fires iff r < (1 + tanh x) / 2, that is ½ ln(r / (1 − r))
// < x.
//
// With u the high 16 bits of the number, r is (u + ½) / 65536 as well as is known. The bits of a positive float, taken
// as an integer, are its log2 in units of 2^-23, less a constant, to within 0.0861. So the logit is half_ln_2 times the
// difference of the bits of u + ½ and of all − u.
#pragma once

namespace engram::logit {

inline constexpr float half_ln_2 = 0.34657359F / (1 << 23);
inline constexpr float all = 65535.5F, middle = 32767.5F;
/// Of the first and the last eight of 65536 draws, those with |u − middle| >= clear, the logit is not known well
/// enough.
inline constexpr float clear = middle - 7.5F;
/// How far it may be from that of any number with these high 16 bits, for all others: 0.0298 by taking bits for the
/// logarithm, 0.0286 since the lower bits of the number are not known (half of ln(9 / 8.5) at most).
inline constexpr double error = 0.0625;

}  // namespace engram::logit

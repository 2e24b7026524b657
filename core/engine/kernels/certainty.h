// Most excitatory neurons stay as they are in an update, and most of those do so whatever the others did lately. This
// finds them without a probability, a sum over memories, or a place in the order of turns.
//
// A neuron fires iff its 64-bit number, high 16 bits u, is below threshold_of(P), P = firing_probability(x). Let
// z = -2 x log2(e), so that P = 1 / (1 + 2^z). Then
//
//     it is silent for certain  if P <= u / 2^16,        that is  z >= log2((65536 - u) / u), and
//     it fires for certain      if P >= (u + 1) / 2^16,  that is -z >= log2((65536 - v) / v) with v = 65535 - u.
//
// So one bound serves both, `unlikely(v)`. For a float f = 2^e (1 + m) its bits, read as an integer, are
// 2^23 (e + m + 127), and 0 <= log2(1 + m) - m < 0.08608. The difference of the bits of 65536 - v and v (both exact)
// is therefore 2^23 times the logarithm to within 2^23 0.08608. `unlikely` adds 0.0863; the rest, above 2e-4, is far
// more than the rounding of the difference to float (2e-6) and of P itself (a relative 1e-15 in P, where 1 - P and P
// are at least 2^-16). v = 0 gives 143, which no z below reaches: the largest is `surest`, so an extreme u is always
// a doubt, and the numbers of 64 bits decide.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace engram {

inline constexpr float surest = 140.0F;

/// At least log2((65536 - v) / v), for a whole number v from 0 to 65535.
[[nodiscard]] inline float unlikely(float v) {
  const std::int32_t bits = std::bit_cast<std::int32_t>(65536.0F - v) - std::bit_cast<std::int32_t>(v);
  return static_cast<float>(bits) * 0x1p-23F + 0.0863F;
}

/// Will a neuron with spike `s` (0 or 1) and draw u certainly be the same after its update, if z is within `width` of
/// the true one? False if anything is not a number.
[[nodiscard]] inline bool surely_stays(float s, float u, float z, float width) {
  const float sign = 1.0F - 2.0F * s;
  return std::min(sign * z - width, surest) >= unlikely(65535.0F * s + sign * u);
}

/// z of a neuron that belongs to n memories: base + n (per_memory + own s) + offset, to within n width_per_memory +
/// width; s is its own spike.
struct Band {
  float per_memory = 0, own = 0, offset = 0;
  float width_per_memory = 0, width = 0;
};

inline constexpr std::size_t lanes = 64;  // neurons that are looked at together

/// Of `lanes` neurons: bit l is 1 unless neuron l surely stays as it is.
[[nodiscard]] std::uint64_t find_doubtful(const float* base, const float* memberships, const std::uint16_t* u,
                                          const std::uint8_t* spike, const Band& band);

}  // namespace engram

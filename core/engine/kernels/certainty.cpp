#include "core/engine/kernels/certainty.h"

#include <cstring>

namespace engram {
namespace {

/// Bit l from byte l, each 0 or 1: one product brings eight of them together.
std::uint64_t bits_of(const std::uint8_t* bytes) {
  std::uint64_t bits = 0;
  for (std::size_t l = 0; l < lanes; l += 8) {
    if constexpr (std::endian::native == std::endian::little) {
      std::uint64_t eight;
      std::memcpy(&eight, bytes + l, sizeof eight);
      bits |= (eight * 0x0102040810204080U >> 56) << l;
    } else {
      for (std::size_t i = l; i < l + 8; ++i) bits |= std::uint64_t{bytes[i]} << i;
    }
  }
  return bits;
}

}  // namespace

// A loop that every compiler turns into vectors: no branch, no conversion that could overflow, nothing overlaps.
std::uint64_t find_doubtful(const float* __restrict base, const float* __restrict memberships,
                            const std::uint16_t* __restrict u, const std::uint8_t* __restrict spike,
                            const Band& shared) {
  const Band band = shared;
  std::uint8_t doubtful[lanes];
  for (std::size_t l = 0; l < lanes; ++l) {
    const auto s = static_cast<float>(spike[l]);
    const float z = base[l] + memberships[l] * (band.per_memory + band.own * s) + band.offset;
    const float width = memberships[l] * band.width_per_memory + band.width;
    doubtful[l] = surely_stays(s, static_cast<float>(u[l]), z, width) ? 0 : 1;
  }
  return bits_of(doubtful);
}

}  // namespace engram

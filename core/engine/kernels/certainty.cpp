#include "core/engine/kernels/certainty.h"

#include "core/engine/spike_bits.h"

namespace engram {

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
  std::uint64_t bits = 0;
  pack(doubtful, lanes, &bits);
  return bits;
}

}  // namespace engram

// 64 flags as one word.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace engram {

/// Bit j of the result is flag[j], for 64 flags that are 0 or 1.
[[nodiscard]] inline std::uint64_t bits_of_flags(const std::uint8_t* flag) {
  std::uint64_t bits = 0;
  for (unsigned j = 0; j < 64; j += 8) {
    if constexpr (std::endian::native == std::endian::little) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, flag + j, sizeof eight);
      bits |= (eight * 0x0102040810204080u >> 56) << j;  // gathers the eight lowest bits in the highest byte
    } else {
      for (unsigned i = j; i < j + 8; ++i) bits |= std::uint64_t{flag[i]} << i;
    }
  }
  return bits;
}

/// Calls visit(position) for every bit that is set, in ascending order.
template <class Visit>
void visit_bits(std::uint64_t bits, Visit visit) {
  for (; bits != 0; bits &= bits - 1) visit(static_cast<unsigned>(std::countr_zero(bits)));
}

}  // namespace engram

// Compiled with -maes (core/CMakeLists.txt); called only where the machine has the instructions.
#include <Random123/ars.h>

#include <cstring>

#include "core/random/ars_implementations.h"

namespace engram::detail {

/// Random123's own ARS.
void ars_aes(const std::uint32_t* key, std::uint64_t low, std::uint64_t high, unsigned char* out, std::size_t bytes) {
  ars1xm128i_key_t k;
  ars1xm128i_ctr_t c;
  std::memcpy(&k.v[0].m, key, sizeof(__m128i));
  c.v[0].m = _mm_set_epi64x(static_cast<long long>(high), static_cast<long long>(low));
  const __m128i next = _mm_set_epi32(0, 0, 0, 1);
  for (; bytes >= sizeof(__m128i); bytes -= sizeof(__m128i), out += sizeof(__m128i)) {
    const ars1xm128i_ctr_t block = ars1xm128i_R(7, c, k);
    std::memcpy(out, &block.v[0].m, sizeof(__m128i));
    c.v[0].m = _mm_add_epi32(c.v[0].m, next);
  }
  if (bytes == 0) return;
  const ars1xm128i_ctr_t block = ars1xm128i_R(7, c, k);
  std::memcpy(out, &block.v[0].m, bytes);
}

}  // namespace engram::detail

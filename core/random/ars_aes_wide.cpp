// Compiled for AVX-512 with VAES (core/CMakeLists.txt); called only where the machine has the instructions.
#include <immintrin.h>

#include "core/random/ars_implementations.h"

namespace engram::detail {
namespace {

constexpr int rounds = 7;

__m128i halves(std::uint64_t low, std::uint64_t high) {
  return _mm_set_epi64x(static_cast<long long>(high), static_cast<long long>(low));
}

/// Four copies. (The form without a mask makes GCC 12 warn of its own header: GCC bug 105593.)
__m512i four_times(__m128i v) { return _mm512_maskz_broadcast_i32x4(0xffff, v); }

/// Four blocks, of the four counters in `v`; `key` are the keys of the rounds, the first one before all of them.
__m512i four_blocks(__m512i v, const __m512i* key) {
  v = _mm512_xor_si512(v, key[0]);
#pragma GCC unroll 8
  for (int r = 1; r < rounds; ++r) v = _mm512_aesenc_epi128(v, key[r]);
  return _mm512_aesenclast_epi128(v, key[rounds]);
}

}  // namespace

void ars_aes_wide(const std::uint32_t* key, std::uint64_t low, std::uint64_t high, unsigned char* out,
                  std::size_t bytes) {
  // Both 64-bit halves of the key move by a constant each round.
  const __m512i weyl = four_times(halves(0x9E3779B97F4A7C15u, 0xBB67AE8584CAA73Bu));
  __m512i keys[rounds + 1];
  keys[0] = four_times(_mm_loadu_si128(reinterpret_cast<const __m128i*>(key)));
#pragma GCC unroll 8
  for (int r = 1; r <= rounds; ++r) keys[r] = _mm512_add_epi64(keys[r - 1], weyl);
  __m512i next = _mm512_add_epi32(four_times(halves(low, high)),  // 32-bit sums: word 0 wraps round by itself
                                  _mm512_set_epi32(0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0));
  const __m512i four = four_times(_mm_set_epi32(0, 0, 0, 4));
  constexpr std::size_t size = sizeof(__m512i);  // the machine looks far enough ahead to work on several at a time
  for (; bytes >= size; bytes -= size, out += size, next = _mm512_add_epi32(next, four))
    _mm512_storeu_si512(out, four_blocks(next, keys));
  if (bytes > 0) _mm512_mask_storeu_epi8(out, (__mmask64{1} << bytes) - 1, four_blocks(next, keys));
}

}  // namespace engram::detail

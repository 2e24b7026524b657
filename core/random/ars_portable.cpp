#include <algorithm>
#include <bit>
#include <cstring>

#include "core/random/ars.h"
#include "core/random/ars_implementations.h"

namespace engram::detail {
namespace {

using Byte = std::uint8_t;

constexpr Byte times_x(Byte b) {  // multiplication by x in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1 (FIPS 197, 4.2.1)
  return static_cast<Byte>((b << 1) ^ ((b & 0x80) != 0 ? 0x1b : 0));
}

constexpr std::array<Byte, 256> make_substitution() {  // FIPS 197, 5.1.1: inverse in GF(2^8), then an affine map
  std::array<Byte, 256> box{};
  Byte p = 1, q = 1;  // q is the inverse of p throughout
  do {
    p = static_cast<Byte>(p ^ times_x(p));  // times 3
    q = static_cast<Byte>(q ^ (q << 1));    // divided by 3
    q = static_cast<Byte>(q ^ (q << 2));
    q = static_cast<Byte>(q ^ (q << 4));
    if ((q & 0x80) != 0) q ^= 0x09;
    box[p] = static_cast<Byte>(q ^ std::rotl(q, 1) ^ std::rotl(q, 2) ^ std::rotl(q, 3) ^ std::rotl(q, 4) ^ 0x63);
  } while (p != 1);
  box[0] = 0x63;
  return box;
}

constexpr std::array<Byte, 256> substitution = make_substitution();

constexpr std::array<std::uint32_t, 256> make_mixed() {  // a substituted byte times the MixColumns column (2, 1, 1, 3)
  std::array<std::uint32_t, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    const std::uint32_t s = substitution[i], s2 = times_x(substitution[i]);
    table[i] = s2 | (s << 8) | (s << 16) | ((s2 ^ s) << 24);
  }
  return table;
}

constexpr std::array<std::uint32_t, 256> mixed = make_mixed();

/// The byte that ShiftRows brings to row `row` of column `column`; column c is word c, row 0 its lowest byte.
constexpr std::uint32_t shifted(const Block& v, unsigned column, unsigned row) {
  return (v[(column + row) % 4] >> (8 * row)) & 0xff;
}

Block round(const Block& v, const Block& key) {  // AESENC
  Block out;
  for (unsigned c = 0; c < 4; ++c)
    out[c] = mixed[shifted(v, c, 0)] ^ std::rotl(mixed[shifted(v, c, 1)], 8) ^ std::rotl(mixed[shifted(v, c, 2)], 16) ^
             std::rotl(mixed[shifted(v, c, 3)], 24) ^ key[c];
  return out;
}

Block last_round(const Block& v, const Block& key) {  // AESENCLAST: without MixColumns
  Block out;
  for (unsigned c = 0; c < 4; ++c) {
    std::uint32_t word = 0;
    for (unsigned r = 0; r < 4; ++r) word |= std::uint32_t{substitution[shifted(v, c, r)]} << (8 * r);
    out[c] = word ^ key[c];
  }
  return out;
}

void advance(Block& key) {  // ARS's Weyl key schedule: both 64-bit halves move by a constant each round
  const std::uint64_t low = (std::uint64_t{key[1]} << 32 | key[0]) + 0x9E3779B97F4A7C15u;
  const std::uint64_t high = (std::uint64_t{key[3]} << 32 | key[2]) + 0xBB67AE8584CAA73Bu;
  key = {static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(low >> 32), static_cast<std::uint32_t>(high),
         static_cast<std::uint32_t>(high >> 32)};
}

}  // namespace

void ars_portable(const std::uint32_t* key, std::uint64_t low, std::uint64_t high, unsigned char* out,
                  std::size_t bytes) {
  Block next{static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(low >> 32), static_cast<std::uint32_t>(high),
             static_cast<std::uint32_t>(high >> 32)};
  for (std::size_t done = 0; done < bytes; done += sizeof(Block), ++next[0]) {
    Block k{key[0], key[1], key[2], key[3]};
    Block v;
    for (unsigned w = 0; w < 4; ++w) v[w] = next[w] ^ k[w];
    for (int r = 0; r < 6; ++r) {
      advance(k);
      v = round(v, k);
    }
    advance(k);
    v = last_round(v, k);
    std::memcpy(out + done, v.data(), std::min(sizeof(Block), bytes - done));
  }
}

}  // namespace engram::detail

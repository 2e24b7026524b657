// The one source of chance: ARS-7 (Random123), a counter-based generator.
//
// A block is a function of a 128-bit key and a 128-bit counter and of nothing else, so a draw never depends on
// threads, on the order of drawing, or on what else was drawn. ARS is built on the AES round; machines without AES
// instructions compute the same bits with a plain round (ars_portable.cpp). Why ARS and not Philox: README, "Draws".
//
// Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3 (SC 2011).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace engram {

/// Four 32-bit words; word 0 is the least significant of the 128 bits.
using Block = std::array<std::uint32_t, 4>;

/// Which implementation computes the blocks; all give the same bits. From slow to fast: plain code, AES instructions
/// (one block each), AES instructions on AVX-512 registers (VAES, four blocks each).
enum class ArsImplementation { portable, aes_instructions, wide_aes_instructions };

/// True if this machine and this build can use `implementation`.
[[nodiscard]] bool ars_available(ArsImplementation implementation);

/// From now on the fastest available implementation up to `most` is used, and returned; without a call, the fastest.
/// For measuring and for tests. From any thread: the bits stay the same, and draws under way end as they began.
ArsImplementation ars_restrict(ArsImplementation most);

/// out[n] = ARS-7(counter with word 0 increased by n, key), by the implementation in use.
void ars_blocks(const Block& key, Block counter, std::span<Block> out);

/// The same by a chosen implementation; it must be available.
void ars_blocks(ArsImplementation implementation, const Block& key, Block counter, std::span<Block> out);

/// The memory that ars_blocks() would write, cut off after out.size() bytes: any number of them, at any address.
void ars_bytes(const Block& key, Block counter, std::span<std::byte> out);

/// The same by a chosen implementation; it must be available.
void ars_bytes(ArsImplementation implementation, const Block& key, Block counter, std::span<std::byte> out);

}  // namespace engram

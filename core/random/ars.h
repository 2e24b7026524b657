// The one source of chance: ARS-7 (Random123), a counter-based generator.
//
// A block is a function of a 128-bit key and a 128-bit counter and of nothing else, so a draw never depends on
// threads, on the order of drawing, or on what else was drawn. ARS is built on the AES round; machines without AES
// instructions compute the same bits with a plain round (ars_portable.cpp). Why ARS and not Philox: README, "Draws".
//
// Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3 (SC 2011).
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace engram {

/// Four 32-bit words; word 0 is the least significant of the 128 bits.
using Block = std::array<std::uint32_t, 4>;

/// Which implementation computes the blocks; all give the same bits.
enum class ArsImplementation { portable, aes_instructions };

/// True if this machine and this build can use `implementation`.
[[nodiscard]] bool ars_available(ArsImplementation implementation);

/// out[n] = ARS-7(counter with word 0 increased by n, key), by the fastest implementation the machine has.
void ars_blocks(const Block& key, Block counter, std::span<Block> out);

/// The same by a chosen implementation; it must be available.
void ars_blocks(ArsImplementation implementation, const Block& key, Block counter, std::span<Block> out);

}  // namespace engram

// The implementations behind ars_blocks(); nothing else includes this.
#pragma once

#include <cstddef>
#include <cstdint>

namespace engram::detail {

/// Writes the memory of an array of Blocks, ARS-7(counter with word 0 increased by n, key) for n = 0, 1, …, cut off
/// after `bytes` bytes. The counter comes as two halves, in registers: it was just made, and to read it from memory as
/// one would wait. Plain pointers, of any alignment: files for wider vectors must share no templates.
using ArsFunction = void(const std::uint32_t* key, std::uint64_t low, std::uint64_t high, unsigned char* out,
                         std::size_t bytes);

ArsFunction ars_portable;  // AES by table, for machines without AES instructions
ArsFunction ars_aes;       // one block per instruction
ArsFunction ars_aes_wide;  // four blocks per instruction

}  // namespace engram::detail

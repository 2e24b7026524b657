// The implementations behind ars_blocks(); nothing else includes this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/random/ars.h"

namespace engram::detail {

/// AES by table, for machines without AES instructions.
void ars_blocks_portable(const Block& key, Block counter, std::span<Block> out);

/// Random123's own ARS. Plain pointers: its file is compiled for wider instructions and must share no templates.
void ars_blocks_aes(const std::uint32_t* key, const std::uint32_t* counter, std::uint32_t* out, std::size_t blocks);

}  // namespace engram::detail

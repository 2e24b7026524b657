#include "core/random/draws.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace engram {
namespace {

Block counter_of(DrawAddress a, std::uint32_t part, std::uint32_t index) {
  return {index, a.entity, static_cast<std::uint32_t>(a.step),
          static_cast<std::uint32_t>(a.stream) << 24 | part << 16 | static_cast<std::uint32_t>(a.step >> 32 & 0xffff)};
}

template <class Number>
Number lane(const Block& b, unsigned index) {
  if constexpr (sizeof(Number) == 2) return static_cast<Number>(b[index / 2] >> (16 * (index % 2)));
  if constexpr (sizeof(Number) == 4) return b[index];
  if constexpr (sizeof(Number) == 8) return std::uint64_t{b[2 * index + 1]} << 32 | b[2 * index];
}

template <class Number>
void fill_lanes(const Block& key, DrawAddress a, std::span<Number> out) {
  constexpr std::size_t lanes = sizeof(Block) / sizeof(Number);
  std::array<Block, 64> blocks;  // on the stack: a step draws without allocating
  std::size_t done = 0;
  while (done < out.size()) {
    const std::size_t now = std::min(out.size() - done, blocks.size() * lanes);
    ars_blocks(key, counter_of(a, 0, static_cast<std::uint32_t>(done / lanes)),
               std::span(blocks).first((now + lanes - 1) / lanes));
    if constexpr (std::endian::native == std::endian::little) {  // lanes lie in memory as they are counted
      std::memcpy(out.data() + done, blocks.data(), now * sizeof(Number));
    } else {
      for (std::size_t i = 0; i < now; ++i)
        out[done + i] = lane<Number>(blocks[i / lanes], static_cast<unsigned>(i % lanes));
    }
    done += now;
  }
}

}  // namespace

Draws::Draws(std::uint64_t seed)
    : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), 0x72676e65u /* "engr" */,
           0x31206d61u /* "am 1" */} {}

Block Draws::block(DrawAddress a, std::uint32_t part, std::uint32_t index) const {
  std::array<Block, 1> out;
  ars_blocks(key_, counter_of(a, part, index), out);
  return out[0];
}

void Draws::fill(DrawAddress a, std::span<std::uint16_t> out) const { fill_lanes(key_, a, out); }
void Draws::fill(DrawAddress a, std::span<std::uint32_t> out) const { fill_lanes(key_, a, out); }
void Draws::fill(DrawAddress a, std::span<std::uint64_t> out) const { fill_lanes(key_, a, out); }

std::uint16_t Draws::high16(DrawAddress a, std::uint32_t neuron) const {
  return lane<std::uint16_t>(block(a, 0, neuron / 8), neuron % 8);
}

std::uint64_t Draws::low48(DrawAddress a, std::uint32_t neuron) const {
  return lane<std::uint64_t>(block(a, 1, neuron), 0) & 0xffff'ffff'ffffu;
}

std::uint32_t Draws::number32(DrawAddress a, std::uint32_t index) const { return block(a, 0, index / 4)[index % 4]; }

std::uint64_t Draws::derived_seed(std::uint32_t entity, std::uint32_t run) const {
  return lane<std::uint64_t>(block({Stream::derived_seed, 0, entity}, 0, run), 0) >> 11;
}

}  // namespace engram

// Draws by name: (stream, step, entity, neuron) -> number, for one seed. Layout: streams.h.
#pragma once

#include <cstdint>
#include <span>

#include "core/random/ars.h"
#include "core/random/streams.h"

namespace engram {

/// Where a family of numbers lies: everything of the counter except the block. Of 16 bytes, so that it is passed in
/// registers.
struct DrawAddress {
  // Not an aggregate: `stream` is named first and lies last.
  constexpr DrawAddress(Stream in_stream, std::uint64_t at_step = 0, std::uint32_t of_entity = 0)
      : step(at_step), entity(of_entity), stream(in_stream) {}

  std::uint64_t step;  // below 2^48
  std::uint32_t entity;
  Stream stream;
};

/// All random numbers of one seed. A value; copying it copies 16 bytes.
class Draws {
 public:
  explicit Draws(std::uint64_t seed);

  /// One number for each of out.size() neurons, `first` and those that follow: the 16-bit lanes (high bits of the
  /// 64-bit number), 32- or 64-bit lanes. `first` begins a block: it is a multiple of 8, 4 or 2.
  void fill(DrawAddress, std::span<std::uint16_t> out, std::uint32_t first = 0) const;
  void fill(DrawAddress, std::span<std::uint32_t> out, std::uint32_t first = 0) const;
  void fill(DrawAddress, std::span<std::uint64_t> out, std::uint32_t first = 0) const;

  /// The same numbers, one at a time.
  [[nodiscard]] std::uint16_t high16(DrawAddress, std::uint32_t neuron) const;
  [[nodiscard]] std::uint64_t low48(DrawAddress, std::uint32_t neuron) const;
  [[nodiscard]] std::uint32_t number32(DrawAddress, std::uint32_t index) const;

  /// Is the neuron's 64-bit number, whose high 16 bits are `high`, below `threshold`? (probability threshold / 2^64)
  [[nodiscard]] bool below(std::uint64_t threshold, std::uint16_t high, DrawAddress a, std::uint32_t neuron) const {
    const auto limit = static_cast<std::uint16_t>(threshold >> 48);
    return high != limit ? high < limit : low48(a, neuron) < (threshold & 0xffff'ffff'ffffu);
  }
  [[nodiscard]] bool below(std::uint64_t threshold, DrawAddress a, std::uint32_t neuron) const {
    return below(threshold, high16(a, neuron), a, neuron);
  }

  /// The seed of run r of an ensemble: 53 bits, so that every JSON reader and spreadsheet keeps it exactly.
  [[nodiscard]] std::uint64_t derived_seed(std::uint32_t entity, std::uint32_t run) const;

 private:
  [[nodiscard]] Block block(DrawAddress, std::uint32_t part, std::uint32_t index) const;

  Block key_;
};

/// floor(u n / 2^32): one of n equally likely things, for a 32-bit number u.
[[nodiscard]] constexpr std::uint32_t choose(std::uint32_t u, std::uint32_t n) {
  return static_cast<std::uint32_t>((std::uint64_t{u} * n) >> 32);
}

}  // namespace engram

// The stored memories in the forms that kernels read: six memories of a neuron in a byte, and all of them as bits.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/model/large_vector.h"
#include "core/model/patterns.h"

namespace engram {

/// Neurons come in blocks of 64, memories in groups of 6: codes()[(block × groups() + group) × 64 + place(n)] has bit b
/// set if neuron 64 block + n belongs to memory 6 group + b. A block is read from its begin to its end.
class PackedPatterns {
 public:
  static constexpr std::size_t block = 64, per_group = 6;
  /// The first 32 neurons of a block at even places, the others at odd ones: so words of 16 bits fall apart into two
  /// rows of neighbours.
  static constexpr std::size_t place(std::size_t n) { return 2 * (n % 32) + n / 32; }

  explicit PackedPatterns(const Patterns& patterns);

  [[nodiscard]] std::size_t groups() const { return groups_; }
  [[nodiscard]] const std::uint8_t* codes() const { return codes_.data(); }

 private:
  std::size_t groups_;
  LargeVector<std::uint8_t> codes_;
};

/// The memories of each neuron as bits: bit μ % 64 of row(i)[μ / 64] is ξ_i^μ.
class PatternRows {
 public:
  explicit PatternRows(const Patterns& patterns);

  [[nodiscard]] std::size_t words() const { return words_; }  // of a row
  [[nodiscard]] const std::uint64_t* row(std::size_t i) const { return bits_.data() + i * words_; }

 private:
  std::size_t words_;
  LargeVector<std::uint64_t> bits_;
};

}  // namespace engram

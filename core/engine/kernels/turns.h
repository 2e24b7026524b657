// Turns of a sweep as whole numbers: the key of a neuron above its place among all neurons, so that the order of the
// numbers is the order of the turns, with ties as in a stable sort.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace engram {

using Turn = std::uint64_t;

[[nodiscard]] constexpr Turn turn_of(std::uint32_t key, std::uint32_t neuron) { return Turn{key} << 32 | neuron; }
[[nodiscard]] constexpr std::uint32_t neuron_of(Turn turn) { return static_cast<std::uint32_t>(turn); }

inline constexpr Turn no_turn = ~Turn{0};  // after all others

/// Sorts turns; keeps its working memory.
class TurnSorter {
 public:
  /// Of turns that lie in first … last, best about evenly.
  void sort(std::span<Turn> turns, Turn first, Turn last);

 private:
  std::vector<Turn> copy_;
  std::vector<std::uint32_t> next_;  // where the next turn of a bucket goes
};

}  // namespace engram

// The random numbers of one sweep of the asynchronous rule, drawn in bulk: the same numbers as one at a time.
#pragma once

#include <span>
#include <vector>

#include "core/engine/kernels/turns.h"
#include "core/engine/machinery.h"

namespace engram {

class SweepDraws {
 public:
  /// `room` excitatory neurons, at least N, get draws; those beyond N are never due.
  SweepDraws(const Machinery&, std::size_t room);

  /// Everything for the sweep that leads to step `to`.
  void draw(std::int64_t to);

  /// Of the excitatory neurons: the keys of their turns and the high 16 bits of their numbers.
  [[nodiscard]] std::span<const std::uint32_t> keys() const { return keys_; }
  [[nodiscard]] std::span<const std::uint16_t> high() const { return high_; }

  /// The turns of all inhibitory neurons in order, and one more that never comes. Neuron k of the first population is
  /// number N + k, those of the second follow.
  [[nodiscard]] std::span<const Turn> inhibitory_turns() const { return turns_; }

  /// The excitatory neuron that inhibitory neuron k copies.
  [[nodiscard]] std::int32_t copied(Population population, std::size_t k) const {
    return copied_[population == Population::inhibitory_2 ? 1 : 0][k];
  }

 private:
  void draw_copied(Population, std::int64_t to);
  void draw_turns(std::int64_t to);
  void write_turns_in_order();

  const Parameters& p_;
  const Draws& noise_;
  std::size_t excitatory_, inhibitory_;
  std::vector<Population> populations_;  // the inhibitory ones that there are
  const Wiring* wiring_[2] = {};         // null: redrawn
  std::vector<std::int32_t> copied_[2];
  std::vector<std::uint32_t> keys_, numbers_;
  std::vector<std::uint16_t> high_;
  std::vector<Turn> turns_;
  TurnSorter sorter_;
};

}  // namespace engram

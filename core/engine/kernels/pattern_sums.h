// Σ_j ξ_j^μ σ_j of every memory from one step to the next, and the sums over a neuron's memories.
#pragma once

#include <memory>
#include <vector>

#include "core/engine/kernels/kernels.h"
#include "core/engine/kernels/team.h"
#include "core/engine/spike_bits.h"
#include "core/model/network.h"

namespace engram {

class PatternSums {
 public:
  PatternSums(const Network& network, const Kernels& kernels, Team& team);

  /// `sums.pattern` and `sums.excitatory`, which are those of `before`, become those of `now`. Returns how many neurons
  /// have changed.
  std::int64_t advance(Sums& sums, const SpikeBits& before, const SpikeBits& now);

  /// The sums k_μ of of(), until they change.
  void read(const Sums& sums);
  /// Σ_μ ξ_i^μ k_μ. From any thread.
  [[nodiscard]] std::int64_t of(std::size_t i) const;

  /// Asks for what of() will read.
  void ask_for(std::size_t i) const {
    if (!rows_) return;
    const std::uint64_t* row = rows_->row(i);
    for (std::size_t word = 0; word < rows_->words(); word += 8) __builtin_prefetch(row + word);
    __builtin_prefetch(row + rows_->words() - 1);
  }

 private:
  /// Neurons of words, in a row.
  struct Neurons {
    std::vector<std::uint32_t> list;
    std::size_t count = 0;

    void collect(std::uint64_t bits, std::size_t word) {
      for_each_bit(bits, word, [&](std::size_t i) { list[count++] = static_cast<std::uint32_t>(i); });
    }
  };
  /// What one member of the team works with. The first adds to the sums themselves, the others to their own.
  struct Part {
    std::vector<std::int64_t> sums;  // zero between steps
    Neurons began, ended;            // to fire
  };

  void add(Neurons& neurons, std::int64_t sign, std::int64_t* sums) const;

  const Patterns& patterns_;
  const Kernels& kernels_;
  Team& team_;
  std::shared_ptr<const PatternRows> rows_;  // null: lists are read
  std::vector<Part> parts_;
  const std::int64_t* exact_ = nullptr;
  std::vector<std::int32_t> values_;  // the sums in whole words of memories, if rows are read
};

}  // namespace engram

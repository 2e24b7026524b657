// The loops over all neurons, as functions of plain arrays: one implementation per KernelLevel.
//
// field() and decide() work with bounds: they decide every neuron whose draw is clearly above or below its firing
// probability and name the others, which the caller decides exactly. So they may round as they like, and all levels
// give the same spikes.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/engine/kernels/level.h"

namespace engram {

/// One memory that is too strong for the tables of FieldTask.
struct StrongMemory {
  std::size_t group;
  unsigned bit;
  float value;  // k'_μ
};

/// field[i] = Σ_μ ξ_i^μ k'_μ, to within the error that the tables were made with.
struct FieldTask {
  const std::uint8_t* codes;     // PackedPatterns::codes()
  std::size_t groups, neurons;   // neurons: in whole blocks of 64
  const std::uint8_t* expanded;  // groups × 64, made by expand()
  float quantum;
  bool add;  // to what the field has
  const StrongMemory* strong;
  std::size_t strong_count;
  float* field;  // out; as long as the packed patterns
};

/// Which neurons fire: x_i = per_count field_i + per_membership n_i + constant + added_i stands for β(h_i − θ), to
/// within `margin` + margin_per_membership n_i.
struct DecisionTask {
  const std::uint16_t* draws;  // the high 16 bits of each neuron's number
  const float* field;
  const float* memberships;  // n_i
  const float* added;        // or null
  std::size_t neurons;
  float per_count, per_membership, constant, margin, margin_per_membership;
  std::uint64_t* fires;      // out: a bit per neuron, zeros after the last
  std::uint64_t* undecided;  // out: those whose bit in `fires` says nothing

  /// The same for blocks [begin, end) of 64 neurons.
  [[nodiscard]] DecisionTask part(std::size_t begin, std::size_t end) const {
    DecisionTask task = *this;
    task.draws += 64 * begin;
    task.field += 64 * begin;
    task.memberships += 64 * begin;
    if (added != nullptr) task.added += 64 * begin;
    task.neurons = 64 * (end - begin);
    task.fires += begin;
    task.undecided += begin;
    return task;
  }
};

struct Counts {
  std::int64_t changed, firing;
};

/// sums[μ] += sign ξ_i^μ for each neuron i of a list, with rows of bits (PatternRows).
struct RowTask {
  const std::uint64_t* rows;
  std::size_t words;  // of a row
  const std::uint32_t* neurons;
  std::size_t count;
  std::int64_t sign;
  std::size_t memories;
  std::int64_t* sums;  // in and out, `memories` of them
};

struct Kernels {
  /// `tables`: groups × 16, the sums of k'_μ over the subsets of the first three memories of a group, then of the last
  /// three, in quanta; at most 63 in magnitude over a whole group. `expanded` is what field() looks them up in.
  void (*expand)(const std::int8_t* tables, std::size_t groups, std::uint8_t* expanded);
  void (*field)(const FieldTask&);  // null: slower than reading the lists of memories
  void (*decide)(const DecisionTask&);
  /// How many bits of `now` differ from those of `before`, and how many are set.
  Counts (*count)(const std::uint64_t* now, const std::uint64_t* before, std::size_t words);
  void (*add_rows)(const RowTask&);  // null: slower than reading lists
  /// Σ_μ ξ_i^μ values[μ] from the row of i, exact if no sum exceeds 2^31; 64 values to a word. Null as add_rows.
  std::int64_t (*sum_row)(const std::uint64_t* row, const std::int32_t* values, std::size_t words);
  /// Each number u of `count`, which is a multiple of 64, becomes choose(u, n) (draws.h).
  void (*choose)(std::uint32_t* numbers, std::size_t count, std::uint32_t n);
  /// A byte of 0 or 1 from each bit of `words` words, and back.
  void (*spread)(const std::uint64_t* bits, std::size_t words, std::uint8_t* bytes);
  void (*pack)(const std::uint8_t* bytes, std::size_t words, std::uint64_t* bits);
};

/// Plain loops for every machine, without field() and rows.
[[nodiscard]] const Kernels* baseline_kernels();

/// Those of a level; null if this machine or this build has none. `plain` has none anywhere.
[[nodiscard]] const Kernels* kernels_of(KernelLevel level);

}  // namespace engram

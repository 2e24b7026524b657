// The excitation of every excitatory neuron, Σ_μ ξ_i^μ k_μ with k_μ = Σ_j ξ_j^μ σ_j, to within a known error.
//
// The sums over six memories are looked up in tables of bytes, 64 neurons at a time (the "four Russians"). In a large
// network the result of an earlier step is kept as long as a bound on what has changed since is narrow enough:
// with d_μ the change of k_μ, |Σ over n memories of (d_μ − mean)| ≤ Σ_μ (|d_μ − mean| − τ)^+ + τ n for any τ ≥ 0.
#pragma once

#include <memory>
#include <vector>

#include "core/engine/kernels/kernels.h"
#include "core/engine/state.h"
#include "core/model/network.h"

namespace engram {

class Fields {
 public:
  /// What data() says: Σ_μ ξ_i^μ k_μ = data()[i] + base n_i, to within error + error_per_membership n_i. No entry and
  /// no sum on the way to one is larger than `magnitude`.
  struct Bounds {
    double base = 0, error = 0, error_per_membership = 0, magnitude = 0;
  };

  Fields(const Network& network, const Kernels& kernels);

  /// What data() will say when compute() has been called for all blocks; before that, nothing. An error of 1 /
  /// per_count is welcome if it saves time. `same_as_before`: the sums are those of the last call.
  [[nodiscard]] Bounds prepare(const Sums& sums, double per_count, bool same_as_before);
  /// The entries of blocks [begin, end) of 64 neurons. From several threads, each for blocks of its own.
  void compute(std::size_t begin, std::size_t end);

  /// One entry per neuron, rounded up to whole words of 64.
  [[nodiscard]] const float* data() const { return field_.data(); }
  /// n_i, likewise, 0 behind the last; and the largest of them.
  [[nodiscard]] const float* memberships() const { return memberships_.data(); }
  [[nodiscard]] double most_memberships() const { return most_memberships_; }

  /// Forgets earlier steps.
  void forget() { known_ = false; }

 private:
  /// The tables of FieldTask: sums in quanta, rounded.
  struct Tables {
    std::int32_t quantum = 1;
    std::vector<std::int8_t> entries;
    std::vector<std::uint8_t> expanded;

    /// `largest`: the largest sum over a whole group.
    void fill(const std::vector<std::int32_t>& sums, std::int32_t largest, const Kernels& kernels);
    /// Of a field.
    [[nodiscard]] double error() const;
  };

  [[nodiscard]] bool still_good(const Sums& sums, double per_count);
  void refresh(const Sums& sums, double per_count);
  void make_tables(const Sums& sums, double per_count);
  void add_up_halves();
  void read_lists(std::size_t begin, std::size_t end);

  const Patterns& patterns_;
  const Kernels& kernels_;
  std::shared_ptr<const PackedPatterns> packed_;  // null: lists are read
  double mean_memberships_, mean_activity_, most_memberships_ = 0;
  bool lazy_;  // large enough for keeping earlier results
  bool known_ = false;
  bool stale_ = true;                                         // compute() has something to do
  Bounds fresh_, bounds_;                                     // right after refresh(), and now
  Eigen::Array<std::int64_t, Eigen::Dynamic, 1> at_refresh_;  // k_μ then
  std::vector<double> change_;
  std::vector<std::int32_t> centred_;  // k'_μ = k_μ − base, 0 for strong memories
  std::vector<std::int32_t> sums_;     // of the halves of groups, by code: 8 for each
  Tables coarse_, rest_;               // sums_, and what the first round off if that is too much
  bool with_rest_ = false;
  std::vector<StrongMemory> strong_;
  std::vector<float> field_, memberships_;
};

}  // namespace engram

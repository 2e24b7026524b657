// The asynchronous rule, fast: the same spikes as asynchronous_update(), to the last bit.
//
// Few neurons change in a sweep, and of most it can be said beforehand that they will not, wherever their turn comes
// (certainty.h), as long as the numbers of inhibitory spikes and the sums over memories stay within a band. So a band
// is chosen for the whole sweep; all excitatory neurons are looked at in the order of memory; only the doubtful ones
// are sorted into the order of turns and updated one by one, among the inhibitory neurons, whose update is to copy a
// spike. Should the band be left on the way, all turns after this one are looked at again, with a new band: a wrong
// guess costs time, never a spike. When too much is in doubt (a burst), every neuron left takes its turn.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "core/engine/kernels/certainty.h"
#include "core/engine/kernels/drift.h"
#include "core/engine/kernels/sweep_draws.h"
#include "core/engine/kernels/turns.h"
#include "core/engine/machinery.h"

namespace engram {

/// Sweeps under one Machinery, which must outlive it. Keeps working memory between sweeps; not thread-safe.
class FastSweep {
 public:
  /// True if there is a fast way for these parameters: linear inhibitory neurons, uniform feedback, and inputs of a
  /// size that float can tell apart.
  [[nodiscard]] static bool covers(const Parameters&);

  /// For parameters that it covers.
  explicit FastSweep(const Machinery&);

  /// What asynchronous_update(machinery, state, sums, keep) does. State and sums may be any that belong together.
  void step(State&, Sums&, std::size_t keep);

 private:
  /// A number that may move while a band holds.
  struct Range {
    std::int64_t low = 0, high = 0;
    [[nodiscard]] bool contains(std::int64_t n) const { return low <= n && n <= high; }
    [[nodiscard]] float middle() const { return static_cast<float>(low + high) * 0.5F; }
    [[nodiscard]] float half() const { return static_cast<float>(high - low) * 0.5F; }
    void include(std::int64_t n) { *this = {std::min(low, n), std::max(high, n)}; }
    [[nodiscard]] Range wider(std::int64_t by, std::size_t size) const;
  };

  void begin_sweep(const Sums&);
  void refer_to(const Sums&);
  void measure_drift(const Sums&);
  [[nodiscard]] double expected_drift() const;
  [[nodiscard]] double least_excess() const;
  [[nodiscard]] double width_of_drift(double tolerance, double excess) const;

  Turn advance(State&, Sums&, Turn from);
  void foresee(const State&, const Sums&, Turn from);
  void choose_band();
  void let_all_doubt();
  [[nodiscard]] std::span<Turn> gather(const Spikes&, Turn from);

  bool update_inhibitory_until(State&, Sums&, Turn until);
  bool update_excitatory(State&, Sums&, std::uint32_t i);
  [[nodiscard]] int copied(const State&, Population, std::size_t k, bool may_fire) const;
  [[nodiscard]] bool changes(const Sums&, std::uint32_t i, bool was) const;
  [[nodiscard]] bool fires(const Sums&, std::uint32_t i, bool was) const;

  const Machinery& m_;
  const Parameters& p_;
  const Patterns& patterns_;
  const std::size_t excitatory_, inhibitory_;  // N, N_I
  const std::size_t first_;                    // neurons of the first inhibitory population: N_I, or 0 if it is ideal
  std::vector<Turn> doubtful_;                 // room for all neurons in whole groups of `lanes`
  SweepDraws draws_;
  TurnSorter sorter_;
  Drift drift_;

  // z of certainty.h is base_i + n_i (per_spike x + per_memory_spike (own σ_i - shift)) + per_spike_2 y + drift of the
  // sums, with x spikes of the first population (ideal: excitatory ones) and y of the second.
  double scale_ = 0;  // of z against h
  float per_spike_ = 0, per_spike_2_ = 0, per_memory_spike_ = 0, own_ = 0;
  float rounding_ = 0;  // bounds all errors of z by rounding
  double mean_memberships_ = 0;
  std::vector<float> base_, memberships_;  // infinite for clamped neurons and beyond N; n_i

  // What is taken for granted until the band is left.
  Band band_;
  Range inhibition_, second_;
  std::int64_t allowed_excess_ = 0;

  // Of the present sweep.
  std::int64_t to_ = 0;
  std::size_t next_inhibitory_ = 0;  // its place in draws_.inhibitory_turns()
  double expected_flips_ = 0;        // as many as in the sweep before
  std::int64_t flips_ = 0;
  int left_ = 0;  // times that the band was left
  bool all_doubt_ = false;
};

}  // namespace engram

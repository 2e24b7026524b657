// States of one run, kept so that any of its steps can be reached again: a bit per neuron, in bounded memory.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/engine/state.h"

namespace engram {

/// Always has the first state it was given. When the memory limit is reached, every other state goes: the steps to run
/// again from the nearest one grow, the memory does not.
class KeptStates {
 public:
  static constexpr double default_bytes = 24e6;

  explicit KeptStates(double bytes = default_bytes) : limit_(bytes) {}

  /// Would keep() keep the state of this step?
  [[nodiscard]] bool wants(std::int64_t step) const {
    return states_.empty() || ((step & (stride_ - 1)) == 0 && !states_.contains(step));
  }
  /// Keeps the first state; of later ones those whose step is a multiple of stride().
  void keep(const State& state);
  /// The last kept state up to `step`, exactly as it was; `step` is not before the first.
  [[nodiscard]] State up_to(std::int64_t step) const;
  /// Its step.
  [[nodiscard]] std::int64_t step_up_to(std::int64_t step) const;
  void forget_after(std::int64_t step);

  [[nodiscard]] std::int64_t stride() const { return stride_; }
  [[nodiscard]] std::size_t count() const { return states_.size(); }
  /// Of memory, nearly.
  [[nodiscard]] double bytes() const { return bytes_; }

 private:
  /// All populations one after the other, each from a new word on: E, I, J, then I in the past.
  struct Packed {
    std::vector<std::uint64_t> bits;
    std::vector<std::int64_t> wired_at;  // I, J, then I in the past
  };
  [[nodiscard]] Packed pack(const State& state) const;
  [[nodiscard]] static double bytes_of(const Packed& packed);
  void thin_out();

  double limit_, bytes_ = 0;
  std::int64_t stride_ = 64, first_ = 0;          // the stride is a power of two
  Eigen::Index excitatory_ = 0, inhibitory_ = 0;  // neurons
  std::map<std::int64_t, Packed> states_;         // by step
};

}  // namespace engram

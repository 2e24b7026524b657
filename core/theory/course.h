// The theory step by step, while parameters change.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/theory/mean_field.h"

namespace engram {

/// The parameters of the step that leads from `step` to `step` + 1. They must outlast the call: say `-> const
/// Parameters&`.
using ParametersAt = std::function<const Parameters&(std::int64_t step)>;

/// The state that the cue of `p` is on average: m and q of a memory of average activity, r = a. An explicit state in
/// place of the cue is not looked at: its overlap and rates can be measured.
[[nodiscard]] MeanState expected_cue(const Parameters& p);

/// A run of the theory. A population that ideal inhibition replaces keeps its rate, as it keeps its spikes in the
/// model.
class MeanCourse {
 public:
  MeanCourse(const MeanState& start, ParametersAt at, Precision = Precision::full);

  void step();
  /// The step it stands at.
  [[nodiscard]] std::int64_t now() const { return now_; }
  [[nodiscard]] const MeanState& state() const { return state_; }

 private:
  void follow(const Parameters&);

  MeanState state_;
  ParametersAt at_;
  Precision precision_;
  std::int64_t now_ = 0;
  std::optional<MeanField> theory_;  // of these:
  NetworkParameters network_;
  DynamicsParameters dynamics_;
};

/// The states at steps 0 (the start) … `steps`.
[[nodiscard]] std::vector<MeanState> mean_course(const MeanState& start, std::int64_t steps, const ParametersAt& at,
                                                 Precision = Precision::full);

}  // namespace engram

#include "core/theory/course.h"

#include <utility>

namespace engram {

MeanState expected_cue(const Parameters& p) {
  const double a = p.network.activity, f = p.cue.fraction;
  switch (p.cue.kind) {
    case CueKind::flip:
      return {1 - 2 * f, a * (1 - f) + (1 - a) * f, a};
    case CueKind::partial:
      return {1 - f, a * (1 - f), a};
    case CueKind::moved:
      break;
  }
  return {1 - f / (1 - a), a, a};
}

MeanCourse::MeanCourse(const MeanState& start, ParametersAt at, Precision precision)
    : state_(start), at_(std::move(at)), precision_(precision) {}

void MeanCourse::follow(const Parameters& p) {
  if (theory_ && p.network == network_ && p.dynamics == dynamics_) return;
  theory_.emplace(p, precision_);
  network_ = p.network;
  dynamics_ = p.dynamics;
}

void MeanCourse::step() {
  const Parameters& p = at_(now_);
  follow(p);
  const double inhibitory = state_.r;
  state_ = theory_->next(state_);
  if (!p.has_inhibitory()) state_.r = inhibitory;
  ++now_;
}

std::vector<MeanState> mean_course(const MeanState& start, std::int64_t steps, const ParametersAt& at,
                                   Precision precision) {
  MeanCourse course(start, at, precision);
  std::vector<MeanState> states{start};
  while (course.now() < steps) {
    course.step();
    states.push_back(course.state());
  }
  return states;
}

}  // namespace engram

// The newest whole state of a session's runs: an immutable value that any thread may keep.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/engine/engine.h"
#include "core/model/network.h"
#include "core/observe/outcome.h"
#include "core/scenario/scenario.h"

namespace engram {

/// One run at a step.
struct RunSnapshot {
  State state;  // `past` left out
  Sums sums;
  Parameters parameters;
  Outcome outcome;  // of the last OutcomeWatcher::window steps
};

/// The runs of a session at the same step.
struct Snapshot {
  std::uint64_t epoch = 0;
  RunSnapshot a;
  std::optional<RunSnapshot> b;                  // in a comparison
  std::optional<std::int64_t> first_difference;  // the first step, up to the newest one, at which A and B differ in an
                                                 // excitatory neuron
  std::shared_ptr<const Network> network;        // of both
  [[nodiscard]] std::int64_t step() const { return a.state.step; }
  [[nodiscard]] const RunSnapshot& of(Side side) const { return side == Side::b && b ? *b : a; }
};

}  // namespace engram

// Where the theory begins: the overlap and the rates of a real state.
#pragma once

#include <memory>
#include <optional>

#include "core/engine/state.h"
#include "core/model/network.h"
#include "core/theory/mean_field.h"

namespace engram::ui {

/// What the theory knows of a state: the overlap with the cued memory and the rates.
[[nodiscard]] MeanState measured(const Network& network, const Parameters& p, const State& state);

/// Whether `p` is of this network, so far as its sizes tell.
[[nodiscard]] bool fits(const Network& network, const Parameters& p);

/// The states at step 0, measured; the newest is kept, since it is asked for again and again. Used by one thread.
class MeanStarts {
 public:
  /// Of the run of `network` that `p` starts; that of the cue on average if it cannot be started.
  [[nodiscard]] MeanState of(const std::shared_ptr<const Network>& network, const Parameters& p);

 private:
  struct Known {
    std::shared_ptr<const Network> network;
    Parameters parameters;
    MeanState state;
  };
  std::optional<Known> known_;
};

}  // namespace engram::ui

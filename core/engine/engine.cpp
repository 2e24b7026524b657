#include "core/engine/engine.h"

namespace engram {

Engine::Engine(std::shared_ptr<const Network> network, const Parameters& p, State state, std::size_t past_kept,
               bool fast_sweeps)
    : network_(std::move(network)),
      machinery_(std::make_unique<Machinery>(*network_, p)),
      state_(std::move(state)),
      sums_(sums_of(*network_, state_)),
      past_kept_(past_kept),
      fast_sweeps_(fast_sweeps) {}

void Engine::set(const Parameters& p) {
  if (p == machinery_->parameters()) return;
  sweep_.reset();
  machinery_ = std::make_unique<Machinery>(*network_, p);
}

void Engine::step(const UpdateWatcher& watch) {
  switch (machinery_->parameters().dynamics.update) {
    case UpdateRule::synchronous:
      return synchronous_update(*machinery_, state_, sums_, past_kept_);
    case UpdateRule::sequential:
      return sequential_update(*machinery_, state_, sums_, past_kept_);
    case UpdateRule::asynchronous:
      if (fast_sweeps_ && !watch && FastSweep::covers(machinery_->parameters())) {
        if (!sweep_) sweep_ = std::make_unique<FastSweep>(*machinery_);
        return sweep_->step(state_, sums_, past_kept_);
      }
      return asynchronous_update(*machinery_, state_, sums_, past_kept_, watch);
  }
}

}  // namespace engram

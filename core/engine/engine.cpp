#include "core/engine/engine.h"

#include "core/engine/kernels/fast_sweep.h"
#include "core/engine/kernels/fast_update.h"

namespace engram {

Engine::Engine(std::shared_ptr<const Network> network, const Parameters& p, State state, std::size_t past_kept,
               KernelLevel level, unsigned threads)
    : network_(std::move(network)),
      machinery_(std::make_unique<Machinery>(*network_, p)),
      state_(std::move(state)),
      sums_(sums_of(*network_, state_)),
      past_kept_(past_kept),
      level_(level),
      threads_(threads) {}

Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

void Engine::set(const Parameters& p) {
  if (p == machinery_->parameters()) return;
  sweep_.reset();
  machinery_ = std::make_unique<Machinery>(*network_, p);
  fast_set_ = false;
}

const State& Engine::state() const {
  if (fast_ahead_) fast_->give(state_);
  fast_ahead_ = false;
  return state_;
}

const SpikeBits& Engine::spikes(Population population) const {
  if (fast_known_) return fast_->spikes(population);
  bits_.take(population == Population::excitatory   ? state_.excitatory
             : population == Population::inhibitory ? state_.inhibitory.spikes
                                                    : state_.inhibitory_2.spikes);
  return bits_;
}

void Engine::step(const UpdateWatcher& watch) {
  const bool fast = level_ != KernelLevel::plain && !watch;
  if (fast && FastUpdate::covers(machinery_->parameters())) return fast_step();
  static_cast<void>(state());
  fast_known_ = false;
  switch (machinery_->parameters().dynamics.update) {
    case UpdateRule::synchronous:
      return synchronous_update(*machinery_, state_, sums_, past_kept_);
    case UpdateRule::sequential:
      return sequential_update(*machinery_, state_, sums_, past_kept_);
    case UpdateRule::asynchronous:
      if (fast && FastSweep::covers(machinery_->parameters())) return fast_sweep();
      return asynchronous_update(*machinery_, state_, sums_, past_kept_, watch);
  }
}

void Engine::fast_sweep() {
  if (!sweep_) sweep_ = std::make_unique<FastSweep>(*machinery_);
  sweep_->step(state_, sums_, past_kept_);
}

void Engine::fast_step() {
  if (!fast_) fast_ = std::make_unique<FastUpdate>(*network_, level_, threads_);
  if (!fast_known_) fast_->take(state_);
  if (!fast_set_) fast_->set(*machinery_);
  fast_known_ = fast_set_ = fast_ahead_ = true;
  fast_->step(*machinery_, sums_, state_.step + 1, past_kept_);
  ++state_.step;
}

}  // namespace engram

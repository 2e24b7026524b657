// One side of a session, playing: any step of it, by replay from kept states. Not thread-safe.
#pragma once

#include <memory>
#include <stop_token>

#include "core/engine/engine.h"
#include "core/observe/observables.h"
#include "core/session/kept_states.h"
#include "core/session/session.h"

namespace engram {

class Run {
 public:
  /// A run at its start, or why there is none; nothing: it was stopped.
  using Started = std::variant<std::monostate, std::unique_ptr<Run>, Problem>;

  /// Builds the network and stands at step 0. A problem if the start state cannot be made.
  /// `known` is taken in place of a new network if it is the one that would be built (another cue, other noise).
  [[nodiscard]] static Started start(const Session&, Side, const std::stop_token& = {}, const Progress& = {},
                                     const std::shared_ptr<const Network>& known = {});

  /// How a newer session was taken up.
  enum class Adopted { continued, replayed, stopped };

  /// Goes on under a newer session of the same network, cue and seeds (differ_only_live). Where the past differs, even
  /// if only in what is clamped at the start, it is replayed to the same step; when stopped, the run is as it was.
  Adopted adopt(const Session&, const std::stop_token& = {});

  void step();

  /// Any step, exactly. False when stopped; the run is then somewhere between.
  bool go_to(std::int64_t step, const std::stop_token& = {});

  /// A copy of what computes this run, at any step; the run stays where it is.
  [[nodiscard]] Engine engine_at(std::int64_t step) const;

  /// The step it stands at.
  [[nodiscard]] std::int64_t now() const { return engine_->now(); }
  [[nodiscard]] const State& state() const { return engine_->state(); }
  [[nodiscard]] const SpikeBits& spikes(Population population) const { return engine_->spikes(population); }
  [[nodiscard]] const Sums& sums() const { return engine_->sums(); }
  [[nodiscard]] const Network& network() const { return *network_; }
  [[nodiscard]] std::shared_ptr<const Network> shared_network() const { return network_; }
  /// The parameters that led to the present state (at step 0, those of the start).
  [[nodiscard]] const Parameters& parameters() const { return led_here_; }
  [[nodiscard]] const Plan& plan() const { return plan_; }
  [[nodiscard]] Observables observables() const { return {*network_, parameters(), sums()}; }

 private:
  Run() = default;
  void load(std::int64_t step);
  void look_at_plan();

  Side side_ = Side::a;
  Plan plan_;
  Parameters led_here_;         // the entry of plan_ that led to the present state
  std::int64_t set_until_ = 0;  // the engine has the parameters of the steps before this one
  std::shared_ptr<const Network> network_;
  std::unique_ptr<Engine> engine_;
  std::size_t past_kept_ = 0;
  KeptStates kept_;  // from step 0 on
};

}  // namespace engram

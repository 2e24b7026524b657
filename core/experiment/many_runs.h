// Many independent runs of one plan, at once; what they give does not depend on how they were spread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/engine/engine.h"
#include "core/model/problem.h"
#include "core/observe/outcome.h"
#include "core/scenario/scenario.h"

namespace engram {

/// The seeds of run r: derived from those of the scenario (core/random/streams.h, derived_seed).
struct RunSeeds {
  std::uint64_t seed, noise_seed;
};
[[nodiscard]] RunSeeds seeds_of_run(const Parameters&, bool vary_network, std::int64_t run);

struct ManyRunsOptions {
  std::int64_t runs = 1;     // R
  bool vary_network = true;  // derive both seeds for each run; else only noise_seed
  unsigned threads = 1;      // in all: of several runs at once, or of one large network
  unsigned at_once = 1024;   // runs, at most
};

/// One of many: it goes only forward, and keeps nothing but the steps that its outcome is judged on.
class OneOfMany {
 public:
  using Stopped = std::function<bool()>;
  OneOfMany(std::int64_t number, RunSeeds seeds, Plan plan, Engine engine, Stopped stopped)
      : number_(number),
        seeds_(seeds),
        plan_(std::move(plan)),
        engine_(std::move(engine)),
        stopped_(std::move(stopped)) {}

  /// Plays on to `step`, which must not lie behind it; the last steps before it are watched. False: stopped.
  [[nodiscard]] bool go_to(std::int64_t step);

  /// r
  [[nodiscard]] std::int64_t number() const { return number_; }
  [[nodiscard]] RunSeeds seeds() const { return seeds_; }
  [[nodiscard]] const Engine& engine() const { return engine_; }
  [[nodiscard]] Observables observables() const { return {engine_.network(), engine_.parameters(), engine_.sums()}; }
  /// What has become of it, on the window that ends at the step that go_to() reached last.
  [[nodiscard]] Outcome outcome() const { return watcher_.outcome(engine_.parameters().network.activity); }

 private:
  [[nodiscard]] bool play_to(std::int64_t step, bool watched);
  void watch();

  std::int64_t number_;
  RunSeeds seeds_;
  Plan plan_;
  Engine engine_;
  Stopped stopped_;
  OutcomeWatcher watcher_;
  std::int64_t watched_ = -1;  // the last step that watcher_ knows
};

/// Calls `play` for runs 0 … R − 1, from any thread; it returns false if the run was stopped. Returns early when
/// stopped. A problem if a run cannot start: that of the first such run, and all runs before it are played.
[[nodiscard]] std::optional<Problem> play_many(const Plan&, const ManyRunsOptions&,
                                               const std::function<bool(OneOfMany&)>& play,
                                               const std::stop_token& stop = {});

}  // namespace engram

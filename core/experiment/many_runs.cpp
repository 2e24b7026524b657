#include "core/experiment/many_runs.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/engine/start.h"
#include "core/random/draws.h"

namespace engram {
namespace {

class Crowd {
 public:
  Crowd(const Plan& plan, const ManyRunsOptions& options, const std::function<bool(OneOfMany&)>& play,
        const std::stop_token& stop)
      : plan_(plan),
        options_(options),
        at_once_(static_cast<unsigned>(std::clamp<std::int64_t>(std::min(options.threads, options.at_once), 1,
                                                                std::max<std::int64_t>(1, options.runs)))),
        play_(play),
        stop_(stop) {
    if (!options.vary_network) network_ = Network::build(plan_.start(), stop);
  }

  std::optional<Problem> run() {
    {
      std::vector<std::jthread> threads;
      for (unsigned n = 0; n < at_once_; ++n) threads.emplace_back([this] { work(); });
    }
    if (failure_) std::rethrow_exception(failure_);
    return problem_;
  }

 private:
  [[nodiscard]] bool stopped() const { return stop_.stop_requested() || broken_.load(std::memory_order_relaxed); }

  void work() {
    try {
      while (!stopped()) {
        const std::int64_t r = next_.fetch_add(1, std::memory_order_relaxed);
        if (r >= std::min(options_.runs, first_failing_.load(std::memory_order_relaxed))) return;
        if (!one_run(r)) return;
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      broken_ = true;
    }
  }

  bool one_run(std::int64_t r) {
    const RunSeeds seeds = seeds_of_run(plan_.start(), options_.vary_network, r);
    Plan plan = plan_.with_seeds(seeds.seed, seeds.noise_seed);
    const auto network = network_ ? network_ : Network::build(plan.start(), stop_);
    if (!network) return false;
    auto start = start_state(*network, plan.start());
    if (const Problem* problem = std::get_if<Problem>(&start)) {
      const std::lock_guard lock(mutex_);
      if (r >= first_failing_.load(std::memory_order_relaxed)) return false;
      problem_ = Problem{problem->path, "run " + std::to_string(r) + ": " + problem->message};
      first_failing_ = r;  // runs before it are still finished, so the result does not depend on the threads
      return false;
    }
    Engine engine(network, plan.start(), std::get<State>(std::move(start)),
                  static_cast<std::size_t>(plan.largest_delay()), kernel_level(), options_.threads / at_once_);
    OneOfMany one(r, seeds, std::move(plan), std::move(engine), [this] { return stopped(); });
    return play_(one);
  }

  const Plan& plan_;
  const ManyRunsOptions& options_;
  const unsigned at_once_;  // runs
  const std::function<bool(OneOfMany&)>& play_;
  const std::stop_token& stop_;
  std::shared_ptr<const Network> network_;  // shared by all runs if only the noise varies
  std::atomic<std::int64_t> next_{0};
  std::atomic<bool> broken_{false};                                                    // an exception: stop at once
  std::atomic<std::int64_t> first_failing_{std::numeric_limits<std::int64_t>::max()};  // run that cannot start
  std::mutex mutex_;                                                                   // guards all below
  std::optional<Problem> problem_;
  std::exception_ptr failure_;
};

}  // namespace

RunSeeds seeds_of_run(const Parameters& p, bool vary_network, std::int64_t run) {
  const auto r = static_cast<std::uint32_t>(run);
  return {vary_network ? Draws(p.seed).derived_seed(0, r) : p.seed, Draws(p.noise()).derived_seed(1, r)};
}

bool OneOfMany::go_to(std::int64_t step) {
  const std::int64_t begin = std::max<std::int64_t>(0, step - static_cast<std::int64_t>(OutcomeWatcher::window) + 1);
  return play_to(begin, false) && play_to(step, true);
}

bool OneOfMany::play_to(std::int64_t step, bool watched) {
  if (watched) watch();
  while (engine_.now() < step) {
    engine_.set(plan_.at(engine_.now()));
    for (const std::int64_t end = std::min(step, plan_.next_change(engine_.now())); engine_.now() < end;) {
      if (stopped_()) return false;
      engine_.step();
      if (watched) watch();
    }
  }
  return true;
}

/// The present step, once; what it knows must have no gap.
void OneOfMany::watch() {
  if (watched_ == engine_.now()) return;
  if (watched_ + 1 != engine_.now()) watcher_.clear();
  watched_ = engine_.now();
  watcher_.add(observables(), engine_.parameters().network.patterns, engine_.spikes(Population::excitatory));
}

std::optional<Problem> play_many(const Plan& plan, const ManyRunsOptions& options,
                                 const std::function<bool(OneOfMany&)>& play, const std::stop_token& stop) {
  return Crowd(plan, options, play, stop).run();
}

}  // namespace engram

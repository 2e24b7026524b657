#include "core/experiment/ensemble.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <map>
#include <mutex>
#include <thread>

#include "core/engine/engine.h"
#include "core/engine/start.h"
#include "core/experiment/tables.h"
#include "core/model/parameter_table.h"
#include "core/random/draws.h"

namespace engram {
namespace {

class Ensemble {
 public:
  Ensemble(const Session& session, const EnsembleOptions& options, const std::function<void(const std::string&)>& row,
           const std::function<void(std::int64_t)>& done, const std::stop_token& stop)
      : plan_(session.plan(Side::a)),
        options_(options),
        at_once_(static_cast<unsigned>(std::clamp<std::int64_t>(std::min(options.threads, options.at_once), 1,
                                                                std::max<std::int64_t>(1, options.runs)))),
        row_(row),
        done_(done),
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
        std::string lines;
        if (!one_run(r, lines)) return;
        report(r, std::move(lines));
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      broken_ = true;
    }
  }

  bool one_run(std::int64_t r, std::string& lines) {
    const RunSeeds seeds = seeds_of_run(plan_.start(), options_.vary_network, r);
    const Plan plan = plan_.with_seeds(seeds.seed, seeds.noise_seed);
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
    for (const std::int64_t at : options_.at) {
      while (engine.now() < at) {
        engine.set(plan.at(engine.now()));
        for (const std::int64_t end = std::min(at, plan.next_change(engine.now())); engine.now() < end; engine.step())
          if (stopped()) return false;
      }
      append_row(lines, r, seeds, engine);
    }
    return true;
  }

  void append_row(std::string& lines, std::int64_t r, const RunSeeds& seeds, const Engine& engine) const {
    const Parameters& p = engine.parameters();
    const Observables o(engine.network(), p, engine.sums());
    const std::int64_t cued = p.cue.pattern;
    lines += std::to_string(r) + ',' + std::to_string(seeds.seed) + ',' + std::to_string(seeds.noise_seed) + ',' +
             std::to_string(engine.now()) + ',' + to_text(o.overlap(cued)) + ',' + to_text(o.rate_excitatory()) + ',' +
             to_cell(o.rate_inhibitory()) + ',' + to_cell(o.rate_inhibitory_2()) + ',' + to_text(o.hamming(cued)) +
             ',' + (o.retrieved_hamming(cued) ? '1' : '0') + ',' + (o.retrieved_overlap(cued) ? '1' : '0');
    if (options_.states) lines += ',' + state_bits(engine.state(), p);
    lines += '\n';
  }

  /// Passes lines on in the order of their runs; those that are early wait.
  void report(std::int64_t r, std::string lines) {
    const std::lock_guard lock(mutex_);
    early_.emplace(r, std::move(lines));
    while (!early_.empty() && early_.begin()->first == reported_) {
      row_(early_.begin()->second);
      early_.erase(early_.begin());
      ++reported_;
    }
    done_(++finished_);
  }

  const Plan& plan_;
  const EnsembleOptions& options_;
  const unsigned at_once_;  // runs
  const std::function<void(const std::string&)>& row_;
  const std::function<void(std::int64_t)>& done_;
  const std::stop_token& stop_;
  std::shared_ptr<const Network> network_;  // shared by all runs if only the noise varies
  std::atomic<std::int64_t> next_{0};
  std::atomic<bool> broken_{false};                                                    // an exception: stop at once
  std::atomic<std::int64_t> first_failing_{std::numeric_limits<std::int64_t>::max()};  // run that cannot start
  std::mutex mutex_;                                                                   // guards all below
  std::map<std::int64_t, std::string> early_;
  std::int64_t reported_ = 0, finished_ = 0;
  std::optional<Problem> problem_;
  std::exception_ptr failure_;
};

}  // namespace

RunSeeds seeds_of_run(const Parameters& p, bool vary_network, std::int64_t run) {
  const auto r = static_cast<std::uint32_t>(run);
  return {vary_network ? Draws(p.seed).derived_seed(0, r) : p.seed, Draws(p.noise()).derived_seed(1, r)};
}

std::string ensemble_columns(const EnsembleOptions& options) {
  return std::string(
             "run,seed,noise_seed,step,overlap_cued,rate_excitatory,rate_inhibitory,rate_inhibitory_2,hamming_cued,"
             "retrieved_hamming,retrieved_overlap") +
         (options.states ? ",state\n" : "\n");
}

std::optional<Problem> run_ensemble(const Session& session, const EnsembleOptions& options,
                                    const std::function<void(const std::string&)>& row,
                                    const std::function<void(std::int64_t)>& done, const std::stop_token& stop) {
  return Ensemble(session, options, row, done, stop).run();
}

}  // namespace engram

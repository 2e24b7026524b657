#include "core/experiment/ensemble.h"

#include <map>
#include <mutex>

#include "core/experiment/tables.h"
#include "core/model/parameter_table.h"

namespace engram {
namespace {

void append_row(std::string& lines, const OneOfMany& run, bool states) {
  const Parameters& p = run.engine().parameters();
  const Observables o = run.observables();
  const std::int64_t cued = p.cue.pattern;
  lines += std::to_string(run.number()) + ',' + std::to_string(run.seeds().seed) + ',' +
           std::to_string(run.seeds().noise_seed) + ',' + std::to_string(run.engine().now()) + ',' +
           to_text(o.overlap(cued)) + ',' + to_text(o.rate_excitatory()) + ',' + to_cell(o.rate_inhibitory()) + ',' +
           to_cell(o.rate_inhibitory_2()) + ',' + to_text(o.hamming(cued)) + ',' +
           (o.retrieved_hamming(cued) ? '1' : '0') + ',' + (o.retrieved_overlap(cued) ? '1' : '0') + ',' +
           to_cell(run.outcome());
  if (states) lines += ',' + state_bits(run.engine().state(), p);
  lines += '\n';
}

/// Passes lines on in the order of their runs; those that are early wait.
class InOrder {
 public:
  InOrder(const std::function<void(const std::string&)>& row, const std::function<void(std::int64_t)>& done)
      : row_(row), done_(done) {}

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

 private:
  const std::function<void(const std::string&)>& row_;
  const std::function<void(std::int64_t)>& done_;
  std::mutex mutex_;  // guards all below
  std::map<std::int64_t, std::string> early_;
  std::int64_t reported_ = 0, finished_ = 0;
};

}  // namespace

std::string ensemble_columns(const EnsembleOptions& options) {
  return std::string(
             "run,seed,noise_seed,step,overlap_cued,rate_excitatory,rate_inhibitory,rate_inhibitory_2,hamming_cued,"
             "retrieved_hamming,retrieved_overlap,outcome") +
         (options.states ? ",state\n" : "\n");
}

std::optional<Problem> run_ensemble(const Session& session, const EnsembleOptions& options,
                                    const std::function<void(const std::string&)>& row,
                                    const std::function<void(std::int64_t)>& done, const std::stop_token& stop) {
  InOrder in_order(row, done);
  const auto play = [&](OneOfMany& run) {
    std::string lines;
    for (const std::int64_t at : options.at) {
      if (!run.go_to(at)) return false;
      append_row(lines, run, options.states);
    }
    in_order.report(run.number(), std::move(lines));
    return true;
  };
  return play_many(session.plan(Side::a), options.many(), play, stop);
}

}  // namespace engram

#include "core/experiment/repeat.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace engram {
namespace {

void count(RepeatCounts& counts, const OneOfMany& run) {
  const Outcome outcome = run.outcome();
  const Observables o = run.observables();
  const std::int64_t cued = run.engine().parameters().cue.pattern;
  const auto kind = static_cast<std::size_t>(outcome.kind);
  ++counts.runs;
  ++counts.outcome[kind];
  counts.retrieved_cued += outcome.kind == OutcomeKind::retrieved && outcome.memories.front() == cued ? 1 : 0;
  counts.retrieved_hamming += o.retrieved_hamming(cued) ? 1 : 0;
  counts.retrieved_overlap += o.retrieved_overlap(cued) ? 1 : 0;
  std::int64_t& first = counts.first[kind];
  first = first < 0 ? run.number() : std::min(first, run.number());
}

}  // namespace

Share share_of(std::int64_t count, std::int64_t runs) {
  if (runs <= 0) return {};
  constexpr double z = 1.959963984540054;  // of 95 %
  const auto n = static_cast<double>(runs);
  const double p = static_cast<double>(count) / n;
  const double norm = 1 + z * z / n;
  const double middle = (p + z * z / (2 * n)) / norm;
  const double half = z / norm * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return {p, count == 0 ? 0 : std::max(0.0, middle - half), count == runs ? 1 : std::min(1.0, middle + half)};
}

std::optional<Problem> repeat(const Session& session, const RepeatOptions& options, RepeatCounts& counts,
                              const std::function<void(const RepeatCounts&)>& progress, const std::stop_token& stop) {
  counts = {};
  std::mutex mutex;  // guards counts
  const auto play = [&](OneOfMany& run) {
    if (!run.go_to(options.step)) return false;
    const std::lock_guard lock(mutex);
    count(counts, run);
    if (progress) progress(counts);
    return true;
  };
  return play_many(session.plan(options.side), options.many(), play, stop);
}

}  // namespace engram

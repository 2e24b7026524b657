#include "core/live/replay.h"

#include <algorithm>
#include <optional>

#include "core/live/aggregator.h"
#include "core/session/runs.h"

namespace engram {
namespace {

RunSnapshot snapshot_of(const Runs& runs, const Run& run, Side side) {
  const State& now = run.state();
  return {{now.step, now.excitatory, now.inhibitory, now.inhibitory_2, {}},
          run.sums(),
          run.parameters(),
          runs.outcome(side)};
}

void finish(Aggregator& aggregator, std::vector<Sample>& samples) {
  samples.push_back(aggregator.sample());
  aggregator.clear();
}

}  // namespace

Replay::Result Replay::of(const Session& session, std::int64_t first, std::int64_t last, const std::stop_token& stop,
                          const std::function<void(double)>& progress) {
  auto started = Runs::start(session, stop);
  if (std::holds_alternative<std::monostate>(started)) return std::monostate{};
  if (const auto* problem = std::get_if<Problem>(&started)) return *problem;
  Runs& runs = *std::get<std::unique_ptr<Runs>>(started);
  const std::int64_t cued = session.plan(Side::a).start().cue.pattern;
  Replay replay;
  replay.layout = std::make_shared<const RasterLayout>(*runs.shared_network(), cued);
  Aggregator a(replay.layout, cued, 1);
  std::optional<Aggregator> b;
  if (runs.b() != nullptr) b.emplace(replay.layout, cued, 1, Side::b);
  std::optional<std::int64_t> first_difference;
  first = std::max<std::int64_t>(0, first);
  const std::int64_t per_sample = 1 + (last - first) / most_samples;
  for (std::int64_t step = 0;; ++step) {
    if (stop.stop_requested()) return std::monostate{};
    const double difference = runs.difference();
    if (difference > 0 && !first_difference) first_difference = step;
    if (step >= first) {
      a.add(runs.a());
      if (b) b->add(*runs.b(), difference);
      if (a.steps() >= per_sample || step == last) {
        finish(a, replay.samples);
        if (b) finish(*b, replay.samples);
      }
    }
    if (progress) progress(static_cast<double>(step) / static_cast<double>(std::max<std::int64_t>(1, last)));
    if (step >= last) break;
    runs.step();
  }
  auto end = std::make_shared<Snapshot>();
  end->epoch = 1;
  end->a = snapshot_of(runs, runs.a(), Side::a);
  if (b) end->b = snapshot_of(runs, *runs.b(), Side::b);
  end->first_difference = first_difference;
  end->network = runs.shared_network();
  replay.end = std::move(end);
  return replay;
}

}  // namespace engram

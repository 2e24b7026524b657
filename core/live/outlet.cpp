#include "core/live/outlet.h"

namespace engram {
namespace {
constexpr std::size_t ring_slots = 4096;
}

Outlet::Outlet() : ring_(ring_slots) {}

void Outlet::begin(std::shared_ptr<const RasterLayout> layout, std::int64_t cued) {
  ++epoch_;
  aggregator_.emplace(std::move(layout), cued, epoch_);
  aggregator_->set_watched(watched_);
}

void Outlet::set_watched(const std::vector<std::int32_t>& memories) {
  watched_ = memories;
  if (aggregator_) aggregator_->set_watched(memories);
}

void Outlet::go_back(const Run& run) {
  aggregator_->clear();
  step_.store(run.state().step, std::memory_order_relaxed);
}

void Outlet::record(const Run& run) {
  aggregator_->add(run);
  step_.store(run.state().step, std::memory_order_relaxed);
  if (aggregator_->steps() >= per_sample_) flush();
}

void Outlet::flush() {
  if (!aggregator_ || aggregator_->steps() == 0) return;
  if (Sample* slot = ring_.claim()) {
    aggregator_->move_to(*slot);
    ring_.publish();
  }
}

void Outlet::show(const Run& run) {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->epoch = epoch_;
  const State& now = run.state();
  snapshot->a.state = {now.step, now.excitatory, now.inhibitory, now.inhibitory_2, {}};
  snapshot->a.sums = run.sums();
  snapshot->a.parameters = run.parameters();
  snapshot->network = run.shared_network();
  snapshots_.write(std::move(snapshot));
}

void Outlet::take_samples(const std::function<void(const Sample&)>& take, std::size_t most, std::uint64_t epoch) {
  for (std::size_t n = 0; n < most; ++n) {
    const Sample* sample = ring_.front();
    if (sample == nullptr || sample->epoch > epoch) return;
    take(*sample);
    ring_.pop();
  }
}

}  // namespace engram

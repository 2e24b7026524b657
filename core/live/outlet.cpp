#include "core/live/outlet.h"

namespace engram {
namespace {
constexpr std::size_t ring_slots = 4096;
}

Outlet::Outlet() : ring_(ring_slots) {}

void Outlet::begin(std::shared_ptr<const RasterLayout> layout, std::int64_t cued) {
  ++epoch_;
  layout_ = std::move(layout);
  cued_ = cued;
  a_.emplace(layout_, cued_, epoch_);
  a_->set_watched(watched_);
  b_.reset();
  first_difference_.reset();
  reached_.store(-1, std::memory_order_relaxed);
}

void Outlet::set_watched(const std::vector<std::int32_t>& memories) {
  watched_ = memories;
  for (auto* each : {&a_, &b_})
    if (*each) (*each)->set_watched(memories);
}

void Outlet::go_back(std::int64_t step) {
  for (auto* each : {&a_, &b_})
    if (*each) (*each)->clear();
  if (first_difference_ && *first_difference_ >= step) first_difference_.reset();
  reached_.store(step - 1, std::memory_order_relaxed);
}

void Outlet::record(const Runs& runs) {
  if ((runs.b() != nullptr) != b_.has_value()) {
    b_.reset();
    first_difference_.reset();
    if (runs.b() != nullptr) b_.emplace(layout_, cued_, epoch_, Side::b);
    if (b_) b_->set_watched(watched_);
  }
  a_->add(runs.a());
  if (b_) {
    const double difference = runs.difference();
    if (difference > 0 && !first_difference_) first_difference_ = runs.now();
    b_->add(*runs.b(), difference);
  }
  reached_.store(runs.now(), std::memory_order_relaxed);
  if (a_->steps() >= per_sample_) flush();
}

void Outlet::flush() {
  if (!a_ || a_->steps() == 0) return;
  Samples* slot = ring_.claim();
  if (slot == nullptr) return;
  a_->move_to(slot->a);
  slot->both = b_.has_value();
  if (b_) b_->move_to(slot->b);
  ring_.publish();
}

void Outlet::show(const Runs& runs) {
  const auto seen = [&](const Run& run, Side side) {
    const State& now = run.state();
    return RunSnapshot{{now.step, now.excitatory, now.inhibitory, now.inhibitory_2, {}},
                       run.sums(),
                       run.parameters(),
                       runs.outcome(side)};
  };
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->epoch = epoch_;
  snapshot->a = seen(runs.a(), Side::a);
  if (runs.b() != nullptr) snapshot->b = seen(*runs.b(), Side::b);
  if (runs.b() != nullptr) snapshot->first_difference = first_difference_;
  snapshot->network = runs.shared_network();
  snapshots_.write(std::move(snapshot));
  step_.store(runs.now(), std::memory_order_relaxed);
}

void Outlet::take_samples(const std::function<void(const Sample&)>& take, std::size_t most, std::uint64_t epoch) {
  for (std::size_t n = 0; n < most; ++n) {
    const Samples* samples = ring_.front();
    if (samples == nullptr || samples->a.epoch > epoch) return;
    take(samples->a);
    if (samples->both) take(samples->b);
    ring_.pop();
  }
}

}  // namespace engram

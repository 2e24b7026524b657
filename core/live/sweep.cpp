#include "core/live/sweep.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace engram {
namespace {

constexpr std::size_t most_samples = 20'000, most_memories = 32;

/// Memories whose overlaps are told: all, or the cued one and the strongest.
std::vector<std::int32_t> memories_of(const Observables& observables, std::int64_t count, std::int64_t cued) {
  std::vector<std::int32_t> memories(static_cast<std::size_t>(count));
  std::iota(memories.begin(), memories.end(), 0);
  if (memories.size() <= most_memories) return memories;
  const auto strength = [&](std::int32_t mu) { return mu == cued ? 1e9 : std::abs(observables.overlap(mu)); };
  std::stable_sort(memories.begin(), memories.end(), [&](auto a, auto b) { return strength(a) > strength(b); });
  memories.resize(most_memories);
  std::sort(memories.begin(), memories.end());
  return memories;
}

/// Collects updates into samples.
class Collector {
 public:
  Collector(const Engine& engine, const RasterLayout& layout, std::size_t updates, Side side)
      : network_(engine.network()), p_(engine.parameters()), layout_(layout), per_sample_(1 + updates / most_samples) {
    sample_.epoch = 1;
    sample_.side = side;
    sample_.stimulated = p_.stimulus.has_value();
    sample_.memories = memories_of({network_, p_, engine.sums()}, network_.patterns().count(), p_.cue.pattern);
    begin(0);
    measure(engine.sums());
    finish();
  }

  void add(const Update& update, const Sums& sums) {
    ++sample_.last;
    if (update.after) {
      const auto row = static_cast<std::size_t>(layout_.row_of(static_cast<int>(update.population), update.neuron));
      sample_.raster[row / 64] |= std::uint64_t{1} << (row % 64);
    }
    measure(sums);
    if (static_cast<std::size_t>(sample_.last - sample_.first) + 1 >= per_sample_) finish();
  }

  [[nodiscard]] std::vector<Sample> take() {
    if (sample_.last >= sample_.first) finish();
    return std::move(samples_);
  }

 private:
  void begin(std::int64_t first) {
    sample_.first = first;
    sample_.last = first == 0 ? 0 : first - 1;  // sample 0 is complete at once
    for (Range& rate : sample_.rate) rate = {};
    sample_.overlap.assign(sample_.memories.size(), {});
    sample_.others = {};
    sample_.raster.assign((static_cast<std::size_t>(layout_.rows()) + 63) / 64, 0);
  }

  void measure(const Sums& sums) {
    const Observables observables(network_, p_, sums);
    sample_.rate[0].add(static_cast<float>(observables.rate_excitatory()));
    if (const auto rate = observables.rate_inhibitory()) sample_.rate[1].add(static_cast<float>(*rate));
    if (const auto rate = observables.rate_inhibitory_2()) sample_.rate[2].add(static_cast<float>(*rate));
    for (std::size_t k = 0; k < sample_.memories.size(); ++k)
      sample_.overlap[k].add(static_cast<float>(observables.overlap(sample_.memories[k])));
  }

  void finish() {
    samples_.push_back(sample_);
    begin(sample_.last + 1);
  }

  const Network& network_;
  Parameters p_;
  const RasterLayout& layout_;
  std::size_t per_sample_;
  Sample sample_;
  std::vector<Sample> samples_;
};

Sweep::Side side_of(const Run& run, std::int64_t step, const RasterLayout& layout, Side side) {
  Engine engine = run.engine_at(step - 1);
  const Parameters& p = engine.parameters();
  if (p.dynamics.update != UpdateRule::asynchronous) return {};
  const std::int64_t populations = (p.has_inhibitory() ? 1 : 0) + (p.has_inhibitory_2() ? 1 : 0);
  Collector collector(engine, layout,
                      static_cast<std::size_t>(p.network.excitatory + populations * p.network.inhibitory), side);
  Sweep::Side result;
  engine.step([&](const Update& update, const Sums& sums) {
    result.updates.push_back(update);
    collector.add(update, sums);
  });
  result.samples = collector.take();
  return result;
}

}  // namespace

std::shared_ptr<const Sweep> sweep_of(const Runs& runs, std::int64_t step, const RasterLayout& layout) {
  auto sweep = std::make_shared<Sweep>();
  sweep->step = std::max<std::int64_t>(step, 1);
  sweep->a = side_of(runs.a(), sweep->step, layout, Side::a);
  if (runs.b() != nullptr) sweep->b = side_of(*runs.b(), sweep->step, layout, Side::b);
  return sweep;
}

}  // namespace engram

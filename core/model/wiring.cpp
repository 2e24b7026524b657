#include "core/model/wiring.h"

#include <algorithm>

namespace engram {

std::unique_ptr<Wiring> Wiring::build(const Parameters& p, Population population, const std::stop_token& stop,
                                      const Progress& progress) {
  auto wiring = std::make_unique<Wiring>();
  wiring->inputs_ = p.network.inputs_per_inhibitory;
  const auto inputs = static_cast<std::size_t>(p.network.inputs_per_inhibitory);
  const auto neurons = static_cast<std::size_t>(p.network.inhibitory);
  const bool second = population == Population::inhibitory_2;
  const auto* given = p.network.given ? (second ? &p.network.given->wiring_2 : &p.network.given->wiring) : nullptr;
  wiring->input_.resize(neurons * inputs);
  const Draws draws(p.seed);
  SubsetSampler sampler(static_cast<std::uint32_t>(p.network.excitatory));
  const std::size_t told_every = 1 + 65'536 / inputs;  // neurons; a millisecond or so
  for (std::size_t k = 0; k < neurons; ++k) {
    if (k % told_every == 0) {
      if (stop.stop_requested()) return nullptr;
      if (progress) progress(static_cast<double>(k) / static_cast<double>(neurons));
    }
    const auto set = std::span(wiring->input_.data() + k * inputs, inputs);
    if (given != nullptr && !given->empty()) {
      std::copy((*given)[k].begin(), (*given)[k].end(), set.begin());
    } else {
      sampler.sample(draws, {second ? Stream::wiring_2 : Stream::wiring, 0, static_cast<std::uint32_t>(k)}, set);
    }
  }
  return wiring;
}

PackedWiring Wiring::packed(std::int64_t excitatory) const {
  if (excitatory > 65536) return {{}, input_.data()};
  PackedWiring packed;
  packed.narrow.resize(input_.size());
  std::transform(input_.begin(), input_.end(), packed.narrow.begin(),
                 [](std::int32_t j) { return static_cast<std::uint16_t>(j); });
  return packed;
}

std::int32_t RedrawnWiring::copied_input(const Draws& noise, Population population, std::int64_t step,
                                         std::int64_t k) const {
  const Stream stream = population == Population::inhibitory_2 ? Stream::inhibitory_pick_2 : Stream::inhibitory_pick;
  const std::uint32_t u = noise.number32({stream, static_cast<std::uint64_t>(step)}, static_cast<std::uint32_t>(k));
  return static_cast<std::int32_t>(choose(u, excitatory_));
}

IndexView RedrawnWiring::inputs_of(const Draws& noise, Population population, std::int64_t step, std::int64_t k) {
  const Stream stream = population == Population::inhibitory_2 ? Stream::redrawn_wiring_2 : Stream::redrawn_wiring;
  const std::int32_t copied = copied_input(noise, population, step, k);
  const auto others = std::span(inputs_).first(inputs_.size() - 1);
  others_.sample(noise, {stream, static_cast<std::uint64_t>(step), static_cast<std::uint32_t>(k)}, others);
  for (std::int32_t& j : others) j += j >= copied ? 1 : 0;
  inputs_.back() = copied;
  std::inplace_merge(inputs_.begin(), inputs_.end() - 1, inputs_.end());
  return {inputs_.data(), static_cast<Eigen::Index>(inputs_.size())};
}

}  // namespace engram

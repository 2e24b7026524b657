#include "core/engine/kernels/copied_spikes.h"

#include <algorithm>

#include "core/model/wiring.h"

namespace engram {
namespace {

constexpr std::size_t chunk = 256;         // neurons that are looked at together
constexpr std::size_t at_hand = 1 << 19;   // bytes of wires that stay near a core; of more, lines are asked for early

/// The spikes, as bytes, of input chosen[k] of each of the `count` neurons whose wires, K each, begin at `wires`.
template <class Wire>
void follow(const Wire* wires, std::size_t inputs, const std::uint32_t* chosen, std::size_t count, bool far,
            const std::uint8_t* sigma, std::uint8_t* copied) {
  if (far)  // all at once: waiting for them one after another takes several times as long
    for (std::size_t k = 0; k < count; ++k) __builtin_prefetch(wires + k * inputs + chosen[k]);
  for (std::size_t k = 0; k < count; ++k, wires += inputs) copied[k] = sigma[static_cast<std::size_t>(wires[chosen[k]])];
}

}  // namespace

CopiedSpikes::CopiedSpikes(const Network& network, const Kernels& kernels)
    : network_(network), kernels_(kernels), sigma_(SpikeBits(network.patterns().neurons()).words() * 64) {}

void CopiedSpikes::set(const Parameters& p) {
  const bool redrawn = p.network.wiring == WiringKind::redrawn;
  inputs_ = static_cast<std::uint32_t>(redrawn ? p.network.excitatory : p.network.inputs_per_inhibitory);
  neurons_ = static_cast<std::size_t>(p.network.inhibitory);
  for (const auto population : {Population::inhibitory, Population::inhibitory_2}) {
    const bool second = population == Population::inhibitory_2;
    const bool there = second ? p.has_inhibitory_2() : p.has_inhibitory();
    wiring_[second] = there && !redrawn ? network_.packed_wiring(population) : nullptr;
  }
}

void CopiedSpikes::copy(const Draws& noise, DrawAddress address, Population population, SpikeBits& into,
                        std::size_t begin, std::size_t end) const {
  const PackedWiring* wiring = wiring_[population == Population::inhibitory_2].get();
  alignas(64) std::uint32_t chosen[chunk];
  alignas(64) std::uint8_t copied[chunk];
  for (std::size_t first = 64 * begin; first < 64 * end; first += chunk) {
    const std::size_t words = std::min(chunk, 64 * end - first) / 64;
    const std::size_t count = std::min(64 * words, neurons_ - first);
    noise.fill(address, std::span(chosen).first(count), static_cast<std::uint32_t>(first));
    std::fill(chosen + count, chosen + 64 * words, 0);
    kernels_.choose(chosen, 64 * words, inputs_);
    const std::size_t wires = first * inputs_;
    const auto bytes_of_wires = [&](std::size_t wire) { return neurons_ * inputs_ * wire; };
    if (wiring == nullptr)
      for (std::size_t k = 0; k < count; ++k) copied[k] = sigma_[chosen[k]];
    else if (wiring->narrow.empty())
      follow(wiring->wide + wires, inputs_, chosen, count, bytes_of_wires(4) > at_hand, sigma_.data(), copied);
    else
      follow(wiring->narrow.data() + wires, inputs_, chosen, count, bytes_of_wires(2) > at_hand, sigma_.data(), copied);
    std::fill(copied + count, copied + 64 * words, std::uint8_t{0});
    kernels_.pack(copied, words, into.data() + first / 64);
  }
}

}  // namespace engram

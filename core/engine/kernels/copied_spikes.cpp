#include "core/engine/kernels/copied_spikes.h"

#include <algorithm>

#include "core/model/wiring.h"

namespace engram {
namespace {

constexpr std::size_t chunk = 256;        // neurons that are looked at together
constexpr std::size_t at_hand = 1 << 19;  // bytes of wires that stay near a core; of more, lines are asked for early

/// Neurons that are looked at together: `count` from `first` on, in whole words, and which of its inputs each copies.
struct Chunk {
  std::size_t first = 0, count = 0, words = 0;
  alignas(64) std::uint32_t chosen[chunk];
};

/// A table of wires, K of each inhibitory neuron.
template <class Wire>
struct Wires {
  const Wire* wires;
  std::size_t inputs;

  void ask_for(const Chunk& c) const {
    for (std::size_t k = 0; k < c.count; ++k) __builtin_prefetch(wires + (c.first + k) * inputs + c.chosen[k]);
  }
  /// The spikes, as bytes, that neurons copy.
  void follow(const Chunk& c, const std::uint8_t* sigma, std::uint8_t* copied) const {
    const Wire* row = wires + c.first * inputs;
    for (std::size_t k = 0; k < c.count; ++k, row += inputs)
      copied[k] = sigma[static_cast<std::size_t>(row[c.chosen[k]])];
  }
};

/// Nothing but the choice, of all neurons, if wires are drawn anew in each step.
struct AllNeurons {
  static void ask_for(const Chunk&) {}
  static void follow(const Chunk& c, const std::uint8_t* sigma, std::uint8_t* copied) {
    for (std::size_t k = 0; k < c.count; ++k) copied[k] = sigma[c.chosen[k]];
  }
};

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
  const auto copy_by = [&](const auto& wires, bool far) {
    Chunk chunks[2];
    const auto choose = [&](Chunk& c, std::size_t first) {
      c.first = first;
      c.words = std::min(chunk, 64 * end - first) / 64;
      c.count = std::min(64 * c.words, neurons_ - first);
      noise.fill(address, std::span(c.chosen).first(c.count), static_cast<std::uint32_t>(first));
      std::fill(c.chosen + c.count, c.chosen + 64 * c.words, 0);
      kernels_.choose(c.chosen, 64 * c.words, inputs_);
      if (far) wires.ask_for(c);
    };
    alignas(64) std::uint8_t copied[chunk];
    choose(chunks[0], 64 * begin);
    for (std::size_t first = 64 * begin, n = 0; first < 64 * end; first += chunk, ++n) {
      const Chunk& now = chunks[n % 2];
      if (first + chunk < 64 * end) choose(chunks[(n + 1) % 2], first + chunk);
      wires.follow(now, sigma_.data(), copied);
      std::fill(copied + now.count, copied + 64 * now.words, std::uint8_t{0});
      kernels_.pack(copied, now.words, into.data() + first / 64);
    }
  };
  const PackedWiring* wiring = wiring_[population == Population::inhibitory_2].get();
  const std::size_t wires = neurons_ * inputs_;
  if (wiring == nullptr) copy_by(AllNeurons{}, false);
  else if (wiring->narrow.empty()) copy_by(Wires{wiring->wide, inputs_}, 4 * wires > at_hand);
  else copy_by(Wires{wiring->narrow.data(), inputs_}, 2 * wires > at_hand);
}

}  // namespace engram

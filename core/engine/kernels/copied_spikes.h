// Inhibitory neurons of linear transfer: each copies the spike of one input, chosen at random (MODEL.md, Draws).
#pragma once

#include <memory>
#include <vector>

#include "core/engine/kernels/kernels.h"
#include "core/engine/spike_bits.h"
#include "core/model/network.h"

namespace engram {

class CopiedSpikes {
 public:
  CopiedSpikes(const Network& network, const Kernels& kernels);

  /// New live values; before the first copies and whenever they change.
  void set(const Parameters& p);

  /// The excitatory spikes that neurons copy from now on.
  void read(const SpikeBits& sigma) { kernels_.spread(sigma.data(), sigma.words(), sigma_.data()); }

  /// Words [begin, end) of the spikes that the neurons of `into` copy with the numbers of `address`. From several
  /// threads, each for words of its own.
  void copy(const Draws& noise, DrawAddress address, Population population, SpikeBits& into, std::size_t begin,
            std::size_t end) const;

 private:
  const Network& network_;
  const Kernels& kernels_;
  std::size_t neurons_ = 0;                        // N_I
  std::uint32_t inputs_ = 1;                       // that a neuron chooses from: K, or N if wires are drawn anew
  std::shared_ptr<const PackedWiring> wiring_[2];  // of the first and the second population; null: redrawn
  std::vector<std::uint8_t> sigma_;                // 0 or 1 for each excitatory neuron
};

}  // namespace engram

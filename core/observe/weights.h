// The weights between chosen neurons, as the definition in MODEL.md has them, and whether they obey Dale's law.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/model/network.h"

namespace engram {

struct NeuronName {
  Population population = Population::excitatory;
  std::int64_t neuron = 0;
  bool operator==(const NeuronName&) const = default;
};

/// Weights from some neurons to some neurons, with their signs: what the spike of a presynaptic one adds to the input
/// of a postsynaptic one.
struct WeightBlock {
  std::vector<NeuronName> to, from;  // rows, columns
  Eigen::ArrayXXd weight;            // one row for each of `to`, one column for each of `from`
};

/// Ideal inhibition has no neurons of its own: it is part of the weights between excitatory ones, which are then
/// (c/N) Σ_μ ξ_i^μ (ξ_j^μ − g a). Wires that are redrawn in each step count with their mean over all draws.
[[nodiscard]] WeightBlock weights_between(const Network& network, const Parameters& p, std::vector<NeuronName> to,
                                          std::vector<NeuronName> from);

/// The number of memories that both excitatory neurons belong to.
[[nodiscard]] std::int64_t shared_memories(const Network& network, std::int64_t i, std::int64_t j);

/// At most `most` neurons of all populations of `p`, each with its share: all of them if they are so few; else the
/// first of each, or, with `evenly`, some from everywhere. Excitatory ones come in `order`.
[[nodiscard]] std::vector<NeuronName> block_neurons(const Parameters& p, const std::vector<std::int32_t>& order,
                                                    std::int64_t most, bool evenly);

/// What one presynaptic neuron does to the rows of a block: counted, not taken for granted.
struct SignCount {
  std::int64_t positive = 0, negative = 0, zero = 0;
  [[nodiscard]] bool mixed() const { return positive > 0 && negative > 0; }
  [[nodiscard]] bool none() const { return positive == 0 && negative == 0; }
  bool operator==(const SignCount&) const = default;
};

/// For each column of the block. Dale's law holds in it if none is mixed.
[[nodiscard]] std::vector<SignCount> dale(const WeightBlock& block);

}  // namespace engram

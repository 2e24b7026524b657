#include "core/observe/weights.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace engram {
namespace {

/// The memories of chosen excitatory neurons, one bit each.
class MemoryBits {
 public:
  MemoryBits(const Network& network, const std::vector<NeuronName>& names) : words_(words(network)) {
    for (const NeuronName& name : names) {
      bits_.resize(bits_.size() + words_, 0);
      if (name.population != Population::excitatory) continue;
      std::uint64_t* const own = bits_.data() + bits_.size() - words_;
      for (const std::int32_t mu : network.patterns().memories_of(name.neuron))
        own[mu / 64] |= std::uint64_t{1} << (mu % 64);
    }
  }

  /// Of neuron `a` of this and neuron `b` of the other.
  [[nodiscard]] std::int64_t shared(std::size_t a, const MemoryBits& other, std::size_t b) const {
    std::int64_t count = 0;
    for (std::size_t w = 0; w < words_; ++w)
      count += std::popcount(bits_[a * words_ + w] & other.bits_[b * words_ + w]);
    return count;
  }

 private:
  static std::size_t words(const Network& network) {
    return (static_cast<std::size_t>(network.patterns().count()) + 63) / 64;
  }

  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

/// The constants of the weights.
struct Scale {
  explicit Scale(const Parameters& p)
      : n(static_cast<double>(p.network.excitatory)),
        n_i(static_cast<double>(p.network.inhibitory)),
        k(static_cast<double>(p.network.inputs_per_inhibitory)),
        a(p.network.activity),
        c(2 / (a * (1 - a))),
        g(p.dynamics.inhibition_gain) {}
  double n, n_i, k, a, c, g;
};

class Weights {
 public:
  Weights(const Network& network, const Parameters& p, const WeightBlock& block)
      : network_(network), p_(p), block_(block), scale_(p), to_(network, block.to), from_(network, block.from) {}

  [[nodiscard]] double operator()(std::size_t row, std::size_t column) const {
    const NeuronName to = block_.to[row], from = block_.from[column];
    const bool to_excitatory = to.population == Population::excitatory;
    if (from.population == Population::excitatory)
      return to_excitatory ? recurrent(row, column) : there(to.population) * input(to, from);
    if (!to_excitatory) return 0;  // inhibitory neurons reach excitatory ones only
    return -there(from.population) * (from.population == Population::inhibitory ? feedback(from, to) : second());
  }

 private:
  [[nodiscard]] double there(Population population) const {
    return (population == Population::inhibitory ? p_.has_inhibitory() : p_.has_inhibitory_2()) ? 1 : 0;
  }

  [[nodiscard]] double memberships(const NeuronName& name) const {
    return static_cast<double>(network_.patterns().memberships(name.neuron));
  }

  [[nodiscard]] double recurrent(std::size_t row, std::size_t column) const {
    const bool itself = block_.to[row] == block_.from[column];
    const bool counts = !itself || p_.network.self_coupling;
    const double excitation = counts ? scale_.c / scale_.n * static_cast<double>(to_.shared(row, from_, column)) : 0.0;
    if (p_.has_inhibitory()) return excitation;
    return excitation - scale_.g * scale_.c * scale_.a / scale_.n * memberships(block_.to[row]);
  }

  /// 1 if the inhibitory neuron listens to the excitatory one; with redrawn wires the probability that it does.
  [[nodiscard]] double wired(const NeuronName& inhibitory, std::int64_t excitatory) const {
    if (p_.network.wiring == WiringKind::redrawn) return scale_.k / scale_.n;
    const IndexView inputs = network_.wiring(inhibitory.population).inputs_of(inhibitory.neuron);
    return std::binary_search(inputs.data(), inputs.data() + inputs.size(), excitatory) ? 1 : 0;
  }

  [[nodiscard]] double input(const NeuronName& to, const NeuronName& from) const {
    return wired(to, from.neuron) / scale_.k;
  }

  [[nodiscard]] double feedback(const NeuronName& from, const NeuronName& to) const {
    const double uniform = scale_.g * scale_.c * scale_.a / scale_.n_i * memberships(to);
    const bool all = p_.network.feedback == Feedback::uniform;
    return all ? uniform : uniform * scale_.n / scale_.k * wired(from, to.neuron);
  }

  [[nodiscard]] double second() const { return scale_.c * scale_.a / scale_.n_i; }

  const Network& network_;
  const Parameters& p_;
  const WeightBlock& block_;
  Scale scale_;
  MemoryBits to_, from_;
};

}  // namespace

WeightBlock weights_between(const Network& network, const Parameters& p, std::vector<NeuronName> to,
                            std::vector<NeuronName> from) {
  WeightBlock block{std::move(to), std::move(from), {}};
  block.weight.resize(static_cast<Eigen::Index>(block.to.size()), static_cast<Eigen::Index>(block.from.size()));
  const Weights weights(network, p, block);
  for (std::size_t column = 0; column < block.from.size(); ++column)
    for (std::size_t row = 0; row < block.to.size(); ++row)
      block.weight(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column)) = weights(row, column);
  return block;
}

std::int64_t shared_memories(const Network& network, std::int64_t i, std::int64_t j) {
  const IndexView a = network.patterns().memories_of(i), b = network.patterns().memories_of(j);
  std::vector<std::int32_t> both;
  std::set_intersection(a.data(), a.data() + a.size(), b.data(), b.data() + b.size(), std::back_inserter(both));
  return static_cast<std::int64_t>(both.size());
}

std::vector<NeuronName> block_neurons(const Parameters& p, const std::vector<std::int32_t>& order, std::int64_t most,
                                      bool evenly) {
  const std::int64_t sizes[] = {p.network.excitatory, p.has_inhibitory() ? p.network.inhibitory : 0,
                                p.has_inhibitory_2() ? p.network.inhibitory : 0};
  const std::int64_t all = sizes[0] + sizes[1] + sizes[2];
  std::int64_t shares[] = {sizes[0], sizes[1], sizes[2]};
  if (all > most) {
    for (const int s : {1, 2}) shares[s] = std::min(sizes[s], std::max(most / 8, sizes[s] * most / all));
    for (const int s : {1, 2}) shares[s] = std::min(shares[s], most / 3);
    shares[0] = std::min(sizes[0], most - shares[1] - shares[2]);
  }
  std::vector<NeuronName> names;
  for (const Population population : {Population::excitatory, Population::inhibitory, Population::inhibitory_2}) {
    const auto s = static_cast<std::size_t>(population);
    for (std::int64_t m = 0; m < shares[s]; ++m) {
      const std::int64_t place = evenly ? m * sizes[s] / shares[s] : m;
      const bool ordered = population == Population::excitatory && !order.empty();
      names.push_back({population, ordered ? order[static_cast<std::size_t>(place)] : place});
    }
  }
  return names;
}

std::vector<SignCount> dale(const WeightBlock& block) {
  std::vector<SignCount> counts(block.from.size());
  for (Eigen::Index column = 0; column < block.weight.cols(); ++column) {
    SignCount& count = counts[static_cast<std::size_t>(column)];
    count.positive = (block.weight.col(column) > 0).count();
    count.negative = (block.weight.col(column) < 0).count();
    count.zero = block.weight.rows() - count.positive - count.negative;
  }
  return counts;
}

}  // namespace engram

#include <algorithm>
#include <numeric>

#include "core/live/sample.h"

namespace engram {

RasterLayout::RasterLayout(const Network& network, std::int64_t cued) {
  const Patterns& patterns = network.patterns();
  const auto n = static_cast<std::size_t>(patterns.neurons());
  neurons_[0] = patterns.neurons();
  neurons_[1] = neurons_[2] = network.parameters().network.inhibitory;

  std::vector<std::int64_t> rank(n);  // 0: of the cued memory; μ + 1: first memory μ; M + 1: of none
  for (std::size_t i = 0; i < n; ++i) {
    const IndexView memories = patterns.memories_of(static_cast<std::int64_t>(i));
    if (patterns.contains(cued, static_cast<std::int64_t>(i))) rank[i] = 0;
    else rank[i] = memories.size() > 0 ? memories[0] + 1 : patterns.count() + 1;
  }
  order_.resize(n);
  std::iota(order_.begin(), order_.end(), 0);
  std::stable_sort(order_.begin(), order_.end(), [&](std::int32_t i, std::int32_t j) {
    return rank[static_cast<std::size_t>(i)] < rank[static_cast<std::size_t>(j)];
  });
  place_.resize(n);
  for (std::size_t place = 0; place < n; ++place)
    place_[static_cast<std::size_t>(order_[place])] = static_cast<std::int32_t>(place);

  const std::int64_t all = neurons_[0] + neurons_[1] + neurons_[2];
  for (int population = 0; population < 3; ++population)
    rows_[population] =
        all <= most_rows ? static_cast<std::int32_t>(neurons_[population])
                         : static_cast<std::int32_t>(std::max<std::int64_t>(1, neurons_[population] * most_rows / all));
  const std::int64_t cued_neurons = patterns.active(cued);  // they come first: the last one's row ends theirs
  cued_rows_ = cued_neurons == 0 ? 0 : static_cast<std::int32_t>((cued_neurons - 1) * rows_[0] / neurons_[0]) + 1;
}

std::int32_t RasterLayout::row_of(int population, std::int64_t neuron) const {
  const std::int64_t place = population == 0 ? place_[static_cast<std::size_t>(neuron)] : neuron;
  std::int32_t above = 0;
  for (int p = 0; p < population; ++p) above += rows_[p];
  return above + static_cast<std::int32_t>(place * rows_[population] / neurons_[population]);
}

}  // namespace engram

#include "core/model/packed_patterns.h"

namespace engram {

PackedPatterns::PackedPatterns(const Patterns& patterns)
    : groups_((static_cast<std::size_t>(patterns.count()) + per_group - 1) / per_group) {
  const auto neurons = static_cast<std::size_t>(patterns.neurons());
  const std::size_t blocks = (neurons + block - 1) / block;
  codes_.assign(blocks * groups_ * block, 0);
  for (std::size_t i = 0; i < neurons; ++i) {
    const auto neuron = static_cast<std::int64_t>(i);
    std::uint8_t* codes = codes_.data() + i / block * groups_ * block + place(i % block);
    for (const std::int32_t mu : patterns.memories_of(neuron)) {
      const auto memory = static_cast<std::size_t>(mu);
      codes[memory / per_group * block] |= static_cast<std::uint8_t>(1u << (memory % per_group));
    }
  }
}

PatternRows::PatternRows(const Patterns& patterns) : words_((static_cast<std::size_t>(patterns.count()) + 63) / 64) {
  const auto neurons = static_cast<std::size_t>(patterns.neurons());
  bits_.assign(neurons * words_, 0);
  for (std::size_t i = 0; i < neurons; ++i)
    for (const std::int32_t mu : patterns.memories_of(static_cast<std::int64_t>(i))) {
      const auto memory = static_cast<std::size_t>(mu);
      bits_[i * words_ + memory / 64] |= std::uint64_t{1} << (memory % 64);
    }
}

}  // namespace engram

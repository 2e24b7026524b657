// Kernels as plain loops, which every compiler turns into whatever vectors its target has: no branches, nothing
// overlaps. There are no field() and no rows: without wide registers, lists of memories are faster.
#include <bit>
#include <cmath>

#include "core/engine/kernels/kernels.h"
#include "core/engine/kernels/logit.h"
#include "core/engine/spike_bits.h"
#include "core/random/draws.h"

namespace engram {
namespace {

constexpr std::size_t block = 64;
constexpr float nothing[block] = {};

void decide_block(const DecisionTask& t, const float* __restrict added, std::uint8_t* __restrict fires,
                  std::uint8_t* __restrict undecided) {
  const DecisionTask task = t;  // which nothing overlaps
  for (std::size_t l = 0; l < block; ++l) {
    const auto draw = static_cast<float>(task.draws[l]);
    const auto odds = std::bit_cast<std::int32_t>(draw + 0.5F) - std::bit_cast<std::int32_t>(logit::all - draw);
    const float memberships = task.memberships[l];
    const float x = task.field[l] * task.per_count + (memberships * task.per_membership + task.constant) + added[l];
    const float above = x - static_cast<float>(odds) * logit::half_ln_2;
    const float wide = memberships * task.margin_per_membership + task.margin;
    fires[l] = above > 0 ? 1 : 0;
    undecided[l] = (std::abs(above) > wide) & (std::abs(draw - logit::middle) < logit::clear) ? 0 : 1;
  }
}

void decide(const DecisionTask& task) {
  std::uint8_t fires[block], undecided[block];
  for (std::size_t b = 0; b < task.neurons / block; ++b) {
    const DecisionTask part = task.part(b, b + 1);
    decide_block(part, part.added == nullptr ? nothing : part.added, fires, undecided);
    pack(fires, block, part.fires);
    pack(undecided, block, part.undecided);
  }
}

Counts count(const std::uint64_t* now, const std::uint64_t* before, std::size_t words) {
  Counts counts{0, 0};
  for (std::size_t w = 0; w < words; ++w) {
    counts.changed += std::popcount(now[w] ^ before[w]);
    counts.firing += std::popcount(now[w]);
  }
  return counts;
}

void choose_all(std::uint32_t* numbers, std::size_t count, std::uint32_t n) {
  for (std::size_t i = 0; i < count; ++i) numbers[i] = choose(numbers[i], n);
}

void spread(const std::uint64_t* bits, std::size_t words, std::uint8_t* bytes) { unpack(bits, block * words, bytes); }
void gather(const std::uint8_t* bytes, std::size_t words, std::uint64_t* bits) { pack(bytes, block * words, bits); }

constexpr Kernels kernels{nullptr, nullptr, decide, count, nullptr, nullptr, choose_all, spread, gather};

}  // namespace

const Kernels* baseline_kernels() { return &kernels; }

}  // namespace engram

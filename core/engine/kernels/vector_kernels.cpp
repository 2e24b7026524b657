// The kernels of machines with wide registers. One text: Highway compiles it once for each level, and kernels_of()
// picks.
//
// Nothing of Eigen or of the standard library's templates is used here: the linker could keep their wide copies for
// everyone.
#include "core/engine/kernels/kernels.h"
#include "core/engine/kernels/logit.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/vector_kernels.cpp"
#define HWY_WANT_AVX3_DL
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4 | HWY_AVX3)
#include <hwy/foreach_target.h>
// After it:
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace engram::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3_DL

// vector_rows.cpp
void add_rows(const RowTask& task);
std::int64_t sum_row(const std::uint64_t* row, const std::int32_t* values, std::size_t words);

constexpr std::size_t block = 64;
constexpr std::size_t table = 64;               // codes
constexpr int bias = 64;                        // makes the sum over a group, at most 63, positive
constexpr std::size_t groups_in_16_bits = 500;  // so many of them fit

#if HWY_TARGET == HWY_AVX3_DL

/// The sums over six memories, plus the bias, for all 64 codes.
void expand(const std::int8_t* tables, std::size_t groups, std::uint8_t* expanded) {
  HWY_ALIGN std::uint8_t first[table], last[table];
  for (std::size_t code = 0; code < table; ++code) {
    first[code] = static_cast<std::uint8_t>(code % 8);
    last[code] = static_cast<std::uint8_t>(8 + code / 8);
  }
  const __m512i of_first = _mm512_load_si512(first), of_last = _mm512_load_si512(last);
  const __m512i biased = _mm512_set1_epi8(bias);
  for (std::size_t g = 0; g < groups; ++g) {
    const __m512i values = _mm512_broadcast_i32x4(_mm_loadu_si128(reinterpret_cast<const __m128i*>(tables + 16 * g)));
    const __m512i sum = _mm512_add_epi8(_mm512_shuffle_epi8(values, of_first), _mm512_shuffle_epi8(values, of_last));
    _mm512_storeu_si512(expanded + g * table, _mm512_add_epi8(sum, biased));
  }
}

/// The table's entries for 64 neurons.
template <class D>
HWY_INLINE hn::Vec<D> look_up(D, const FieldTask& t, std::size_t group, const std::uint8_t* codes) {
  const __m512i values = _mm512_loadu_si512(t.expanded + group * table);
  return hn::Vec<D>{_mm512_permutexvar_epi8(_mm512_loadu_si512(codes), values)};
}

#else

/// The sums over the first three memories, plus the bias, and those over the last three.
void expand(const std::int8_t* tables, std::size_t groups, std::uint8_t* expanded) {
  for (std::size_t g = 0; g < groups; ++g)
    for (std::size_t code = 0; code < 16; ++code)
      expanded[g * table + code] = static_cast<std::uint8_t>(tables[16 * g + code] + (code < 8 ? bias : 0));
}

template <class D>
HWY_INLINE hn::Vec<D> look_up(D d, const FieldTask& t, std::size_t group, const std::uint8_t* codes) {
  const auto values = hn::LoadDup128(d, t.expanded + group * table);
  const auto code = hn::LoadU(d, codes);
  const auto first = hn::And(code, hn::Set(d, 7));
  const auto last = hn::Or(hn::And(hn::ShiftRight<3>(code), hn::Set(d, 7)), hn::Set(d, 8));
  return hn::Add(hn::TableLookupBytes(values, first), hn::TableLookupBytes(values, last));
}

#endif

/// The sums over groups [begin, end) of a vector of codes, added to (or in place of) what `out` has for its block; `at`
/// is the place of the first code. Two bytes are added up together as a number of 16 bits, and their upper ones again:
/// the sums of the lower ones are what is left.
template <class D>
HWY_INLINE void add_groups(D d, const FieldTask& t, std::size_t begin, std::size_t end, const std::uint8_t* codes,
                           std::size_t at, float* HWY_RESTRICT out) {
  const hn::RepartitionToWide<D> wide;
  auto both = hn::Zero(wide), odd = hn::Zero(wide);
  for (std::size_t g = begin; g < end; g += 2) {
    auto sum = look_up(d, t, g, codes + g * block + at);
    if (g + 1 < end) sum = hn::Add(sum, look_up(d, t, g + 1, codes + (g + 1) * block + at));
    both = hn::Add(both, hn::BitCast(wide, sum));
    odd = hn::Add(odd, hn::ShiftRight<8>(hn::BitCast(wide, sum)));
  }
  const hn::ScalableTag<float> df;
  const hn::RebindToSigned<decltype(df)> di;
  const hn::Rebind<std::uint16_t, decltype(df)> d16;
  constexpr std::size_t lanes = hn::MaxLanes(wide);
  HWY_ALIGN std::uint16_t sums[2 * lanes];
  hn::StoreU(hn::Sub(both, hn::ShiftLeft<8>(odd)), wide, sums);
  hn::StoreU(odd, wide, sums + lanes);
  const auto quantum = hn::Set(df, t.quantum);
  const auto biased = hn::Set(di, bias * static_cast<int>(end - begin));
  for (std::size_t i = 0; i < 2 * lanes; i += hn::MaxLanes(df)) {
    float* place = out + at / 2 + (i < lanes ? i : block / 2 + i - lanes);  // PackedPatterns::place
    const auto sum = hn::ConvertTo(df, hn::Sub(hn::PromoteTo(di, hn::LoadU(d16, sums + i)), biased));
    const auto before = begin == 0 && !t.add ? hn::Zero(df) : hn::LoadU(df, place);
    hn::StoreU(hn::MulAdd(sum, quantum, before), df, place);
  }
}

void add_strong(const StrongMemory& strong, const std::uint8_t* codes, float* HWY_RESTRICT out) {
  const hn::ScalableTag<float> df;
  const hn::RebindToSigned<decltype(df)> di;
  const hn::Rebind<std::uint16_t, decltype(df)> d16;
  const auto value = hn::Set(df, strong.value);
  const auto bit = hn::Set(di, 1 << strong.bit), odd_bit = hn::Set(di, 256 << strong.bit);
  const auto* pairs = reinterpret_cast<const std::uint16_t*>(codes + strong.group * block);
  const auto add = [&](auto member, float* place) {
    const auto added = hn::IfThenElseZero(hn::RebindMask(df, member), value);
    hn::StoreU(hn::Add(hn::LoadU(df, place), added), df, place);
  };
  for (std::size_t i = 0; i < block / 2; i += hn::MaxLanes(df)) {
    const auto pair = hn::PromoteTo(di, hn::LoadU(d16, pairs + i));
    add(hn::TestBit(pair, bit), out + i);
    add(hn::TestBit(pair, odd_bit), out + block / 2 + i);
  }
}

void field(const FieldTask& t) {
  const hn::ScalableTag<std::uint8_t> d;
  for (std::size_t first = 0; first < t.neurons; first += block) {
    const std::uint8_t* codes = t.codes + first * t.groups;
    for (std::size_t g = 0; g < t.groups; g += groups_in_16_bits) {
      const std::size_t end = g + groups_in_16_bits < t.groups ? g + groups_in_16_bits : t.groups;
      for (std::size_t i = 0; i < block; i += hn::MaxLanes(d)) add_groups(d, t, g, end, codes, i, t.field + first);
    }
    for (std::size_t s = 0; s < t.strong_count; ++s) add_strong(t.strong[s], codes, t.field + first);
  }
}

/// A bit for each lane. Highway only writes them to memory, where reading them back costs more than all the rest.
template <class D, class M>
HWY_INLINE std::uint64_t bits_of(D d, M mask) {
#if HWY_TARGET == HWY_AVX3_DL
  (void)d;
  return mask.raw;
#else
  return static_cast<unsigned>(_mm256_movemask_ps(hn::VecFromMask(d, mask).raw));
#endif
}

void decide(const DecisionTask& t) {
  const hn::ScalableTag<float> d;
  const hn::RebindToSigned<decltype(d)> di;
  const hn::Rebind<std::uint16_t, decltype(d)> d16;
  const auto half_ln_2 = hn::Set(d, logit::half_ln_2);
  const auto half = hn::Set(d, 0.5F), all = hn::Set(d, logit::all), middle = hn::Set(d, logit::middle);
  const auto clear = hn::Set(d, logit::clear);
  const auto per_count = hn::Set(d, t.per_count), per_membership = hn::Set(d, t.per_membership);
  const auto constant = hn::Set(d, t.constant), margin = hn::Set(d, t.margin);
  const auto more_margin = hn::Set(d, t.margin_per_membership);
  for (std::size_t first = 0; first < t.neurons; first += block) {
    std::uint64_t fires = 0, undecided = 0;
    for (std::size_t i = first; i < first + block; i += hn::MaxLanes(d)) {
      const auto draw = hn::ConvertTo(d, hn::PromoteTo(di, hn::LoadU(d16, t.draws + i)));
      const auto odds = hn::Sub(hn::BitCast(di, hn::Add(draw, half)), hn::BitCast(di, hn::Sub(all, draw)));
      const auto logit = hn::Mul(hn::ConvertTo(d, odds), half_ln_2);
      const auto memberships = hn::LoadU(d, t.memberships + i);
      auto x = hn::MulAdd(hn::LoadU(d, t.field + i), per_count, hn::MulAdd(memberships, per_membership, constant));
      if (t.added != nullptr) x = hn::Add(x, hn::LoadU(d, t.added + i));
      const auto above = hn::Sub(x, logit);
      const auto wide = hn::MulAdd(memberships, more_margin, margin);
      const auto decided = hn::And(hn::Gt(hn::Abs(above), wide), hn::Lt(hn::Abs(hn::Sub(draw, middle)), clear));
      fires |= bits_of(d, hn::Gt(above, hn::Zero(d))) << (i - first);
      undecided |= bits_of(d, hn::Not(decided)) << (i - first);
    }
    t.fires[first / block] = fires;
    t.undecided[first / block] = undecided;
  }
}

Counts count(const std::uint64_t* now, const std::uint64_t* before, std::size_t words) {
  Counts counts{0, 0};
  for (std::size_t w = 0; w < words; ++w) {
    counts.changed += __builtin_popcountll(now[w] ^ before[w]);
    counts.firing += __builtin_popcountll(now[w]);
  }
  return counts;
}

void choose(std::uint32_t* numbers, std::size_t count, std::uint32_t n) {
  const hn::CappedTag<std::uint32_t, 16> d;
  const hn::RepartitionToWide<decltype(d)> wide;
  const auto range = hn::Set(d, n);
  for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {  // the high half of each product
    const auto u = hn::LoadU(d, numbers + i);
    const auto even = hn::ShiftRight<32>(hn::MulEven(u, range));
    const auto odd = hn::MulEven(hn::BitCast(d, hn::ShiftRight<32>(hn::BitCast(wide, u))), range);
    hn::StoreU(hn::OddEven(hn::BitCast(d, odd), hn::BitCast(d, even)), d, numbers + i);
  }
}

void spread(const std::uint64_t* bits, std::size_t words, std::uint8_t* bytes) {
  const hn::CappedTag<std::uint8_t, block> d;
  for (std::size_t i = 0; i < block * words; i += hn::Lanes(d)) {
    const auto mask = hn::LoadMaskBits(d, reinterpret_cast<const std::uint8_t*>(bits) + i / 8);
    hn::StoreU(hn::IfThenElseZero(mask, hn::Set(d, 1)), d, bytes + i);
  }
}

void pack(const std::uint8_t* bytes, std::size_t words, std::uint64_t* bits) {
  const hn::CappedTag<std::uint8_t, block> d;
  for (std::size_t i = 0; i < block * words; i += hn::Lanes(d))
    hn::StoreMaskBits(d, hn::Ne(hn::LoadU(d, bytes + i), hn::Zero(d)), reinterpret_cast<std::uint8_t*>(bits) + i / 8);
}

constexpr Kernels kernels{expand, field, decide, count, add_rows, sum_row, choose, spread, pack};

const Kernels* table_of_kernels() { return &kernels; }

#endif

}  // namespace engram::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engram {

namespace {

// Asked for here and not by Highway's library, whose loading takes milliseconds.
bool has_avx2() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("aes") && __builtin_cpu_supports("pclmul") &&
         __builtin_cpu_supports("f16c");
#else
  return false;
#endif
}

bool has_avx512() {
#if defined(__x86_64__)
  return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2") &&
         __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bitalg") &&
         __builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("gfni") &&
         __builtin_cpu_supports("vpclmulqdq");
#else
  return false;
#endif
}

}  // namespace

const Kernels* kernels_of(KernelLevel level) {
#if HWY_TARGETS & HWY_AVX2
  static const bool avx2 = has_avx2();
  if (level == KernelLevel::avx2) return avx2 ? N_AVX2::table_of_kernels() : nullptr;
#endif
#if HWY_TARGETS & HWY_AVX3_DL
  static const bool avx512 = has_avx512();
  if (level == KernelLevel::avx512) return avx512 ? N_AVX3_DL::table_of_kernels() : nullptr;
#endif
  return level == KernelLevel::baseline ? baseline_kernels() : nullptr;
}

}  // namespace engram
#endif

#include "core/random/ars.h"

#include <atomic>

#include "core/random/ars_implementations.h"

#if defined(ENGRAM_HAS_WIDE_AES_BUILD)
#include <cpuid.h>
#endif

namespace engram {
namespace {

using detail::ArsFunction;

ArsFunction* function_of(ArsImplementation implementation) {
  switch (implementation) {
#if defined(ENGRAM_HAS_WIDE_AES_BUILD)
    case ArsImplementation::wide_aes_instructions:
      return detail::ars_aes_wide;
#endif
#if defined(ENGRAM_HAS_AES_BUILD)
    case ArsImplementation::aes_instructions:
      return detail::ars_aes;
#endif
    default:
      return detail::ars_portable;
  }
}

ArsImplementation fastest(ArsImplementation most) {
  for (const auto each : {ArsImplementation::wide_aes_instructions, ArsImplementation::aes_instructions})
    if (each <= most && ars_available(each)) return each;
  return ArsImplementation::portable;
}

ArsFunction first_use;

// Constant from the start, so that draws in the construction of static objects find it. What it points to is code,
// which needs no ordering.
constinit std::atomic<ArsFunction*> in_use{first_use};

/// Looks at the machine once, unless ars_restrict() came before.
void first_use(const std::uint32_t* key, std::uint64_t low, std::uint64_t high, unsigned char* out, std::size_t bytes) {
  ArsFunction* expected = first_use;
  in_use.compare_exchange_strong(expected, function_of(fastest(ArsImplementation::wide_aes_instructions)));
  in_use.load()(key, low, high, out, bytes);
}

void call(ArsFunction* function, const Block& key, Block counter, std::span<std::byte> out) {
  function(key.data(), std::uint64_t{counter[1]} << 32 | counter[0], std::uint64_t{counter[3]} << 32 | counter[2],
           reinterpret_cast<unsigned char*>(out.data()), out.size());
}

}  // namespace

bool ars_available(ArsImplementation implementation) {
  switch (implementation) {
    case ArsImplementation::portable:
      return true;
#if defined(ENGRAM_HAS_AES_BUILD)
    case ArsImplementation::aes_instructions:
      return __builtin_cpu_supports("aes") != 0;
#endif
#if defined(ENGRAM_HAS_WIDE_AES_BUILD)
    case ArsImplementation::wide_aes_instructions: {
      unsigned a = 0, b = 0, c = 0, d = 0;  // leaf 7, bit 9 of c is VAES, which older compilers cannot be asked for
      return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
             __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (c >> 9 & 1) != 0;
    }
#endif
    default:
      return false;
  }
}

ArsImplementation ars_restrict(ArsImplementation most) {
  const ArsImplementation fitting = fastest(most);
  in_use = function_of(fitting);
  return fitting;
}

void ars_bytes(const Block& key, Block counter, std::span<std::byte> out) {
  call(in_use.load(std::memory_order_relaxed), key, counter, out);
}

void ars_bytes(ArsImplementation implementation, const Block& key, Block counter, std::span<std::byte> out) {
  call(function_of(implementation), key, counter, out);
}

void ars_blocks(const Block& key, Block counter, std::span<Block> out) {
  ars_bytes(key, counter, std::as_writable_bytes(out));
}

void ars_blocks(ArsImplementation implementation, const Block& key, Block counter, std::span<Block> out) {
  ars_bytes(implementation, key, counter, std::as_writable_bytes(out));
}

}  // namespace engram

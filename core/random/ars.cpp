#include "core/random/ars.h"

#include "core/random/ars_implementations.h"

namespace engram {

bool ars_available(ArsImplementation implementation) {
  if (implementation == ArsImplementation::portable) return true;
#if defined(ENGRAM_HAS_AES_BUILD)
  return __builtin_cpu_supports("aes") != 0;
#else
  return false;
#endif
}

void ars_blocks(ArsImplementation implementation, const Block& key, Block counter, std::span<Block> out) {
#if defined(ENGRAM_HAS_AES_BUILD)
  if (implementation == ArsImplementation::aes_instructions) {
    detail::ars_blocks_aes(key.data(), counter.data(), out.data()->data(), out.size());
    return;
  }
#endif
  (void)implementation;
  detail::ars_blocks_portable(key, counter, out);
}

void ars_blocks(const Block& key, Block counter, std::span<Block> out) {
  static const ArsImplementation best = ars_available(ArsImplementation::aes_instructions)
                                            ? ArsImplementation::aes_instructions
                                            : ArsImplementation::portable;
  if (!out.empty()) ars_blocks(best, key, counter, out);
}

}  // namespace engram

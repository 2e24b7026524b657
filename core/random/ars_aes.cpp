// Compiled with -maes (core/CMakeLists.txt); called only where the machine has the instructions.
#include <Random123/ars.h>

#include <cstddef>
#include <cstdint>

namespace engram::detail {

void ars_blocks_aes(const std::uint32_t* key, const std::uint32_t* counter, std::uint32_t* out, std::size_t blocks);

void ars_blocks_aes(const std::uint32_t* key, const std::uint32_t* counter, std::uint32_t* out, std::size_t blocks) {
  const ars4x32_key_t k = {{key[0], key[1], key[2], key[3]}};
  for (std::size_t n = 0; n < blocks; ++n) {
    const ars4x32_ctr_t c = {{counter[0] + static_cast<std::uint32_t>(n), counter[1], counter[2], counter[3]}};
    const ars4x32_ctr_t r = ars4x32_R(7, c, k);
    for (int w = 0; w < 4; ++w) out[4 * n + static_cast<std::size_t>(w)] = r.v[w];
  }
}

}  // namespace engram::detail

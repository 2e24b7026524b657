// Which code advances a network: the readable engine, or kernels for what the machine offers. All give the same spikes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace engram {

enum class KernelLevel {
  plain,     // the reference: core/engine without this folder
  baseline,  // every machine
  avx2,      // x86-64 with AVX2, FMA and AES
  avx512,    // x86-64 with AVX-512 F, BW, DQ, VL, VBMI, VAES and what came with them
};

/// The level of engines to come: the best of this machine, unless the environment variable ENGRAM_KERNELS or
/// set_kernel_level() says otherwise. From any thread.
[[nodiscard]] KernelLevel kernel_level();

/// True if this machine and this build can use `level`.
[[nodiscard]] bool kernel_level_available(KernelLevel level);

/// Engines to come use `level`, which must be available.
void set_kernel_level(KernelLevel level);

/// "plain", "baseline", "avx2", "avx512".
[[nodiscard]] std::string_view name_of(KernelLevel level);

/// Sets the level that `name` means ("auto": the best one); else says what is wrong with it.
[[nodiscard]] std::optional<std::string> set_kernel_level(const std::string& name);

}  // namespace engram

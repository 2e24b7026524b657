#include "core/engine/kernels/level.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>

#include "core/engine/kernels/kernels.h"
#include "core/random/ars.h"

namespace engram {
namespace {

constexpr KernelLevel levels[] = {KernelLevel::plain, KernelLevel::baseline, KernelLevel::avx2, KernelLevel::avx512};
constexpr int undecided = -1;
std::atomic<int> chosen{undecided};

KernelLevel best() {
  KernelLevel found = KernelLevel::plain;
  for (const KernelLevel level : levels)
    if (kernel_level_available(level)) found = level;
  return found;
}

std::optional<KernelLevel> level_named(std::string_view name) {
  if (name == "auto") return best();
  for (const KernelLevel level : levels)
    if (name_of(level) == name && kernel_level_available(level)) return level;
  return std::nullopt;
}

std::string problem_with(const std::string& name) {
  std::string here = "auto";
  for (const KernelLevel level : levels)
    if (kernel_level_available(level)) here += ", " + std::string(name_of(level));
  return "found \"" + name + "\"; this machine has " + here;
}

/// Draws go with the level: AES by the widest instructions that it may use.
void draw_with(KernelLevel level) {
  ars_restrict(level == KernelLevel::avx512 ? ArsImplementation::wide_aes_instructions
                                            : ArsImplementation::aes_instructions);
}

KernelLevel of_environment() {
  const char* name = std::getenv("ENGRAM_KERNELS");
  if (name == nullptr) return best();
  const auto level = level_named(name);
  if (!level) std::fprintf(stderr, "ENGRAM_KERNELS: %s\n", problem_with(name).c_str());
  return level.value_or(best());
}

}  // namespace

KernelLevel kernel_level() {
  int level = chosen.load(std::memory_order_relaxed);
  if (level == undecided) {
    level = static_cast<int>(of_environment());
    if (std::getenv("ENGRAM_KERNELS") != nullptr) draw_with(static_cast<KernelLevel>(level));
    chosen.store(level, std::memory_order_relaxed);  // whoever else does this finds the same
  }
  return static_cast<KernelLevel>(level);
}

bool kernel_level_available(KernelLevel level) { return level == KernelLevel::plain || kernels_of(level) != nullptr; }

void set_kernel_level(KernelLevel level) {
  chosen.store(static_cast<int>(level), std::memory_order_relaxed);
  draw_with(level);
}

std::string_view name_of(KernelLevel level) {
  constexpr std::string_view names[] = {"plain", "baseline", "avx2", "avx512"};
  return names[static_cast<int>(level)];
}

std::optional<std::string> set_kernel_level(const std::string& name) {
  const auto level = level_named(name);
  if (!level) return problem_with(name);
  set_kernel_level(*level);
  return std::nullopt;
}

}  // namespace engram

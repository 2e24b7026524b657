// One network: memories and wires, drawn or given. Immutable and shared by every run of it, from any thread.
#pragma once

#include <memory>
#include <mutex>
#include <stop_token>

#include "core/model/packed_patterns.h"
#include "core/model/wiring.h"

namespace engram {

class Network {
 public:
  /// Builds what a run of `p` needs from the first step on. `p` must have passed check(). Null when stopped.
  static std::shared_ptr<const Network> build(const Parameters& p, const std::stop_token& stop = {},
                                              const Progress& progress = {});

  [[nodiscard]] const Parameters& parameters() const { return p_; }
  [[nodiscard]] const Patterns& patterns() const { return *patterns_; }

  /// Fixed wires of a population. Drawn when first asked for (a live change can call for them at any step), then kept.
  [[nodiscard]] const Wiring& wiring(Population population) const;
  /// The memories as kernels read them. Made when first asked for.
  [[nodiscard]] std::shared_ptr<const PackedPatterns> packed_patterns() const;
  [[nodiscard]] std::shared_ptr<const PatternRows> pattern_rows() const;
  /// The fixed wires as kernels read them, likewise. Valid as long as the network.
  [[nodiscard]] std::shared_ptr<const PackedWiring> packed_wiring(Population population) const;

 private:
  Parameters p_;
  std::unique_ptr<const Patterns> patterns_;
  mutable std::mutex building_;  // guards all below; nothing of it changes once it is there
  mutable std::unique_ptr<const Wiring> wiring_, wiring_2_;
  mutable std::shared_ptr<const PackedPatterns> packed_;
  mutable std::shared_ptr<const PatternRows> rows_;
  mutable std::shared_ptr<const PackedWiring> packed_wiring_, packed_wiring_2_;
};

}  // namespace engram

// First both inhibitory populations from σ(t), then the excitatory one from σ(t), σ^I(t+1) and σ^J(t+1).
#include "core/engine/machinery.h"

namespace engram {

void sequential_update(Machinery& m, State& s, Sums& sums, std::size_t keep) {
  const std::int64_t to = s.step + 1;
  const Parameters& p = m.parameters();
  s.inhibitory_2 = m.second_inhibitory(s.excitatory, sums.excitatory, to);
  const auto fired_2 = s.inhibitory_2.spikes.cast<std::int64_t>().sum();
  const double y = static_cast<double>(fired_2) / static_cast<double>(p.network.inhibitory);

  remember(s, keep);
  if (p.has_inhibitory()) {
    s.inhibitory = m.inhibitory(Population::inhibitory, s.excitatory, to);
    s.excitatory = m.excitatory(s.excitatory, sums, &s.inhibitory, y, to);
  } else {
    s.excitatory = m.excitatory(s.excitatory, sums, nullptr, y, to);
  }
  s.step = to;
  sums = sums_of(m.network(), s);
}

}  // namespace engram

// Every neuron from the state at t. With inhibition_delay d, h_i uses σ^I(t+1−d); d = 1 is the plain rule.
#include <utility>

#include "core/engine/machinery.h"

namespace engram {

void synchronous_update(Machinery& m, State& s, Sums& sums, std::size_t keep) {
  const std::int64_t to = s.step + 1;
  const Parameters& p = m.parameters();
  const double y = p.has_inhibitory_2()  // σ^J(t)
                       ? static_cast<double>(sums.inhibitory_2) / static_cast<double>(p.network.inhibitory)
                       : 0;
  const InhibitoryState next_2 = m.second_inhibitory(s.excitatory, sums.excitatory, to);

  const bool has_inhibitory = p.has_inhibitory();
  InhibitoryState next = has_inhibitory ? m.inhibitory(Population::inhibitory, s.excitatory, to) : s.inhibitory;
  const InhibitoryState* acting = has_inhibitory ? &acting_inhibition(p.dynamics, s, next) : nullptr;
  s.excitatory = m.excitatory(s.excitatory, sums, acting, y, to);
  remember(s, keep);
  s.inhibitory = std::move(next);
  s.inhibitory_2 = next_2;
  s.step = to;
  sums = sums_of(m.network(), s);
}

}  // namespace engram

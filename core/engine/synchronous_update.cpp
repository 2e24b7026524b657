// Every neuron from the state at t. With inhibition_delay d, h_i uses σ^I(t+1−d); d = 1 is the plain rule.
#include "core/engine/machinery.h"

namespace engram {

void synchronous_update(Machinery& m, State& s, Sums& sums, std::size_t keep) {
  const std::int64_t to = s.step + 1;
  const Parameters& p = m.parameters();
  const double y = p.has_inhibitory_2()  // σ^J(t)
                       ? static_cast<double>(sums.inhibitory_2) / static_cast<double>(p.network.inhibitory)
                       : 0;
  const InhibitoryState next_2 = m.second_inhibitory(s.excitatory, sums.excitatory, to);

  remember(s, keep);  // past[0] is now σ^I(t)
  if (p.has_inhibitory()) {
    s.inhibitory = m.inhibitory(Population::inhibitory, s.excitatory, to);  // σ^I(t+1)
    const auto delay = static_cast<std::size_t>(p.dynamics.inhibition_delay);
    const InhibitoryState& acting = delay == 0               ? s.inhibitory
                                    : delay <= s.past.size() ? *s.past[delay - 1]
                                                             : *s.past.back();  // before step 0: σ^I(0)
    s.excitatory = m.excitatory(s.excitatory, sums, &acting, y, to);
  } else {
    s.excitatory = m.excitatory(s.excitatory, sums, nullptr, y, to);
  }
  s.inhibitory_2 = next_2;
  s.step = to;
  sums = sums_of(m.network(), s);
}

}  // namespace engram

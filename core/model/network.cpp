#include "core/model/network.h"

namespace engram {

std::shared_ptr<const Network> Network::build(const Parameters& p, const std::stop_token& stop) {
  auto network = std::make_shared<Network>();
  network->p_ = p;
  network->patterns_ = Patterns::build(p, stop);
  if (!network->patterns_) return nullptr;
  if (p.network.wiring == WiringKind::fixed) {
    if (p.has_inhibitory() && !(network->wiring_ = Wiring::build(p, Population::inhibitory, stop))) return nullptr;
    if (p.has_inhibitory_2() && !(network->wiring_2_ = Wiring::build(p, Population::inhibitory_2, stop)))
      return nullptr;
  }
  return network;
}

const Wiring& Network::wiring(Population population) const {
  const std::lock_guard lock(building_);
  auto& wiring = population == Population::inhibitory_2 ? wiring_2_ : wiring_;
  if (!wiring) wiring = Wiring::build(p_, population);
  return *wiring;
}

}  // namespace engram

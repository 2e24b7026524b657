#include "core/model/network.h"

namespace engram {

std::shared_ptr<const Network> Network::build(const Parameters& p, const std::stop_token& stop,
                                              const Progress& progress) {
  // What takes time: a number for every neuron of every memory, eight of them as fast as one input of an inhibitory
  // neuron.
  const bool fixed = p.network.wiring == WiringKind::fixed;
  const double memories = static_cast<double>(p.network.excitatory) * static_cast<double>(p.network.patterns) / 8;
  const double wires =
      fixed ? static_cast<double>(p.network.inhibitory) * static_cast<double>(p.network.inputs_per_inhibitory) : 0;
  const double all = memories + (p.has_inhibitory() ? wires : 0) + (p.has_inhibitory_2() ? wires : 0);
  const double first = memories / all, second = (memories + (p.has_inhibitory() ? wires : 0)) / all;
  auto network = std::make_shared<Network>();
  network->p_ = p;
  network->patterns_ = Patterns::build(p, stop, part_of(progress, 0, first));
  if (!network->patterns_) return nullptr;
  if (!fixed) return network;
  if (p.has_inhibitory() &&
      !(network->wiring_ = Wiring::build(p, Population::inhibitory, stop, part_of(progress, first, second))))
    return nullptr;
  if (p.has_inhibitory_2() &&
      !(network->wiring_2_ = Wiring::build(p, Population::inhibitory_2, stop, part_of(progress, second, 1))))
    return nullptr;
  return network;
}

const Wiring& Network::wiring(Population population) const {
  const std::lock_guard lock(building_);
  auto& wiring = population == Population::inhibitory_2 ? wiring_2_ : wiring_;
  if (!wiring) wiring = Wiring::build(p_, population);
  return *wiring;
}

std::shared_ptr<const PackedPatterns> Network::packed_patterns() const {
  const std::lock_guard lock(building_);
  if (!packed_) packed_ = std::make_shared<const PackedPatterns>(*patterns_);
  return packed_;
}

std::shared_ptr<const PatternRows> Network::pattern_rows() const {
  const std::lock_guard lock(building_);
  if (!rows_) rows_ = std::make_shared<const PatternRows>(*patterns_);
  return rows_;
}

std::shared_ptr<const PackedWiring> Network::packed_wiring(Population population) const {
  const Wiring& plain = wiring(population);
  const std::lock_guard lock(building_);
  auto& packed = population == Population::inhibitory_2 ? packed_wiring_2_ : packed_wiring_;
  if (!packed) packed = std::make_shared<const PackedWiring>(plain.packed(p_.network.excitatory));
  return packed;
}

}  // namespace engram

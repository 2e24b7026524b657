#include "core/engine/kernels/sweep_draws.h"

#include <bit>

namespace engram {
namespace {

DrawAddress at(Stream stream, std::int64_t step, Population entity = Population::excitatory) {
  return {stream, static_cast<std::uint64_t>(step), static_cast<std::uint32_t>(entity)};
}

}  // namespace

SweepDraws::SweepDraws(const Machinery& m, std::size_t room)
    : p_(m.parameters()),
      noise_(m.noise()),
      excitatory_(static_cast<std::size_t>(p_.network.excitatory)),
      inhibitory_(static_cast<std::size_t>(p_.network.inhibitory)),
      keys_(room),
      numbers_(inhibitory_),
      high_(room) {
  if (p_.has_inhibitory()) populations_.push_back(Population::inhibitory);
  if (p_.has_inhibitory_2()) populations_.push_back(Population::inhibitory_2);
  for (const Population each : populations_) {
    const std::size_t which = each == Population::inhibitory_2 ? 1 : 0;
    if (p_.network.wiring == WiringKind::fixed) wiring_[which] = &m.network().wiring(each);
    copied_[which].resize(inhibitory_);
  }
  turns_.assign(populations_.size() * inhibitory_ + 1, no_turn);
  if (p_.dynamics.order == Order::typewriter) write_turns_in_order();
}

/// Keys that grow with the neuron's number, spread over all keys: they never change.
void SweepDraws::write_turns_in_order() {
  const std::size_t all = excitatory_ + turns_.size() - 1;
  const int shift = 32 - static_cast<int>(std::bit_width(all));
  const auto key = [&](std::size_t neuron) { return static_cast<std::uint32_t>(neuron << shift); };
  for (std::size_t i = 0; i < excitatory_; ++i) keys_[i] = key(i);
  for (std::size_t neuron = excitatory_; neuron < all; ++neuron)
    turns_[neuron - excitatory_] = turn_of(key(neuron), static_cast<std::uint32_t>(neuron));
}

void SweepDraws::draw(std::int64_t to) {
  noise_.fill(at(Stream::excitatory, to), std::span(high_).first(excitatory_));
  for (const Population each : populations_) draw_copied(each, to);
  if (p_.dynamics.order == Order::permutation) draw_turns(to);
}

void SweepDraws::draw_copied(Population population, std::int64_t to) {
  const std::size_t which = population == Population::inhibitory_2 ? 1 : 0;
  noise_.fill(at(which == 1 ? Stream::inhibitory_pick_2 : Stream::inhibitory_pick, to), std::span(numbers_));
  std::vector<std::int32_t>& copied = copied_[which];
  if (const Wiring* wiring = wiring_[which]) {
    const auto inputs = static_cast<std::uint32_t>(p_.network.inputs_per_inhibitory);
    for (std::size_t k = 0; k < inhibitory_; ++k)
      copied[k] = wiring->inputs_of(static_cast<std::int64_t>(k))[choose(numbers_[k], inputs)];
  } else {
    const auto n = static_cast<std::uint32_t>(excitatory_);
    for (std::size_t k = 0; k < inhibitory_; ++k) copied[k] = static_cast<std::int32_t>(choose(numbers_[k], n));
  }
}

void SweepDraws::draw_turns(std::int64_t to) {
  noise_.fill(at(Stream::order, to), std::span(keys_).first(excitatory_));
  std::size_t next = 0;
  for (const Population each : populations_) {
    noise_.fill(at(Stream::order, to, each), std::span(numbers_));
    for (const std::uint32_t key : numbers_) {
      turns_[next] = turn_of(key, static_cast<std::uint32_t>(excitatory_ + next));
      ++next;
    }
  }
  sorter_.sort(std::span(turns_).first(next), 0, no_turn);
}

}  // namespace engram

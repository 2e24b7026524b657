#include "core/session/kept_states.h"

#include <iterator>

#include "core/engine/spike_bits.h"

namespace engram {
namespace {

constexpr std::size_t least_kept = 2;
constexpr double bytes_of_a_place = 160;  // in the map, with the heads of two vectors and what allocating them costs

std::size_t words_of(Eigen::Index neurons) { return (static_cast<std::size_t>(neurons) + 63) / 64; }

void append(std::vector<std::uint64_t>& bits, const Spikes& spikes) {
  const auto begin = bits.size();
  bits.resize(begin + words_of(spikes.size()));
  pack(spikes, bits.data() + begin);
}

/// Takes one population out, beginning at word `at`, which moves on.
Spikes take(const std::vector<std::uint64_t>& bits, std::size_t& at, Eigen::Index neurons) {
  Spikes spikes(neurons);
  unpack(bits.data() + at, spikes);
  at += words_of(neurons);
  return spikes;
}

}  // namespace

void KeptStates::keep(const State& state) {
  if (!wants(state.step)) return;
  if (states_.empty()) {
    first_ = state.step;
    excitatory_ = state.excitatory.size();
    inhibitory_ = state.inhibitory.spikes.size();
  }
  const auto kept = states_.emplace(state.step, pack(state)).first;
  bytes_ += bytes_of(kept->second);
  while (bytes_ > limit_ && states_.size() > least_kept) thin_out();
}

void KeptStates::thin_out() {
  stride_ *= 2;
  std::erase_if(states_, [this](const auto& each) {
    if (each.first == first_ || each.first % stride_ == 0) return false;
    bytes_ -= bytes_of(each.second);
    return true;
  });
}

KeptStates::Packed KeptStates::pack(const State& state) const {
  Packed packed;
  packed.bits.reserve(words_of(excitatory_) + (2 + state.past.size()) * words_of(inhibitory_));
  packed.wired_at.reserve(2 + state.past.size());
  append(packed.bits, state.excitatory);
  append(packed.bits, state.inhibitory.spikes);
  append(packed.bits, state.inhibitory_2.spikes);
  packed.wired_at.push_back(state.inhibitory.wired_at);
  packed.wired_at.push_back(state.inhibitory_2.wired_at);
  for (const auto& past : state.past) {
    append(packed.bits, past->spikes);
    packed.wired_at.push_back(past->wired_at);
  }
  return packed;
}

double KeptStates::bytes_of(const Packed& packed) {
  return bytes_of_a_place + 8.0 * static_cast<double>(packed.bits.size() + packed.wired_at.size());
}

std::int64_t KeptStates::step_up_to(std::int64_t step) const { return std::prev(states_.upper_bound(step))->first; }

State KeptStates::up_to(std::int64_t step) const {
  const auto& [kept_step, packed] = *std::prev(states_.upper_bound(step));
  State state;
  state.step = kept_step;
  std::size_t at = 0;
  state.excitatory = take(packed.bits, at, excitatory_);
  state.inhibitory = {take(packed.bits, at, inhibitory_), packed.wired_at[0]};
  state.inhibitory_2 = {take(packed.bits, at, inhibitory_), packed.wired_at[1]};
  for (std::size_t i = 2; i < packed.wired_at.size(); ++i)
    state.past.push_back(std::make_shared<const InhibitoryState>(
        InhibitoryState{take(packed.bits, at, inhibitory_), packed.wired_at[i]}));
  return state;
}

void KeptStates::forget_after(std::int64_t step) {
  for (auto each = states_.upper_bound(std::max(step, first_)); each != states_.end(); each = states_.erase(each))
    bytes_ -= bytes_of(each->second);
}

}  // namespace engram

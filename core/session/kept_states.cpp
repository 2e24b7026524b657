#include "core/session/kept_states.h"

#include <iterator>

namespace engram {
namespace {

constexpr std::size_t least_kept = 2;
constexpr double bytes_of_a_place = 160;  // in the map, with the heads of two vectors and what allocating them costs

void append(std::vector<std::uint64_t>& bits, const Spikes& spikes) {
  const auto begin = bits.size();
  bits.resize(begin + (static_cast<std::size_t>(spikes.size()) + 63) / 64);
  for (Eigen::Index i = 0; i < spikes.size(); ++i)
    bits[begin + static_cast<std::size_t>(i) / 64] |= std::uint64_t{spikes[i] != 0} << (i % 64);
}

/// Takes one population out, beginning at word `at`, which moves on.
Spikes take(const std::vector<std::uint64_t>& bits, std::size_t& at, Eigen::Index neurons) {
  Spikes spikes(neurons);
  for (Eigen::Index i = 0; i < neurons; ++i)
    spikes[i] = static_cast<Spikes::Scalar>(bits[at + static_cast<std::size_t>(i) / 64] >> (i % 64) & 1);
  at += (static_cast<std::size_t>(neurons) + 63) / 64;
  return spikes;
}

}  // namespace

void KeptStates::keep(const State& state) {
  if (states_.empty()) {
    first_ = state.step;
    excitatory_ = state.excitatory.size();
    inhibitory_ = state.inhibitory.spikes.size();
  } else if (state.step % stride_ != 0 || states_.contains(state.step)) {
    return;
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
  append(packed.bits, state.excitatory);
  append(packed.bits, state.inhibitory.spikes);
  append(packed.bits, state.inhibitory_2.spikes);
  packed.wired_at = {state.inhibitory.wired_at, state.inhibitory_2.wired_at};
  for (const auto& past : state.past) {
    append(packed.bits, past->spikes);
    packed.wired_at.push_back(past->wired_at);
  }
  packed.bits.shrink_to_fit();
  packed.wired_at.shrink_to_fit();
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

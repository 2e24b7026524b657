// One sweep: every neuron of every population once, one at a time, each from the current state of all others.
#include <algorithm>
#include <numeric>

#include "core/engine/machinery.h"

namespace engram {
namespace {

struct Turn {
  std::uint32_t key;
  Population population;
  std::int32_t neuron;
};

/// Whose turn it is: neurons sorted by a key drawn for each, or 0 … N-1, then the first population, then the second.
std::vector<Turn> order_of_turns(const Machinery& m, std::int64_t to) {
  const Parameters& p = m.parameters();
  std::vector<Turn> turns;
  const auto add = [&](Population population, std::int64_t size) {
    std::vector<std::uint32_t> keys(static_cast<std::size_t>(size), 0);
    if (p.dynamics.order == Order::permutation)
      m.noise().fill({Stream::order, static_cast<std::uint64_t>(to), static_cast<std::uint32_t>(population)},
                     std::span(keys));
    for (std::size_t i = 0; i < keys.size(); ++i) turns.push_back({keys[i], population, static_cast<std::int32_t>(i)});
  };
  add(Population::excitatory, p.network.excitatory);
  if (p.has_inhibitory()) add(Population::inhibitory, p.network.inhibitory);
  if (p.has_inhibitory_2()) add(Population::inhibitory_2, p.network.inhibitory);
  std::stable_sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) { return a.key < b.key; });
  return turns;
}

/// The sweep's running state. The first population's contribution is kept per excitatory neuron for reciprocal
/// feedback.
class Sweep {
 public:
  Sweep(Machinery& m, State& s, Sums& sums)
      : m_(m),
        p_(m.parameters()),
        s_(s),
        sums_(sums),
        to_(s.step + 1),
        high_(static_cast<std::size_t>(s.excitatory.size())) {
    m.noise().fill({Stream::excitatory, static_cast<std::uint64_t>(to_)}, std::span(high_));
    reciprocal_ = p_.has_inhibitory() && p_.network.feedback == Feedback::reciprocal;
    if (!reciprocal_) return;
    reaching_.setZero(s.excitatory.size());
    for (Eigen::Index k = 0; k < s.inhibitory.spikes.size(); ++k)
      if (s.inhibitory.spikes[k] != 0) reaching_(m.inputs(Population::inhibitory, k, s.inhibitory.wired_at)) += 1.0;
  }

  void update(const Turn& turn) {
    switch (turn.population) {
      case Population::excitatory:
        return update_excitatory(turn.neuron);
      case Population::inhibitory:
        return update_inhibitory(turn.neuron);
      case Population::inhibitory_2:
        return update_inhibitory_2(turn.neuron);
    }
  }

  [[nodiscard]] bool fires(const Turn& turn) const {
    const Spikes& spikes = turn.population == Population::excitatory   ? s_.excitatory
                           : turn.population == Population::inhibitory ? s_.inhibitory.spikes
                                                                       : s_.inhibitory_2.spikes;
    return spikes[turn.neuron] != 0;
  }

 private:
  [[nodiscard]] double inhibition_reaching(std::int64_t i) const {
    const auto n = static_cast<double>(p_.network.excitatory), n_i = static_cast<double>(p_.network.inhibitory);
    if (!p_.has_inhibitory()) return static_cast<double>(sums_.excitatory) / n;
    if (reciprocal_) return reaching_[i] * (n / (static_cast<double>(p_.network.inputs_per_inhibitory) * n_i));
    return static_cast<double>(sums_.inhibitory) / n_i;
  }

  void update_excitatory(std::int64_t i) {
    const double y = static_cast<double>(sums_.inhibitory_2) / static_cast<double>(p_.network.inhibitory);
    const bool was = s_.excitatory[i] != 0;
    const double h = m_.input()(i, sums_.pattern, was, inhibition_reaching(i), y);
    const bool drawn = m_.excitatory_fires(i, h, high_[static_cast<std::size_t>(i)], to_);
    const bool now = m_.held(Population::excitatory, i, drawn);
    if (now == was) return;
    const std::int64_t change = now ? 1 : -1;
    s_.excitatory[i] = now ? 1 : 0;
    sums_.excitatory += change;
    sums_.pattern(m_.network().patterns().memories_of(i)) += change;
  }

  void update_inhibitory(std::int64_t k) {
    const bool was = s_.inhibitory.spikes[k] != 0;
    const bool drawn = m_.inhibitory_fires(Population::inhibitory, k, s_.excitatory, to_);
    const bool now = m_.held(Population::inhibitory, k, drawn);
    if (reciprocal_) {  // its old spike through its old wires, its new one through those of this update
      if (was) reaching_(m_.inputs(Population::inhibitory, k, s_.inhibitory.wired_at)) -= 1.0;
      if (now) reaching_(m_.inputs(Population::inhibitory, k, m_.wired_at(to_))) += 1.0;
    }
    s_.inhibitory.spikes[k] = now ? 1 : 0;
    sums_.inhibitory += (now ? 1 : 0) - (was ? 1 : 0);
  }

  void update_inhibitory_2(std::int64_t k) {
    const bool was = s_.inhibitory_2.spikes[k] != 0;
    const bool drawn =
        m_.second_may_fire(sums_.excitatory) && m_.inhibitory_fires(Population::inhibitory_2, k, s_.excitatory, to_);
    const bool now = m_.held(Population::inhibitory_2, k, drawn);
    s_.inhibitory_2.spikes[k] = now ? 1 : 0;
    sums_.inhibitory_2 += (now ? 1 : 0) - (was ? 1 : 0);
  }

  Machinery& m_;
  const Parameters& p_;
  State& s_;
  Sums& sums_;
  std::int64_t to_;
  std::vector<std::uint16_t> high_;
  bool reciprocal_ = false;
  Eigen::ArrayXd reaching_;  // Σ_{k: i ∈ S_k} σ^I_k, each σ^I_k through the wires it was last drawn with
};

}  // namespace

void asynchronous_update(Machinery& m, State& s, Sums& sums, std::size_t keep, const UpdateWatcher& watch) {
  const std::int64_t to = s.step + 1;
  if (!m.parameters().has_inhibitory_2()) {
    s.inhibitory_2.spikes.setZero();
    sums.inhibitory_2 = 0;
  }
  remember(s, keep);
  Sweep sweep(m, s, sums);
  for (const Turn& turn : order_of_turns(m, to)) {
    const bool before = watch && sweep.fires(turn);
    sweep.update(turn);
    if (watch) watch({turn.population, turn.neuron, before, sweep.fires(turn)}, sums);
  }
  if (m.parameters().has_inhibitory()) s.inhibitory.wired_at = m.wired_at(to);
  s.inhibitory_2.wired_at = m.wired_at(to);
  s.step = to;
}

}  // namespace engram
